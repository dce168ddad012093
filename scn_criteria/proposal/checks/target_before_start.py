"""A network can answer only for what is due while it is there."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN317",
    "target-before-start",
    Severity.ERROR,
    "An aim that is due before the first day of a network is none that the network can reach.",
    "Correct the date of the target, or the start of the term.",
    "The Way Forward, Accountability and governance (SI-113)",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare the date of each aim with the start. Dates out of order are told as such."""
    term, submitted = case.proposal.term, case.proposal.submitted
    if not term or not term.start or (term.end and term.end <= term.start):
        return
    for aim in case.proposal.outcomes.aims:
        if aim.by.is_before(term.start) and not aim.by.is_before(submitted):
            message = f'the target is due by "{aim.by.text}"; expected a date after the start of the term, {term.start}'
            yield Fault((*aim.at, "by"), message, related="the start", related_at=("term", "start"))
