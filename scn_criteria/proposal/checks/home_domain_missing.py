"""Each strategic clinical network is organised under one domain."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.purpose import section_at, strategic
from scn_criteria.proposal.model import Outcomes

CODE = Code(
    "SCN304",
    "home-domain-missing",
    Severity.WARNING,
    "Each strategic clinical network is organised under one domain of the NHS Outcomes Framework.",
    "Name the domain, 1 to 5, under outcomes as home_domain.",
    "The Way Forward, The NHS Outcomes Framework (SI-068)",
)


def check(case: Case) -> Iterator[Fault]:
    """Find a strategic network without a home domain."""
    outcomes = case.proposal.outcomes
    if strategic(case.proposal) and not outcomes.home_domain:
        at = section_at("outcomes", outcomes != Outcomes())
        yield Fault(at, "the network has no home domain; expected one of 1 to 5", on_key=True)
