"""What a decision record changes in reports: who decided what is shown, and what is recommended stays as it is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hostile import TEXTS
from html_page import Page, faults
from sample import assessment, deferred, renamed

from scn_criteria.document.dates import PartialDate
from scn_criteria.register.decision_record import DecisionRecord, Signature, Verdict
from scn_criteria.register.sign_off import SignOff, SignOffStatus
from scn_criteria.report.markdown import report_markdown
from scn_criteria.report.portfolio_page import entry, portfolio_pages
from scn_criteria.report.report_view import render_report
from scn_criteria.report.sign_off import SignOffView, recommendation_of
from scn_criteria.terms import Outcome

GIVEN = renamed(assessment(), "Respiratory disease", "respiratory-disease")
PATH = "proposals/respiratory-disease.decision.yaml"
BOARD = (
    Signature(("signatures", 0), "Jane Doe", "Medical director", "The board", PartialDate.parse("2012-12-14")),
    Signature(("signatures", 1), "John Roe", "Chair", "", PartialDate.parse("2012-12-17")),
    Signature(("signatures", 2)),
)
AGREED = Verdict(True)
OTHERWISE = Verdict(False, Outcome.DECLINE, "The money is needed elsewhere.")


def record(decided=AGREED, signatures=BOARD, notes=""):
    now = recommendation_of(GIVEN)
    return DecisionRecord(now.proposal, now.ruleset, now.assessed_on, now.recommended, decided, signatures, notes)


SIGN_OFFS = {
    "open": SignOff(SignOffStatus.OPEN),
    "empty": SignOff(SignOffStatus.OPEN, PATH),
    "agreed": SignOff(SignOffStatus.AGREED, PATH, record()),
    "otherwise": SignOff(SignOffStatus.OTHERWISE, PATH, record(OTHERWISE, notes="Minute 7.")),
    "out of date": SignOff(
        SignOffStatus.OUT_OF_DATE, PATH, record(), ("the proposal has changed since", "so have the rules")
    ),
    "faulty": SignOff(SignOffStatus.FAULTY, PATH),
}
SIGNATURES = "Signed by Jane Doe, Medical director, The board, 14 December 2012 Signed by John Roe, Chair, 17 December 2012"
BOX = "☐ I agree"
SHOWN = {
    "open": ["Sign-off Not signed off Network type", BOX, "here, or in a decision record"],
    "agreed": [
        "Sign-off Signed off as recommended. Jane Doe and John Roe, 17 December 2012",
        "Recommended Establish Decided Agreed: establish",
        SIGNATURES,
        PATH,
        "What to do next: Set the network up, as signed off",
    ],
    "otherwise": [
        "Sign-off Decided otherwise: Decline. Jane Doe and John Roe, 17 December 2012",
        "Recommended Establish Decided Otherwise: decline Reason The money is needed elsewhere.",
        SIGNATURES,
        "Notes Minute 7.",
        "What to do next: Act on what was decided, which is not what is recommended here",
    ],
    "out of date": [
        "Sign-off Not signed off: the decision on record is for another version",
        "Out of date: this decision does not hold here.",
        "It was signed for another version: the proposal has changed since and so have the rules.",
        "Decided then Agreed: establish",
        BOX,
    ],
    "faulty": [
        "Sign-off Not signed off: the decision record has faults",
        "The decision record has faults and does not count.",
        f"scn lint {PATH}",
        BOX,
    ],
}


def page(name):
    return Page(render_report(GIVEN, sign_off=SIGN_OFFS[name]))


def words(name):
    """The text of a page, its elements set apart."""
    return re.sub(r" (?=[,.])", "", " ".join(" ".join(data for tag, data in page(name).texts if tag != "style").split()))


@pytest.mark.parametrize("given", SIGN_OFFS.values(), ids=SIGN_OFFS)
def test_a_report_is_well_made(given):
    assert faults(render_report(GIVEN, sign_off=given)) == []


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SHOWN.items() for text in texts])
def test_a_report_shows(name, text):
    assert text in words(name)


@pytest.mark.parametrize(
    ("name", "text"), [("agreed", BOX), ("otherwise", BOX), ("out of date", "Signed off as"), ("faulty", "Signed by")]
)
def test_a_report_does_not_show(name, text):
    assert text not in words(name)


def test_an_empty_record_changes_nothing() -> None:
    assert render_report(GIVEN) == render_report(GIVEN, sign_off=SIGN_OFFS["empty"])


@pytest.mark.parametrize("name", SIGN_OFFS)
def test_what_is_recommended_stays(name):
    title = next(data for tag, data in page(name).texts if tag == "h2")
    assert title == "Establish"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_record_stays_text(text):
    signature = Signature(("signatures", 0), text, text, text, PartialDate.parse("2012-12-14"))
    hostile = record(Verdict(False, Outcome.DECLINE, text), (signature,), text)
    given = (
        SignOff(SignOffStatus.OTHERWISE, text, hostile),
        SignOff(SignOffStatus.OUT_OF_DATE, text, hostile, (text,)),
        SignOff(SignOffStatus.FAULTY, text),
    )
    assert [faults(render_report(GIVEN, sign_off=one)) for one in given] == [[], [], []]


def test_markdown_says_how_it_stands() -> None:
    expected = "**Sign-off:** Decided otherwise: Decline. Jane Doe and John Roe, 17 December 2012."
    assert expected in report_markdown(GIVEN, SIGN_OFFS["otherwise"]).splitlines()


def index(**standing):
    return portfolio_pages(
        [entry(GIVEN, SIGN_OFFS[standing["first"]]), entry(renamed(deferred(), "Zoster", "zoster"), SIGN_OFFS["open"])]
    )


@pytest.mark.parametrize(("name", "there"), [("open", False), ("empty", False), ("agreed", True), ("faulty", True)])
def test_the_index_has_a_column_where_somebody_has_decided(name, there):
    html = index(first=name)["index.html"]
    assert (there, []) == ("Sign-off" in Page(html).text(), faults(html))


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("agreed", "Signed off as recommended"),
        ("otherwise", "Decided otherwise: Decline"),
        ("out of date", "Signed for another version"),
        ("faulty", "Decision record has faults"),
    ],
)
def test_the_index_says_how_each_stands(name, status):
    text = Page(index(first=name)["index.html"]).text()
    assert (status in text, "Not signed off" in text) == (True, True)


@pytest.mark.parametrize("name", SIGN_OFFS)
def test_the_table_says_it_in_a_word(name):
    expected = ["sign_off", SIGN_OFFS[name].standing.value, "not_signed_off"]
    assert expected == [line.rpartition(",")[2] for line in index(first=name)["index.csv"].splitlines()]


def test_the_names_of_standings_are_different() -> None:
    assert len({SignOffView(one).status for one in SIGN_OFFS.values()}) == len(SignOffStatus)


def test_the_recommendation_is_that_of_the_assessment() -> None:
    changed = replace(GIVEN, ruleset=replace(GIVEN.ruleset, variant={"fold": "2"}))
    assert (GIVEN.origin.sha256, 1, {"fold": "2"}) == (
        recommendation_of(changed).proposal.sha256,
        recommendation_of(changed).recommended.home_domain,
        recommendation_of(changed).ruleset.variant,
    )
