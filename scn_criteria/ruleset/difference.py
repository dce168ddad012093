"""Differences between the decisions of two rulesets, by exhaustion over all states, and a digest of such decisions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.ruleset.counterexamples import Example, StateOrder, minimal_counterexample, shown_facts
from scn_criteria.ruleset.fact_constraints import FactConstraint, FeasibleStates
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace, axes_of, thresholds_of, values_of
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Value, Vocabulary

# Differences between two rulesets


@dataclass(frozen=True, slots=True)
class Shift:
    """The states that lead to one result before and to another after, with the simplest of them and its rows."""

    before: str
    after: str
    number: int
    example: Example
    shown_facts: Example
    """The facts of the example that differ from the best case."""
    rule_before: str
    rule_after: str


@dataclass(frozen=True, slots=True)
class TableDifference:
    """A table, how many states it can be in, and which of them lead to another result than before."""

    table: str
    states: int
    shifts: tuple[Shift, ...]

    @property
    def changed(self) -> int:
        """How many states lead to another result."""
        return sum(shift.number for shift in self.shifts)


def table_difference(
    table: str,
    before: Rules,
    after: Rules,
    vocabulary: Vocabulary,
    constraints: Sequence[FactConstraint] = (),
) -> TableDifference:
    """The states in which two rulesets differ at a table, over all values that either distinguishes and that can happen."""
    first, second = shared_spaces(table, before, after, vocabulary, constraints)
    states = FeasibleStates(before, vocabulary, constraints).attainable(first)
    found = tuple(shifts(first, second, states, vocabulary, before.order(before.tables[table])))
    return TableDifference(table, states.bit_count(), found)


def shared_spaces(
    table: str,
    before: Rules,
    after: Rules,
    vocabulary: Vocabulary,
    constraints: Sequence[FactConstraint] = (),
) -> tuple[StateSpace, StateSpace]:
    """The same states laid out for a table of two rulesets."""
    thresholds: dict[str, set[Number]] = {}
    for ruleset in (before, after):
        for axis in FeasibleStates(ruleset, vocabulary, constraints).space(ruleset.tables[table]).axes.values():
            thresholds.setdefault(axis.fact, set()).update(_numbers(axis.values))
    axes = {fact: values_of(vocabulary.facts[fact], tuple(sorted(found))) for fact, found in sorted(thresholds.items())}
    return StateSpace(before.tables[table], axes, before, vocabulary), StateSpace(
        after.tables[table], axes, after, vocabulary
    )


def shifts(
    before: StateSpace, after: StateSpace, among: StateSet, vocabulary: Vocabulary, order: Sequence[str] = ()
) -> Iterator[Shift]:
    """The pairs of different results that some states lead to, most frequent first. Both spaces hold the same states."""
    state_order = StateOrder(order, among)
    pairs = [
        (result, other, changed)
        for result, states in before.results.items()
        for other, others in after.results.items()
        if result != other and (changed := states & others & among)
    ]
    for result, other, changed in sorted(pairs, key=lambda pair: (-pair[2].bit_count(), pair[0], pair[1])):
        example = minimal_counterexample(before, changed, vocabulary, state_order)
        thresholds = shown_facts(before, example, vocabulary, state_order)
        rules = (_deciding(before, example), _deciding(after, example))
        yield Shift(result, other, changed.bit_count(), example, thresholds, *rules)


def _deciding(space: StateSpace, example: Example) -> str:
    """The row that decides a state."""
    state = space.everything
    for fact, value in example.items():
        state &= space.where(fact, (value,))
    return next(row for row, states in space.rows.items() if states & state)


def _numbers(values: Iterable[Value | None]) -> Iterator[Number]:
    return (value for value in values if value is not None and not isinstance(value, bool | str))


# A digest of the decisions of a ruleset, whatever its wording: it changes when some decision changes, and only then


def fingerprint(ruleset: Rules, vocabulary: Vocabulary) -> str:
    """The digest of a ruleset's decisions, in hexadecimal."""
    decided: dict[str, object] = {table.id: _decided(table, ruleset, vocabulary) for table in ruleset.tables.values()}
    decided |= {f"${name}": str(one.value) for name, one in ruleset.parameters.items() if name in vocabulary.parameters}
    return hashlib.sha256(json.dumps(decided, sort_keys=True).encode()).hexdigest()


def _decided(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> list[object]:
    """The facts that make a difference, where they do, and the states that lead to each result."""
    space = StateSpace(table, axes_of(table, ruleset, vocabulary), ruleset, vocabulary)
    kept = {axis.fact: _distinct_values(space, axis, vocabulary) for axis in space.axes.values()}
    reduced = StateSpace(table, kept, ruleset, vocabulary)
    thresholds = thresholds_of(table, ruleset, vocabulary)
    marks = [
        [fact, [_mark(space.axes[fact].values, value, thresholds[fact], vocabulary.facts[fact]) for value in values]]
        for fact, values in kept.items()
        if len(values) > 1
    ]
    return [marks, {result: f"{states:x}" for result, states in reduced.results.items() if states}]


def _distinct_values(space: StateSpace, axis: StateAxis, vocabulary: Vocabulary) -> tuple[Value | None, ...]:
    """The values of a fact that lead to different results: of neighbouring numbers that do not, only the lowest."""
    columns = [
        tuple((states & space.where(axis.fact, (value,))) >> (index * axis.stride) for states in space.results.values())
        for index, value in enumerate(axis.values)
    ]
    if all(column == columns[0] for column in columns):
        return axis.values[:1]
    if vocabulary.facts[axis.fact].type is not FactType.NUMBER:
        return axis.values
    kept = [axis.values[0]]
    for index, value in enumerate(axis.values[1:], start=1):
        if axis.values[index - 1] is None or columns[index] != columns[index - 1]:
            kept.append(value)
    return tuple(kept)


def _mark(
    values: tuple[Value | None, ...], value: Value | None, thresholds: Collection[Number], definition: FactDefinition
) -> str:
    """A value as the digest names it: where a number begins to differ, whichever value happens to stand for it."""
    if value is None or isinstance(value, bool | str):
        return json.dumps(value)
    index = values.index(value)
    below = values[index - 1] if index else None
    if below is None:
        return "lowest"
    exact = definition.whole or value in thresholds
    return f"from {Fraction(value)}" if exact else f"above {Fraction(below)}"
