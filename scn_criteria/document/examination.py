"""Examine a file of any kind: its format, its schema, its dates, its checks and its suppressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Fix, Span, Suppressed, blocking, has_error, in_file_order
from scn_criteria.document.checks import IMPOSSIBLE_DATE, check_impossible_date, placed
from scn_criteria.document.codes import (
    HIDDEN_CHARACTER,
    ITEM_IN_TEXT,
    KEY_IN_TEXT,
    ODD_CHARACTER,
    ODD_TEXT,
    TEXT_FORM,
    UNKNOWN_FORMAT,
)
from scn_criteria.document.document import Document, Loaded
from scn_criteria.document.fixes import fix_of, likely, suggest
from scn_criteria.document.foreign_files import fault_of_data
from scn_criteria.document.schema import load_schema
from scn_criteria.document.suppressions import apply_suppressions
from scn_criteria.wording import any_of, did_you_mean, quoted

# The format that a document states

OURS = "scn-"
CLAIMING = "scn"
"""The first letters of a format that means to be ours, whatever is wrong with the rest."""
PROPOSAL = "scn-proposal"
RECORD = "scn-decision-record"
PLANNING = "scn-establishment"
RETURN = "scn-review"
EXPECTED = (PROPOSAL, RECORD, RETURN, PLANNING)
"""The formats that people write proposals and what belongs to them in."""
FORMATS = (
    *EXPECTED,
    *("scn-assessments", "scn-cases", "scn-codes", "scn-comparison", "scn-doctor", "scn-explanations", "scn-invariants"),
    *("scn-lint", "scn-plans", "scn-portfolio", "scn-proposal-comparison", "scn-reference", "scn-reviews"),
    *("scn-robustness", "scn-rule-changes", "scn-rule-tests", "scn-ruleset", "scn-source-coverage", "scn-sources"),
    *("scn-statistics", "scn-suggested-cases", "scn-tables", "scn-verification"),
)
"""The names of all formats of this program; a test compares them with those that stand in the package."""
VERSION = "/1"
VERSION_NUMBER = re.compile("[0-9]{1,9}")
FORMAT = ("format",)
RECORD_ENDINGS = (".decision.yaml", ".decision.yml")


def mapping(document: Document) -> Mapping[str, Any]:
    """The data of a document that a schema has found to be a mapping."""
    if not isinstance(document.data, dict):
        raise TypeError(f"{document.path} is not a mapping; its schema should have said so")
    return document.data


def is_other_data(document: Document) -> bool:
    """Whether a document says itself that it is data of this program, but no proposal."""
    stated = _stated(document)
    return stated.startswith(OURS) and not stated.startswith(f"{PROPOSAL}/") and not _is_unknown(stated)


def is_record(loaded: Loaded, path: str) -> bool:
    """Whether a file says that it is a decision record or, where it says nothing, is called as one."""
    stated = _stated(loaded.document) if loaded.document else ""
    return stated.startswith(RECORD) if stated else path.lower().endswith(RECORD_ENDINGS)


def unknown_format(document: Document) -> Diagnostic | None:
    """The fault of a document that says it has a format of ours which there is not."""
    stated = _stated(document)
    if not _is_unknown(stated):
        return None
    known = [f"{name}{VERSION}" for name in FORMATS]
    meant = suggest(stated, known)
    expected = did_you_mean(meant, "", "one of this program's; ") or any_of(
        [quoted(f"{name}{VERSION}") for name in EXPECTED]
    )
    message = f'found the unknown format {quoted(stated)} in "format", expected {expected}'
    fix = fix_of(likely(stated, meant, known), document, FORMAT, on_key=False) if meant else None
    return Diagnostic(UNKNOWN_FORMAT, message, document.path, document.span(FORMAT), FORMAT, fix=fix)


def _is_unknown(stated: str) -> bool:
    """Whether a format means to be one of ours, and is none: its name is wrong, or there is no such version.

    The schemas of what people write say themselves which version they expect.
    """
    name, _, version = stated.partition("/")
    known = VERSION_NUMBER.fullmatch(version) is not None if name in EXPECTED else f"/{version}" == VERSION
    return stated.casefold().startswith(CLAIMING) and not (name in FORMATS and known)


def states_format(document: Document | None, name: str) -> bool:
    """Whether a document says that it has a format of this name, whatever its version."""
    return document is not None and _stated(document).startswith(f"{name}/")


def _stated(document: Document) -> str:
    """The format that a document says it has, or nothing."""
    stated = document.data.get("format") if isinstance(document.data, dict) else None
    return stated if isinstance(stated, str) else ""


# Examination

LOST_LINES = frozenset({KEY_IN_TEXT, ITEM_IN_TEXT})
"""The codes of lines that were meant as a part of the data, and are words of a text."""
RecordT = TypeVar("RecordT")
CaseT = TypeVar("CaseT")


def no_day(_case: object) -> None:
    """The day of a file that bears none."""


@dataclass(frozen=True, slots=True)
class FileKind(Generic[RecordT, CaseT]):
    """A kind of file: its schema, its dates, its records and its checks.

    A record is the content of the file alone; a case is the record together with everything else that its checks need.
    """

    name: str
    schema: str
    codes: tuple[DiagnosticRule, ...]
    """The kinds of fault that such a file can have."""
    read: Callable[[Document], RecordT]
    """Reads a document in which neither the schema nor the calendar found an error."""
    run_checks: Callable[[CaseT, Document], tuple[Diagnostic, ...]]
    """Finds the faults beyond the schema."""
    dates: Collection[str] = ()
    """The keys whose values are dates."""
    own_day: Callable[[CaseT], date | None] = no_day
    """The day up to which suppressions hold where no day is given. Without any, nothing is suppressed."""


@dataclass(frozen=True, slots=True)
class Examined(Generic[CaseT]):
    """The case, where the file could be read as one of its kind, its diagnostics, and those that were suppressed."""

    case: CaseT | None
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Suppressed, ...] = ()

    @property
    def sound(self) -> CaseT | None:
        """The case, if the file has no error."""
        return None if has_error(self.diagnostics) else self.case


def examine(
    kind: FileKind[RecordT, CaseT], loaded: Loaded, case_of: Callable[[RecordT], CaseT], today: date | None = None
) -> Examined[CaseT]:
    """Examine a file as one of a kind. Never raises on a bad file.

    ``case_of`` makes the case from the record. A suppression with an end holds up to ``today``, or else up to the day that
    the file bears; in a file that is blocked nothing is suppressed.
    """
    document = loaded.document
    if document is None:
        return Examined(None, loaded.diagnostics)
    unknown = unknown_format(document) or fault_of_data(document)
    if unknown is not None:
        return Examined(None, in_file_order((*loaded.diagnostics, unknown)))
    found = faults_of_shape(loaded, document, kind.schema, kind.dates)
    case = None
    if not blocking(found):
        case = case_of(kind.read(document))
        found += _left_in(found, kind.run_checks(case, document))
    day = None if case is None or blocking(found) else today or kind.own_day(case)
    settled = apply_suppressions(document, in_file_order(found), kind.codes, day)
    return Examined(case, settled.standing, settled.waived)


def _left_in(shape: tuple[Diagnostic, ...], checked: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings of checks; where a line was lost in a text, nothing may be taken out that this line may need."""
    if not any(one.code in LOST_LINES for one in shape):
        return checked
    return tuple(replace(one, fix=None) if one.fix and takes_out(one.fix) else one for one in checked)


def takes_out(fix: Fix) -> bool:
    """Whether a fix only takes something out of the file."""
    return all(not edit.text for edit in fix.edits)


def _is_named(found: Diagnostic, named: list[Span]) -> bool:
    """Whether an odd character is named already in a word or a key that needs plain ones, or in a text of odd form."""
    about = found.code in {HIDDEN_CHARACTER, ODD_TEXT}
    return about and any(span.start <= found.span.start and found.span.end <= span.end for span in named)


def faults_of_shape(loaded: Loaded, document: Document, schema: str, dates: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """The faults found while reading a file and by its schema; and, if there are none, those of its dates."""
    judged = load_schema(schema).judge(document)
    named = [one.span for one in judged if one.code in {ODD_CHARACTER, TEXT_FORM}]
    found = tuple(one for one in loaded.diagnostics if not _is_named(one, named)) + judged
    if dates and not blocking(found):
        found += in_file_order(tuple(placed(IMPOSSIBLE_DATE, check_impossible_date(document, dates), document)))
    return found
