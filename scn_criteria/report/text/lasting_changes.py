"""What stays when a network ends, and who keeps it, as text for a terminal."""

from __future__ import annotations

from scn_criteria.decision.findings import Assessment, ConditionFinding
from scn_criteria.terms import Condition

HEADING = "Lasting change"


def lasting_lines(assessment: Assessment) -> list[str]:
    """What the rules find, and the words of the proposal. Nothing where lasting change is not asked for."""
    finding = _finding(assessment)
    if finding is None:
        return []
    term = assessment.proposal.term
    changes = term.lasting if term else ()
    stays = [f"  - {_on_one_line(change.what)}: {_on_one_line(change.kept_by or 'nobody is named')}" for change in changes]
    return [HEADING, f"  {finding.decided.because} [{finding.decided.rule}]", *stays, ""]


def _finding(assessment: Assessment) -> ConditionFinding | None:
    return next((one for one in assessment.conditions if one.condition is Condition.LASTING), None)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
