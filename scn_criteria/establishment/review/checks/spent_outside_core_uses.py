"""Core funding was spent on the seven uses that it covers."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import suggest
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.model import TOP_UP
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN352",
    "spent-outside-core-uses",
    Severity.WARNING,
    "National core funding covers seven uses, and no other. The review counts what was spent otherwise.",
    'Name the use of the seven that it was; what fits none of them should have been paid from the fund "top_up".',
    "Strategic Clinical Networks update, November 2012, Core national funding covers (SI-130)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Look up the use of each payment of core funding."""
    known = [one.use for one in filed.reference.core_uses]
    for line in filed.report.finance.spent if filed.report.finance else ():
        typed = normalise(line.use or "").replace(" ", "_")
        if line.fund != TOP_UP and typed not in known:
            near = suggest(typed, known) if typed else None
            hint = f'; did you mean "{near}"?' if near else ""
            found = (
                f'core funding does not cover "{line.use}"' if line.use else f'"{line.what}" names no use of core funding'
            )
            message = f"{found}, expected one of its seven uses{hint}"
            yield Fault((*line.at, "use" if line.use else "what"), message, f"Write one of: {', '.join(known)}.")
