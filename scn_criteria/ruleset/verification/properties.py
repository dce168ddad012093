"""What must hold of every table, proved over all states that it can tell apart. One function a property."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from scn_criteria.diagnostics import Code
from scn_criteria.ruleset.cells import comparisons_in
from scn_criteria.ruleset.model import Comparison, Operator, Row, Ruleset, Table
from scn_criteria.ruleset.space import Axis, Space, States
from scn_criteria.ruleset.verification.codes import (
    DEAD_ROW,
    GAP,
    HOLE,
    NO_INFLUENCE,
    NOT_MONOTONE,
    OVERLAP,
    UNREACHABLE,
)
from scn_criteria.ruleset.verification.finding import Change, Found
from scn_criteria.ruleset.verification.witness import simplest, telling
from scn_criteria.ruleset.vocabulary import FactType, Stronger, Vocabulary


@dataclass(frozen=True, slots=True)
class Subject:
    """A table under proof: its states as chosen, and under every other choice of the readings that it uses."""

    table: Table
    ruleset: Ruleset
    vocabulary: Vocabulary
    space: Space
    readings: Sequence[Space]

    def found(
        self, code: Code, message: str, states: States, *, row: Row | None = None, change: Change | None = None
    ) -> Found:
        """A finding with its simplest example among some states."""
        example = simplest(self.space, states, self.vocabulary)
        told = telling(self.space, example, self.vocabulary)
        return Found(code, self.table, message, row, example, told, change)


def check_gaps(subject: Subject) -> Iterator[Found]:
    """Every state has a result."""
    if subject.space.uncovered:
        message = f"table {subject.table.id} gives no result for some facts"
        yield subject.found(GAP, message, subject.space.uncovered)


def check_dead_rows(subject: Subject) -> Iterator[Found]:
    """Every row but the last decides somewhere, under some choice of readings."""
    for row in subject.table.rows:
        if row.when is None or any(space.rows[row.id] for space in subject.readings):
            continue
        matching = subject.space.matching[row.id]
        hiding = [one.id for one in subject.table.rows if subject.space.rows[one.id] & matching]
        why = f"every state that it matches is decided by {', '.join(hiding)}" if matching else "nothing can match it"
        yield Found(DEAD_ROW, subject.table, f"row {row.id} never decides: {why}", row)


def check_reach(subject: Subject) -> Iterator[Found]:
    """Every result that a row gives, or that the order of the table names, can be reached."""
    wanted = dict.fromkeys((*(row.then for row in subject.table.rows), *subject.ruleset.order(subject.table)))
    for result in wanted:
        if not any(space.results.get(result) for space in subject.readings):
            yield Found(UNREACHABLE, subject.table, f'table {subject.table.id} never gives "{result}"')


def check_overlaps(subject: Subject) -> Iterator[Found]:
    """Pairs of rows that match the same state and say different things. The last row is no rival."""
    rows = [row for row in subject.table.rows if row.when is not None]
    for upper, lower in combinations(rows, 2):
        both = subject.space.matching[upper.id] & subject.space.matching[lower.id]
        if both and upper.then != lower.then:
            message = (
                f"rows {upper.id} ({upper.then}) and {lower.id} ({lower.then}) match the same facts; {upper.id} decides"
            )
            yield subject.found(OVERLAP, message, both, row=lower)


def check_monotony(subject: Subject) -> Iterator[Found]:
    """Stronger evidence never leads to a weaker result, in the order that the ruleset declares."""
    order = subject.ruleset.order(subject.table)
    for axis in subject.space.axes.values():
        fall = _fall(subject, axis, order)
        if fall:
            yield fall


def _fall(subject: Subject, axis: Axis, order: Sequence[str]) -> Found | None:
    """The simplest case in which one fact made stronger by one step weakens the result."""
    definition = subject.vocabulary.facts[axis.fact]
    steps = [(one, one + 1) for one in range(len(axis.values) - 1) if axis.values[one] is not None]
    if definition.stronger is Stronger.LOWER:
        steps = [(after, before) for before, after in steps]
    for before, after in steps if definition.stronger is not Stronger.NEITHER else []:
        for low, high in combinations(order, 2):
            states = _turning(subject.space, axis, (before, after), (high, low))
            if states:
                return _describe(subject, axis, states, (before, after), (high, low))
    return None


def _turning(space: Space, axis: Axis, step: tuple[int, int], results: tuple[str, str]) -> States:
    """The states at the first value of a step with the first result, from which the step leads to the second."""
    (before, after), (first, second) = step, results
    here = space.results.get(first, 0) & space.where(axis.fact, (axis.values[before],))
    there = space.results.get(second, 0) & space.where(axis.fact, (axis.values[after],))
    distance = (after - before) * axis.stride
    return here & (there >> distance if distance > 0 else there << -distance)


def _describe(subject: Subject, axis: Axis, states: States, step: tuple[int, int], results: tuple[str, str]) -> Found:
    before, after = axis.values[step[0]], axis.values[step[1]]
    message = (
        f'in table {subject.table.id}, making "{axis.fact}" stronger, from {before} to {after}, '
        f'turns "{results[0]}" into "{results[1]}"'
    )
    change = Change(axis.fact, before, after, *results)
    return subject.found(NOT_MONOTONE, message, states, change=change)


def check_influence(subject: Subject) -> Iterator[Found]:
    """Every fact that a table reads changes the result somewhere, under some choice of readings."""
    for fact in subject.space.axes:
        if not any(space.matters(fact, space.everything) for space in subject.readings):
            yield Found(NO_INFLUENCE, subject.table, f'in table {subject.table.id}, "{fact}" never changes the result')


def check_holes(subject: Subject) -> Iterator[Found]:
    """No number falls between two rows at one single value."""
    last = subject.table.rows[-1]
    for axis in subject.space.axes.values():
        if subject.vocabulary.facts[axis.fact].type is not FactType.NUMBER or len(subject.table.rows) < 2:
            continue
        hole = _hole(subject, axis, last)
        if hole:
            value, states = hole
            message = f'in table {subject.table.id}, only the last row matches where "{axis.fact}" is exactly {value}'
            yield subject.found(HOLE, message, states, row=last)


def _hole(subject: Subject, axis: Axis, last: Row) -> tuple[object, States] | None:
    """A value at which only the last row matches, while other rows match just below and just above it."""
    space = subject.space
    fallen = space.rows[last.id] if last.when is None else space.uncovered
    elsewhere = space.everything & ~fallen
    for index in range(1, len(axis.values) - 1):
        if axis.values[index - 1] is None or not _left_out(subject, axis.fact, axis.values[index]):
            continue
        here, below, above = (space.where(axis.fact, (axis.values[one],)) for one in (index, index - 1, index + 1))
        states = (fallen & here) & ((elsewhere & below) << axis.stride) & ((elsewhere & above) >> axis.stride)
        if states:
            return axis.values[index], states
    return None


def _left_out(subject: Subject, fact: str, value: object) -> bool:
    """Whether rows compare a fact with a value from below and from above, and none of them includes the value."""
    operators = {
        one.operator
        for row in subject.table.rows
        for one in comparisons_in(row.when)
        if isinstance(one, Comparison) and one.fact == fact and subject.ruleset.value(one.operand) == value
    }
    return operators == {Operator.LESS_THAN, Operator.MORE_THAN}


PROPERTIES = (
    check_gaps,
    check_dead_rows,
    check_reach,
    check_overlaps,
    check_monotony,
    check_influence,
    check_holes,
)
