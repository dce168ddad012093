"""A file looked at as a decision record: schema, dates, reading, checks."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.diagnostics import Diagnostic, Severity, in_file_order
from scn_criteria.document import Document, Loaded, load_schema
from scn_criteria.proposal.checks import impossible_date
from scn_criteria.proposal.checks.fault import placed
from scn_criteria.signing.checks import run_checks
from scn_criteria.signing.reading import read_decision
from scn_criteria.signing.record import DecisionRecord
from scn_criteria.signing.surroundings import Filed, LookAround, Surroundings

SCHEMA = "decision-record"
DATES = ("assessed_on", "on")


@dataclass(frozen=True, slots=True)
class ExaminedRecord:
    """The record, where the file could be read as one, and everything found in it."""

    record: DecisionRecord | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_sound(self) -> bool:
        """Whether there is a record without an error."""
        return self.record is not None and not any(found.severity is Severity.ERROR for found in self.diagnostics)


def examine_record(loaded: Loaded, look_around: LookAround | None = None) -> ExaminedRecord:
    """Examine a file as a decision record, by itself or together with what lies around it. Never raises on a bad file."""
    document = loaded.document
    if document is None:
        return ExaminedRecord(None, loaded.diagnostics)
    found = loaded.diagnostics + load_schema(SCHEMA).judge(document)
    if not _has_error(found):
        found += _impossible_dates(document)
    if _has_error(found):
        return ExaminedRecord(None, in_file_order(found))
    record = read_decision(document)
    around = look_around(record) if look_around else Surroundings()
    return ExaminedRecord(record, in_file_order(found + run_checks(Filed(record, around), document)))


def _impossible_dates(document: Document) -> tuple[Diagnostic, ...]:
    return tuple(placed(impossible_date.CODE, impossible_date.check_document(document, DATES), document))


def _has_error(found: tuple[Diagnostic, ...]) -> bool:
    return any(one.severity is Severity.ERROR for one in found)
