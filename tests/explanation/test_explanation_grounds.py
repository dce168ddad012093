"""Reasons and contrasts are what they claim to be, and each other's duals."""

from __future__ import annotations

from itertools import combinations, product
from pathlib import Path
from random import Random

import pytest
from explanation_samples import PROPOSALS, assessed, compiled, random_space, smallest_hitting

from scn_criteria.decision.explanation.reasons import (
    Known,
    SufficientReasons,
    combined_changes,
    settling_parts,
    sufficient_reasons,
)
from scn_criteria.decision.outcome import what_is_known
from scn_criteria.ruleset.state_space import StateSet, StateSpace
from scn_criteria.terms import Outcome

ROUNDS = range(120)


def by_trying_all(space: StateSpace, known: Known, results: StateSet) -> SufficientReasons:
    """The same from the definition: every set of parts, and the states that it leaves."""
    parts = [part for part in space.axes if known[part] is not None]
    every = [some for size in range(len(parts) + 1) for some in combinations(parts, size)]
    settle = [some for some in every if not space.among({part: known[part] for part in some}) & ~results]
    flip = [
        some for some in every if space.among({part: word for part, word in known.items() if part not in some}) & ~results
    ]
    return SufficientReasons(smallest(settle), smallest(flip))


def smallest(sets: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(one for one in sets if not any(set(other) < set(one) for other in sets))


def sample(seed: int) -> tuple[StateSpace, dict[str, str | None], StateSet]:
    """A random table, a random state of which a part may not be known, and the results that are still possible."""
    random = Random(seed)
    space = random_space(random)
    known = {
        part: None if random.randrange(5) == 0 else str(random.choice(axis.values)) for part, axis in space.axes.items()
    }
    results = 0
    for result in space.possible(space.among(known)):
        results |= space.results[result]
    return space, known, results


@pytest.mark.parametrize("seed", ROUNDS)
def test_grounds_are_those_of_the_definition(seed: int) -> None:
    space, known, results = sample(seed)
    assert by_trying_all(space, known, results) == sufficient_reasons(space, known, results)


@pytest.mark.parametrize("seed", ROUNDS)
def test_reasons_and_contrasts_are_duals(seed: int) -> None:
    space, known, results = sample(seed)
    found = sufficient_reasons(space, known, results)
    parts = [part for part in space.axes if known[part] is not None]
    assert smallest_hitting([set(one) for one in found.contrasts], parts) == {frozenset(one) for one in found.reasons}
    assert smallest_hitting([set(one) for one in found.reasons], parts) == {frozenset(one) for one in found.contrasts}


@pytest.mark.parametrize("seed", range(30))
def test_they_are_duals_over_the_shipped_recommendation_too(seed: int) -> None:
    random = Random(seed)
    space = compiled("criteria=majority" if seed % 2 else "criteria=conjunctive").space
    known = {
        part: None if random.randrange(6) == 0 else str(random.choice(axis.values)) for part, axis in space.axes.items()
    }
    if random.randrange(3):
        known["network_type"] = "strategic_clinical_network"
    results = 0
    for result in space.possible(space.among(known)):
        results |= space.results[result]
    found = sufficient_reasons(space, known, results)
    for one in found.reasons:
        assert not space.among({part: known[part] for part in one}) & ~results
        for left_out in one:
            assert space.among({part: known[part] for part in one if part != left_out}) & ~results
    for one in found.contrasts:
        assert all(set(one) & set(reason) for reason in found.reasons)
        for left_out in one:
            assert not all((set(one) - {left_out}) & set(reason) for reason in found.reasons)


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_a_reason_of_a_shipped_proposal_settles_it_whatever_the_rest(path: Path) -> None:
    assessment = assessed(path)
    space = compiled().space
    known = what_is_known(assessment.criteria, assessment.situations, assessment.network_type)
    outcome = assessment.outcome
    possible = outcome.possible if outcome.outcome is Outcome.DEFER else (outcome.outcome,)
    results = sum(space.results[one.value] for one in possible)
    for one in sufficient_reasons(space, known, results).reasons:
        assert {result.value for result in possible} >= set(space.possible(space.among({part: known[part] for part in one})))


# Parts that alone settle what is open, and parts that change together


@pytest.mark.parametrize("seed", ROUNDS)
def test_what_alone_would_settle_an_open_state(seed: int) -> None:
    space, known, _ = sample(seed)
    expected = {
        (part, str(word), outcomes)
        for part, axis in space.axes.items()
        for word in axis.values
        if known[part] not in (None, word) and len(outcomes := space.possible(space.among({**known, part: word}))) == 1
    }
    assert expected == {
        (part, word, turn.outcomes)
        for one in settling_parts(space, known)
        for (part,) in one.sets
        for turn in one.turns
        for word in turn.words
    }


@pytest.mark.parametrize("seed", ROUNDS)
def test_what_follows_from_parts_that_change_together(seed: int) -> None:
    space, known, _ = sample(seed)
    before = space.possible(space.among(known))
    parts = tuple(part for part in space.axes if known[part] is not None)[:2]
    expected = {
        (words, outcomes)
        for words in product(*(space.axes[part].values for part in parts))
        if all(known[part] != word for part, word in zip(parts, words, strict=True))
        and (outcomes := space.possible(space.among({**known, **dict(zip(parts, words, strict=True))}))) != before[:1]
    }
    assert expected == {
        (words, change.outcomes)
        for change in combined_changes(space, known, parts, before[0])
        for words in change.combinations
    }
