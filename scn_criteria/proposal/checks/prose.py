"""Checks of texts: those of our own template, placeholders, and arguments of a few words. None of them counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from scn_criteria.diagnostics import DiagnosticRule, Pointer, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.proposal.case import DatedProposal, every
from scn_criteria.proposal.evidence import (
    Alternative,
    Benefit,
    Effort,
    Guidance,
    IndicatorItem,
    Item,
    NationalReason,
    Organisation,
    Precedent,
    Profession,
    Reason,
    Risk,
    Scale,
)
from scn_criteria.proposal.model import LastingChange
from scn_criteria.proposal.particulars import (
    Beds,
    ImpactStatement,
    Letter,
    Option,
    Particular,
    PresentProvision,
    ProcessAim,
    Search,
    Trend,
    Workforce,
)
from scn_criteria.proposal.placeholders import Hollow, hollow, hollow_argument, hollow_name, unfinished
from scn_criteria.wording import counted, quoted

# The texts of a proposal


class Kind(Enum):
    """What is due at a place: an argument, a statement of any length, or a name."""

    ARGUMENT = "argument"
    STATEMENT = "statement"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of a proposal, where it stands, and what is due there."""

    at: Pointer
    text: str
    kind: Kind


OF_ITEMS: tuple[tuple[type[Item | LastingChange] | type[Particular], str, Kind], ...] = (
    (IndicatorItem, "indicator", Kind.NAME),
    (Benefit, "statement", Kind.STATEMENT),
    (Profession, "name", Kind.NAME),
    (Organisation, "name", Kind.NAME),
    (Scale, "statement", Kind.STATEMENT),
    (Guidance, "link", Kind.ARGUMENT),
    (Alternative, "why", Kind.ARGUMENT),
    (Precedent, "setting", Kind.NAME),
    (Precedent, "statement", Kind.STATEMENT),
    (Reason, "explanation", Kind.ARGUMENT),
    (NationalReason, "explanation", Kind.ARGUMENT),
    (Risk, "risk", Kind.STATEMENT),
    (Risk, "impact", Kind.ARGUMENT),
    (Effort, "effort", Kind.STATEMENT),
    (Effort, "statement", Kind.STATEMENT),
    (PresentProvision, "description", Kind.STATEMENT),
    (Beds, "statement", Kind.STATEMENT),
    (Option, "description", Kind.STATEMENT),
    (Option, "why", Kind.STATEMENT),
    (Trend, "indicator", Kind.NAME),
    (ProcessAim, "aim", Kind.STATEMENT),
    (ImpactStatement, "statement", Kind.STATEMENT),
    (Workforce, "statement", Kind.STATEMENT),
    (Letter, "statement", Kind.STATEMENT),
    (Search, "where", Kind.NAME),
    (Search, "sought", Kind.STATEMENT),
    (LastingChange, "what", Kind.STATEMENT),
    (LastingChange, "kept_by", Kind.NAME),
)
"""What an option would bring is not among them: of doing nothing, "none" may well be true."""
CRITERIA = (
    "measurable_improvement",
    "significant_benefits",
    "wide_involvement",
    "scale_and_volume",
    "nice_guidance",
    "other_means_insufficient",
    "network_model",
    "whole_england",
    "risk_of_absence",
)
OF_SECTIONS: tuple[tuple[Pointer, Kind], ...] = (
    (("summary",), Kind.STATEMENT),
    (("sponsor", "organisation"), Kind.NAME),
    (("function", "service"), Kind.NAME),
    (("term", "exit"), Kind.STATEMENT),
    (("situations", "large_scale_change", "change"), Kind.ARGUMENT),
    (("situations", "large_scale_change", "pathways"), Kind.NAME),
    (("situations", "large_scale_change", "why_best"), Kind.ARGUMENT),
    (("situations", "resistant_challenge", "challenge"), Kind.ARGUMENT),
    (("situations", "resistant_challenge", "joint_work"), Kind.ARGUMENT),
    *((("criteria", criterion, "rationale"), Kind.STATEMENT) for criterion in CRITERIA),
    (("criteria", "scale_and_volume", "pathway"), Kind.ARGUMENT),
    (("criteria", "scale_and_volume", "why_plan"), Kind.ARGUMENT),
    (("criteria", "scale_and_volume", "why_deliver"), Kind.ARGUMENT),
    (("outcomes", "experience"), Kind.ARGUMENT),
    (("outcomes", "safety"), Kind.ARGUMENT),
    (("governance", "terms_of_reference"), Kind.STATEMENT),
    (("governance", "patient_involvement"), Kind.STATEMENT),
    *(
        (("principles", principle), Kind.STATEMENT)
        for principle in ("quality", "clinical_leadership", "patient_voice", "equality", "innovation")
    ),
)


