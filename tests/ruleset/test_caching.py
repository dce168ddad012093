"""What is kept of rulesets and tables changes nothing but the time it takes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from building import shipped

from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.caching import memoised
from scn_criteria.ruleset.loader import vary


def counting(calls: list[list[int]]) -> Callable[[list[int]], int]:
    """A memoised function that counts its calls."""

    @memoised(2)
    def count(one: list[int]) -> int:
        calls.append(one)
        return len(calls)

    return count


READINGS = [
    {name: choice}
    for name, reading in sorted(shipped().readings.items())
    for choice in (one for one in reading.alternatives if one != reading.choice)
]


def test_the_same_object_is_asked_once() -> None:
    calls: list[list[int]] = []
    recall = counting(calls)
    first, second = [1], [1]
    assert [recall(first), recall(second), recall(first)] == [1, 2, 1]


def test_the_oldest_goes_first() -> None:
    calls: list[list[int]] = []
    recall = counting(calls)
    one, two, three = [1], [2], [3]
    assert [recall(each) for each in (one, two, three, two, one)] == [1, 2, 3, 2, 4]


@pytest.mark.parametrize(("before", "after"), list(product([{}, *READINGS], repeat=2))[::3], ids=str)
def test_a_space_under_other_choices_is_the_one_laid_out_anew(before: dict[str, str], after: dict[str, str]) -> None:
    rulesets = [vary(shipped(), {}, choices, vocabulary()) for choices in (before, after)]
    changed = recommendation_space(rulesets[0], vocabulary()).under(rulesets[1])
    fresh = recommendation_space(rulesets[1], vocabulary())
    assert (changed.rows, changed.results) == (fresh.rows, fresh.results)
