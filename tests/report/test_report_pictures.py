import re
from dataclasses import replace

import pytest
from hostile import TEXTS, poisoned
from html_page import Page, faults
from picture_sample import FULL, given
from sample import outcome

from scn_criteria.report.report_view import render_report
from scn_criteria.terms import Outcome

SHOWN = [
    "Home does better than the median of its 2 comparators",
    "Offered, but does not count: 1",
    "Does not count: Published 2014, after the assessment date.",
    "The ninetieth percentile stands at 6.8 times the tenth",
    "All 30 places with their figures",
    "The network would serve 1 of the 12 areas of England",
    "The one risk scores 16 of 25: extreme",
    "low from 1, moderate from 4, high from 8, extreme from 15",
    "Tariffs Tried No Too blunt.",
]


@pytest.mark.parametrize("text", SHOWN)
def test_a_report_shows_its_pictures(text):
    assert text.replace(" ", "") in Page(render_report(FULL)).text().replace(" ", "")


def test_a_report_with_every_picture_is_well_made() -> None:
    assert faults(render_report(FULL)) == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_in_a_picture_stays_text(text):
    assert faults(render_report(poisoned(FULL, text))) == []


def test_every_drawing_has_a_title() -> None:
    html = render_report(FULL)
    assert len(re.findall("<svg", html)) == len(re.findall(r"<svg[^>]*>\s*<title", html))


def test_every_wide_picture_can_be_scrolled_by_keyboard() -> None:
    wide = [attributes for tag, attributes in Page(render_report(FULL)).elements if attributes.get("class") == "wide"]
    assert all(one["tabindex"] == "0" and one["role"] == "region" and one["aria-labelledby"] for one in wide)


def test_a_report_without_evidence_says_so() -> None:
    text = Page(render_report(given())).text()
    assert "No comparison with other countries counts." in text
    assert "No evidence of variation counts." in text


ORDER = """
outcome glance steps ratings improvement comparators variation alternatives risks network-type home-domain conditions
aims sources situations criteria trace faults sign-off provenance
"""


def test_a_report_keeps_its_order() -> None:
    deferred_ = replace(FULL, outcome=outcome(Outcome.DEFER))
    ids = [one for one in Page(render_report(deferred_)).all("id") if one in ORDER.split()]
    assert ids == ORDER.split()
