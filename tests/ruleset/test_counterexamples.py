"""The simplest counterexample, by brute force: fewest facts unlike the best case, then fewest unlike a known example."""

from __future__ import annotations

from random import Random

import pytest
from building import random_facts, ruleset_of, synthetic_vocabulary, table_of

from scn_criteria.ruleset.counterexamples import StateOrder, best_case, minimal_counterexample
from scn_criteria.ruleset.state_space import StateSpace, table_space
from scn_criteria.ruleset.vocabulary import Facts, Value

pytestmark = pytest.mark.once

CONDITIONS = (
    {"all": [{"fact": "number", "at_least": 5}, {"fact": "flag", "is": True}]},
    {"any": [{"fact": "number", "less_than": 2}, {"fact": "colour", "is": "red"}]},
    {"all": [{"fact": "size", "is": "small"}, {"fact": "amount", "more_than": 3}]},
)
WORDS = synthetic_vocabulary()
TRIED: dict[str, list[Value]] = {
    "number": [0, 1, 2, 3, 5, 9],
    "flag": [True, False],
    "colour": ["red", "green", "blue"],
    "size": ["small", "large"],
    "amount": [1, 3, 8],
}


def space() -> StateSpace:
    table = table_of(CONDITIONS)
    return table_space(table, ruleset_of(table), WORDS)


def rows_alike(subject: StateSpace, fact: str, one: Value, other: Value) -> bool:
    return all(
        subject.compares(clause, one) is subject.compares(clause, other)
        for row in subject.table.rows
        if row.when is not None
        for clause in getattr(row.when, "parts", ())
        if clause.fact == fact
    )


def alike(subject: StateSpace, fact: str, one: Value | None, other: Value | None) -> bool:
    if one is None or other is None or isinstance(one, bool | str):
        return one == other
    return rows_alike(subject, fact, one, other)


@pytest.mark.parametrize("seed", range(40))
def test_the_simplest_and_most_familiar_state_is_found(seed: int) -> None:
    random, subject = Random(seed), space()
    states = sum(1 << number for number in random.sample(range(subject.size), 12))
    near = [random_facts(random, TRIED) for _ in range(3)]
    best = best_case(subject, WORDS)
    every = [subject.state(number) for number in subject.each(states)]

    def cost(facts: Facts) -> tuple[int, int]:
        changes = sum(facts[fact] != best[fact] for fact in facts)
        return changes, min(sum(not alike(subject, fact, facts[fact], one[fact]) for fact in facts) for one in near)

    found = minimal_counterexample(subject, states, WORDS, StateOrder(near=near))
    assert min(map(cost, every)) == cost(found)
