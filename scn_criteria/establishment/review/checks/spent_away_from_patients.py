"""Programme money was spent on what relates directly to patient care."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN353",
    "spent-away-from-patients",
    Severity.WARNING,
    "Programme money must relate directly to patient care. The review counts what does not say how it did.",
    'Say under "patient_care" what patients had from it.',
    "Strategic Clinical Networks update, November 2012, Finance (SI-125)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Ask each payment of programme money what it had to do with patient care."""
    for line in filed.report.finance.spent if filed.report.finance else ():
        if line.fund == "programme" and not (line.patient_care or "").strip():
            message = f'"{line.what}" was paid from programme money and does not say how it relates to patient care'
            yield Fault((*line.at, "fund"), f'{message}; expected "patient_care"')
