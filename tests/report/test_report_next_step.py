"""The one thing to do next stands on the first screen, whatever the outcome."""

import pytest
from html_page import Page
from sample import assessment, deferred

from scn_criteria.report.advice import next_step
from scn_criteria.report.report_view import render_report
from scn_criteria.terms import Criterion, NetworkType, Outcome, Rating

ONE_SHORT = {Criterion.C6: Rating.PARTLY_MET}
TWO_SHORT = {**ONE_SHORT, Criterion.C8: Rating.NOT_EVIDENCED}
SIGN = "Sign the recommendation, or decide otherwise and say why; one condition is still to be satisfied"
DELIVERY = (
    "The providers of the service can set it up as an operational delivery network; "
    "what applies to it: scn plan proposals/respiratory-disease.yaml"
)

NEXT = {
    "establish": (assessment(), SIGN, "sign-off"),
    "revise for one": (assessment(Outcome.REVISE, ONE_SHORT), "Strengthen the case: C6 (Other means insufficient)", "steps"),
    "revise for two": (
        assessment(Outcome.REVISE, TWO_SHORT),
        "Strengthen the case: two things, each with its place in the file",
        "steps",
    ),
    "refer": (assessment(Outcome.REFER, network=NetworkType.DELIVERY), DELIVERY, "steps"),
    "decline": (
        assessment(Outcome.DECLINE, TWO_SHORT),
        "Before it is brought back, answer what falls short: two things, each with its place in the file",
        "steps",
    ),
    "defer": (deferred(), "Add what is missing: C5 (Links to NICE guidance)", "steps"),
}


@pytest.mark.parametrize(("given", "text", "anchor"), NEXT.values(), ids=NEXT)
def test_what_to_do_next(given, text, anchor):
    found = next_step(given)
    assert (text, anchor) == (found.text, found.anchor)


@pytest.mark.parametrize(("given", "text", "_"), NEXT.values(), ids=NEXT)
def test_it_stands_above_the_nine_criteria(given, text, _):
    page = Page(render_report(given)).text()
    assert 0 < page.index(f"What to do next: {text}") < page.index("The nine criteria at a glance")
