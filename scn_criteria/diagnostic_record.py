"""Diagnostics as plain data for JSON: the same in every document that holds them, and free of this machine's paths."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from scn_criteria.diagnostics import Diagnostic, Pointer

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
            "start": {"line": found.span.start.line, "column": found.span.start.column},
            "end": {"line": found.span.end.line, "column": found.span.end.column},
        }
        for found in diagnostics
    ]


def portable(path: str) -> str:
    """A path without what belongs to this machine alone: relative as given, or else the name of the file."""
    pure = PurePath(path)
    return pure.name if pure.is_absolute() else pure.as_posix()


def pointer_text(pointer: Pointer) -> str:
    """A place as a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
