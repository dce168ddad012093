"""A network starts after it has been decided on, and so after it was proposed."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.purpose import strategic

CODE = Code(
    "SCN327",
    "start-unusable",
    Severity.ERROR,
    "Everything before the first day of a network is counted back from it, so that it must lie after the decision.",
    "Correct the start under term, or choose another with scn plan --start.",
    "The Way Forward, Timetable (SI-159, SI-160, SI-161)",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare the start with the day of submission."""
    term, submitted = case.proposal.term, case.proposal.submitted
    if term and term.start and term.start.first < submitted.first and strategic(case.proposal):
        message = f'the network is to start on "{term.start.text}"; expected a day after the submission, {submitted}'
        yield Fault(("term", "start"), message, related="the submission", related_at=("submitted",))
