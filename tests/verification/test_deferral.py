"""Answers are put off exactly when they must be, and a decision that gets it wrong is caught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from random import Random

import pytest
from building import shipped

from scn_criteria.decision.outcome import Known, recommendation_space, settle_first
from scn_criteria.decision.proof.deferral import CompletionSet, check_deferral, fault_of, settled
from scn_criteria.decision.vocabulary import RECOMMENDATION, vocabulary
from scn_criteria.ruleset.loader import vary
from scn_criteria.ruleset.state_space import StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import Value

pytestmark = pytest.mark.once

READINGS: tuple[dict[str, str], ...] = (
    {},
    {"situations": "both"},
    {"criteria": "majority"},
    {"situations": "both", "criteria": "majority"},
)
EVERY = 10
"""Of the thousands of kinds of partial states, one in so many is looked at in each run of the tests."""
SHOWN = ("measurable_improvement", "significant_benefits", "wide_involvement", "large_scale_change", "network_type")
"""Facts that are gone through one by one; the others are known, and strong."""


@lru_cache(maxsize=None)
def space(*readings: tuple[str, str]) -> StateSpace:
    return recommendation_space(vary(shipped(), {}, dict(readings), vocabulary()), vocabulary())


@pytest.mark.parametrize("readings", READINGS, ids=str)
def test_the_decision_is_sound_and_never_needless(readings: dict[str, str]) -> None:
    chosen = space(*readings.items())
    assert list(check_deferral(chosen, CompletionSet(chosen))) == []


def test_every_set_of_missing_facts_is_gone_through() -> None:
    kinds = CompletionSet(space(), by_fact=True).kinds()
    assert len({kind.which for kind in kinds}) == 2**12


def test_it_is_sound_whichever_facts_are_missing() -> None:
    completions = CompletionSet(space(), by_fact=True)
    examples = [partial.example for partial in completions.kinds().values()][Random(2).randrange(EVERY) :: EVERY]
    faults = {fault_of(space(), completions, completions.known(example)) for example in examples}
    assert {""} == faults


def partial_states() -> Iterator[Known]:
    axes = space().axes
    strong: dict[str, str | None] = {fact: str(axis.values[-1]) for fact, axis in axes.items()}
    choices = [[None, *map(str, axes[fact].values)] for fact in SHOWN]
    for chosen in product(*choices):
        yield {**strong, **dict(zip(SHOWN, chosen, strict=True))}


def test_the_two_ways_to_find_what_is_possible_agree() -> None:
    completions = CompletionSet(space())
    differing = [
        known
        for known in partial_states()
        if set(completions.possible(known)) != set(space().possible(space().among(known)))
    ]
    assert differing == []


def test_every_partial_state_is_counted_once() -> None:
    """Seven criteria of three ratings, C3 and C5 of two, and two situations and five types may each be missing."""
    kinds = CompletionSet(space()).kinds()
    assert sum(partial.count for partial in kinds.values()) == 4**7 * 3**2 * 3**2 * 6


def test_the_count_of_settled_states_is_that_of_a_plain_count() -> None:
    """With all facts but three fixed, few enough partial states are left to count one by one."""
    fixed = FewerAxes(("measurable_improvement", "other_means_insufficient", "network_type"))
    completions = CompletionSet(fixed)
    plain = sum(len(completions.possible(known)) == 1 for known in fixed.partial_states())
    assert plain == settled(completions.kinds())


class FewerAxes(StateSpace):
    """The recommendation with all facts but some at their strongest."""

    def __init__(self, kept: tuple[str, ...]) -> None:
        ruleset, whole = shipped(), space()
        axes = {fact: axis.values if fact in kept else axis.values[-1:] for fact, axis in whole.axes.items()}
        super().__init__(ruleset.tables[RECOMMENDATION], axes, ruleset, vocabulary())
        self._kept = kept

    def partial_states(self) -> Iterator[Known]:
        """All partial states, where what is fixed may be missing too, which shows nothing."""
        choices = [[*axis.values, None] for axis in self.axes.values()]
        for chosen in product(*choices):
            yield {fact: None if value is None else str(value) for fact, value in zip(self.axes, chosen, strict=True)}


class ForgetsRefusals(StateSpace):
    """Never finds "decline" possible: definite answers come out that something missing could overturn."""

    def possible(self, states: StateSet) -> tuple[str, ...]:
        """The results, but for one."""
        found = super().possible(states)
        return tuple(result for result in found if result != "decline") or found


class TakesMissingForWeakest(StateSpace):
    """Takes what is missing as the weakest there is: nothing is ever put off."""

    def among(self, known: Mapping[str, Value | None]) -> StateSet:
        """One state only."""
        weakest = {fact: self.axes[fact].values[0] for fact in known}
        return super().among({fact: weakest[fact] if value is None else value for fact, value in known.items()})


class ForgetsAFact(StateSpace):
    """Does not look at what is known of C6: answers are put off that are settled."""

    def among(self, known: Mapping[str, Value | None]) -> StateSet:
        """Too many states."""
        return super().among({**known, "other_means_insufficient": None})


class AsksForEverything(StateSpace):
    """Believes that whatever is missing matters."""

    def matters(self, fact: str, states: StateSet) -> bool:
        """Always."""
        return True


class AsksForNothing(StateSpace):
    """Believes that nothing matters that is missing."""

    def matters(self, fact: str, states: StateSet) -> bool:
        """Never."""
        return False


class OverlooksASituation(StateSpace):
    """Believes that the second situation never matters."""

    def matters(self, fact: str, states: StateSet) -> bool:
        """Never, for one fact."""
        return fact != "resistant_challenge" and super().matters(fact, states)


BROKEN = (
    ForgetsRefusals,
    TakesMissingForWeakest,
    ForgetsAFact,
    AsksForEverything,
    AsksForNothing,
    OverlooksASituation,
)


@pytest.mark.parametrize("kind", BROKEN, ids=lambda kind: kind.__name__)
def test_a_broken_decision_is_caught(kind: type[StateSpace]) -> None:
    ruleset, whole = shipped(), space()
    axes = {fact: axis.values for fact, axis in whole.axes.items()}
    broken = kind(ruleset.tables[RECOMMENDATION], axes, ruleset, vocabulary())
    found = list(check_deferral(broken, CompletionSet(broken)))
    assert {"SCN508"} == {one.code.number for one in found}


def test_what_is_asked_for_first_is_the_least_that_settles() -> None:
    known = {**next(iter(partial_states())), "network_type": "strategic_clinical_network"}
    learned = frozenset(item.value for item in settle_first(space(), known))
    assert [True, *[False] * len(learned)] == [
        CompletionSet(space()).settles(known, one) for one in (learned, *(learned - {item} for item in learned))
    ]
