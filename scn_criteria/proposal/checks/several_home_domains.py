"""A network has one home domain, not several."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN305",
    "several-home-domains",
    Severity.ERROR,
    "Each strategic clinical network is organised under one domain, though its work may serve several.",
    "Choose the domain that most of its aims serve; the aims may refer to indicators of others.",
    "The Way Forward, The NHS Outcomes Framework (SI-068)",
)


def check(case: Case) -> Iterator[Fault]:
    """Count the home domains."""
    domains = case.proposal.outcomes.home_domain
    if len(domains) > 1:
        named = ", ".join(str(domain) for domain in domains)
        yield Fault(("outcomes", "home_domain"), f'the network has {len(domains)} home domains, "{named}"; expected one')
