"""Diagnostics as plain data for JSON: the same in every document that holds them, and free of this machine's paths."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from scn_criteria.diagnostics import Diagnostic, Pointer, Span, Suppressed

Record = dict[str, Any]


def diagnostic_records(diagnostics: Iterable[Diagnostic]) -> list[Record]:
    """Diagnostics as plain data, in the order of ``schemas/lint.schema.json``."""
    return [
        {
            "code": found.code.number,
            "name": found.code.name,
            "severity": found.severity.value,
            "message": found.message,
            "help": found.advice,
            "path": portable(found.path),
            "pointer": pointer_text(found.pointer),
            **span_record(found.span),
        }
        for found in diagnostics
    ]


def waived_records(waived: Iterable[Suppressed]) -> list[Record]:
    """Faults that were waived, each as a diagnostic with the waiver beside it."""
    several = list(waived)
    records = diagnostic_records(one.diagnostic for one in several)
    return [{**record, "waiver": waiver_record(one)} for record, one in zip(records, several, strict=True)]


def waiver_record(waived: Suppressed) -> Record:
    """Why a fault was waived, until when if that was said, and where that is written."""
    until = {"until": waived.until.isoformat()} if waived.until else {}
    return {"reason": waived.reason, **until, **span_record(waived.span)}


def span_record(span: Span) -> Record:
    """Where something starts and ends."""
    return {
        "start": {"line": span.start.line, "column": span.start.column},
        "end": {"line": span.end.line, "column": span.end.column},
    }


def portable(path: str) -> str:
    """A path without what belongs to this machine alone: relative as given, or else the name of the file."""
    pure = PurePath(path)
    return pure.name if pure.is_absolute() else pure.as_posix()


def pointer_text(pointer: Pointer) -> str:
    """A place as a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
