"""A file looked at as a return: schema, dates, reading, checks. What lint prints, and what a review starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scn_criteria.diagnostics import Diagnostic, Severity, Waived, in_file_order
from scn_criteria.document import CODES as DOCUMENT_CODES
from scn_criteria.document import Loaded, load_schema, settle
from scn_criteria.establishment.review.checks import BEFORE_READING, CODES, run_checks
from scn_criteria.establishment.review.filed import Filed, LookAround, Surroundings
from scn_criteria.establishment.review.model import Return
from scn_criteria.proposal.checks.fault import placed
from scn_criteria.proposal.reading import read_record
from scn_criteria.proposal.reference import load_reference

SCHEMA = "review"
FORMAT = "scn-review"
DATES = ("started", "begins", "ends", "submitted", "on", "by", "measured", "published")
KINDS = (*DOCUMENT_CODES, *CODES)
"""What is looked for in a return."""


@dataclass(frozen=True, slots=True)
class ExaminedReturn:
    """The return, where the file could be read as one, what stands against it, and what was waived in it."""

    filed: Filed | None
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...] = ()


def examine_return(loaded: Loaded, look_around: LookAround | None = None, today: date | None = None) -> ExaminedReturn:
    """Examine a file as a return, by itself or together with what lies around it. Never raises on a bad file.

    What was waived until some day is judged by ``today``, or else by the day of submission.
    """
    document = loaded.document
    if document is None:
        return ExaminedReturn(None, loaded.diagnostics)
    found = loaded.diagnostics + load_schema(SCHEMA).judge(document)
    if not _has_error(found):
        found += tuple(placed(BEFORE_READING.CODE, BEFORE_READING.check_document(document, DATES), document))
    if _has_error(found):
        return ExaminedReturn(None, settle(document, in_file_order(found), KINDS, None).standing)
    report = read_record(Return, document.data)
    around = look_around(report) if look_around else Surroundings()
    filed = Filed(report, load_reference(), around)
    found = in_file_order(found + run_checks(filed, document))
    settled = settle(document, found, KINDS, today or report.submitted.first)
    return ExaminedReturn(filed, settled.standing, settled.waived)


def _has_error(found: tuple[Diagnostic, ...]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)
