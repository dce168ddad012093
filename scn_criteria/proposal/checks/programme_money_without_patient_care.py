"""Programme money relates directly to patient care."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN322",
    "programme-money-without-patient-care",
    Severity.ERROR,
    "Programme money must relate directly to patient care; running cost pays for the rest.",
    'Say under "patient_care" what patients get from it, or pay for it from the running cost.',
    "Strategic Clinical Networks update, November 2012, Finance (SI-125)",
)


def check(case: Case) -> Iterator[Fault]:
    """Ask each line of programme money what it has to do with patient care."""
    budget = case.proposal.budget
    for line in budget.lines if budget else ():
        if line.fund == "programme" and not (line.patient_care or "").strip():
            message = (
                f'"{line.what}" is programme money and does not say how it relates to patient care; expected "patient_care"'
            )
            yield Fault((*line.at, "fund"), message)
