"""Guidance of NICE counts while it is in force."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.dates import PartialDate
from scn_criteria.proposal.evidence import Guidance
from scn_criteria.proposal.reference import Standing

CODE = Code(
    "SCN207",
    "nice-not-in-force",
    Severity.WARNING,
    "Guidance that has been replaced, or that was not yet public, shows no link on that day and does not count.",
    "Cite guidance in force on the assessment date; check the dates with NICE, for ours are from general knowledge.",
    "The Way Forward, Establishing strategic clinical networks, item 5 (SI-025)",
)


def check(case: Case) -> Iterator[Fault]:
    """Find the guidance that does not stand on the assessment date."""
    for guidance in every(Guidance, case.proposal):
        why = _why_not(case, guidance.id)
        if why:
            day = PartialDate.parse(case.assessed_on.isoformat())
            message = f'"{guidance.id}" {why}; expected guidance in force on the assessment date, {day}'
            yield Fault((*guidance.at, "id"), message)


def _why_not(case: Case, guidance_id: str) -> str:
    """Why guidance is not in force, or nothing if it is or may be."""
    standing = case.reference.standing(guidance_id, case.assessed_on)
    record, series = case.reference.guidance.get(guidance_id), case.reference.series_of(guidance_id)
    if standing is Standing.SUPERSEDED and record:
        return f"was superseded by {record.superseded_by} in {record.superseded_from}"
    if standing is Standing.NOT_YET_PUBLISHED and record and record.published:
        return f"was published in {record.published}"
    if standing is Standing.NOT_YET_PUBLISHED and series:
        return f"belongs to a series ({series.name}) that began in {series.from_year}"
    return ""
