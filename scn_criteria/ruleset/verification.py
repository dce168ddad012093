"""Proofs about rulesets, by exhaustion over all states that their tables distinguish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import prod

from scn_criteria import wording
from scn_criteria.diagnostics import DiagnosticRule, Severity
from scn_criteria.ruleset.budget import MOST_STATES, check_size
from scn_criteria.ruleset.caching import memoised
from scn_criteria.ruleset.codes import DEAD_ROW, GAP, HOLE, NO_INFLUENCE, NOT_MONOTONE, OVERLAP, UNREACHABLE
from scn_criteria.ruleset.counterexamples import (
    Change,
    Example,
    ProofFinding,
    StateOrder,
    minimal_counterexample,
    setting_text,
    shown_facts,
)
from scn_criteria.ruleset.fact_constraints import FactConstraint, FeasibleStates
from scn_criteria.ruleset.model import Comparison, DecisionTable, Operator, ReadingIs, Rule, Rules, atoms_in
from scn_criteria.ruleset.order_types import every_order, every_setting
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace, comparisons_in
from scn_criteria.ruleset.vocabulary import FactType, Stronger, Value, Vocabulary
from scn_criteria.ruleset.withholding import TableInSetting, check_refusals, check_undecided, check_withholding

# Table under proof


@dataclass(frozen=True, slots=True)
class TableUnderProof:
    """A table under proof: its states as chosen, those that can happen, and its states under every reading."""

    table: DecisionTable
    ruleset: Rules
    vocabulary: Vocabulary
    space: StateSpace
    attainable: StateSet
    readings: Sequence[StateSpace]
    near: Callable[[], Sequence[Example]] = tuple

    @property
    def order(self) -> tuple[str, ...]:
        """The results in the order of their strength, weakest first."""
        return self.ruleset.order(self.table)

    def found(
        self, code: DiagnosticRule, message: str, states: StateSet, *, row: Rule | None = None, change: Change | None = None
    ) -> ProofFinding:
        """A finding with its simplest example among some states that can happen."""
        state_order = StateOrder(self.order, self.attainable, self.near() if code.severity is Severity.ERROR else ())
        example = minimal_counterexample(self.space, states, self.vocabulary, state_order)
        shown = shown_facts(self.space, example, self.vocabulary, state_order) if self.order else example
        return ProofFinding(code, self.table, message, row, None, example, shown, change)

    def deciding(self, states: StateSet) -> Rule | None:
        """The first row that decides one of some states."""
        return next((row for row in self.table.rows if self.space.rows[row.id] & states), None)


# Properties along one fact: stronger evidence never weakens the result, and no number falls between rows


def check_monotony(subject: TableUnderProof) -> Iterator[ProofFinding]:
    """Stronger evidence never leads to a weaker result, in the order that the ruleset declares."""
    for axis in subject.space.axes.values():
        fall = _fall(subject, axis, subject.order)
        if fall:
            yield fall


def check_monotony_in_settings(subject: TableUnderProof) -> Iterator[ProofFinding]:
    """The same in every setting of a table that has few. Each fact is named once, in the setting nearest to that chosen."""
    named: set[str] = set()
    for setting in every_setting(subject.table, subject.ruleset):
        space = subject.space.under(setting.ruleset)
        under = replace(subject, ruleset=setting.ruleset, space=space)
        for axis in space.axes.values():
            if axis.fact in named or not _falls_somewhere(under, axis):
                continue
            fall = _fall(under, axis, subject.order)
            if fall:
                named.add(axis.fact)
                yield replace(fall, message=f"{fall.message}{setting_text(setting.moved)}", moved=setting.moved)


def _falls_somewhere(subject: TableUnderProof, axis: StateAxis) -> bool:
    """Whether one step up along a fact leads from some result to a weaker one. Quicker than to find where."""
    space = subject.space
    ranked = [space.results.get(result, 0) & subject.attainable for result in subject.order]
    below_top = space.everything & ~space.where(axis.fact, (axis.values[-1],))
    above_bottom = space.everything & ~space.where(axis.fact, (axis.values[0],))
    lower = subject.vocabulary.facts[axis.fact].stronger is Stronger.LOWER
    stronger = 0
    for weaker in reversed(ranked):
        moved = (stronger & above_bottom) >> axis.stride if lower else (stronger & below_top) << axis.stride
        if weaker & moved:
            return True
        stronger |= weaker
    return False


def _fall(subject: TableUnderProof, axis: StateAxis, order: Sequence[str]) -> ProofFinding | None:
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


def _turning(subject: TableUnderProof, axis: StateAxis, step: tuple[int, int], results: tuple[str, str]) -> StateSet:
    """The states at the first value of a step with the first result, from which the step leads to the second."""
    (before, after), (first, second) = step, results
    space, attainable = subject.space, subject.attainable
    here = space.results.get(first, 0) & attainable & space.where(axis.fact, (axis.values[before],))
    there = space.results.get(second, 0) & attainable & space.where(axis.fact, (axis.values[after],))
    return here & shifted(there, (before - after) * axis.stride)


def shifted(states: StateSet, distance: int) -> StateSet:
    """States moved along by a distance, up or down."""
    return states << distance if distance > 0 else states >> -distance


def _describe(
    subject: TableUnderProof, axis: StateAxis, states: StateSet, step: tuple[int, int], results: tuple[str, str]
) -> ProofFinding:
    before, after = axis.values[step[0]], axis.values[step[1]]
    definition = subject.vocabulary.facts[axis.fact]
    said = [wording.amount(value, definition.unit, definition.singular) for value in (before, after)]
    step_said = f"from {said[0]} to {said[1]}"
    turn = f'turns "{results[0]}" into "{results[1]}"'
    message = f'in table {subject.table.id}, making "{axis.fact}" stronger, {step_said}, {turn}'
    change = Change(axis.fact, before, after, *results)
    deciding = subject.deciding(shifted(states, (step[1] - step[0]) * axis.stride))
    return subject.found(NOT_MONOTONE, message, states, row=deciding, change=change)


def check_holes(subject: TableUnderProof) -> Iterator[ProofFinding]:
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


def _hole(subject: TableUnderProof, axis: StateAxis, last: Rule) -> tuple[Value | None, StateSet] | None:
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


def _left_out(subject: TableUnderProof, fact: str, value: Value | None) -> bool:
    """Whether rows compare a fact with a value from below and from above, and leave the value itself out."""
    operators = {operator for row in subject.table.rows for operator in _compares(subject, row, fact, value)}
    return operators >= {Operator.LESS_THAN, Operator.MORE_THAN}


def _compares(subject: TableUnderProof, row: Rule, fact: str, value: Value | None) -> set[Operator]:
    """The operators by which a row compares a fact with a value."""
    return {
        one.operator
        for one in comparisons_in(row.when)
        if isinstance(one, Comparison) and one.fact == fact and subject.ruleset.value(one.operand) == value
    }


# Properties of every table, proved over all states that can happen


def check_gaps(subject: TableUnderProof) -> Iterator[ProofFinding]:
    """Every state has a result."""
    uncovered = subject.space.uncovered & subject.attainable
    if uncovered:
        yield subject.found(GAP, f"table {subject.table.id} gives no result for some facts", uncovered)


def check_dead_rows(subject: TableUnderProof) -> Iterator[ProofFinding]:
    """Every row but the last decides somewhere, under some choice of readings."""
    for row in subject.table.rows:
        if row.when is None or any(space.rows[row.id] & subject.attainable for space in subject.readings):
            continue
        matching = subject.space.matching[row.id] & subject.attainable
        if not matching:
            yield ProofFinding(DEAD_ROW, subject.table, f"row {row.id} never decides: nothing can match it", row)
            continue
        hiding = [one.id for one in subject.table.rows if subject.space.rows[one.id] & matching]
        why = f"all that it matches is decided by {', '.join(hiding)}"
        yield subject.found(DEAD_ROW, f"row {row.id} never decides: {why}", matching, row=row)


def check_reach(subject: TableUnderProof) -> Iterator[ProofFinding]:
    """Every result that a row gives can be reached.

    A table need not give all results of its order: thin evidence is no evidence against, and some tables find no other.
    """
    for result in dict.fromkeys(row.then for row in subject.table.rows):
        if not any(space.results.get(result, 0) & subject.attainable for space in subject.readings):
            giving = next(row for row in subject.table.rows if row.then == result)
            yield ProofFinding(UNREACHABLE, subject.table, f'table {subject.table.id} never gives "{result}"', giving)


def check_overlaps(subject: TableUnderProof) -> Iterator[ProofFinding]:
    """Pairs of rows that match the same state and give different results. The last row is not compared."""
    rows = [row for row in subject.table.rows if row.when is not None]
    for upper, lower in combinations(rows, 2):
        both = subject.space.matching[upper.id] & subject.space.matching[lower.id] & subject.attainable
        if both and upper.then != lower.then:
            message = (
                f"rows {upper.id} ({upper.then}) and {lower.id} ({lower.then}) match the same facts; {upper.id} decides"
            )
            yield replace(subject.found(OVERLAP, message, both, row=lower), upper=upper)


def check_influence(subject: TableUnderProof) -> Iterator[ProofFinding]:
    """Every fact that a table reads changes the result somewhere, under some choice of readings."""
    for fact in subject.space.axes:
        if not any(space.matters(fact, space.everything) for space in subject.readings):
            reading = next((row for row in subject.table.rows if _reads(row, fact, subject.vocabulary)), None)
            message = f'in table {subject.table.id}, "{fact}" never changes the result'
            yield ProofFinding(NO_INFLUENCE, subject.table, message, reading)


def _reads(row: Rule, fact: str, vocabulary: Vocabulary) -> bool:
    return any(
        fact == one.fact if isinstance(one, Comparison) else fact in vocabulary.groups[one.group]
        for one in comparisons_in(row.when)
    )


PROPERTIES = (
    check_gaps,
    check_dead_rows,
    check_reach,
    check_overlaps,
)
AFTER_MONOTONY = (check_influence, check_holes)


# All proofs


def prove(ruleset: Rules, vocabulary: Vocabulary, constraints: Sequence[FactConstraint] = ()) -> tuple[ProofFinding, ...]:
    """Everything that the proofs find, table by table. The constraints say which facts cannot be found together."""
    return prove_tables(FeasibleStates(ruleset, vocabulary, constraints))


def prove_tables(feasible: FeasibleStates) -> tuple[ProofFinding, ...]:
    """The same, where the states are used again afterwards."""
    ruleset = feasible.ruleset
    return tuple(found for table in ruleset.tables.values() for found in _prove_table(subject_of(table, feasible), feasible))


def _prove_table(subject: TableUnderProof, feasible: FeasibleStates) -> Iterator[ProofFinding]:
    vocabulary, table = feasible.vocabulary, subject.table
    recommends = vocabulary.may_withhold and table.id == vocabulary.recommends
    falls = tuple(check_monotony_in_settings(subject) if recommends else check_monotony(subject))
    for check in PROPERTIES:
        yield from check(subject)
    yield from falls
    for check in AFTER_MONOTONY:
        yield from check(subject)
    # Where more of something is worth less, leaving it out helps too: that is one fault, and is named once.
    if vocabulary.may_withhold and not recommends and not falls:
        yield from _prove_withholding(table, feasible)


def _prove_withholding(table: DecisionTable, feasible: FeasibleStates) -> Iterator[ProofFinding]:
    subjects = in_settings(table, feasible)
    yield from check_withholding(subjects)
    contract = feasible.vocabulary.tables.get(table.id)
    if contract:
        yield from check_refusals(subjects, contract.refused)
        yield from check_undecided(subjects, contract.undecided)


def in_settings(table: DecisionTable, feasible: FeasibleStates) -> tuple[TableInSetting, ...]:
    """A table in one setting for each choice of readings and each order of thresholds, that as chosen first."""
    kept = _kept(feasible)
    if table.id not in kept:
        kept[table.id] = _in_settings(table, feasible)
    return kept[table.id]


@memoised(1)
def _kept(_: FeasibleStates) -> dict[str, tuple[TableInSetting, ...]]:
    """The tables that are laid out already: several proofs go through them."""
    return {}


def _in_settings(table: DecisionTable, feasible: FeasibleStates) -> tuple[TableInSetting, ...]:
    found: list[TableInSetting] = []
    laid_out: dict[tuple[tuple[Value | None, ...], ...], tuple[StateSpace, StateSet]] = {}
    order = feasible.ruleset.order(table)
    settings = every_order(table, feasible.ruleset, feasible.vocabulary, feasible.constraints)
    for setting in settings:
        axes = feasible.axes(table, setting.ruleset)
        check_size(table, min(prod(map(len, axes.values())), MOST_STATES), len(axes), len(settings))
        key = tuple(axes.values())
        if key not in laid_out:
            space = StateSpace(table, axes, setting.ruleset, feasible.vocabulary)
            laid_out[key] = (space, feasible.attainable(space))
        space, attainable = laid_out[key]
        under = space.under(setting.ruleset)
        found.append(TableInSetting(under, attainable, feasible.vocabulary, order, setting.moved, feasible.near))
    return tuple(found)


def subject_of(table: DecisionTable, feasible: FeasibleStates) -> TableUnderProof:
    """A table laid out for proof."""
    space = feasible.space(table)
    readings = tuple(
        space if variant.readings == feasible.ruleset.readings else feasible.space(table, variant)
        for variant in every_reading(table, feasible.ruleset)
    )
    attainable = feasible.attainable(space)
    return TableUnderProof(table, feasible.ruleset, feasible.vocabulary, space, attainable, readings, feasible.near)


def every_reading(table: DecisionTable, ruleset: Rules) -> Iterator[Rules]:
    """The ruleset under every choice of the readings that a table uses."""
    atoms = (one for row in table.rows for one in atoms_in(row.when))
    used = dict.fromkeys(one.reading for one in atoms if isinstance(one, ReadingIs))
    for choices in product(*(ruleset.readings[name].alternatives for name in used)):
        chosen = {name: replace(ruleset.readings[name], choice=choice) for name, choice in zip(used, choices, strict=True)}
        yield replace(ruleset, readings={**ruleset.readings, **chosen})
