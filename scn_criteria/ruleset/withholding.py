"""Proofs about what is left out of a file: nothing withheld helps, and a refusal needs evidence that points the other way.

What leaving out does to a fact is part of its definition (``withheld``). A state lies below another if it comes from it by
such steps on any of its facts, those that are evidence against being fixed. Going down fact by fact reaches all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations

from scn_criteria import wording
from scn_criteria.diagnostics import DiagnosticRule
from scn_criteria.ruleset.codes import REFUSED_WITHOUT_EVIDENCE, WITHHOLDING_DECIDES, WITHHOLDING_HELPS
from scn_criteria.ruleset.counterexamples import (
    Example,
    ProofFinding,
    StateOrder,
    Withholding,
    minimal_counterexample,
    setting_text,
    shown_facts,
)
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Stronger, Value, Vocabulary, Withheld

# Steps along one fact


def withheld_as(definition: FactDefinition) -> Withheld:
    """What leaving out does to a fact. A word that has no stronger side has no lower one either."""
    if definition.type is FactType.WORD and definition.stronger is Stronger.NEITHER:
        return Withheld.UNKNOWN if definition.withheld is Withheld.LOWERS else definition.withheld
    return definition.withheld


def _column(axis: StateAxis, states: StateSet, space: StateSpace, place: int) -> StateSet:
    return (states & space.where(axis.fact, (axis.values[place],))) >> (place * axis.stride)


def _falling(space: StateSpace, axis: StateAxis, states: StateSet) -> StateSet:
    """Each state, and those in which the fact has any lower value or is not known."""
    reached = collected = 0
    for place in reversed(range(len(axis.values))):
        collected |= _column(axis, states, space, place)
        reached |= collected << (place * axis.stride)
    return reached


def _rising(space: StateSpace, axis: StateAxis, states: StateSet) -> StateSet:
    """Each state, and those in which the fact has any higher value."""
    reached = collected = 0
    for place in range(len(axis.values)):
        collected |= _column(axis, states, space, place)
        reached |= collected << (place * axis.stride)
    return reached


def _forgotten(space: StateSpace, axis: StateAxis, states: StateSet) -> StateSet:
    """Each state, and those in which the fact is not known."""
    reached = states
    if axis.values[0] is None:
        for place in range(1, len(axis.values)):
            reached |= _column(axis, states, space, place)
    return reached


def _remembered(space: StateSpace, axis: StateAxis, states: StateSet) -> StateSet:
    """Each state, and those from which it comes when the fact is forgotten."""
    reached = states
    if axis.values[0] is None:
        unknown = _column(axis, states, space, 0)
        for place in range(1, len(axis.values)):
            reached |= unknown << (place * axis.stride)
    return reached


def _unmoved(_space: StateSpace, _axis: StateAxis, states: StateSet) -> StateSet:
    return states


Step = Callable[[StateSpace, StateAxis, StateSet], StateSet]
DOWN: dict[Withheld, Step] = {
    Withheld.LOWERS: _falling,
    Withheld.BALANCE: _falling,
    Withheld.UNKNOWN: _forgotten,
    Withheld.AGAINST: _unmoved,
}
UP: dict[Withheld, Step] = {
    Withheld.LOWERS: _rising,
    Withheld.BALANCE: _rising,
    Withheld.UNKNOWN: _remembered,
    Withheld.AGAINST: _unmoved,
}
HIDDEN: dict[Withheld, Step] = {Withheld.AGAINST: _falling, Withheld.BALANCE: _rising}
"""What hiding evidence against does to a fact."""


# What lies below


@dataclass(frozen=True, slots=True)
class TableInSetting:
    """A table in one setting: its states, those that can happen, and the choices moved from those made, by name."""

    space: StateSpace
    attainable: StateSet
    vocabulary: Vocabulary
    order: tuple[str, ...]
    moved: tuple[tuple[str, Number | str], ...] = ()
    near: Callable[[], Sequence[Example]] = tuple

    @property
    def setting(self) -> str:
        """The setting as the end of a message; nothing for that chosen."""
        return setting_text(self.moved)

    def giving(self, result: str) -> StateSet:
        """The states that can happen and lead to a result."""
        return self.space.results.get(result, 0) & self.attainable

    def stepped(self, states: StateSet, steps: dict[Withheld, Step]) -> StateSet:
        """Those states, and all that differ from one of them by a step on one fact."""
        reached = states
        for axis in self.space.axes.values():
            reached |= steps[withheld_as(self.vocabulary.facts[axis.fact])](self.space, axis, states)
        return reached

    def below(self, states: StateSet) -> StateSet:
        """Those states, and all that come from them by leaving out."""
        for axis in self.space.axes.values():
            states = DOWN[withheld_as(self.vocabulary.facts[axis.fact])](self.space, axis, states)
        return states

    def nearest(self, states: StateSet) -> Example:
        """Of some states, the one that is most like the best case, then most like an example that readers know."""
        order = StateOrder(self.order, self.attainable, self.near())
        return minimal_counterexample(self.space, states, self.vocabulary, order)

    def shown(self, example: Example, besides: Collection[str] = ()) -> Example:
        """The facts of an example that differ from the best case, and some besides."""
        order = StateOrder(self.order, self.attainable)
        wanted = {*shown_facts(self.space, example, self.vocabulary, order), *besides}
        return {fact: value for fact, value in example.items() if fact in wanted}


def fewest_left_out(subject: TableInSetting, fuller: StateSet, poorer: StateSet) -> tuple[Example, Example, int] | None:
    """The simplest pair of a fuller state and a poorer one below it, and how many facts differ; nothing if there is none."""
    if not subject.below(fuller) & poorer:
        return None
    reached = [fuller]
    while not reached[-1] & poorer:
        reached.append(subject.stepped(reached[-1], DOWN))
    end = subject.nearest(reached[-1] & poorer)
    back = subject.space.exactly(end)
    for earlier in reversed(reached[:-1]):
        back = subject.stepped(back, UP) & earlier
    return subject.nearest(back), end, len(reached) - 1


# Nothing withheld helps


def check_withholding(subjects: Iterable[TableInSetting]) -> Iterator[ProofFinding]:
    """Leaving out leads to the same result, a weaker one, or one outside the order. The simplest case for each pair."""
    found: set[tuple[str, str]] = set()
    for subject in subjects:
        for worse, better in combinations(subject.order, 2):
            pair = (
                None if (worse, better) in found else fewest_left_out(subject, subject.giving(worse), subject.giving(better))
            )
            if pair:
                found.add((worse, better))
                yield _finding(WITHHOLDING_HELPS, subject, pair[0], pair[1], (worse, better))


def check_undecided(subjects: Iterable[TableInSetting], undecided: str) -> Iterator[ProofFinding]:
    """Leaving out leads to the same answer or to none. The simplest case of all, in the first setting that has one."""
    for subject in subjects if undecided else ():
        answers = [result for result in subject.space.results if result != undecided]
        cases = []
        for before, after in permutations(answers, 2):
            pair = fewest_left_out(subject, subject.giving(before), subject.giving(after))
            if pair:
                cases.append((pair[2], pair[0], pair[1], (before, after)))
        if cases:
            _, fuller, poorer, results = min(cases, key=lambda one: one[0])
            yield _finding(WITHHOLDING_DECIDES, subject, fuller, poorer, results)
            return


def _finding(
    code: DiagnosticRule, subject: TableInSetting, fuller: Example, poorer: Example, results: tuple[str, str]
) -> ProofFinding:
    table = subject.space.table
    facts = subject.vocabulary.facts
    moved = [fact for fact in fuller if fuller[fact] != poorer[fact]]
    steps = wording.listed([f'"{fact}", {_step(facts[fact], fuller[fact], poorer[fact])},' for fact in moved])
    turn = f'turns "{results[0]}" into "{results[1]}"'
    message = f"in table {table.id}, leaving out {steps} {turn}{subject.setting}"
    deciding = next(row for row in table.rows if subject.space.rows[row.id] & subject.space.exactly(poorer))
    withheld = Withholding(poorer, *results)
    shown = subject.shown(fuller, moved)
    return ProofFinding(code, table, message, deciding, None, fuller, shown, withheld=withheld, moved=subject.moved)


def _step(definition: FactDefinition, before: Value | None, after: Value | None) -> str:
    said = [wording.amount(value, definition.unit, definition.singular) for value in (before, after)]
    return f"from {said[0]} to {said[1]}"


# A refusal needs evidence that points the other way


def check_refusals(subjects: Iterable[TableInSetting], refused: str) -> Iterator[ProofFinding]:
    """No state leads to the refusal in which nothing speaks against.

    That is one in which what counts against is nought or outweighed, and what may be not known is not known or at its best.
    """
    for subject in subjects if refused else ():
        states = subject.giving(refused)
        for axis in subject.space.axes.values():
            states &= subject.space.where(axis.fact, _nothing_against(axis, subject.vocabulary.facts[axis.fact]))
        if states:
            example, table = subject.nearest(states), subject.space.table
            row = next(row for row in table.rows if subject.space.rows[row.id] & subject.space.exactly(example))
            message = f'in table {table.id}, "{refused}" needs no evidence that points the other way{subject.setting}'
            found = ProofFinding(REFUSED_WITHOUT_EVIDENCE, table, message, row, None, example, subject.shown(example))
            yield replace(found, moved=subject.moved)
            return


def _nothing_against(axis: StateAxis, definition: FactDefinition) -> tuple[Value | None, ...]:
    """The values of a fact that are no evidence against."""
    known = [value for value in axis.values if value is not None]
    unknown: tuple[Value | None, ...] = (None,) if axis.values[0] is None else ()
    kind = withheld_as(definition)
    if kind is Withheld.AGAINST:
        return (*unknown, known[0])
    if definition.always_known:
        return axis.values
    if definition.stronger is Stronger.NEITHER:
        return unknown
    return (*unknown, known[0] if definition.stronger is Stronger.LOWER else known[-1])


# What hiding evidence against gains


@dataclass(frozen=True, slots=True)
class HidingGain:
    """A fact that is, or holds, evidence against, and the results before and after that a proposer gains by hiding it."""

    table: str
    fact: str
    meaning: str
    turns: tuple[tuple[str, str], ...]
    how: str = ""
    """For what no table sees: how leaving out part of the evidence raises the fact."""


def hiding_gains(subjects: tuple[TableInSetting, ...]) -> Iterator[HidingGain]:
    """By fact, what hiding it gains in some setting of one table; then what leaving out a part raises."""
    for fact in subjects[0].space.axes if subjects else ():
        definition = subjects[0].vocabulary.facts[fact]
        hide = HIDDEN.get(withheld_as(definition))
        if hide is not None:
            turns = [
                pair
                for pair in combinations(subjects[0].order, 2)
                if any(hide(one.space, one.space.axes[fact], one.giving(pair[0])) & one.giving(pair[1]) for one in subjects)
            ]
            if turns:
                yield HidingGain(subjects[0].space.table.id, fact, definition.meaning, tuple(turns))
        if definition.raised_by:
            turns = [
                pair
                for pair in combinations(subjects[0].order, 2)
                if any(
                    _rising(one.space, one.space.axes[fact], one.giving(pair[0])) & one.giving(pair[1]) for one in subjects
                )
            ]
            if turns:
                table = subjects[0].space.table.id
                yield HidingGain(table, fact, definition.meaning, tuple(turns), definition.raised_by)
