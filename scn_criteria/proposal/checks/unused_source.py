"""A source that nothing cites proves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Safety, Severity
from scn_criteria.document import Remedy, Way
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Item

CODE = Code(
    "SCN203",
    "unused-source",
    Severity.WARNING,
    "A bibliography longer than the evidence makes a case look better supported than it is.",
    "Cite the source where its figures are used, or take it out.",
)


def check(case: Case) -> Iterator[Fault]:
    """Find the sources that no item cites."""
    cited = {item.source for item in every(Item, case.proposal)}
    for source in case.proposal.sources:
        if source.key not in cited:
            message = f'no evidence cites the source "{source.key}"; expected at least one item'
            yield Fault(("sources", source.key), message, on_key=True, remedy=Remedy(Way.REMOVAL, safety=Safety.UNSAFE))
