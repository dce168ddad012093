"""A report that is sent alone: its links lead to places on the page, and where it needs the folder it says so."""

import re

import pytest
from html_page import Page
from shipped_pages import shipped_assessments

from scn_criteria.report.report_view import render_report

EVERY = {one.proposal.id: one for one in shipped_assessments()}
BESIDE = re.compile(r"(index|rules)\.html")
AWAY = re.compile(r'href="((?:index|rules)\.html[^"]*)"')


@pytest.mark.parametrize("given", EVERY.values(), ids=EVERY)
def test_the_rule_of_every_finding_is_reported_on_the_page(given):
    page = Page(render_report(given))
    names = [*(one.criterion.name for one in given.criteria), *(one.situation.name for one in given.situations)]
    expected = {f"rule-{name}" for name in (*names, "network-type", "outcome", "home-domain")}
    assert (set(), set()) == (
        expected - set(page.all("id")),
        {f"#{one}" for one in expected} - {"#rule-outcome"} - set(page.all("href")),
    )


@pytest.mark.parametrize("given", EVERY.values(), ids=EVERY)
def test_only_three_places_lead_to_other_files(given):
    """The header says so, the trace says so, and the conditions have a column for it."""
    html = render_report(given)
    kept = re.sub(r'<nav aria-label="Pages.*?</nav>|<table class="stack trace">.*?</table>', "", html, flags=re.DOTALL)
    assert {f"rules.html#{one.decided.rule}" for one in given.conditions} == set(AWAY.findall(kept))


SAID = ["In the same folder: All proposals Rule book", "the file rules.html in the folder that this report was written to"]


@pytest.mark.parametrize("text", SAID)
def test_it_is_said_where_other_files_are(text):
    assert text in Page(render_report(EVERY["cancer"])).text()


HOLDS = [
    "the worst gap to other countries, on an indicator that a measure follows is at least 10 percent (",
    "cases a year is at least 5,000 cases a year (large volume)",
    "which of the first four networks this is: “cancer” or “cardiovascular disease”",
    "other means read as evidence or rationale (as chosen)",
]


@pytest.mark.parametrize("text", HOLDS)
def test_a_rule_is_reported_in_words(text):
    assert text in Page(render_report(EVERY["cancer"])).text()


def test_a_rule_without_a_condition_is_reported_in_words():
    text = Page(render_report(EVERY["falls-and-fragility-fractures"])).text()
    assert "No row above it in its table matches." in text


def test_an_outcome_that_no_row_gives_is_reported_too() -> None:
    assert "It follows from the answers above." in Page(render_report(EVERY["end-of-life-care-draft"])).text()
