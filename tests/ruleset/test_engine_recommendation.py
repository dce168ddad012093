"""The recommendation, in every state that there is: engine, interpreter and bit sets say the same.

Nothing is sampled and nothing is skipped: all 174,960 states (8,748 ratings, four pairs of situations, five types of
network) are handed to the engine one by one and fired. To keep it short, the 18 states that differ only in the first three
ratings share one evaluation, as the 24 tables of an assessment do.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

import pytest
from building import shipped

from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.vocabulary import (
    KNOWN_RATINGS,
    KNOWN_SITUATIONS,
    KNOWN_TYPES,
    RECOMMENDATION,
    given_by,
    vocabulary,
)
from scn_criteria.ruleset.engine import DurableEngine
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import vary
from scn_criteria.ruleset.model import All, AnyOf, Clause, Not, ReadingIs, Rules
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.terms import Criterion, Situation

pytestmark = pytest.mark.thorough

AXES = {
    **{criterion.value: given_by((shipped().tables[criterion.name],), KNOWN_RATINGS) for criterion in Criterion},
    **{situation.value: KNOWN_SITUATIONS for situation in Situation},
    "network_type": KNOWN_TYPES,
}
STATES = 3**7 * 2**2 * 2**2 * 5
TOGETHER = 3**2 * 2
AS_SHIPPED = {"situations": "either", "criteria": "conjunctive", "decisive_criteria": "named"}
READINGS = (
    *(
        AS_SHIPPED | {"situations": situations, "criteria": criteria}
        for situations, criteria in product(("either", "both"), ("conjunctive", "majority"))
    ),
    *(AS_SHIPPED | {"decisive_criteria": decisive} for decisive in ("every", "none")),
)

Hits = tuple[str, ...]


def states() -> Iterator[dict[str, str]]:
    """Every state, the first rating changing fastest."""
    names = tuple(reversed(AXES))
    for words in product(*(AXES[name] for name in names)):
        yield dict(zip(names, words, strict=True))


def variant(readings: dict[str, str]) -> Rules:
    return vary(shipped(), {}, readings, vocabulary())


@lru_cache(maxsize=1)
def as_read() -> list[Hits]:
    """What the interpreter says of each state, under the readings as shipped."""
    return read_all(shipped())


def read_all(ruleset: Rules) -> list[Hits]:
    interpreter = Interpreter(ruleset, vocabulary())
    table = ruleset.tables[RECOMMENDATION]
    seen: dict[Hits, Hits] = {}
    hits = (interpreter.hits(table, state) for state in states())
    return [seen.setdefault(one, one) for one in hits]


def as_fired(engine: DurableEngine) -> Iterator[Hits]:
    every = states()
    for _ in range(STATES // TOGETHER):
        with engine.evaluation() as evaluation:
            for _ in range(TOGETHER):
                yield evaluation.hits(RECOMMENDATION, next(every))


def as_laid_out(space: StateSpace) -> list[str]:
    """The row that decides each state, taken from the bit sets."""
    deciding = [""] * space.size
    for row, leading in space.rows.items():
        bits = f"{leading:0{space.size}b}"[::-1]
        place = bits.find("1")
        while place >= 0:
            assert deciding[place] == ""
            deciding[place] = row
            place = bits.find("1", place + 1)
    return deciding


def readings_in(clause: Clause | None) -> set[str]:
    if isinstance(clause, All | AnyOf):
        return set().union(*(readings_in(part) for part in clause.parts))
    if isinstance(clause, Not):
        return readings_in(clause.part)
    return {clause.reading} if isinstance(clause, ReadingIs) else set()


def test_there_are_as_many_states_as_said() -> None:
    assert STATES == recommendation_space(shipped(), vocabulary()).size == len(as_read())


def test_the_engine_fires_what_the_interpreter_reads_in_every_state() -> None:
    fired = as_fired(DurableEngine(shipped(), vocabulary(), confirmed=False))
    differing = [
        number for number, (expected, actual) in enumerate(zip(as_read(), fired, strict=True)) if expected != actual
    ]
    assert differing == []


def test_only_three_readings_bear_on_the_recommendation() -> None:
    """So no other reading needs to be tried here."""
    rows = shipped().tables[RECOMMENDATION].rows
    assert set(READINGS[0]) == set().union(*(readings_in(row.when) for row in rows))


@pytest.mark.parametrize("readings", READINGS, ids=lambda readings: "-".join(readings.values()))
def test_the_bit_sets_hold_what_the_interpreter_reads_in_every_state(readings: dict[str, str]) -> None:
    ruleset = variant(readings)
    expected = read_all(ruleset) if ruleset.variant else as_read()
    laid_out = as_laid_out(recommendation_space(ruleset, vocabulary()))
    assert [number for number, row in enumerate(laid_out) if row != expected[number][0]] == []
