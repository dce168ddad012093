"""Prove that answers are deferred exactly when they must be, over every combination of missing facts.

What is possible is found here by going through the facts one by one: a fact that is known leaves one slice of the states, a
fact that is missing leaves all its slices laid over one another. The decision finds it by looking at sets of whole states.
The two share nothing but the table. Slices that are alike are gone through once, which makes the count of millions quick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scn_criteria.decision.outcome import Known
from scn_criteria.ruleset.codes import UNSOUND_DEFERRAL
from scn_criteria.ruleset.counterexamples import ProofFinding
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace
from scn_criteria.terms import Criterion, Question, Situation

Slices = tuple[StateSet, ...]
"""For each result, the states that lead to it."""

Possible = tuple[bool, ...]
"""For each result, whether it is possible."""

MISSING = None
CAN_BE_MISSING = frozenset(part.value for part in (*Question, *Criterion, *Situation))
"""The type of a network too: what is said of it may decide nothing."""


@dataclass(frozen=True, slots=True)
class PartialStateClass:
    """A class of partial states: the results that are possible, the number of missing facts, and which facts they are."""

    possible: Possible
    missing: int = 0
    which: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PartialState:
    """All partial states of a kind: how many there are, and the first of them, by the places of its values."""

    count: int
    example: tuple[int | None, ...]


class CompletionSet:
    """The possible results of a table when some of the facts that it reads are missing.

    Partial states are grouped by how many facts are missing, or with ``by_fact`` by which, which takes longer.
    """

    def __init__(self, space: StateSpace, *, by_fact: bool = False, can_be_missing: frozenset[str] = CAN_BE_MISSING) -> None:
        self._by_fact = by_fact
        self._can_be_missing = can_be_missing
        self.axes = sorted(space.axes.values(), key=lambda axis: axis.stride, reverse=True)
        self.results = tuple(space.results)
        self._whole: Slices = tuple(space.results.values())
        self._seen: dict[tuple[int, Slices], Mapping[PartialStateClass, PartialState]] = {}

    def kinds(self) -> Mapping[PartialStateClass, PartialState]:
        """Every kind of partial state that there is."""
        return self._kinds(0, self._whole)

    def possible(self, known: Known) -> tuple[str, ...]:
        """The results that a partial state leaves possible."""
        slices = self._whole
        for axis in self.axes:
            slices = _taken(axis, slices, known[axis.fact])
        return tuple(result for result, states in zip(self.results, slices, strict=True) if states)

    def settles(self, known: Known, learned: frozenset[str]) -> bool:
        """Whether the answer is settled once some missing facts are learned, whatever they are."""
        return self._settles(0, self._whole, known, learned, set())

    def known(self, example: tuple[int | None, ...]) -> dict[str, str | None]:
        """A partial state by the words of its facts."""
        return {
            axis.fact: MISSING if index is None else str(axis.values[index])
            for axis, index in zip(self.axes, example, strict=True)
        }

    def _kinds(self, level: int, slices: Slices) -> Mapping[PartialStateClass, PartialState]:
        key = (level, slices)
        if key in self._seen:
            return self._seen[key]
        if level == len(self.axes):
            return {PartialStateClass(tuple(bool(states) for states in slices)): PartialState(1, ())}
        axis, found = self.axes[level], dict[PartialStateClass, PartialState]()
        for index in range(len(axis.values)):
            for kind, inner in self._kinds(level + 1, _slice(axis, slices, index)).items():
                found[kind] = _joined(found.get(kind), inner, index)
        if axis.fact in self._can_be_missing:
            for kind, inner in self._kinds(level + 1, _overlaid(axis, slices)).items():
                which = kind.which | {axis.fact} if self._by_fact else kind.which
                missing = PartialStateClass(kind.possible, kind.missing + 1, which)
                found[missing] = _joined(found.get(missing), inner, MISSING)
        self._seen[key] = found
        return found

    def _settles(
        self, level: int, slices: Slices, known: Known, learned: frozenset[str], seen: set[tuple[int, Slices]]
    ) -> bool:
        if level == len(self.axes):
            return sum(map(bool, slices)) == 1
        if (level, slices) in seen:
            return True
        axis = self.axes[level]
        if known[axis.fact] is MISSING and axis.fact in learned:
            branches = [_slice(axis, slices, index) for index in range(len(axis.values))]
        else:
            branches = [_taken(axis, slices, known[axis.fact])]
        settled = all(self._settles(level + 1, branch, known, learned, seen) for branch in branches)
        if settled:
            seen.add((level, slices))
        return settled


def check_deferral(space: StateSpace, completions: CompletionSet) -> Iterator[ProofFinding]:
    """The decision agrees wherever least is missing for some set of results to be possible, and wherever most is."""
    for example in extreme_examples(completions.kinds()):
        known = completions.known(example)
        fault = fault_of(space, completions, known)
        if fault:
            yield ProofFinding(UNSOUND_DEFERRAL, space.table, fault, example=known, shown_facts=known)


def extreme_examples(kinds: Mapping[PartialStateClass, PartialState]) -> Iterator[tuple[int | None, ...]]:
    """For each set of possible results, the partial states with least and with most missing."""
    ordered = sorted(kinds, key=lambda kind: kind.missing)
    least: dict[Possible, PartialStateClass] = {}
    for kind in ordered:
        least.setdefault(kind.possible, kind)
    most = {kind.possible: kind for kind in ordered}
    for kind in dict.fromkeys((*least.values(), *most.values())):
        yield kinds[kind].example


def settled(kinds: Mapping[PartialStateClass, PartialState]) -> int:
    """For how many partial states the answer is settled."""
    return sum(partial.count for kind, partial in kinds.items() if sum(kind.possible) == 1)


def fault_of(space: StateSpace, completions: CompletionSet, known: Known) -> str:
    """The fault in the decision's answer for a partial state, or an empty text."""
    expected, found = completions.possible(known), space.possible(space.among(known))
    if set(expected) != set(found):
        return f"found {_listed(found)} to be possible, expected {_listed(expected)}, where some of the evidence is missing"
    if len(found) < 2:
        return ""
    learned = frozenset(space.decisive(known))
    if not completions.settles(known, learned):
        return f"to know {_listed(sorted(learned))} does not settle the answer, though that is what is asked for"
    needless = sorted(item for item in learned if completions.settles(known, learned - {item}))
    return f"{_listed(needless)} is asked for, though the answer is settled without it" if needless else ""


def _slice(axis: StateAxis, slices: Slices, index: int) -> Slices:
    mask = (1 << axis.stride) - 1
    return tuple(states >> (index * axis.stride) & mask for states in slices)


def _overlaid(axis: StateAxis, slices: Slices) -> Slices:
    first, *others = (_slice(axis, slices, index) for index in range(len(axis.values)))
    for other in others:
        first = tuple(one | two for one, two in zip(first, other, strict=True))
    return first


def _taken(axis: StateAxis, slices: Slices, value: str | None) -> Slices:
    return _overlaid(axis, slices) if value is MISSING else _slice(axis, slices, axis.values.index(value))


def _joined(before: PartialState | None, inner: PartialState, index: int | None) -> PartialState:
    if before is None:
        return PartialState(inner.count, (index, *inner.example))
    return PartialState(before.count + inner.count, before.example)


def _listed(words: tuple[str, ...] | list[str]) -> str:
    return " and ".join(f'"{word}"' for word in words) or "nothing"
