"""Core funding is spent on the seven uses that it covers."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import suggest
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN321",
    "use-not-allowed",
    Severity.ERROR,
    "National core funding covers seven uses, and no other.",
    'Name one of the seven uses; what fits none of them can be paid by somebody else, from the fund "top_up".',
    "Strategic Clinical Networks update, November 2012, Core national funding covers (SI-130)",
)


def check(case: Case) -> Iterator[Fault]:
    """Look up the use of each line of core funding."""
    budget = case.proposal.budget
    known = [one.use for one in case.reference.core_uses]
    for line in budget.lines if budget else ():
        typed = normalise(line.use).replace(" ", "_")
        if line.is_core and typed not in known:
            near = suggest(typed, known)
            hint = f'; did you mean "{near}"?' if near else ""
            message = f'core funding does not cover "{line.use}", expected one of its seven uses{hint}'
            yield Fault((*line.at, "use"), message, f'Write one of: {", ".join(known)}; or choose the fund "top_up".')
