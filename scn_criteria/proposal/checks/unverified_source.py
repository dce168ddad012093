"""A criterion stands on at least one source that somebody has read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from scn_criteria.diagnostics import Code, Pointer, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Item

CODE = Code(
    "SCN217",
    "unverified-source",
    Severity.INFO,
    "All the sources of a criterion are marked as not verified, so nobody vouches for its evidence.",
    "Check one of the sources and take its mark away, or leave it and let the report say so.",
)


def check(case: Case) -> Iterator[Fault]:
    """Find the criteria whose cited sources are all unverified."""
    cited_at: dict[Pointer, set[str | None]] = {}
    for item in every(Item, case.proposal):
        cited_at.setdefault(item.at[:2], set()).add(item.source)
    for field in fields(case.proposal.criteria):
        at = ("criteria", field.name)
        cited = cited_at.get(at, set())
        sources = [source for source in case.proposal.sources if source.key in cited]
        if sources and not any(source.verified for source in sources):
            keys = ", ".join(f'"{source.key}"' for source in sources)
            message = f"{field.name} rests on unverified sources only ({keys}); expected one that has been checked"
            yield Fault(at, message, on_key=True)
