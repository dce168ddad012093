"""Minimal counterexamples: of the states with a fault, the one that differs from the best case in the fewest facts.

Of several such states it is the one that is most like an example that readers know, such as a proposal that ships.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scn_criteria import wording
from scn_criteria.diagnostics import DiagnosticRule
from scn_criteria.ruleset.codes import (
    BROKEN_INVARIANT,
    DEAD_ROW,
    GAP,
    HOLE,
    NOT_MONOTONE,
    OVERLAP,
    REFUSED_WITHOUT_EVIDENCE,
    WITHHOLDING_DECIDES,
)
from scn_criteria.ruleset.model import Comparison, DecisionTable, Invariant, Rule, Rules
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace, comparisons_in
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Stronger, Value, Vocabulary

# The minimal counterexample

Example = Mapping[str, Value | None]


def best_value(axis: StateAxis, vocabulary: Vocabulary) -> Value | None:
    """The value of a fact in the best case: its strongest. Words without an order are at their last."""
    lower = vocabulary.facts[axis.fact].stronger is Stronger.LOWER
    known = [value for value in axis.values if value is not None]
    return known[0] if lower else known[-1]


@dataclass(frozen=True, slots=True)
class StateOrder:
    """What makes one state better than another: the order of the results, weakest first, and the states that can happen.

    Of states that are equally simple, the one that is most like one of the examples in ``near`` comes first.
    """

    order: Sequence[str] = ()
    among: StateSet = 0
    near: Sequence[Example] = ()


NO_ORDER = StateOrder()


def best_case(space: StateSpace, vocabulary: Vocabulary, order: StateOrder = NO_ORDER) -> dict[str, Value | None]:
    """The state in which every fact is at its best.

    Facts without a direction have no best of their own. With an order of results they are such that the strongest follows.
    """
    best = {axis.fact: best_value(axis, vocabulary) for axis in space.axes.values()}
    free = {axis.fact for axis in space.axes.values() if vocabulary.facts[axis.fact].stronger is Stronger.NEITHER}
    if order.order and free:
        others = space.exactly({fact: value for fact, value in best.items() if fact not in free})
        others = others & order.among or others
        ranked = (others & space.results.get(result, 0) for result in reversed(order.order))
        strongest = next((states for states in ranked if states), others)
        chosen = space.state(next(space.each(strongest)))
        best |= {fact: chosen[fact] for fact in free}
    return best


def minimal_counterexample(
    space: StateSpace,
    states: StateSet,
    vocabulary: Vocabulary,
    order: StateOrder = NO_ORDER,
    *,
    highest: bool = False,
) -> Example:
    """The facts of the simplest state of a set: with the fewest facts unlike the best case, then unlike a known example.

    Of several equally simple ones it is the first in the order of the space. With ``highest`` it is the last: of words from
    weak to strong, that with fewest steps down, the first facts first.
    """
    reached = space.exactly(best_case(space, vocabulary, order))
    while not reached & states:
        reached = _one_further(space, reached)
    simplest = _most_familiar(space, reached & states, order.near)
    return space.state(simplest.bit_length() - 1 if highest else next(space.each(simplest)))


def _most_familiar(space: StateSpace, states: StateSet, near: Sequence[Example]) -> StateSet:
    """Of some states, those with the fewest facts unlike one of the known examples; all of them where there are none."""
    reached = 0
    for example in near:
        reached |= _looking_like(space, example)
    while reached and not reached & states:
        reached = _one_further(space, reached)
    return reached & states or states


def _looking_like(space: StateSpace, example: Example) -> StateSet:
    """The states that the table of a space cannot tell from an example."""
    states = space.everything
    for axis in space.axes.values():
        compared = [
            one
            for row in space.table.rows
            for one in comparisons_in(row.when)
            if isinstance(one, Comparison) and one.fact == axis.fact
        ]
        value = example.get(axis.fact)
        states &= space.where(axis.fact, tuple(one for one in axis.values if _alike(space, compared, one, value)))
    return states


def _alike(space: StateSpace, compared: Sequence[Comparison], one: Value | None, other: Value | None) -> bool:
    """Whether two values of a fact are the same to some comparisons."""
    if one is None or other is None or isinstance(one, bool | str):
        return one == other
    return all(space.compares(clause, one) is space.compares(clause, other) for clause in compared)


def shown_facts(space: StateSpace, example: Example, vocabulary: Vocabulary, order: StateOrder = NO_ORDER) -> Example:
    """The facts of an example that need to be shown: those that differ from the best case, and numbers that have no best."""
    best = best_case(space, vocabulary, order)
    return {fact: value for fact, value in example.items() if value != best[fact] or _has_no_best(vocabulary.facts[fact])}


def _has_no_best(definition: FactDefinition) -> bool:
    return definition.type is FactType.NUMBER and definition.stronger is Stronger.NEITHER


def _one_further(space: StateSpace, reached: StateSet) -> StateSet:
    """The states that differ from a set in at most one more fact."""
    further = reached
    for axis in space.axes.values():
        collected = 0
        for index, value in enumerate(axis.values):
            collected |= (reached & space.where(axis.fact, (value,))) >> (index * axis.stride)
        for index in range(len(axis.values)):
            further |= collected << (index * axis.stride)
    return further


# Findings of proofs


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of an example made stronger, and what that does to the result."""

    fact: str
    before: Value | None
    after: Value | None
    result_before: str
    result_after: str


