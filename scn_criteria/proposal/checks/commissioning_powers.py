"""A strategic clinical network does not commission."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.purpose import strategic

CODE = Code(
    "SCN303",
    "commissioning-powers",
    Severity.ERROR,
    "Strategic clinical networks are not statutory: CCGs and the NHS Commissioning Board answer for commissioning.",
    "Leave commissioning and contracts to the commissioners; write none, and say how the network advises them.",
    "The Way Forward, Accountability and governance (SI-107, SI-110)",
)

FORBIDDEN = {"commissions": "commissions services", "holds_contracts": "holds contracts"}


def check(case: Case) -> Iterator[Fault]:
    """Look at the powers that the proposal gives to the network."""
    powers = case.proposal.governance.commissioning_powers
    if powers in FORBIDDEN and strategic(case.proposal):
        message = f'"{powers}" says that the network {FORBIDDEN[powers]}; expected "none"'
        yield Fault(("governance", "commissioning_powers"), message)
