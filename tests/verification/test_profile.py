"""The profile of the recommendation against a plain count by the interpreter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

import pytest
from building import shipped

from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.proof.deferral import CompletionSet
from scn_criteria.decision.proof.rating_profiles import MinimalWinningProfile, Profile, profile_of
from scn_criteria.decision.vocabulary import KNOWN_RATINGS, KNOWN_SITUATIONS, RECOMMENDATION, STRATEGIC, vocabulary
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import vary
from scn_criteria.terms import Criterion, Rating, Situation

pytestmark = pytest.mark.once

PARTS = (*Criterion, *Situation)
TABLES = {part: shipped().tables[part.name] for part in PARTS}
RESULTS = {part: {row.then for row in table.rows} for part, table in TABLES.items()}
VALUES = [tuple(word for word in (*KNOWN_RATINGS, *KNOWN_SITUATIONS) if word in RESULTS[part]) for part in PARTS]
"""What the table of each part gives: no table gives C3 or C5 the rating ``not_met``."""
Words = tuple[str, ...]
READINGS = [{}, {"criteria": "majority"}]


@lru_cache(maxsize=None)
def counted(*readings: tuple[str, str]) -> Mapping[Words, str]:
    """The outcome of every profile, read one by one."""
    ruleset = vary(shipped(), {}, dict(readings), vocabulary())
    interpreter, table = Interpreter(ruleset, vocabulary()), ruleset.tables[RECOMMENDATION]
    names = [part.value for part in PARTS]
    return {
        words: interpreter.result(table, {"network_type": STRATEGIC, **dict(zip(names, words, strict=True))})
        for words in product(*VALUES)
    }


@lru_cache(maxsize=None)
def profile(*readings: tuple[str, str]) -> Profile:
    space = recommendation_space(vary(shipped(), {}, dict(readings), vocabulary()), vocabulary())
    return profile_of(space, CompletionSet(space))


def changed(words: Words, place: int, value: str) -> Words:
    return (*words[:place], value, *words[place + 1 :])


@pytest.mark.parametrize("readings", READINGS, ids=str)
def test_outcomes_are_counted(readings: dict[str, str]) -> None:
    expected = Counter(counted(*readings.items()).values())
    assert expected == {count.outcome.value: count.profiles for count in profile(*readings.items()).counts}


@pytest.mark.parametrize("readings", READINGS, ids=str)
def test_minimal_profiles_have_nothing_weaker_that_establishes(readings: dict[str, str]) -> None:
    outcomes = counted(*readings.items())
    expected = {
        words for words, outcome in outcomes.items() if outcome == "establish" and "establish" not in weaker(words, outcomes)
    }
    assert expected == {
        (*(rating.value for rating in one.ratings), *situation_words(one)) for one in profile(*readings.items()).minimal
    }


def situation_words(one: MinimalWinningProfile) -> Words:
    return tuple(KNOWN_SITUATIONS[situation in one.situations] for situation in Situation)


def weaker(words: Words, outcomes: Mapping[Words, str]) -> list[str]:
    """The outcomes with one thing a step weaker."""
    steps = [(place, VALUES[place].index(word)) for place, word in enumerate(words)]
    return [outcomes[changed(words, place, VALUES[place][index - 1])] for place, index in steps if index]


@pytest.mark.parametrize("readings", READINGS, ids=str)
def test_vetoes_keep_everything_from_being_established(readings: dict[str, str]) -> None:
    established = [words for words, outcome in counted(*readings.items()).items() if outcome == "establish"]
    expected = {
        (criterion, Rating(word))
        for place, criterion in enumerate(Criterion)
        for word in VALUES[place]
        if word not in {words[place] for words in established}
    }
    assert expected == {
        (one.criterion, rating) for one in profile(*readings.items()).blocking_ratings for rating in one.ratings
    }


@pytest.mark.parametrize("readings", READINGS, ids=str)
def test_swings_are_counted(readings: dict[str, str]) -> None:
    outcomes = counted(*readings.items())
    expected = []
    for place, part in enumerate(PARTS):
        rest = [words for words in outcomes if words[place] == VALUES[place][0]]
        changing = [one for one in rest if len({outcomes[changed(one, place, word)] for word in VALUES[place]}) > 1]
        expected.append((part, len(changing), len(rest)))
    assert expected == [(one.part, one.changes, one.of) for one in profile(*readings.items()).pivotal_counts]


@pytest.mark.parametrize("readings", READINGS, ids=str)
def test_exchangeable_parts_change_places_without_a_change(readings: dict[str, str]) -> None:
    outcomes = counted(*readings.items())
    expected: list[list[int]] = []
    for place in range(len(PARTS)):
        group = next((one for one in expected if exchangeable(outcomes, one[0], place)), None)
        if group is None:
            expected.append([place])
        else:
            group.append(place)
    groups = [tuple(PARTS[place] for place in group) for group in expected if len(group) > 1]
    assert groups == list(profile(*readings.items()).exchangeable)


def exchangeable(outcomes: Mapping[Words, str], one: int, other: int) -> bool:
    return VALUES[one] == VALUES[other] and all(
        outcome == outcomes[changed(changed(words, one, words[other]), other, words[one])]
        for words, outcome in outcomes.items()
    )