@dataclass(frozen=True, slots=True)
class Withholding:
    """The state that is left of an example when something is left out, and what that does to the result."""

    poorer: Example
    result_before: str
    result_after: str


def setting_text(moved: Iterable[tuple[str, Number | str]]) -> str:
    """Choices that a fault needs, as the end of a message: `` where means_to_answer is 1``."""
    said = [f'"{name}" is {wording.value(value) if not isinstance(value, str) else value}' for name, value in moved]
    return f" where {wording.listed(said)}" if said else ""


@dataclass(frozen=True, slots=True)
class ProofFinding:
    """A fault of a table, or something worth knowing about it."""

    code: DiagnosticRule
    table: DecisionTable
    message: str
    row: Rule | None = None
    """The row to look at first."""
    upper: Rule | None = None
    """Of two rows, the one that comes first."""
    example: Example | None = None
    """All facts of the simplest example."""
    shown_facts: Example | None = None
    """Those of them that differ from the best case."""
    change: Change | None = None
    withheld: Withholding | None = None
    moved: tuple[tuple[str, Number | str], ...] = ()
    """The choices that the fault needs, by name, where they are not those made."""
    invariant: Invariant | None = None
    """The statement that the rules contradict."""


# Counterexamples in words

OPENING = "Take a proposal with these facts"
REST = "everything else at its best"


def counterexample_text(found: ProofFinding, ruleset: Rules, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The counterexample, line by line: the proposal to take, and its result. Empty where there is none."""
    if found.example is None or found.shown_facts is None:
        return ()
    shown = [
        f"  {fact_text(vocabulary.facts[fact], value, is_threshold(found.table, fact, value, ruleset))}"
        for fact, value in found.shown_facts.items()
    ]
    if not shown:
        return ("Take a proposal with everything at its best.", *_outcome(found, vocabulary))
    rest = f", {REST}" if len(shown) < len(found.example) else ""
    return (f"{OPENING}{rest}:", *shown, *_outcome(found, vocabulary))


def fact_text(definition: FactDefinition, value: Value | None, exactly: bool = False) -> str:
    """A fact with its value and unit: ``measures of the improvement, each with a baseline: 1 measure``."""
    word = "exactly " if exactly and not definition.whole else ""
    return f"{definition.meaning}: {word}{wording.value(value, definition.unit, definition.singular)}"


def is_threshold(table: DecisionTable, fact: str, value: Value | None, ruleset: Rules) -> bool:
    """Whether a table compares a fact with this very number."""
    if value is None or isinstance(value, bool | str):
        return False
    compared = (one for row in table.rows for one in comparisons_in(row.when) if isinstance(one, Comparison))
    return any(one.fact == fact and ruleset.value(one.operand) == value for one in compared)


def _outcome(found: ProofFinding, vocabulary: Vocabulary) -> Iterator[str]:
    """What the table makes of the example."""
    table = found.table
    if found.code is GAP:
        yield f"No row of table {table.id} matches it."
    elif found.change and found.code is NOT_MONOTONE:
        yield from _fall(found.change, table, vocabulary.facts)
    elif found.withheld:
        yield from _left_out(found, found.withheld, vocabulary.facts)
    elif found.code is REFUSED_WITHOUT_EVIDENCE and found.row:
        yield f"Table {table.id} answers {wording.spoken(found.row.then)}, though nothing in it speaks against the case."
    elif found.code is BROKEN_INVARIANT and found.invariant:
        yield f"It contradicts: {found.invariant.says}"
    elif found.code is HOLE:
        yield f"Only the last row of table {table.id} matches it; with a little less or a little more, another row does."
    elif found.code is DEAD_ROW and found.row:
        yield f"Row {found.row.id} matches it, but a row above comes first."
    elif found.code is OVERLAP and found.row and found.upper:
        upper, lower = found.upper, found.row
        yield f"Row {upper.id} says {wording.spoken(upper.then)} and row {lower.id} says {wording.spoken(lower.then)}."
        yield f"Row {upper.id} decides, because it comes first."


def _left_out(found: ProofFinding, withheld: Withholding, facts: Mapping[str, FactDefinition]) -> Iterator[str]:
    table, example = found.table, found.example or {}
    yield f"Table {table.id} answers {wording.spoken(withheld.result_before)}."
    for fact, after in withheld.poorer.items():
        if after != example[fact]:
            definition = facts[fact]
            said = [wording.amount(one, definition.unit, definition.singular) for one in (after, example[fact])]
            yield f"Now leave something out, {definition.meaning}: {said[0]} instead of {said[1]}."
    verdict = "another answer" if found.code is WITHHOLDING_DECIDES else "better"
    yield f"Table {table.id} then answers {wording.spoken(withheld.result_after)}, which is {verdict}."


def _fall(change: Change, table: DecisionTable, facts: Mapping[str, FactDefinition]) -> Iterator[str]:
    definition = facts[change.fact]
    before, after = (wording.value(value, definition.unit, definition.singular) for value in (change.before, change.after))
    yield f"Table {table.id} answers {wording.spoken(change.result_before)}."
    yield f"Now make one thing stronger, {definition.meaning}: {after} instead of {before}."
    yield f"Table {table.id} then answers {wording.spoken(change.result_after)}, which is weaker."
