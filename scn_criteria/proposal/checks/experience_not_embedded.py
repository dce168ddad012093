"""Patient experience is part of the work of every network."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.purpose import section_at, strategic
from scn_criteria.proposal.model import Outcomes

CODE = Code(
    "SCN308",
    "experience-not-embedded",
    Severity.WARNING,
    "Patient experience (domain 4) belongs to all care and is built into the work of every network.",
    "Say under outcomes as experience how the work of the network takes it in.",
    "The Way Forward, The NHS Outcomes Framework (SI-069)",
)


def check(case: Case) -> Iterator[Fault]:
    """Find a strategic network that does not say how."""
    outcomes = case.proposal.outcomes
    if strategic(case.proposal) and not outcomes.experience:
        at = section_at("outcomes", outcomes != Outcomes())
        yield Fault(at, "nothing says how patient experience is built in; expected it under outcomes", on_key=True)
