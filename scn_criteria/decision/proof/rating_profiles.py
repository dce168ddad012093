"""The profile of a recommendation table: counts over all combinations of nine ratings and two situations, all known.

It shows a policy team what the rows imply: how rare an outcome is, what must never be missing, and which criteria have the
same weight although no rule gives weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from scn_criteria.decision.proof.deferral import CompletionSet, settled
from scn_criteria.decision.vocabulary import STRATEGIC
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace
from scn_criteria.ruleset.verification import shifted
from scn_criteria.ruleset.vocabulary import Value
from scn_criteria.terms import Criterion, Outcome, Rating, Situation

Parts = tuple[Criterion | Situation, ...]


@dataclass(frozen=True, slots=True)
class ProfileCount:
    """The number of profiles that lead to an outcome."""

    outcome: Outcome
    profiles: int


@dataclass(frozen=True, slots=True)
class MinimalWinningProfile:
    """A profile that establishes and would no longer, were anything in it weaker."""

    ratings: tuple[Rating, ...]
    situations: tuple[Situation, ...]
    """Those that apply."""


@dataclass(frozen=True, slots=True)
class BlockingRating:
    """Ratings of a criterion with which nothing can be established, however strong the rest is."""

    criterion: Criterion
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class PivotalCount:
    """For how many of the ways in which all else may stand one part alone changes the outcome."""

    part: Criterion | Situation
    changes: int
    of: int


@dataclass(frozen=True, slots=True)
class SettledShare:
    """The share of partial profiles for which the answer is settled although something is missing."""

    partial: int
    settled: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All of it, for strategic networks."""

    counts: tuple[ProfileCount, ...]
    minimal: tuple[MinimalWinningProfile, ...]
    blocking_ratings: tuple[BlockingRating, ...]
    exchangeable: tuple[Parts, ...]
    pivotal_counts: tuple[PivotalCount, ...]
    deferral: SettledShare

    @property
    def profiles(self) -> int:
        """The number of profiles."""
        return sum(count.profiles for count in self.counts)


def profile_of(space: StateSpace, completions: CompletionSet) -> Profile:
    """The profile of a recommendation table, from its space."""
    results = _strategic(space)
    established = results.get(Outcome.ESTABLISH, 0)
    kinds = completions.kinds()
    return Profile(
        counts=counts_of(space),
        minimal=tuple(_minimal(space, established)),
        blocking_ratings=tuple(_blocking(space, established)),
        exchangeable=tuple(_exchangeable(space, results)),
        pivotal_counts=tuple(_pivotal_count(space, part, results) for part in (*Criterion, *Situation)),
        deferral=SettledShare(sum(partial.count for partial in kinds.values()), settled(kinds)),
    )


def counts_of(space: StateSpace) -> tuple[ProfileCount, ...]:
    """The number of profiles of strategic networks that lead to each outcome, without the outcomes to which none leads."""
    results = _strategic(space)
    return tuple(ProfileCount(one, results[one].bit_count()) for one in Outcome if results.get(one))


def _strategic(space: StateSpace) -> Mapping[Outcome, StateSet]:
    strategic = space.where("network_type", (STRATEGIC,))
    return {Outcome(result): states & strategic for result, states in space.results.items()}


def _minimal(space: StateSpace, established: StateSet) -> Iterator[MinimalWinningProfile]:
    """Every profile that has no weaker neighbour that establishes as well."""
    lowered = 0
    for part in (*Criterion, *Situation):
        axis = space.axes[part.value]
        lowered |= (established << axis.stride) & space.where(axis.fact, axis.values[1:])
    for number in space.each(established & ~lowered):
        state = space.state(number)
        applying = tuple(one for one in Situation if state[one.value] == "applies")
        yield MinimalWinningProfile(tuple(Rating(str(state[one.value])) for one in Criterion), applying)


def _blocking(space: StateSpace, established: StateSet) -> Iterator[BlockingRating]:
    for criterion in Criterion:
        values = space.axes[criterion.value].values
        barred = tuple(Rating(str(one)) for one in values if not established & space.where(criterion.value, (one,)))
        if barred:
            yield BlockingRating(criterion, barred)


def _exchangeable(space: StateSpace, results: Mapping[Outcome, StateSet]) -> Iterator[Parts]:
    """Groups of two or more criteria, or of both situations, that can change places without a change of any outcome."""
    for parts in (tuple[Criterion | Situation, ...](Criterion), tuple[Criterion | Situation, ...](Situation)):
        groups: list[list[Criterion | Situation]] = []
        for part in parts:
            alike = next((group for group in groups if _alike(space, group[0], part, results)), None)
            if alike is None:
                groups.append([part])
            else:
                alike.append(part)
        yield from (tuple(group) for group in groups if len(group) > 1)


def _alike(
    space: StateSpace, one: Criterion | Situation, other: Criterion | Situation, results: Mapping[Outcome, StateSet]
) -> bool:
    first, second = space.axes[one.value], space.axes[other.value]
    if first.values != second.values:
        return False
    for low, high in combinations(range(len(first.values)), 2):
        distance = (high - low) * (first.stride - second.stride)
        here = _at(space, first, first.values[low]) & _at(space, second, second.values[high])
        there = _at(space, first, first.values[high]) & _at(space, second, second.values[low])
        if any(shifted(states & here, distance) != states & there for states in results.values()):
            return False
    return True


def _at(space: StateSpace, axis: StateAxis, value: Value | None) -> StateSet:
    return space.where(axis.fact, (value,))


def _pivotal_count(space: StateSpace, part: Criterion | Situation, results: Mapping[Outcome, StateSet]) -> PivotalCount:
    """A state of all else is counted once, at the lowest value of the part."""
    axis = space.axes[part.value]
    changing = everywhere = 0
    for states in results.values():
        columns = [(states & _at(space, axis, value)) >> (index * axis.stride) for index, value in enumerate(axis.values)]
        for column in columns:
            changing |= column ^ columns[0]
            everywhere |= column
    return PivotalCount(part, changing.bit_count(), everywhere.bit_count())