def prose(case: DatedProposal) -> Iterator[Prose]:
    """Every text in which a proposal says something."""
    for at, kind in OF_SECTIONS:
        held: object = case.proposal
        for key in at:
            held = getattr(held, str(key), None)
        if isinstance(held, str):
            yield Prose(at, held, kind)
        elif isinstance(held, tuple):
            yield from (Prose((*at, index), text, kind) for index, text in enumerate(held))
    for items, key, kind in OF_ITEMS:
        for item in every(items, case.proposal):
            text = getattr(item, key)
            if text is not None:
                yield Prose((*item.at, key), text, kind)


def _found(case: DatedProposal, *sought: Hollow) -> Iterator[tuple[Prose, Hollow]]:
    """The texts that say nothing for one of these causes."""
    for one in prose(case):
        if one.kind is Kind.ARGUMENT:
            cause = hollow_argument(one.text, case.choices.argument_words)
        else:
            cause = hollow(one.text) if one.kind is Kind.STATEMENT else hollow_name(one.text)
        if cause in sought:
            yield one, cause


# Text of the template says nothing of this proposal

TEMPLATE_TEXT = DiagnosticRule(
    "SCN226",
    "template-text",
    Severity.ERROR,
    "Text that `scn new` wrote says nothing of this proposal, so it does not count.",
    "Write what is true of this proposal, or take the key out.",
    evidence_stands=True,
)


def check_template_text(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find sentences of the template."""
    for one, _ in _found(case, Hollow.TEMPLATE):
        yield UnplacedDiagnostic(one.at, f"{quoted(one.text)} is text of the template; expected words of your own")


# Placeholders are no text

PLACEHOLDER = DiagnosticRule(
    "SCN227",
    "placeholder",
    Severity.WARNING,
    "A text that holds the place of another, or repeats itself, says nothing, so it does not count.",
    "Write the text; where there is none yet, take the key out, and the assessment says what is missing.",
)


def check_placeholder(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find placeholders, repeated words and texts that cannot be read."""
    for one, cause in _found(case, Hollow.PLACEHOLDER, Hollow.REPEATED, Hollow.UNREADABLE):
        inside = unfinished(one.text) if cause is Hollow.PLACEHOLDER else ""
        is_only_that = inside == one.text.strip(" .")
        what = f"is {cause.value}" if not inside or is_only_that else f"holds {quoted(inside)}, so it is {cause.value}"
        yield UnplacedDiagnostic(
            one.at, f"{quoted(one.text)} {what} and does not count; expected what is true of this proposal"
        )


# A few words are no argument

SHORT_ARGUMENT = DiagnosticRule(
    "SCN228",
    "short-argument",
    Severity.WARNING,
    "Where an argument is due, a few words give no reason that anyone could weigh, so they do not count.",
    "Say in a sentence why it is so.",
)


def check_short_argument(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find arguments with fewer words than the rules ask."""
    least = counted(case.choices.argument_words, "word")
    for one, _ in _found(case, Hollow.SHORT):
        yield UnplacedDiagnostic(
            one.at, f"{quoted(one.text)} is too short for an argument and does not count; expected at least {least}"
        )


CHECKS = (
    Check(TEMPLATE_TEXT, check_template_text),
    Check(PLACEHOLDER, check_placeholder),
    Check(SHORT_ARGUMENT, check_short_argument),
)
