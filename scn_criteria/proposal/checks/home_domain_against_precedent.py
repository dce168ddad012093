"""The first networks have their home domains from the document."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN307",
    "home-domain-against-precedent",
    Severity.WARNING,
    "The document gives each of the first four conditions its home domain, and that goes before what a file says.",
    "Write the domain of the document, or propose a condition of another name and say how it differs.",
    "The Way Forward, The NHS Outcomes Framework (SI-070, SI-071, SI-072)",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare the home domain with that of the precedent, if the condition is one."""
    condition, domains = case.proposal.condition, case.proposal.outcomes.home_domain
    found = (case.reference.precedents.get(normalise(name)) for name in (condition.name, *condition.aliases))
    precedent = next((entry for entry in found if entry), None)
    if precedent and len(domains) == 1 and domains[0] != precedent.home_domain:
        message = f'the home domain is "{domains[0]}"; expected {precedent.home_domain}, as the document has it'
        yield Fault(("outcomes", "home_domain"), f"{message} for {precedent.name}")
