"""All tables as shipped, and varied: around every threshold the engine and the interpreter hit the same rows."""

from __future__ import annotations

from functools import lru_cache
from random import Random

import pytest
from building import Facts, choices, fired, judged, random_facts, read, shipped

from scn_criteria.decision.vocabulary import RECOMMENDATION, vocabulary
from scn_criteria.ruleset.engine import DurableEngine
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import vary
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.state_space import table_space

SEED = 20120726
MANY = 2000
SOME = 1000
FEW = 100
ENDS = ("low", "high")
PARAMETERS = tuple(shipped().parameters)
READINGS = tuple(
    (name, choice)
    for name, reading in shipped().readings.items()
    for choice in reading.alternatives
    if choice != reading.choice
)


@lru_cache(maxsize=1)
def facts_as_shipped() -> list[Facts]:
    return drawn(shipped(), MANY)


def drawn(ruleset: Rules, how_many: int) -> list[Facts]:
    random = Random(SEED)
    tried = choices(ruleset, vocabulary())
    return [random_facts(random, tried) for _ in range(how_many)]


def at_end(end: str, names: tuple[str, ...]) -> Rules:
    chosen = {name: str(getattr(shipped().parameters[name], end)) for name in names}
    return vary(shipped(), chosen, {}, vocabulary())


def differences(ruleset: Rules, many: list[Facts]) -> list[Facts]:
    """The facts on which the two differ in any table and any hit, not only the first."""
    engine, interpreter = DurableEngine(ruleset, vocabulary(), confirmed=False), Interpreter(ruleset, vocabulary())
    return [facts for facts in many if judged(engine, facts, ruleset.tables) != read(interpreter, facts)]


def test_as_shipped() -> None:
    assert differences(shipped(), facts_as_shipped()) == []


SMALL = tuple(table for table in shipped().tables if table != RECOMMENDATION)
"""The recommendation has very many states, and a test of its own."""


@pytest.mark.parametrize("name", SMALL)
def test_every_state_that_a_table_shows_apart(name: str) -> None:
    """Unknown facts and every threshold, with what lies between, below and above: nothing else can make a difference."""
    table, interpreter, engine = (
        shipped().tables[name],
        Interpreter(shipped(), vocabulary()),
        DurableEngine(shipped(), vocabulary(), confirmed=False),
    )
    space = table_space(table, shipped(), vocabulary())
    for number in space.each(space.everything):
        facts = space.state(number)
        hits = tuple(row for row, states in space.matching.items() if states >> number & 1)
        assert fired(engine, name, facts) == interpreter.hits(table, facts) == hits, facts


def test_the_random_facts_reach_every_row() -> None:
    """All but four of other readings, and two that want nine ratings met: every state of their table is fired elsewhere."""
    interpreter = Interpreter(shipped(), vocabulary())
    reached = {hits[0] for facts in facts_as_shipped() for hits in read(interpreter, facts).values()}
    every = {row.id for table in shipped().tables.values() for row in table.rows}
    assert every - reached == {"C6-R2", "C8-R1", "REC-R3", "REC-R7", "REC-R2", "REC-R9"}


@pytest.mark.parametrize("end", ENDS)
def test_with_all_parameters_at_an_end_of_their_range(end: str) -> None:
    ruleset = at_end(end, PARAMETERS)
    assert differences(ruleset, drawn(ruleset, SOME)) == []


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("name", PARAMETERS)
def test_with_one_parameter_at_an_end_of_its_range(name: str, end: str) -> None:
    ruleset = at_end(end, (name,))
    assert differences(ruleset, drawn(ruleset, FEW)) == []


@pytest.mark.parametrize(("name", "choice"), READINGS)
def test_with_a_reading_chosen_otherwise(name: str, choice: str) -> None:
    ruleset = vary(shipped(), {}, {name: choice}, vocabulary())
    assert differences(ruleset, drawn(ruleset, SOME)) == []
