"""Checks of the id and of dates: file name, order, length of the term, exit, what stays, and start."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from scn_criteria.diagnostics import DiagnosticRule, Pointer, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.document import Document
from scn_criteria.document.fixes import FixKind, ProposedFix
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.proposal.case import DatedProposal, every, strategic
from scn_criteria.proposal.evidence import Aim, Item, Measure
from scn_criteria.proposal.lasting_change import is_kept, kept_by_the_network
from scn_criteria.proposal.model import Source
from scn_criteria.safe_text import is_reserved

# The name of a proposal is the name of its file, so that reports and registers can be traced to it

ID_NOT_FILE_NAME = DiagnosticRule(
    "SCN201",
    "id-not-file-name",
    Severity.ERROR,
    "A report is named after the id of its proposal: if the file is named otherwise, the two are not found together.",
    "Rename the file, or change the id.",
    evidence_stands=True,
)

MAY_BE_AN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""As the schema says. A file is renamed by a person, who may have others that name it."""


def check_id_not_file_name(document: Document) -> Iterator[UnplacedDiagnostic]:
    """Compare the id with the name of the file, where there is a file."""
    data: Any = document.data
    stem, given = os.path.splitext(os.path.basename(document.path))[0], data["id"]
    if document.path != STANDARD_INPUT and given != stem:
        proposed_fix = ProposedFix(FixKind.WORD, stem) if MAY_BE_AN_ID.fullmatch(stem) else None
        yield UnplacedDiagnostic(
            ("id",), f'the id is "{given}" but the file is named "{stem}"; expected the same', proposed_fix=proposed_fix
        )


# The id of a proposal becomes the name of files

ID_RESERVED = DiagnosticRule(
    "SCN219",
    "id-reserved",
    Severity.WARNING,
    "Windows keeps some names for devices: no file there can be named after such an id, neither proposal nor report.",
    "Choose another id, such as one of two words.",
    evidence_stands=True,
)


def check_id_reserved(document: Document) -> Iterator[UnplacedDiagnostic]:
    """Look whether Windows would allow a file named after the proposal."""
    data: Any = document.data
    given = data["id"]
    if is_reserved(given):
        message = f'the id is "{given}", which Windows keeps for a device; expected one that can name a file'
        yield UnplacedDiagnostic(("id",), message)


# Dates come in the order in which things can happen

DATES_OUT_OF_ORDER = DiagnosticRule(
    "SCN211",
    "dates-out-of-order",
    Severity.ERROR,
    "A network that ends before it starts, or an aim due before it was proposed, rests on a wrong date.",
    "Correct the earlier or the later date.",
)


