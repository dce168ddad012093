"""Decision records and what lies around them, for tests."""

from __future__ import annotations

import re
from datetime import date

from scn_criteria.document.dates import PartialDate
from scn_criteria.document.examination import Examined
from scn_criteria.document.loader import load
from scn_criteria.register.decision_record import (
    DecisionRecord,
    ProposalVersion,
    Recommendation,
    Recommended,
    RulesetVersion,
    draft,
)
from scn_criteria.register.related_files import RecordContext, RecordInContext, RelatedFile
from scn_criteria.register.sign_off import SignOff, examine_record, sign_off
from scn_criteria.terms import Outcome

TODAY = date(2013, 1, 31)
PROPOSAL, RULESET = "a" * 64, "b" * 64
NOW = Recommendation(
    ProposalVersion("cancer", PROPOSAL),
    RulesetVersion("way-forward-2012", "1.0.0", RULESET),
    PartialDate.parse("2012-11-30"),
    Recommended(Outcome.ESTABLISH, 1),
)
AGREED = {"agree": "true"}
OTHERWISE = {"agree": "false", "outcome": "decline", "reason": "The money is needed elsewhere."}
SIGNED = {"name": "Jane Doe", "role": "Chair", "on": "2012-12-14"}


def around(record: DecisionRecord, file_name: str = "") -> RecordContext:
    """Everything as it was when the samples were signed."""
    return RecordContext(
        file_name, TODAY, RelatedFile(f"{record.proposal.id}.yaml", PROPOSAL), RelatedFile("way-forward-2012", RULESET)
    )


def filled(text: str, *given: dict[str, str]) -> str:
    """An empty record with values put in, as by hand."""
    head, mark, rest = text.partition("\n# What was decided.")
    for key, value in (pair for pairs in given for pair in pairs.items()):
        rest, done = re.subn(rf"^([ -]*{key}:)", rf"\1 {value}", rest, count=1, flags=re.MULTILINE)
        assert done
    return head + mark + rest


def examined(text: str, path: str = "cancer.decision.yaml") -> Examined[RecordInContext]:
    return examine_record(load(text.encode(), path))


def standing_of(text: str, now: Recommendation = NOW) -> SignOff:
    return sign_off(examined(text), "cancer.decision.yaml", now)


def signed(*given: dict[str, str], of: Recommendation = NOW) -> str:
    return filled(draft(of), *given, SIGNED)
