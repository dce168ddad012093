"""What keeps a pack from being made although the recommendation is to establish: days that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scn_criteria.decision import Assessment
from scn_criteria.diagnostics import Diagnostic, Severity
from scn_criteria.establishment.pack.span import YEAR, last_day, written
from scn_criteria.proposal.checks.fault import Fault, placed
from scn_criteria.proposal.checks.start_unusable import CODE as START
from scn_criteria.proposal.checks.target_before_start import CODE as TARGET
from scn_criteria.proposal.checks.term_over_five_years import CODE as TERM
from scn_criteria.proposal.checks.term_over_five_years import LONGEST

NO_START = 'found no first day; expected "start" under "term", or a day given with --start'
WITH_START = "Choose a later day for --start."


def faults_of(assessment: Assessment, given: date | None) -> tuple[Diagnostic, ...]:
    """Everything that keeps the pack of a network to be established from being made: errors, and days that cannot be.

    ``given`` is a start chosen in place of the stated one.
    """
    own = _start_faults(assessment, given)
    settled = {START, TARGET} if given else set()
    errors = (found for found in assessment.diagnostics if found.severity is Severity.ERROR and found.code not in settled)
    told = {(found.code.number, found.pointer): found for found in (*own, *errors)}
    return tuple(told.values())


def _start_faults(assessment: Assessment, given: date | None) -> tuple[Diagnostic, ...]:
    document = assessment.origin.document
    if document is None:
        raise ValueError("only the assessment of a file that was read can lead to a pack")
    start = given or _stated(assessment)
    return (
        *placed(START, _start(assessment, start, chosen=given is not None), document),
        *placed(TERM, _term(assessment), document),
        *(placed(TARGET, _targets(assessment, start), document) if start else ()),
    )


def _stated(assessment: Assessment) -> date | None:
    term = assessment.proposal.term
    return term.start.first if term and term.start else None


def _start(assessment: Assessment, start: date | None, *, chosen: bool) -> Iterator[Fault]:
    term, decided = assessment.proposal.term, assessment.assessed_on
    if term is None:
        yield Fault(("term",), 'found no term; expected "years" under "term", and how the network ends')
    elif start is None:
        yield Fault(("term",), NO_START, on_key=True)
    elif start < decided:
        message = (
            f'the network is to start on "{written(start)}"; expected no day before the recommendation, {written(decided)}'
        )
        yield Fault(("term", "start"), message, help=WITH_START if chosen else "")


def _term(assessment: Assessment) -> Iterator[Fault]:
    term = assessment.proposal.term
    if term and term.years > LONGEST:
        yield Fault(("term", "years"), f'the term is "{term.years}" years; expected at most {LONGEST}')
    elif term and term.years * YEAR < 1:
        yield Fault(("term", "years"), f'the term is "{term.years}" years; expected at least a month')


def _targets(assessment: Assessment, start: date) -> Iterator[Fault]:
    for aim in assessment.proposal.outcomes.aims:
        if last_day(aim.by) < start:
            message = f'the target is due by "{aim.by.text}"; expected none before the first day, {written(start)}'
            yield Fault((*aim.at, "by"), message)
