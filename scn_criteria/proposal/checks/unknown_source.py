"""Every item of evidence cites a source that the proposal lists."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import suggest
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Item

CODE = Code(
    "SCN202",
    "unknown-source",
    Severity.ERROR,
    "Evidence whose source is not listed cannot be traced, so it cannot be relied on.",
    "Add the source under sources, or cite one that is there.",
)


def check(case: Case) -> Iterator[Fault]:
    """Look up each cited key."""
    keys = [source.key for source in case.proposal.sources]
    for item in every(Item, case.proposal):
        if item.source and item.source not in keys:
            near = suggest(item.source, keys)
            hint = f', did you mean "{near}"?' if near else ""
            yield Fault((*item.at, "source"), f'no source has the key "{item.source}"; expected a key of sources{hint}')
