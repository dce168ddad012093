"""A link to guidance of NICE is demonstrated, not only named."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Guidance

CODE = Code(
    "SCN208",
    "nice-unexplained",
    Severity.WARNING,
    "Links are to be demonstrated: a number alone does not say what the network would do with the guidance.",
    "Say under link how the guidance bears on the work of the network.",
    "The Way Forward, Establishing strategic clinical networks, item 5 (SI-025)",
)


def check(case: Case) -> Iterator[Fault]:
    """Find the guidance without an explanation."""
    for guidance in every(Guidance, case.proposal):
        if not guidance.link:
            message = f'"{guidance.id}" is cited without a link; expected a sentence on how it bears on the work'
            yield Fault((*guidance.at, "id"), message)
