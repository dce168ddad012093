"""What the pages of docs/ say is what the program does: an evaluator written from them alone decides as the program.

Random facts under random settings: every result of every table, and the outcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random

import pytest
from evaluator_from_docs import DEFER, OUTCOME, Documented

from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.vocabulary import RECOMMENDATION, vocabulary
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.setting_space import admitted_values, set_to
from scn_criteria.ruleset.state_space import StateSpace, table_space
from scn_criteria.ruleset.vocabulary import Facts, Number, Value

SETTINGS, EACH = range(100), 50
FEW = 8
"""Settings of the usual run; the long one takes all. Under each so many sets of facts are tried."""
WORDS = vocabulary()


@lru_cache(maxsize=1)
def documented() -> Documented:
    return Documented()


@lru_cache(maxsize=1)
def shipped() -> Rules:
    ruleset = load_ruleset(ruleset_folder(), DEFAULT_RULESET, WORDS).ruleset
    assert ruleset is not None
    return ruleset


def random_setting(random: Random) -> dict[str, Number | str]:
    """Most choices as shipped, some moved."""
    moved: dict[str, Number | str] = {}
    for name, reading in shipped().readings.items():
        if random.random() < 0.4:
            moved[name] = random.choice(list(reading.alternatives))
    for name in shipped().parameters:
        if random.random() < 0.4:
            moved[name] = random.choice(admitted_values(shipped(), name))
    return moved


def random_facts(random: Random, spaces: Sequence[StateSpace]) -> Facts:
    """For every table a state that leads to a result drawn first; mostly strong ones, so that outcomes are of all kinds."""
    facts: dict[str, Value | None] = {}
    strong = random.random() < 0.5
    for space in spaces:
        results = [result for result, states in space.results.items() if states]
        favoured = [one for one in ("met", "applies", "strategic_clinical_network") if one in results]
        wanted = favoured[0] if favoured and strong and random.random() < 0.85 else random.choice(results)
        number = random.randrange(space.size)
        while not space.results[wanted] >> number & 1:
            number = random.randrange(space.size)
        facts |= space.state(number)
    return facts


def by_program(facts: Facts, ruleset: Rules) -> dict[str, str]:
    interpreter = Interpreter(ruleset, WORDS)
    tables = (table for table in ruleset.tables.values() if table.id != RECOMMENDATION)
    results = {table.name: interpreter.result(table, facts) for table in tables}
    space = recommendation_space(ruleset, WORDS)
    known = {fact: results[fact] if results[fact] in axis.values else None for fact, axis in space.axes.items()}
    possible = space.possible(space.among(known))
    return {**results, OUTCOME: possible[0] if len(possible) == 1 else DEFER}


def differences(seed: int) -> list[str]:
    random = Random(f"docs {seed}")
    setting = random_setting(random) if seed else {}
    ruleset = set_to(shipped(), setting)
    spaces = [table_space(table, ruleset, WORDS) for name, table in ruleset.tables.items() if name != RECOMMENDATION]
    faults = []
    for _ in range(EACH):
        facts = random_facts(random, spaces)
        expected, found = by_program(facts, ruleset), documented().results(facts, setting)
        faults += [f"{name}: {found.get(name)}, expected {one}" for name, one in expected.items() if found.get(name) != one]
    return faults


def test_the_pages_have_every_row_and_every_choice() -> None:
    rows = {row.id for rows in documented().tables.values() for row in rows}
    assert {row.id for table in shipped().tables.values() for row in table.rows} == rows
    assert {**shipped().parameters, **shipped().readings}.keys() == documented().setting.keys()


@pytest.mark.parametrize("seed", SETTINGS[:FEW])
def test_the_pages_decide_as_the_program_does(seed: int) -> None:
    assert differences(seed) == []


@pytest.mark.thorough
@pytest.mark.parametrize("seed", SETTINGS[FEW:])
def test_the_pages_decide_as_the_program_does_in_more_settings(seed: int) -> None:
    assert differences(seed) == []
