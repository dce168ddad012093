"""A limited term has an end that somebody has thought of."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.purpose import strategic

CODE = Code(
    "SCN302",
    "term-without-exit",
    Severity.WARNING,
    "A network for a limited time needs a plan for what becomes of its work, or it ends by running out of money.",
    "Say under exit who takes the work on, and how one will know that the change has been made.",
    "The Way Forward, The first strategic clinical networks (SI-050)",
)


def check(case: Case) -> Iterator[Fault]:
    """Find a term that says nothing of its end."""
    term = case.proposal.term
    if term and not term.exit and strategic(case.proposal):
        yield Fault(("term",), f'the term of "{term.years}" years has no exit; expected how it ends', on_key=True)
