"""The page and the record of a review."""

from __future__ import annotations

import json
from functools import lru_cache

import pytest
from html_page import Page, faults
from jsonschema import Draft202012Validator
from review_samples import NAME, SOUND, compiled, examined, judged, replaced

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document.loader import load
from scn_criteria.establishment.review.findings import reviews_json
from scn_criteria.establishment.review.openings import openings
from scn_criteria.establishment.review.review import review
from scn_criteria.report.portfolio_page import portfolio_pages
from scn_criteria.report.review_page import render_review
from scn_criteria.resources import schema_text

HOSTILE = '<script>alert(1)</script> {{ 7 * 7 }} " onclick="x'
SHIFTED = ("priorities: {shifted: false}", "priorities: {shifted: true}")
BARE = SOUND.partition("\ngovernance:")[0] + "\n"


@lru_cache(maxsize=None)
def page(text: str = SOUND) -> str:
    return render_review(judged(text))


@pytest.mark.parametrize("text", [SOUND, BARE, replaced(SHIFTED)], ids=["sound", "bare", "shifted"])
def test_a_page_is_well_formed_and_asks_for_nothing(text: str) -> None:
    assert faults(page(text)) == []


def test_a_page_says_what_is_recommended_and_by_which_rule() -> None:
    text = Page(page()).text()
    assert [said for said in ("Continue", "REC-R6", "made up", "Year 1 of 5", "18.46%") if said not in text] == []


def test_a_deferred_page_says_what_would_settle_it() -> None:
    text = Page(page(BARE)).text()
    assert [said for said in ("Still possible", "To settle it", "GOV governance") if said not in text] == []


def test_what_is_failed_is_put_right_before_what_is_only_weak() -> None:
    text = replaced(("commissioning: {done: false}", "commissioning: {done: true}"), ("in_oversight: 3", "in_oversight: 1"))
    said = Page(page(text)).text()
    assert -1 < said.find("Put right: Governance") < said.find("Strengthen: Patient and public involvement")


def test_a_page_says_that_a_place_is_open() -> None:
    assert "The place of this network is open for a new condition." in Page(page(replaced(SHIFTED))).text()


def test_a_hostile_text_stays_text() -> None:
    text = replaced(('title: "Cancer, Wessex: first year"', f"title: {json.dumps(HOSTILE)}"))
    assert (faults(page(text)), HOSTILE in Page(page(text)).text()) == ([], True)


def test_the_same_return_gives_the_same_bytes() -> None:
    assert render_review(judged(SOUND)) == page()


def test_the_index_shows_of_places_only_where_somebody_asked() -> None:
    with_places = portfolio_pages([], openings=openings([judged(replaced(SHIFTED))]))["index.html"]
    assert (faults(with_places), "Places that open" in with_places) == ([], True)
    assert "Places that open" not in portfolio_pages([])["index.html"]


def test_the_record_fits_its_schema() -> None:
    results = [judged(SOUND), judged(BARE), review(load(b"format: scn-review/1\n", NAME), NAME, compiled())]
    schema = json.loads(schema_text("review-assessment"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(json.loads(reviews_json(results)))] == []


def numbers(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code.number for one in found]


def test_a_return_with_an_error_is_not_reviewed() -> None:
    found = json.loads(
        reviews_json([review(load(SOUND.replace("area: Wessex", "area: Kent").encode(), NAME), NAME, compiled())])
    )
    assert (found["reviews"], [one["code"] for one in found["not_reviewed"][0]["diagnostics"]]) == ([], ["SCN357"])


def test_what_is_waived_with_a_reason_does_not_keep_a_return_from_review() -> None:
    text = replaced(("area: Wessex", "area: Kent  # scn: ignore[SCN357] the border moved"))
    assert numbers(examined(text).diagnostics) == []
