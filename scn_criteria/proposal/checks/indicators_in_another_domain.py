"""Aims lie mostly in the home domain. They check it; they do not decide it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.reference import NONE

CODE = Code(
    "SCN312",
    "indicators-in-another-domain",
    Severity.INFO,
    "Where most aims are measured in another domain than the home domain, one of the two may be wrong.",
    "Nothing need be done if the home domain is meant; a reader will ask why.",
    "The Way Forward, The NHS Outcomes Framework (SI-068)",
)

EVERYWHERE = (4, 5)
"""Domains that run through the work of every network (SI-069), so that aims in them say nothing of its home."""


def check(case: Case) -> Iterator[Fault]:
    """Count the aims by domain, unless the condition is a precedent and its home domain settled."""
    condition, outcomes = case.proposal.condition, case.proposal.outcomes
    settled = case.reference.precedent(condition.name, *condition.aliases) != NONE
    if settled or len(outcomes.home_domain) != 1:
        return
    home = outcomes.home_domain[0]
    found = [int(aim.framework.reference[0]) for aim in outcomes.aims if aim.framework]
    domains = Counter(domain for domain in found if domain == home or domain not in EVERYWHERE)
    if domains.total() > 2 * domains[home]:
        elsewhere = domains.total() - domains[home]
        message = f'{elsewhere} of {domains.total()} aims with an indicator lie outside the home domain, "{home}"'
        yield Fault(("outcomes", "home_domain"), f"{message}; most are in domain {domains.most_common(1)[0][0]}")