def check_dates_out_of_order(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the term, the aims and the dates of publication."""
    yield from _term(case)
    yield from _due(case)
    yield from _published(case)
    yield from _accessed(case)


def _term(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    term = case.proposal.term
    if term and term.start and term.end and term.end <= term.start:
        message = f'the term ends on "{term.end.text}"; expected a day after its start, {term.start}'
        yield UnplacedDiagnostic(("term", "end"), message, related="the start", related_at=("term", "start"))


def _due(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare what is due with the day of submission."""
    submitted = case.proposal.submitted
    aims = [((*aim.at, "by"), aim.by) for aim in every(Aim, case.proposal)]
    targets = [((*item.at, "target", "by"), item.target.by) for item in every(Measure, case.proposal) if item.target]
    for at, due in (*aims, *targets):
        if due.is_before(submitted):
            message = f'the target is due by "{due.text}"; expected a date after the submission, {submitted}'
            yield UnplacedDiagnostic(at, message, related="the submission", related_at=("submitted",))


def _published(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the date of a figure with that of the source in which it was read."""
    for item in every(Item, case.proposal):
        source = case.proposal.source(item.source)
        if item.published and source and source.published and source.published.is_before(item.published):
            earlier, later = source.published.text, item.published.text
            message = f'the figure was first public in "{later}" but its source in "{earlier}"'
            yield UnplacedDiagnostic(
                (*item.at, "published"),
                f"{message}; expected the figure no later than the source",
                related="the source",
                related_at=("sources", source.key, "published"),
            )


def _accessed(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare when a source was read with its publication, and with that of the figures which were read in it."""
    dated: list[tuple[Source | Item, Source, Pointer]] = [
        (source, source, ("sources", source.key)) for source in case.proposal.sources
    ]
    cited = ((item, case.proposal.source(item.source)) for item in every(Item, case.proposal))
    dated.extend((item, source, item.at) for item, source in cited if source)
    for one, source, at in dated:
        if one.published and source.accessed and source.accessed.is_before(one.published):
            what = "the source" if one is source else "the figure"
            message = f'{what} was first public in "{one.published.text}" but read in "{source.accessed.text}"'
            yield UnplacedDiagnostic(
                (*at, "published"),
                f"{message}; expected it no later than that",
                related="when it was read",
                related_at=("sources", source.key, "accessed"),
            )


# A strategic clinical network lasts at most five years

TERM_OVER_FIVE_YEARS = DiagnosticRule(
    "SCN301",
    "term-over-five-years",
    Severity.ERROR,
    "A strategic clinical network is set up for a limited time, as long as its change takes and at most five years.",
    "Shorten the term, and say under exit what becomes of the work when it ends.",
    "The Way Forward, The first strategic clinical networks (SI-047, SI-050)",
)

LONGEST = 5


def check_term_over_five_years(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look at the years, and then at the dates."""
    term = case.proposal.term
    if term is None or not strategic(case):
        return
    if term.years > LONGEST:
        yield UnplacedDiagnostic(("term", "years"), f'the term is "{term.years}" years; expected at most {LONGEST}')
    elif term.start and term.end and _longer(term.start, term.end):
        message = f'the term runs from {term.start} to "{term.end.text}"; expected at most {LONGEST} years'
        yield UnplacedDiagnostic(("term", "end"), message, related="the start", related_at=("term", "start"))


def _longer(start: PartialDate, end: PartialDate) -> bool:
    """Whether more than five years lie between two days. The same day five years on is not more."""
    first, last = start.first, end.first
    return (last.year - LONGEST, last.month, last.day) > (first.year, first.month, first.day)


# A limited term has an end that somebody has thought of

TERM_WITHOUT_EXIT = DiagnosticRule(
    "SCN302",
    "term-without-exit",
    Severity.WARNING,
    "A network for a limited time needs a plan for what becomes of its work, or it ends by running out of money.",
    "Say under exit who takes the work on, and how one will know that the change has been made.",
    "The Way Forward, The first strategic clinical networks (SI-050)",
)


def check_term_without_exit(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find a term that says nothing of its end."""
    term = case.proposal.term
    if term and not term.exit and strategic(case):
        yield UnplacedDiagnostic(
            ("term",), f'the term of "{term.years}" years has no exit; expected how it ends', on_key=True
        )


# What the network changes stays when it ends, and somebody keeps it

LASTING_CHANGE_MISSING = DiagnosticRule(
    "SCN339",
    "lasting-change-missing",
    Severity.WARNING,
    "The decision rests on change that lasts: what nobody keeps when the network ends is gone with it.",
    "Say under lasting what stays, and under kept_by which body keeps it.",
    "The Way Forward, Establishing strategic clinical networks (SI-010)",
)


def check_lasting_change_missing(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look for what stays, and for who keeps each."""
    term = case.proposal.term
    if term is None or not strategic(case):
        return
    if not term.lasting:
        message = f'the term of "{term.years}" years says nothing of what stays after it; expected "lasting"'
        yield UnplacedDiagnostic(("term",), message, on_key=True)
    for change in term.lasting:
        if kept_by_the_network(case, change):
            message = f'"{change.kept_by}" is to keep it and will have ended; expected a body that is still there'
            yield UnplacedDiagnostic((*change.at, "kept_by"), message)
        elif not is_kept(case, change):
            message = f'nobody is said to keep "{change.what}"; expected "kept_by"'
            yield UnplacedDiagnostic((*change.at, "what"), message)


# The years of a term are those between its dates

TERM_DISAGREES = DiagnosticRule(
    "SCN316",
    "term-disagrees",
    Severity.WARNING,
    "A term in years that is not the time between its start and its end leaves open when the network is to end.",
    "Correct the years or one of the dates.",
    "The Way Forward, The first strategic clinical networks (SI-050)",
)

DAYS_IN_A_YEAR = 365.25
FOUR_YEARS = 1461
SLACK = 8
"""One of so many parts of a year. Terms are often rounded to whole years: a month and a half is no contradiction."""


def check_term_disagrees(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the years with the dates, where both are given in order."""
    term = case.proposal.term
    if not term or not term.start or not term.end or term.end <= term.start:
        return
    days = (term.end.first - term.start.first).days
    if not -FOUR_YEARS <= SLACK * (4 * days - FOUR_YEARS * term.years) <= FOUR_YEARS:
        message = f'the term is "{term.years}" years, but its dates are about {days / DAYS_IN_A_YEAR:.1f} years apart'
        yield UnplacedDiagnostic(("term", "years"), f"{message}; expected the same")


# A network starts after it has been decided on, and so after it was proposed

START_UNUSABLE = DiagnosticRule(
    "SCN327",
    "start-unusable",
    Severity.ERROR,
    "Everything before the first day of a network is counted back from it, so that it must lie after the decision.",
    "Correct the start under term, or choose another with scn plan --start.",
    "The Way Forward, Timetable (SI-159, SI-160, SI-161)",
)


def check_start_unusable(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the start with the day of submission."""
    term, submitted = case.proposal.term, case.proposal.submitted
    if term and term.start and term.start.first < submitted.first and strategic(case):
        message = f'the network is to start on "{term.start.text}"; expected a day after the submission, {submitted}'
        yield UnplacedDiagnostic(("term", "start"), message, related="the submission", related_at=("submitted",))


CHECKS = (
    Check(DATES_OUT_OF_ORDER, check_dates_out_of_order),
    Check(TERM_OVER_FIVE_YEARS, check_term_over_five_years),
    Check(TERM_WITHOUT_EXIT, check_term_without_exit),
    Check(LASTING_CHANGE_MISSING, check_lasting_change_missing),
    Check(TERM_DISAGREES, check_term_disagrees),
    Check(START_UNUSABLE, check_start_unusable),
)


DOCUMENT_CHECKS = (Check(ID_NOT_FILE_NAME, check_id_not_file_name), Check(ID_RESERVED, check_id_reserved))
