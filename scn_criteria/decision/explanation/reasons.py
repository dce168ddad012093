"""Reasons for a result and contrasts to it, exact over all states of a table; and why a rule did not match.

Take a state of which some parts are known. A *reason* is a smallest set of known parts that make a result certain, whatever
all others may be. A *contrast* is a smallest set of known parts that, changed together and alone, could give another result.
Each contrast breaks every reason and each reason breaks every contrast: they are the smallest sets that do.

In the literature: abductive and contrastive explanations, or prime implicants and their duals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from scn_criteria.decision.explanation.evidence_changes import is_exact_number
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Count, DecisionTable, Not, Operator, ReadingIs, Rule
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import Facts, Number, Value

# Reasons and contrasts

Known = Mapping[str, str | None]
"""The word at which each part of a state stands. ``None`` where it is not known."""

Parts = tuple[str, ...]
"""A set of parts, in the order of the space."""


@dataclass(frozen=True, slots=True)
class SufficientReasons:
    """All reasons and all contrasts of a state, the smallest sets first."""

    reasons: tuple[Parts, ...]
    contrasts: tuple[Parts, ...]

    @property
    def shortest_reasons(self) -> tuple[Parts, ...]:
        """The reasons with the fewest parts."""
        return tuple(one for one in self.reasons if len(one) == len(self.reasons[0]))


def sufficient_reasons(space: StateSpace, known: Known, results: StateSet) -> SufficientReasons:
    """The reasons why a state, as far as it is known, is among some states, and the contrasts."""
    parts = [axis.fact for axis in space.axes.values() if known[axis.fact] is not None]
    certain = _certain(space, known, results)
    uncertain = [not one for one in reversed(certain)]
    return SufficientReasons(_smallest(certain, parts), _smallest(uncertain, parts))


def _certain(space: StateSpace, known: Known, results: StateSet) -> list[bool]:
    """For each set of known parts: whether these alone keep the state within the results.

    One axis at a time, the farthest first, each set of states splits in two smaller ones: where every value of the part will
    do, and where the part is held as it is. So the sets shrink faster than their number grows. A set of parts is numbered by
    one bit a part, and the part of the nearest axis, split last, is the lowest bit.
    """
    sets = [results]
    for axis in reversed(space.axes.values()):
        value = known[axis.fact]
        place = None if value is None else axis.values.index(value)
        # Many of the sets are alike, and most of the last ones are empty: each is split only once.
        parts = {states: _split(states, axis, place) for states in dict.fromkeys(sets)}
        sets = [part for states in sets for part in parts[states]]
    return [bool(states) for states in sets]


def _split(states: StateSet, axis: StateAxis, place: int | None) -> tuple[StateSet, ...]:
    """The states with every value of the axis and, if a place is given, the states with the value at that place."""
    layers = layers_of(states, axis)
    return (in_all(layers),) if place is None else (in_all(layers), layers[place])


def layers_of(states: StateSet, axis: StateAxis) -> list[StateSet]:
    """The states at each value of the farthest axis that is left."""
    layer = (1 << axis.stride) - 1
    return [states >> (index * axis.stride) & layer for index in range(len(axis.values))]


def in_all(layers: Sequence[StateSet]) -> StateSet:
    """The states that are in every layer."""
    common = layers[0]
    for layer in layers[1:]:
        common &= layer
    return common


def _smallest(holding: Sequence[bool], parts: Sequence[str]) -> tuple[Parts, ...]:
    """Of the sets of parts for which something holds, and holds for every larger set too, those that contain no other."""
    every = sum(1 << number for number, holds in enumerate(holding) if holds)
    reducible = 0
    for bit in range(len(parts)):
        without = _repeated((1 << (1 << bit)) - 1, 2 << bit, len(holding))
        reducible |= (every & without) << (1 << bit)
    found = [number for number, holds in enumerate(holding) if holds and not reducible >> number & 1]
    sets = (tuple(part for bit, part in enumerate(parts) if number >> bit & 1) for number in found)
    return tuple(sorted(sets, key=lambda one: (len(one), [parts.index(part) for part in one])))


def _repeated(pattern: int, length: int, size: int) -> int:
    """A pattern of bits, repeated until it fills the size."""
    while length < size:
        pattern |= pattern << length
        length *= 2
    return pattern


# The outcomes that contrasts lead to, with those of the same kind taken together


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """The outcomes that are possible when a part changes to one of some words."""

    words: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContrastiveExplanation:
    """Sets of parts that alike could give another outcome: any one set will do, if all of its parts change."""

    sets: tuple[Parts, ...]
    turns: tuple[OutcomeChange, ...]
    """For single parts, by word; for sets of several, one turn without words."""


def contrasts(space: StateSpace, known: Known, found: SufficientReasons, outcome: str) -> tuple[ContrastiveExplanation, ...]:
    """All contrasts, those of the same kind together, the smallest sets first."""
    held = {part: space.where(part, (word,)) for part, word in known.items() if word is not None}
    kinds: dict[tuple[int, tuple[OutcomeChange, ...]], list[Parts]] = {}
    for parts in found.contrasts:
        around = space.everything
        for part, states in held.items():
            if part not in parts:
                around &= states
        kind = (len(parts), _turns(space, around, parts, known, outcome))
        kinds.setdefault(kind, []).append(parts)
    return tuple(ContrastiveExplanation(tuple(sets), turns) for (_, turns), sets in kinds.items())


def _turns(space: StateSpace, around: StateSet, parts: Parts, known: Known, outcome: str) -> tuple[OutcomeChange, ...]:
    """The outcomes that are possible for each other word of a part. Words that change nothing are left out."""
    if len(parts) > 1:
        for part in parts:
            around &= ~space.where(part, (known[part],))
        return (OutcomeChange((), space.possible(around)),)
    by_outcomes: dict[tuple[str, ...], list[str]] = {}
    for word in space.axes[parts[0]].values:
        if word != known[parts[0]]:
            by_outcomes.setdefault(space.possible(around & space.where(parts[0], (word,))), []).append(str(word))
    return tuple(OutcomeChange(tuple(words), outcomes) for outcomes, words in by_outcomes.items() if outcomes != (outcome,))


def settling_parts(space: StateSpace, known: Known) -> tuple[ContrastiveExplanation, ...]:
    """The known parts of an open state each of which alone, if it were otherwise, would settle the result.

    What is not known stays open. Parts that settle it alike are taken together.
    """
    held = {part: space.where(part, (word,)) for part, word in known.items() if word is not None}
    kinds: dict[tuple[OutcomeChange, ...], list[Parts]] = {}
    for part in held:
        around = space.everything
        for other, states in held.items():
            if other != part:
                around &= states
        turns = tuple(one for one in _turns(space, around, (part,), known, "") if len(one.outcomes) == 1)
        if turns:
            kinds.setdefault(turns, []).append((part,))
    return tuple(ContrastiveExplanation(tuple(sets), turns) for turns, sets in kinds.items())


MOST_COMBINED = 1000
"""Combinations of results that are listed for parts that change together."""


@dataclass(frozen=True, slots=True)
class CombinedChange:
    """The outcomes that are possible when parts change together to one of some combinations of words, in their order."""

    combinations: tuple[tuple[str, ...], ...]
    outcomes: tuple[str, ...]


def combined_changes(space: StateSpace, known: Known, parts: Parts, outcome: str) -> tuple[CombinedChange, ...]:
    """What follows from each combination of other words of some parts. Nothing where there are too many of them.

    Combinations that change nothing are left out.
    """
    words = [[word for word in space.axes[part].values if word != known[part]] for part in parts]
    if prod(len(some) for some in words) > MOST_COMBINED:
        return ()
    around = space.everything
    for part, word in known.items():
        if word is not None and part not in parts:
            around &= space.where(part, (word,))
    by_outcomes: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for chosen in product(*words):
        states = around
        for part, value in zip(parts, chosen, strict=True):
            states &= space.where(part, (value,))
        by_outcomes.setdefault(space.possible(states), []).append(tuple(str(value) for value in chosen))
    return tuple(
        CombinedChange(tuple(combinations), outcomes)
        for outcomes, combinations in by_outcomes.items()
        if outcomes != (outcome,)
    )


# Rules that did not match

OPPOSITES = {
    Operator.IS: Operator.IS_NOT,
    Operator.IS_NOT: Operator.IS,
    Operator.IN: Operator.NOT_IN,
    Operator.NOT_IN: Operator.IN,
    Operator.AT_LEAST: Operator.LESS_THAN,
    Operator.LESS_THAN: Operator.AT_LEAST,
    Operator.MORE_THAN: Operator.AT_MOST,
    Operator.AT_MOST: Operator.MORE_THAN,
}


@dataclass(frozen=True, slots=True)
class FailedFact:
    """A fact, or a count over a group, that is not as a row needs it."""

    fact: str
    value: Value | None
    needs: Operator
    operand: Value | tuple[str, ...]
    wanted: bool = True

    @property
    def difference(self) -> Number | None:
        """The distance of a number from the value that it is compared with. Nothing where there is no such distance."""
        if is_exact_number(self.value) and is_exact_number(self.operand):
            exact = abs(Fraction(self.operand) - Fraction(self.value))
            return exact.numerator if exact.denominator == 1 else exact
        return None

    @property
    def falls(self) -> bool:
        """Whether a number would have to be lower, or low if it is not known."""
        if self.needs in {Operator.AT_MOST, Operator.LESS_THAN}:
            return True
        if not (is_exact_number(self.value) and is_exact_number(self.operand)):
            return False
        return self.needs is Operator.IS and self.value > self.operand


@dataclass(frozen=True, slots=True)
class FailedReading:
    """A reading that is not chosen as a row needs it."""

    reading: str
    chosen: str
    choice: str
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class FailedAny:
    """Alternatives, each with all that it lacks. Any one of them would do."""

    alternatives: tuple[tuple[FailedCondition, ...], ...]


FailedCondition = FailedFact | FailedReading | FailedAny


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row that did not match, and all that it lacked."""

    row: Rule
    failed_conditions: tuple[FailedCondition, ...]


