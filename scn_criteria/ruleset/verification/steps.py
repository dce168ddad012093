"""What must hold along each fact: stronger evidence never weakens the result, and no number falls between rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from scn_criteria import wording
from scn_criteria.ruleset.cells import comparisons_in
from scn_criteria.ruleset.model import Comparison, Operator, Row
from scn_criteria.ruleset.space import Axis, States
from scn_criteria.ruleset.verification.codes import HOLE, NOT_MONOTONE
from scn_criteria.ruleset.verification.finding import Change, Found
from scn_criteria.ruleset.verification.subject import Subject
from scn_criteria.ruleset.vocabulary import FactType, Stronger, Value


def check_monotony(subject: Subject) -> Iterator[Found]:
    """Stronger evidence never leads to a weaker result, in the order that the ruleset declares."""
    for axis in subject.space.axes.values():
        fall = _fall(subject, axis, subject.order)
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
            states = _turning(subject, axis, (before, after), (high, low))
            if states:
                return _describe(subject, axis, states, (before, after), (high, low))
    return None


def _turning(subject: Subject, axis: Axis, step: tuple[int, int], results: tuple[str, str]) -> States:
    """The states at the first value of a step with the first result, from which the step leads to the second."""
    (before, after), (first, second) = step, results
    space, attainable = subject.space, subject.attainable
    here = space.results.get(first, 0) & attainable & space.where(axis.fact, (axis.values[before],))
    there = space.results.get(second, 0) & attainable & space.where(axis.fact, (axis.values[after],))
    return here & moved(there, (before - after) * axis.stride)


def moved(states: States, distance: int) -> States:
    """States moved along by a distance, up or down."""
    return states << distance if distance > 0 else states >> -distance


def _describe(subject: Subject, axis: Axis, states: States, step: tuple[int, int], results: tuple[str, str]) -> Found:
    before, after = axis.values[step[0]], axis.values[step[1]]
    step_said = f"from {wording.value(before)} to {wording.value(after)}"
    turn = f'turns "{results[0]}" into "{results[1]}"'
    message = f'in table {subject.table.id}, making "{axis.fact}" stronger, {step_said}, {turn}'
    change = Change(axis.fact, before, after, *results)
    deciding = subject.deciding(moved(states, (step[1] - step[0]) * axis.stride))
    return subject.found(NOT_MONOTONE, message, states, row=deciding, change=change)


def check_holes(subject: Subject) -> Iterator[Found]:
    """No number falls between two rows at one single value. In an open table such a number is a gap."""
    last = subject.table.rows[-1]
    if last.when is not None:
        return
    for axis in subject.space.axes.values():
        if subject.vocabulary.facts[axis.fact].type is not FactType.NUMBER or len(subject.table.rows) < 2:
            continue
        hole = _hole(subject, axis, last)
        if hole:
            value, states = hole
            named = next(row for row in subject.table.rows if _compares(subject, row, axis.fact, value))
            where = f'where "{axis.fact}" is exactly {wording.value(value)}'
            message = f"in table {subject.table.id}, only the last row matches {where}"
            yield subject.found(HOLE, message, states, row=named)


def _hole(subject: Subject, axis: Axis, last: Row) -> tuple[Value | None, States] | None:
    """A value at which only the last row matches, while other rows match just below and just above it."""
    space = subject.space
    fallen = subject.attainable & space.rows[last.id]
    elsewhere = subject.attainable & ~fallen
    for index in range(1, len(axis.values) - 1):
        if axis.values[index - 1] is None or not _left_out(subject, axis.fact, axis.values[index]):
            continue
        here, below, above = (space.where(axis.fact, (axis.values[one],)) for one in (index, index - 1, index + 1))
        states = (fallen & here) & ((elsewhere & below) << axis.stride) & ((elsewhere & above) >> axis.stride)
        if states:
            return axis.values[index], states
    return None


def _left_out(subject: Subject, fact: str, value: Value | None) -> bool:
    """Whether rows compare a fact with a value from below and from above, and leave the value itself out."""
    operators = {operator for row in subject.table.rows for operator in _compares(subject, row, fact, value)}
    return operators >= {Operator.LESS_THAN, Operator.MORE_THAN}


def _compares(subject: Subject, row: Row, fact: str, value: Value | None) -> set[Operator]:
    """The operators by which a row compares a fact with a value."""
    return {
        one.operator
        for one in comparisons_in(row.when)
        if isinstance(one, Comparison) and one.fact == fact and subject.ruleset.value(one.operand) == value
    }
