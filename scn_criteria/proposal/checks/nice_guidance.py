"""Checks of NICE guidance: identifiers, validity on the assessment date, and explanations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scn_criteria.diagnostics import DiagnosticRule, Safety, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.fixes import FixKind, ProposedFix
from scn_criteria.proposal.case import DatedProposal, every
from scn_criteria.proposal.evidence import Guidance
from scn_criteria.proposal.reference import GuidanceStatus

# Guidance of NICE is named as NICE names it

NICE_IDENTIFIER = DiagnosticRule(
    "SCN206",
    "nice-identifier",
    Severity.ERROR,
    "A link to guidance of NICE can be followed only if its identifier is that of a piece of guidance.",
    "Write the letters of the series and the number, without spaces or leading zeros, such as CG80 or QS2.",
    "The Way Forward, Establishing strategic clinical networks, item 5 (SI-025)",
)


def check_nice_identifier(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare each identifier with its normal form."""
    for guidance in every(Guidance, case.proposal):
        normal = case.reference.normal_form(guidance.id)
        if normal != guidance.id:
            expected = f'"{normal}"' if normal else 'a series and a number, such as "CG80"'
            message = f'"{guidance.id}" is not an identifier as NICE writes it; expected {expected}'
            proposed_fix = ProposedFix(FixKind.WORD, normal, _safety(guidance.id)) if normal else None
            known = ", ".join(f"{series.prefix} ({series.name})" for series in case.reference.series)
            yield UnplacedDiagnostic(
                (*guidance.at, "id"), message, "" if normal else f"The series are {known}.", proposed_fix=proposed_fix
            )


def _safety(typed: str) -> Safety:
    """Figures that stand apart may be two numbers, or one that was mistyped."""
    return Safety.SAFE if len(re.findall(r"\d+", typed)) == 1 else Safety.UNSAFE


# Guidance of NICE counts while it is in force

NICE_NOT_IN_FORCE = DiagnosticRule(
    "SCN207",
    "nice-not-in-force",
    Severity.WARNING,
    "Guidance that has been replaced, or that was not yet public, shows no link on that day and does not count.",
    "Cite guidance in force on the assessment date; check the dates with NICE, for ours are from general knowledge.",
    "The Way Forward, Establishing strategic clinical networks, item 5 (SI-025)",
)


def check_nice_not_in_force(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find the guidance that does not stand on the assessment date."""
    for guidance in every(Guidance, case.proposal):
        why = _why_not(case, guidance.id)
        if why:
            day = PartialDate.parse(case.assessed_on.isoformat())
            message = f'"{guidance.id}" {why}; expected guidance in force on the assessment date, {day}'
            yield UnplacedDiagnostic((*guidance.at, "id"), message)


def _why_not(case: DatedProposal, guidance_id: str) -> str:
    """Why guidance is not in force, or nothing if it is or may be."""
    standing = case.reference.standing(guidance_id, case.assessed_on)
    record, series = case.reference.guidance.get(guidance_id), case.reference.series_of(guidance_id)
    if standing is GuidanceStatus.SUPERSEDED and record:
        return f"was superseded by {record.superseded_by} in {record.superseded_from}"
    if standing is GuidanceStatus.NOT_YET_PUBLISHED and record and record.published:
        return f"was published in {record.published}"
    if standing is GuidanceStatus.NOT_YET_PUBLISHED and series:
        return f"belongs to a series ({series.name}) that began in {series.from_year}"
    return ""


# A link to guidance of NICE is demonstrated, not only named

NICE_UNEXPLAINED = DiagnosticRule(
    "SCN208",
    "nice-unexplained",
    Severity.WARNING,
    "Links are to be demonstrated: a number alone does not say what the network would do with the guidance.",
    "Say under link how the guidance bears on the work of the network.",
    "The Way Forward, Establishing strategic clinical networks, item 5 (SI-025)",
)


def check_nice_unexplained(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find the guidance without an explanation."""
    for guidance in every(Guidance, case.proposal):
        if not guidance.link:
            message = f'"{guidance.id}" is cited without a link; expected a sentence on how it bears on the work'
            yield UnplacedDiagnostic((*guidance.at, "id"), message)


CHECKS = (
    Check(NICE_IDENTIFIER, check_nice_identifier),
    Check(NICE_NOT_IN_FORCE, check_nice_not_in_force),
    Check(NICE_UNEXPLAINED, check_nice_unexplained),
)
