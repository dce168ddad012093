"""Edits as people make them: a few of each kind, the same in every run. ``make fuzz`` tries many."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

import fuzz_edits
import pytest
from fuzz_edits import Edited, Tried, Verdict, judged, known_limits, sound, tried
from human_edits import JUDGED, NOTICED, SAME, EditKind, edit_kinds

SEED = 2012
EACH = 2
"""Edits of each kind in the plain run, which takes seconds."""
MANY = 40
SHORT = "proposals/falls-and-fragility-fractures.yaml"


def tries(kind: EditKind, most: int) -> Iterator[Tried]:
    """The first tries of a kind of edit that find a place."""
    found = (tried(SEED, number, kind.name) for number in range(20 * most))
    return islice((one for one in found if one is not None), most)


def faults(kind: EditKind, most: int) -> list[str]:
    return [
        f"#{one.number} {one.edited.of.path}: {one.fault.value}: {one.detail}"
        for one in tries(kind, most)
        if one.fault and not one.known
    ]


@pytest.mark.once
@pytest.mark.parametrize("kind", edit_kinds(), ids=lambda kind: kind.name)
def test_an_edit_is_answered_as_it_should_be(kind: EditKind) -> None:
    assert faults(kind, EACH) == []


@pytest.mark.thorough
@pytest.mark.parametrize("kind", edit_kinds(), ids=lambda kind: kind.name)
def test_many_edits_are_answered_as_they_should_be(kind: EditKind) -> None:
    assert faults(kind, MANY) == []


def test_every_kind_of_edit_has_a_name_of_its_own_and_an_expectation() -> None:
    kinds = edit_kinds()
    assert len({kind.name for kind in kinds}) == len({kind.title for kind in kinds}) == len(kinds)
    assert {kind.expected for kind in kinds} == {NOTICED, SAME, JUDGED}


def test_known_limits_name_kinds_of_edit() -> None:
    names = {kind.name for kind in edit_kinds()}
    assert [name for row in known_limits() for name in row["kinds"] if name not in names] == []


def test_the_same_seed_and_number_make_the_same_edit() -> None:
    one, again = tried(SEED, 3), tried(SEED, 3)
    assert one is not None
    assert again is not None
    assert (one.edited.after, one.detail) == (again.edited.after, again.detail)


# The verdicts see what they are there for


def verdict(expected: str, before: str, after: str) -> Verdict | None:
    """The verdict on one replacement in a short proposal."""
    of = sound(SHORT)
    assert before in of.page.text
    kind = EditKind("made-up", "made up", "", expected, {})
    return judged(0, of, kind, of.page.text.replace(before, after, 1)).fault


TITLE = "title: Falls and fragility fractures in one CCG"


@pytest.mark.parametrize(
    ("expected", "after", "found"),
    [
        (NOTICED, "title: Falls", Verdict.SILENT),
        (NOTICED, "titel: Falls and fragility fractures in one CCG", None),
        (NOTICED, 'title: "Falls and fragility fractures in one CCG"', None),
        (SAME, "title: Falls", Verdict.CHANGED),
        (SAME, f"{TITLE}  # as agreed", Verdict.FALSE_ALARM),
        (JUDGED, "title: Falls", None),
    ],
)
def test_a_verdict_depends_on_what_is_expected(expected: str, after: str, found: Verdict | None) -> None:
    assert verdict(expected, TITLE, after) is found


def test_a_linter_that_says_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_edits, "look", lambda _path, _raw: ())
    assert verdict(JUDGED, TITLE, "title: [1]") is Verdict.ACCEPTED


def test_a_linter_that_stops_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_path: str, _raw: bytes) -> None:
        raise ValueError("stopped")

    sound(SHORT)
    monkeypatch.setattr(fuzz_edits, "look", stop)
    assert verdict(JUDGED, TITLE, "title: Falls") is Verdict.CRASH


def test_the_smallest_edit_is_measured_by_the_lines_that_differ() -> None:
    of = sound(SHORT)
    kind = edit_kinds()[0]
    small, large = (of.page.text.replace(TITLE, put) for put in ("title: A", f"{TITLE}\n{TITLE}\n{TITLE}"))
    sizes = [Tried(0, Edited(of, kind, text), fuzz_edits.Answer()).size for text in (small, large)]
    assert sizes == sorted(sizes)


def test_an_edit_stays_on_its_page() -> None:
    page = sound(SHORT).page
    for kind in edit_kinds():
        made = kind.made(page, Random(SEED), [page])
        assert made is None or made.isprintable() is False
