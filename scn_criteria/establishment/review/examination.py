"""Examine a file as a return: schema, dates, records, checks and suppressions, for lint and for reviews."""

from __future__ import annotations

from datetime import date

from scn_criteria.document.codes import CODES as DOCUMENT_CODES
from scn_criteria.document.document import Document, Loaded
from scn_criteria.document.examination import Examined, FileKind, examine
from scn_criteria.document.records import read_record
from scn_criteria.establishment.review.checks import CODES, run_checks
from scn_criteria.establishment.review.model import Return
from scn_criteria.establishment.review.related_files import ContextFinder, ReturnContext, ReturnInContext
from scn_criteria.proposal.reference import load_reference


def read_return(document: Document) -> Return:
    """The return that a document holds. Its dates must be days that the calendar has."""
    return read_record(Return, document.data)


KIND: FileKind[Return, ReturnInContext] = FileKind(
    name="return",
    schema="review",
    codes=(*DOCUMENT_CODES, *CODES),
    read=read_return,
    run_checks=run_checks,
    dates=("started", "begins", "ends", "submitted", "on", "by", "measured", "published"),
    own_day=lambda filed: filed.report.submitted.first,
)


def examine_return(
    loaded: Loaded, find_context: ContextFinder | None = None, today: date | None = None
) -> Examined[ReturnInContext]:
    """Examine a file as a return, by itself or in its context. Never raises on a bad file.

    A suppression with an end holds up to ``today``, or else up to the day of submission.
    """

    def case_of(report: Return) -> ReturnInContext:
        return ReturnInContext(report, load_reference(), find_context(report) if find_context else ReturnContext())

    return examine(KIND, loaded, case_of, today)
