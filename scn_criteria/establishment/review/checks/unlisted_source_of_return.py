"""What a return cites is in its list of sources."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.document import suggest
from scn_criteria.establishment.review.filed import Filed, every
from scn_criteria.establishment.review.model import Cited
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN359",
    "unlisted-source-of-return",
    Severity.ERROR,
    "A figure whose source is not listed cannot be traced, so it cannot be relied on.",
    "Add the source under sources, or cite one that is there.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Look up each cited key."""
    keys = [source.key for source in filed.report.sources]
    for item in every(Cited, filed.report):
        if item.source and item.source not in keys:
            near = suggest(item.source, keys)
            hint = f', did you mean "{near}"?' if near else ""
            yield Fault((*item.at, "source"), f'no source has the key "{item.source}"; expected a key of sources{hint}')
