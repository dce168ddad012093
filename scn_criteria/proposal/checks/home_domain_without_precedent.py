"""Domains 4 and 5 run through the work of every network; none of the first networks has one of them as its home."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN306",
    "home-domain-without-precedent",
    Severity.INFO,
    "Patient experience and patient safety are built into every network; no first network has one of them as its home.",
    "Nothing need be done; say in the summary why this domain is the home.",
    "The Way Forward, The NHS Outcomes Framework (SI-069, SI-073)",
)

WITHOUT_PRECEDENT = (4, 5)


def check(case: Case) -> Iterator[Fault]:
    """Look at the home domain, if there is exactly one."""
    match case.proposal.outcomes.home_domain:
        case (domain,) if domain in WITHOUT_PRECEDENT:
            message = f'home domain "{domain}" has no precedent: the first networks have 1, 2 or 3'
            yield Fault(("outcomes", "home_domain"), message)