def unmatched(table: DecisionTable, facts: Facts, interpreter: Interpreter) -> tuple[Unmatched, ...]:
    """The rows of a table that do not match, from top to bottom."""
    lacking = ((row, tuple(failed_conditions(row.when, facts, interpreter))) for row in table.rows if row.when is not None)
    return tuple(Unmatched(row, found) for row, found in lacking if found)


def failed_conditions(
    clause: Clause, facts: Facts, interpreter: Interpreter, wanted: bool = True
) -> Iterator[FailedCondition]:
    """The changes that a condition needs to hold or, with ``wanted`` false, its opposite. Nothing where it holds."""
    if interpreter.holds(clause, facts, wanted):
        return
    if isinstance(clause, Not):
        yield from failed_conditions(clause.part, facts, interpreter, not wanted)
    elif isinstance(clause, All | AnyOf):
        parts = [tuple(failed_conditions(part, facts, interpreter, wanted)) for part in clause.parts]
        if isinstance(clause, All) is wanted:
            yield from (failed for part in parts for failed in part)
        else:
            yield from parts[0] if len(parts) == 1 else (FailedAny(tuple(parts)),)
    elif isinstance(clause, ReadingIs):
        yield FailedReading(clause.reading, interpreter.ruleset.readings[clause.reading].choice, clause.choice, wanted)
    else:
        yield _failed_fact(clause, facts, interpreter, wanted)


def _failed_fact(clause: Comparison | Count, facts: Facts, interpreter: Interpreter, wanted: bool) -> FailedFact:
    needs = clause.operator if wanted or clause.operator is Operator.KNOWN else OPPOSITES[clause.operator]
    operand = interpreter.ruleset.value(clause.operand)
    if isinstance(clause, Comparison):
        return FailedFact(clause.fact, facts.get(clause.fact), needs, operand, wanted)
    members = interpreter.vocabulary.groups[clause.group]
    return FailedFact(clause.group, sum(facts.get(member) in clause.words for member in members), needs, operand, wanted)
