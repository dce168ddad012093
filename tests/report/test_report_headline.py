from dataclasses import replace

import pytest
from sample import assessment, deferred, outcome

from scn_criteria.report.advice import decision_headline, steps
from scn_criteria.terms import Criterion, NetworkType, Outcome, Rating, Situation

WEAK = {Criterion.C6: Rating.PARTLY_MET, Criterion.C8: Rating.NOT_EVIDENCED}
POOR = dict.fromkeys(list(Criterion)[2:], Rating.NOT_MET)
TWO_MISSING = replace(outcome(Outcome.DEFER), settle_first=(Criterion.C5, Situation.S1))
NOTHING_LEFT = replace(outcome(Outcome.DEFER), settle_first=(), possible=())

HEADLINES = {
    "establish": (
        assessment(),
        "All nine criteria are met and the change is large scale: a strategic clinical network is recommended.",
    ),
    "revise": (
        assessment(Outcome.REVISE, WEAK),
        "Seven of the nine criteria are met, C6 (Other means insufficient) is partly met and C8 (Whole of England) "
        "is not evidenced: the case is worth strengthening and bringing back.",
    ),
    "revise with many shortfalls": (
        assessment(Outcome.REVISE, POOR),
        "Two of the nine criteria are met and C3, C4, C5, C6, C7, C8 and C9 are not met: "
        "the case is worth strengthening and bringing back.",
    ),
    "decline": (
        assessment(Outcome.DECLINE, POOR),
        "A strategic clinical network is not recommended. The ratings lead to decline.",
    ),
    "refer": (
        assessment(Outcome.REFER, network=NetworkType.DELIVERY),
        "An operational delivery network fits, not a strategic one. Its main purpose is to improve outcomes.",
    ),
    "defer": (
        deferred(),
        "It cannot be settled until C5 (Links to NICE guidance) is evidenced: it could still be establish or revise.",
    ),
    "defer for two": (
        replace(deferred(), outcome=TWO_MISSING),
        "It cannot be settled until C5 (Links to NICE guidance) and S1 (Large scale change across complex care "
        "pathways) are evidenced: it could still be establish or revise.",
    ),
    "defer without a way": (replace(deferred(), outcome=NOTHING_LEFT), "The ratings lead to defer."),
}


@pytest.mark.parametrize(("given", "expected"), HEADLINES.values(), ids=HEADLINES)
def test_headline(given, expected):
    assert expected == decision_headline(given)


STEPS = {
    "establish": (assessment(), []),
    "revise": (assessment(Outcome.REVISE, WEAK), [("C6", 40), ("C8", None)]),
    "refer": (assessment(Outcome.REFER, network=NetworkType.LOCAL), [("network-type", None)]),
    "defer": (deferred(), [("C5", None)]),
    "defer for two": (replace(deferred(), outcome=TWO_MISSING), [("C5", None), ("S1", None)]),
    "no situation": (replace(assessment(Outcome.REVISE), situations=assessment().situations[1:]), [("S2", None)]),
}


@pytest.mark.parametrize(("given", "expected"), STEPS.values(), ids=STEPS)
def test_steps(given, expected):
    assert expected == [(step.anchor, step.line) for step in steps(given)]
