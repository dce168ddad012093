"""Whether one agrees, and the outcome that one names, say the same."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.signing.surroundings import Filed

CODE = Code(
    "SCN333",
    "decision-contradicts-itself",
    Severity.ERROR,
    "Who agrees decides what was recommended, and who does not decides something else: both at once say neither.",
    "Correct `agree`, or the outcome under it; who agrees need not name one.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the two."""
    decided, recommended = filed.record.decided, filed.record.recommended.outcome
    if decided.agree is None or decided.outcome is None:
        return
    same = decided.outcome is recommended
    if decided.agree is not same:
        stated, expected = str(decided.agree).lower(), "the same outcome" if decided.agree else "another outcome"
        message = f'"agree: {stated}" stands with the outcome "{decided.outcome.value}", and recommended is'
        yield Fault(
            ("decided", "outcome"),
            f'{message} "{recommended.value}"; expected {expected}',
            related="the recommendation",
            related_at=("recommended", "outcome"),
        )
