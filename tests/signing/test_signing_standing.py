"""How a recommendation stands by a record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from record_samples import AGREED, NOW, OTHERWISE, SIGNED, filled, signed, standing_of

from scn_criteria.document.dates import PartialDate
from scn_criteria.register.decision_record import ProposalVersion, Recommended, record_draft
from scn_criteria.register.sign_off import SignOffStatus
from scn_criteria.terms import Outcome

STANDINGS = {
    "empty": (record_draft(NOW), SignOffStatus.OPEN),
    "agreed": (signed(AGREED), SignOffStatus.AGREED),
    "otherwise": (signed(OTHERWISE), SignOffStatus.OTHERWISE),
    "not signed": (filled(record_draft(NOW), AGREED), SignOffStatus.FAULTY),
    "no decision": (filled(record_draft(NOW), SIGNED), SignOffStatus.FAULTY),
    "no reason": (signed({"agree": "false", "outcome": "decline"}), SignOffStatus.FAULTY),
    "contradiction": (signed({"agree": "true", "outcome": "decline"}), SignOffStatus.FAULTY),
    "no yaml": ("format: [", SignOffStatus.FAULTY),
    "nothing": ("", SignOffStatus.FAULTY),
    "another format": ("format: scn-proposal/1\n", SignOffStatus.FAULTY),
}
CHANGED = {
    "proposal": (replace(NOW, proposal=ProposalVersion("cancer", "c" * 64)), "the proposal has changed since"),
    "id": (replace(NOW, proposal=ProposalVersion("other", "c" * 64)), 'it is of another proposal, "cancer"'),
    "rules": (replace(NOW, ruleset=replace(NOW.ruleset, sha256="c" * 64)), "the rules have changed since"),
    "version": (
        replace(NOW, ruleset=replace(NOW.ruleset, version="1.1.0", sha256="c" * 64)),
        "the rules were way-forward-2012 1.0.0, and are way-forward-2012 1.1.0 here",
    ),
    "variant": (
        replace(NOW, ruleset=replace(NOW.ruleset, variant={"fold": "2"})),
        "other parameters or readings were chosen then",
    ),
    "day": (
        replace(NOW, assessed_on=PartialDate.parse("2012-12-01")),
        "it was for the assessment as on 30 November 2012, and this one is as on 1 December 2012",
    ),
    "outcome": (
        replace(NOW, recommended=Recommended(Outcome.REVISE, 1)),
        "another recommendation stands in it than this one",
    ),
    "domain": (
        replace(NOW, recommended=Recommended(Outcome.ESTABLISH)),
        "another recommendation stands in it than this one",
    ),
}


@pytest.mark.parametrize(("text", "expected"), STANDINGS.values(), ids=STANDINGS)
def test_the_standing_by_a_record(text, expected):
    assert expected is standing_of(text).standing


@pytest.mark.parametrize(("now", "change"), CHANGED.values(), ids=CHANGED)
@pytest.mark.parametrize("given", [AGREED, OTHERWISE], ids=["agreed", "otherwise"])
def test_a_signature_does_not_hold_for_anything_else(given, now, change):
    found = standing_of(signed(given), now)
    assert (SignOffStatus.OUT_OF_DATE, False, (change,)) == (found.standing, found.holds, found.changes)


@pytest.mark.parametrize(("now", "change"), CHANGED.values(), ids=CHANGED)
def test_an_empty_record_is_never_out_of_date(now, change):
    assert SignOffStatus.OPEN is standing_of(record_draft(NOW), now).standing


def test_every_change_is_reported() -> None:
    other = replace(CHANGED["rules"][0], proposal=CHANGED["proposal"][0].proposal)
    assert standing_of(signed(AGREED), other).changes == ("the proposal has changed since", "the rules have changed since")


@pytest.mark.parametrize(
    ("given", "outcome"), [(AGREED, Outcome.ESTABLISH), (OTHERWISE, Outcome.DECLINE)], ids=["agreed", "otherwise"]
)
def test_what_was_decided(given, outcome):
    record = standing_of(signed(given)).record
    assert record is not None
    assert outcome is record.outcome
