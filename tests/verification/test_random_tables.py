"""What is proved of random tables, against the interpreter, which reads every state one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from random import Random

import pytest
from random_rulesets import random_ruleset

from scn_criteria.ruleset.codes import DEAD_ROW, GAP, NO_INFLUENCE, NOT_MONOTONE, UNREACHABLE
from scn_criteria.ruleset.counterexamples import ProofFinding
from scn_criteria.ruleset.fact_constraints import FactConstraint, FactRelation, FeasibleStates, SumConstraint
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.verification import TableUnderProof, every_reading, prove, subject_of
from scn_criteria.ruleset.vocabulary import Facts, Number, Stronger, Vocabulary

pytestmark = pytest.mark.thorough

RULESETS = range(200)
LARGEST = 600
"""States of a table that are read one by one; larger tables are drawn again."""
CONSTRAINTS: tuple[FactConstraint, ...] = (
    SumConstraint(("number",), "amount"),
    FactRelation(("flag", "sign"), lambda values: values["flag"] is not None or values["sign"] is None),
)


def directed(vocabulary: Vocabulary) -> Vocabulary:
    """A vocabulary in which more of a number is stronger, and less of an amount."""
    directions = {"number": Stronger.HIGHER, "flag": Stronger.HIGHER, "amount": Stronger.LOWER}
    facts = {name: replace(fact, stronger=directions.get(name, fact.stronger)) for name, fact in vocabulary.facts.items()}
    return replace(vocabulary, facts=facts)


@lru_cache(maxsize=None)
def drawn(seed: int) -> tuple[Rules, Vocabulary]:
    """A random ruleset with small tables, open or closed, whose results have an order."""
    random = Random(seed)
    while True:
        ruleset, vocabulary = random_ruleset(random, tables=2)
        vocabulary = directed(vocabulary)
        tables = {name: opened(table) if random.randrange(3) == 0 else table for name, table in ruleset.tables.items()}
        order = tuple(random.sample([f"result_{number}" for number in range(1, 6)], 5))
        ruleset = replace(ruleset, tables=tables, orders={"results": order})
        if all(subject.space.size <= LARGEST for subject in subjects(ruleset, vocabulary)):
            return ruleset, vocabulary


def opened(table: DecisionTable) -> DecisionTable:
    """A table without its last row."""
    return replace(table, rows=table.rows[:-1])


def subjects(ruleset: Rules, vocabulary: Vocabulary) -> Iterator[TableUnderProof]:
    feasible = FeasibleStates(ruleset, vocabulary, CONSTRAINTS)
    return (subject_of(table, feasible) for table in ruleset.tables.values())


def happens(facts: Facts, subject: TableUnderProof) -> bool:
    """Whether a state respects the constraints that its table is subject to."""
    number, amount = facts.get("number"), facts.get("amount")
    if {"number", "amount"} <= set(subject.space.axes) and size(number) > size(amount):
        return False
    return not {"flag", "sign"} <= set(subject.space.axes) or facts["flag"] is not None or facts["sign"] is None


def size(value: object) -> Number:
    return value if isinstance(value, Number) and not isinstance(value, bool) else 0


def states(subject: TableUnderProof) -> list[Facts]:
    every = [subject.space.state(number) for number in range(subject.space.size)]
    return [facts for facts in every if happens(facts, subject)]


def found_by_hand(subject: TableUnderProof) -> set[tuple[str, str]]:
    """Faults of a table, each as its code and what it is about."""
    table = subject.table
    first = [readings(subject, facts) for facts in states(subject)]
    deciding = {row for rows in first for row in rows}
    results = {table.row(row).then for row in deciding if row}
    wanted = {row.then for row in table.rows}
    faults = {(UNREACHABLE.number, result) for result in wanted - results}
    faults |= {(DEAD_ROW.number, row.id) for row in table.rows if row.when is not None and row.id not in deciding}
    if any(not Interpreter(subject.ruleset, subject.vocabulary).hits(table, facts) for facts in states(subject)):
        faults.add((GAP.number, table.id))
    faults |= {(NOT_MONOTONE.number, fact) for fact in subject.space.axes if falls(subject, fact)}
    return faults | {(NO_INFLUENCE.number, fact) for fact in subject.space.axes if idle(subject, fact)}


def readings(subject: TableUnderProof, facts: Facts) -> set[str | None]:
    """The rows that decide a state, under every reading that the table uses."""
    variants = [subject.ruleset, *(space._ruleset for space in subject.readings)]
    hits = [Interpreter(variant, subject.vocabulary).hits(subject.table, facts) for variant in variants]
    return {one[0] if one else None for one in hits}


def result(subject: TableUnderProof, facts: Facts, ruleset: Rules | None = None) -> str | None:
    hits = Interpreter(ruleset or subject.ruleset, subject.vocabulary).hits(subject.table, facts)
    return subject.table.row(hits[0]).then if hits else None


def falls(subject: TableUnderProof, fact: str) -> bool:
    definition, order = subject.vocabulary.facts[fact], subject.order
    if definition.stronger is Stronger.NEITHER:
        return False
    values = [value for value in subject.space.axes[fact].values if value is not None]
    upwards = values if definition.stronger is Stronger.HIGHER else values[::-1]
    for facts in states(subject):
        for before, after in pairwise(upwards):
            stronger = {**facts, fact: after}
            if facts[fact] == before and happens(stronger, subject):
                old, new = result(subject, facts), result(subject, stronger)
                if old in order and new in order and order.index(new) < order.index(old):
                    return True
    return False


def idle(subject: TableUnderProof, fact: str) -> bool:
    """Whether a fact changes nothing, whatever may happen, under any reading."""
    every = [subject.space.state(number) for number in range(subject.space.size)]
    for variant in every_reading(subject.table, subject.ruleset):
        for facts in every:
            given = {result(subject, {**facts, fact: value}, variant) for value in subject.space.axes[fact].values}
            if len(given) > 1:
                return False
    return True


def named(found: ProofFinding) -> tuple[str, str]:
    if found.code is DEAD_ROW and found.row:
        return found.code.number, found.row.id
    if found.code is GAP:
        return found.code.number, found.table.id
    if found.change:
        return found.code.number, found.change.fact
    return found.code.number, found.message.split('"')[1]


@pytest.mark.parametrize("seed", RULESETS)
def test_what_is_proved_is_what_is_counted(seed: int) -> None:
    ruleset, vocabulary = drawn(seed)
    checked = {GAP, DEAD_ROW, UNREACHABLE, NOT_MONOTONE, NO_INFLUENCE}
    expected = {fault for subject in subjects(ruleset, vocabulary) for fault in found_by_hand(subject)}
    assert expected == {named(found) for found in prove(ruleset, vocabulary, CONSTRAINTS) if found.code in checked}


@pytest.mark.parametrize("seed", RULESETS)
def test_bits_and_interpreter_give_every_state_the_same_result(seed: int) -> None:
    ruleset, vocabulary = drawn(seed)
    for subject in subjects(ruleset, vocabulary):
        space = subject.space
        for number in range(space.size):
            leading = [one for one, among in space.results.items() if among >> number & 1]
            assert [*filter(None, [result(subject, space.state(number))])] == leading


@pytest.mark.parametrize("seed", RULESETS)
def test_an_example_can_happen(seed: int) -> None:
    ruleset, vocabulary = drawn(seed)
    laid_out = {subject.table.id: subject for subject in subjects(ruleset, vocabulary)}
    examples = [one for one in prove(ruleset, vocabulary, CONSTRAINTS) if one.example is not None]
    assert all(happens(one.example or {}, laid_out[one.table.id]) for one in examples)
