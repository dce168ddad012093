"""Checks of governance: patient experience, safety, the accountability agreement and the guiding principles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from scn_criteria.diagnostics import DiagnosticRule, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.proposal.case import DatedProposal, section_at, strategic
from scn_criteria.proposal.model import Outcomes, Principles

# Patient experience is part of the work of every network

EXPERIENCE_NOT_EMBEDDED = DiagnosticRule(
    "SCN308",
    "experience-not-embedded",
    Severity.WARNING,
    "Patient experience (domain 4) belongs to all care and is built into the work of every network.",
    "Say under outcomes as experience how the work of the network takes it in.",
    "The Way Forward, The NHS Outcomes Framework (SI-069)",
)


def check_experience_not_embedded(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find a strategic network that does not say how."""
    outcomes = case.proposal.outcomes
    if strategic(case) and not outcomes.experience:
        at = section_at("outcomes", outcomes != Outcomes())
        yield UnplacedDiagnostic(
            at, "nothing says how patient experience is built in; expected it under outcomes", on_key=True
        )


# Patient safety is part of the work of every network

SAFETY_NOT_EMBEDDED = DiagnosticRule(
    "SCN309",
    "safety-not-embedded",
    Severity.WARNING,
    "Patient safety (domain 5) belongs to all care and is built into the work of every network.",
    "Say under outcomes as safety how the work of the network takes it in.",
    "The Way Forward, The NHS Outcomes Framework (SI-069)",
)


def check_safety_not_embedded(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find a strategic network that does not say how."""
    outcomes = case.proposal.outcomes
    if strategic(case) and not outcomes.safety:
        at = section_at("outcomes", outcomes != Outcomes())
        yield UnplacedDiagnostic(at, "nothing says how patient safety is built in; expected it under outcomes", on_key=True)


# The accountability agreement is made every year with the NHS Commissioning Board

AGREEMENT_NOT_ANNUAL = DiagnosticRule(
    "SCN313",
    "agreement-not-annual",
    Severity.WARNING,
    "A strategic clinical network answers to the NHS Commissioning Board under an agreement that is made every year.",
    "Make the agreement annual, with the NHS Commissioning Board.",
    "The Way Forward, Accountability and governance (SI-113)",
)

BOARD = "nhs_commissioning_board"


def check_agreement_not_annual(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look at the agreement, if the proposal of a strategic network describes one."""
    agreement, at = case.proposal.governance.accountability_agreement, ("governance", "accountability_agreement")
    if not agreement or not strategic(case):
        return
    if not agreement.annual:
        yield UnplacedDiagnostic((*at, "annual"), 'the agreement is not annual, "false"; expected "true"')
    if agreement.with_ != BOARD:
        yield UnplacedDiagnostic((*at, "with"), f'the agreement is with "{agreement.with_}"; expected "{BOARD}"')


# Five principles guide every strategic clinical network

PRINCIPLE_MISSING = DiagnosticRule(
    "SCN314",
    "principle-missing",
    Severity.WARNING,
    "Five principles guide every network: quality, clinical leadership, the voice of patients, equality, innovation.",
    "Say under principles, in a sentence for each, how the network follows it.",
    "Strategic Clinical Networks update November 2012, Guiding principles (SI-133)",
)


def check_principle_missing(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Name the principles that the proposal of a strategic network passes over."""
    principles = case.proposal.principles
    missing = [field.name for field in fields(principles) if not getattr(principles, field.name)]
    if missing and strategic(case):
        named = ", ".join(f'"{name}"' for name in missing)
        at = section_at("principles", principles != Principles())
        yield UnplacedDiagnostic(at, f"found no text for {named}, expected one sentence each", on_key=True)


CHECKS = (
    Check(EXPERIENCE_NOT_EMBEDDED, check_experience_not_embedded),
    Check(SAFETY_NOT_EMBEDDED, check_safety_not_embedded),
    Check(AGREEMENT_NOT_ANNUAL, check_agreement_not_annual),
    Check(PRINCIPLE_MISSING, check_principle_missing),
)
