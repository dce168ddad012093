"""Rulesets edited at random: the fingerprint is the same just where choices and decisions are, in every setting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from building import JUST, comparisons, shipped

from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.difference import fingerprint, setting_difference, table_digest
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Not, Operator, ParameterName, Rule, Rules
from scn_criteria.ruleset.setting_space import admitted_values, set_to
from scn_criteria.ruleset.vocabulary import FactType, Number, Value

pytestmark = pytest.mark.once

ORDERED = (Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.LESS_THAN)
SAMPLES = 200

RuleEdit = Callable[[tuple[Rule, ...], Random], tuple[Rule, ...]]


def rows_swapped(rows: tuple[Rule, ...], random: Random) -> tuple[Rule, ...]:
    *conditional, last = rows
    place = random.randrange(len(conditional))
    conditional.insert(random.randrange(len(rows)), conditional.pop(place))
    return (*conditional, last)


def row_dropped(rows: tuple[Rule, ...], random: Random) -> tuple[Rule, ...]:
    place = random.randrange(len(rows) - 1)
    return rows[:place] + rows[place + 1 :]


def row_doubled(rows: tuple[Rule, ...], random: Random) -> tuple[Rule, ...]:
    row = random.choice(rows[:-1])
    place = random.randrange(len(rows))
    return (*rows[:place], replace(row, id="DOUBLE"), *rows[place:])


def row_narrowed(rows: tuple[Rule, ...], random: Random) -> tuple[Rule, ...]:
    """A row asks for something more, which another row asks."""
    compared = list(comparisons(random.choice(rows[:-1]).when))
    place = random.randrange(len(rows) - 1)
    row = rows[place]
    if not compared or row.when is None:
        return rows
    extra = random.choice(compared)
    others: tuple[Clause, ...] = (extra, Not(extra), AnyOf((extra, row.when)))
    narrowed = replace(row, when=All((row.when, random.choice(others))))
    return (*rows[:place], narrowed, *rows[place + 1 :])


def result_changed(rows: tuple[Rule, ...], random: Random) -> tuple[Rule, ...]:
    place = random.randrange(len(rows))
    changed = replace(rows[place], then=random.choice(rows).then)
    return (*rows[:place], changed, *rows[place + 1 :])


def comparison_changed(rows: tuple[Rule, ...], random: Random) -> tuple[Rule, ...]:
    """One comparison, wherever it stands, by another operator, against another number, or turned about."""
    every = [one for row in rows for one in comparisons(row.when)]
    if not every:
        return rows
    one = random.choice(every)
    other: Clause = Not(one)
    if one.operator in ORDERED and random.random() < 0.8:
        other = replace(one, operator=random.choice(ORDERED))
        if not isinstance(one.operand, ParameterName) or random.random() < 0.5:
            other = replace(one, operand=shipped().value(one.operand))
    elif one.operator is Operator.IS and isinstance(one.operand, bool) and random.random() < 0.7:
        other = Comparison(one.fact, Operator.IS_NOT, not one.operand)
    return tuple(row if row.when is None else replace(row, when=exchanged(row.when, one, other)) for row in rows)


def exchanged(clause: Clause, one: Clause, other: Clause) -> Clause:
    if clause == one:
        return other
    if isinstance(clause, Not):
        return Not(exchanged(clause.part, one, other))
    if isinstance(clause, All | AnyOf):
        return replace(clause, parts=tuple(exchanged(part, one, other) for part in clause.parts))
    return clause


RULE_EDITS: tuple[RuleEdit, ...] = (
    rows_swapped,
    row_dropped,
    row_doubled,
    row_narrowed,
    result_changed,
    comparison_changed,
    comparison_changed,
    comparison_changed,
)


def edited(random: Random, tables: tuple[str, ...]) -> tuple[Rules, str | None]:
    """The shipped ruleset with one edit, and the table that it is in; none where it changes what may be chosen or is."""
    ruleset = shipped()
    if random.random() < 0.15:
        name = random.choice(sorted(ruleset.parameters))
        one = ruleset.parameters[name]
        changed = random.choice(
            [
                replace(one, high=Fraction(one.high) + Fraction(one.step)),
                replace(one, value=one.high),
                replace(one, step=one.step),
            ]
        )
        return replace(ruleset, parameters={**ruleset.parameters, name: changed}), None
    name = random.choice(tables)
    table = ruleset.tables[name]
    changed_rows = random.choice(RULE_EDITS)(table.rows, random)
    return replace(ruleset, tables={**ruleset.tables, name: replace(table, rows=changed_rows)}), name


def random_setting(random: Random) -> dict[str, Number | str]:
    ruleset = shipped()
    return {name: random.choice(admitted_values(ruleset, name)) for name in ruleset.parameters} | {
        name: random.choice(sorted(one.alternatives)) for name, one in ruleset.readings.items()
    }


def witness(one: Rules, other: Rules, table: str, random: Random) -> bool:
    """Whether sampling finds a setting and facts that the interpreter reads differently."""
    for _ in range(SAMPLES // 10):
        setting = random_setting(random)
        old, new = set_to(one, setting), set_to(other, setting)
        for _ in range(10):
            facts = random_facts(old, new, table, random)
            if decided(old, table, facts) != decided(new, table, facts):
                return True
    return False


def random_facts(one: Rules, other: Rules, table: str, random: Random) -> dict[str, Value | None]:
    numbers: dict[str, set[Number]] = {}
    for ruleset in (one, other):
        for row in ruleset.tables[table].rows:
            for clause in comparisons(row.when):
                value = ruleset.value(clause.operand)
                numbers.setdefault(clause.fact, set()).update([] if isinstance(value, bool | str | tuple) else [value])
    facts: dict[str, Value | None] = {}
    for fact, compared in sorted(numbers.items()):
        definition = vocabulary().facts[fact]
        tried: list[Value] = [False, True] if definition.type is FactType.BOOLEAN else list(definition.words)
        for number in sorted(compared):
            beside = (
                [number - 1, number, number + 1]
                if definition.whole
                else [number, Fraction(number) - JUST, Fraction(number) + JUST]
            )
            low, high = definition.least, definition.most
            tried += [one for one in beside if (low is None or one >= low) and (high is None or one <= high)]
        unknown = not definition.always_known and random.randrange(8) == 0
        facts[fact] = None if unknown or not tried else random.choice(tried)
    return facts


def decided(ruleset: Rules, table: str, facts: Mapping[str, Value | None]) -> str:
    return Interpreter(ruleset, vocabulary()).result(ruleset.tables[table], facts)


def check(edit: int, tables: tuple[str, ...]) -> None:
    random = Random(edit)
    before = shipped()
    after, table = edited(random, tables)
    same = fingerprint(before, vocabulary()) == fingerprint(after, vocabulary())
    if table is None:
        assert same is ((before.parameters, before.readings) == (after.parameters, after.readings))
        return
    digests = {table_digest(one.tables[table], one, vocabulary()) for one in (before, after)}
    assert same is (len(digests) == 1)
    found = setting_difference(table, before, after, vocabulary(), RELATIONS)
    assert same is (found is None)
    if found is None:
        assert not witness(before, after, table, random)
        return
    setting = {**found.moved}
    for shift in found.difference.shifts:
        results = [decided(set_to(one, setting), table, shift.example) for one in (before, after)]
        assert [shift.before, shift.after] == results


QUICK = tuple(name for name in shipped().tables if name != "REC")


@pytest.mark.parametrize("edit", range(60))
def test_an_edit(edit: int) -> None:
    check(edit, QUICK)


@pytest.mark.thorough
@pytest.mark.parametrize("first", range(1000, 1500, 50))
def test_five_hundred_edits(first: int) -> None:
    for edit in range(first, first + 50):
        check(edit, tuple(shipped().tables))
