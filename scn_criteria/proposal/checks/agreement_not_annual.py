"""The accountability agreement is made every year with the NHS Commissioning Board."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.purpose import strategic

CODE = Code(
    "SCN313",
    "agreement-not-annual",
    Severity.WARNING,
    "A strategic clinical network answers to the NHS Commissioning Board under an agreement that is made every year.",
    "Make the agreement annual, with the NHS Commissioning Board.",
    "The Way Forward, Accountability and governance (SI-113)",
)

BOARD = "nhs_commissioning_board"


def check(case: Case) -> Iterator[Fault]:
    """Look at the agreement, if the proposal of a strategic network describes one."""
    agreement, at = case.proposal.governance.accountability_agreement, ("governance", "accountability_agreement")
    if not agreement or not strategic(case.proposal):
        return
    if not agreement.annual:
        yield Fault((*at, "annual"), 'the agreement is not annual, "false"; expected "true"')
    if agreement.with_ != BOARD:
        yield Fault((*at, "with"), f'the agreement is with "{agreement.with_}"; expected "{BOARD}"')
