"""Examine a file as a return: schema, dates, records, checks and suppressions, for lint and for reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scn_criteria.diagnostics import Diagnostic, Severity, Suppressed, in_file_order
from scn_criteria.document.checks import IMPOSSIBLE_DATE, check_impossible_date, placed
from scn_criteria.document.codes import CODES as DOCUMENT_CODES
from scn_criteria.document.document import Loaded
from scn_criteria.document.records import read_record
from scn_criteria.document.schema import load_schema
from scn_criteria.document.suppressions import apply_suppressions
from scn_criteria.establishment.review.checks import CODES, run_checks
from scn_criteria.establishment.review.model import Return
from scn_criteria.establishment.review.related_files import ContextFinder, ReturnContext, ReturnInContext
from scn_criteria.proposal.reference import load_reference

SCHEMA = "review"
FORMAT = "scn-review"
DATES = ("started", "begins", "ends", "submitted", "on", "by", "measured", "published")
KINDS = (*DOCUMENT_CODES, *CODES)
"""The kinds of fault that a return can have."""


@dataclass(frozen=True, slots=True)
class ExaminedReturn:
    """The return, where the file could be read as one, its diagnostics, and those that were suppressed."""

    filed: ReturnInContext | None
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Suppressed, ...] = ()


def examine_return(loaded: Loaded, find_context: ContextFinder | None = None, today: date | None = None) -> ExaminedReturn:
    """Examine a file as a return, by itself or in its context. Never raises on a bad file.

    A suppression with an end holds up to ``today``, or else up to the day of submission.
    """
    document = loaded.document
    if document is None:
        return ExaminedReturn(None, loaded.diagnostics)
    found = loaded.diagnostics + load_schema(SCHEMA).judge(document)
    if not _has_error(found):
        found += tuple(placed(IMPOSSIBLE_DATE, check_impossible_date(document, DATES), document))
    if _has_error(found):
        return ExaminedReturn(None, apply_suppressions(document, in_file_order(found), KINDS, None).standing)
    report = read_record(Return, document.data)
    around = find_context(report) if find_context else ReturnContext()
    filed = ReturnInContext(report, load_reference(), around)
    found = in_file_order(found + run_checks(filed, document))
    settled = apply_suppressions(document, found, KINDS, today or report.submitted.first)
    return ExaminedReturn(filed, settled.standing, settled.waived)


def _has_error(found: tuple[Diagnostic, ...]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)
