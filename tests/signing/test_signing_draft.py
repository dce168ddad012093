"""The empty record: sound, complete in what was recommended, and different from one in which somebody has written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from record_samples import AGREED, NOW, examined, filled

from scn_criteria.register.decision_record import Recommended, RulesetVersion, is_untouched, record_draft
from scn_criteria.terms import Outcome

VARIED = replace(NOW, ruleset=replace(NOW.ruleset, variant={"fold": "1.60", "situations": "both"}))
DOMAINLESS = replace(NOW, recommended=Recommended(Outcome.REFER))
DIGITS = replace(NOW, ruleset=RulesetVersion("2012", "1.10.0", "1" * 64))
RECOMMENDATIONS = {"usual": NOW, "varied": VARIED, "no domain": DOMAINLESS, "names like numbers": DIGITS}


@pytest.mark.parametrize("given", RECOMMENDATIONS.values(), ids=RECOMMENDATIONS)
def test_a_draft_holds_what_was_recommended(given):
    case = examined(record_draft(given)).case
    assert case is not None
    record = case.record
    assert given == type(given)(record.proposal, record.ruleset, record.assessed_on, record.recommended)


@pytest.mark.parametrize("given", RECOMMENDATIONS.values(), ids=RECOMMENDATIONS)
def test_a_draft_has_one_remark_and_no_fault(given):
    assert [found.code.number for found in examined(record_draft(given)).diagnostics] == ["SCN330"]


def test_a_draft_has_its_blanks_filled_in() -> None:
    assert "@" not in record_draft(VARIED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (record_draft(NOW), True),
        (record_draft(NOW).replace("\n", "\r\n"), True),
        (record_draft(NOW) + "# Dr Roe agreed by telephone.\n", False),
        (filled(record_draft(NOW), AGREED), False),
        (record_draft(VARIED), False),
    ],
    ids=["as written", "by another system", "a comment", "a value", "another recommendation"],
)
def test_whether_somebody_has_written_in_it(text, expected):
    assert expected is is_untouched(text, NOW)
