"""The principle of withholding: whatever one thing is deleted from a proposal, nothing gets better.

Of the proposals that ship every key, item, date and source is deleted by itself, of made-up ones one each at random. A file
that is then still one keeps its ratings, or has weaker ones, or ones that say that evidence is missing; and its outcome
stays, worsens, or is deferred with the former one or a worse one possible. A referral is compared with itself alone. What
``scn rules verify`` lists as gained by hiding is excepted, each case by name.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from deletions import Whole, places, verdict, whole_of
from random_proposals import random_deletion

from scn_criteria.diagnostics import Pointer

pytestmark = pytest.mark.once

FOLDER = Path(__file__).resolve().parents[2] / "proposals"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
EACH = 25
"""The usual run takes one deletion in so many; the long one takes all."""
FEW, MANY, PIECE = 130, 2000, 200
"""Made-up proposals of the usual run, of the long one, and of one test."""
ALTERNATIVES = "criteria/other_means_insufficient/alternatives"
EXCEPTED: dict[str, set[str]] = {
    "dental-services": {
        f"means_sufficient at {ALTERNATIVES}/3: C6 not_met to met",
        f"means_sufficient at {ALTERNATIVES}/3/sufficient: C6 not_met to met",
    },
    "falls-and-fragility-fractures": {
        f"means_sufficient at {ALTERNATIVES}/0: C6 not_met to partly_met",
        f"means_sufficient at {ALTERNATIVES}/0/sufficient: C6 not_met to met",
    },
}
"""Deletions that help, by file: the fact that ``scn rules verify`` lists, and what is deleted."""


@lru_cache(maxsize=None)
def whole(name: str) -> Whole:
    found = whole_of((FOLDER / f"{name}.yaml").read_bytes(), name)
    assert found is not None
    return found


def check(name: str, deletions: list[Pointer]) -> tuple[list[str], set[str]]:
    """What helped though nothing names it, and what helped and is named."""
    found = [one for one in (verdict(whole(name), [at]) for at in deletions) if one]
    return [text for one in found for text in one[0]], {text for one in found for text in one[1]}


@pytest.mark.parametrize("name", NAMES)
def test_some_deletions_do_not_help(name: str) -> None:
    unnamed, named = check(name, list(places(whole(name).document.data))[::EACH])
    assert (unnamed, named - EXCEPTED.get(name, set())) == ([], set())


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_no_deletion_helps(name: str) -> None:
    unnamed, named = check(name, list(places(whole(name).document.data)))
    assert (unnamed, named) == ([], EXCEPTED.get(name, set()))


def of_random_ones(numbers: range) -> list[str]:
    """What helped though nothing names it, in made-up proposals by their numbers."""
    found = ((number, random_deletion(number)) for number in numbers)
    return [f"{number}: {text}" for number, one in found for text in one.unnamed]


def test_random_deletions_from_some_random_proposals_do_not_help() -> None:
    assert of_random_ones(range(FEW)) == []


@pytest.mark.thorough
@pytest.mark.parametrize("first", range(FEW, MANY, PIECE))
def test_random_deletions_from_random_proposals_do_not_help(first: int) -> None:
    assert of_random_ones(range(first, min(first + PIECE, MANY))) == []


def test_the_random_proposals_reach_what_they_should() -> None:
    """All kinds of deletion, all outcomes, and cases that are excepted by name are among them."""
    found = [random_deletion(number) for number in range(FEW)]
    assert {"item", "key", "date", "source", "source with all it carries"} == {one.kind for one in found}
    assert {"establish", "revise", "decline", "refer", "defer"} == {one.outcome for one in found}
