"""Evidence that came out after the assessment date could not have been known and does not count."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.dates import PartialDate
from scn_criteria.proposal.evidence import Item

CODE = Code(
    "SCN213",
    "evidence-after-assessment",
    Severity.INFO,
    "A decision is judged by what was public on its day: later evidence is shown and does not count.",
    "Nothing need be done; if the figure itself was public earlier, say so under published.",
)


def check(case: Case) -> Iterator[Fault]:
    """Find the evidence that does not count on the assessment date."""
    day = PartialDate.parse(case.assessed_on.isoformat())
    for item in every(Item, case.proposal):
        published = case.published(item)
        if published and case.why_not(item):
            at = (*item.at, "published" if item.published else "source")
            message = f'this evidence was public only from "{published.text}", after the assessment date, {day}'
            yield Fault(at, f"{message}, and does not count")
