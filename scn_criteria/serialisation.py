"""JSON: documents written item by item, and diagnostics as plain data, free of this machine's paths."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from scn_criteria.diagnostics import Diagnostic, Pointer, Span, Suppressed

Record = dict[str, Any]
MARGIN = "  "


def json_parts(document: Record) -> Iterator[str]:
    """One JSON document in parts, which together are the bytes that ``json.dumps`` gives with an indent of two.

    A member may be an iterator, which is a list whose items are written as they come, or a function, which is called when
    its turn comes. A line feed ends the document.
    """
    before = "{\n"
    for name, value in document.items():
        yield f"{before}{MARGIN}{json.dumps(name)}: "
        yield from _list_parts(value) if isinstance(value, Iterator) else _value_parts(value() if callable(value) else value)
        before = ",\n"
    yield "\n}\n"


def _list_parts(items: Iterator[object]) -> Iterator[str]:
    before = "["
    for item in items:
        yield f"{before}\n{MARGIN * 2}" + _text(item).replace("\n", f"\n{MARGIN * 2}")
        before = ","
    yield "[]" if before == "[" else f"\n{MARGIN}]"


def _value_parts(value: object) -> Iterator[str]:
    yield _text(value).replace("\n", f"\n{MARGIN}")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=len(MARGIN))


def json_lines(items: Iterable[Record]) -> Iterator[str]:
    """One JSON object a line. In pure ASCII, as some readers break lines at odd characters."""
    return (f"{json.dumps(item)}\n" for item in items)


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


def refused_record(path: str, diagnostics: Iterable[Diagnostic]) -> Record:
    """A file that could not be assessed or reviewed, and why."""
    return {"path": portable(path), "diagnostics": diagnostic_records(diagnostics)}


def portable(path: str) -> str:
    """A path without what belongs to this machine alone: relative as given, or else the name of the file."""
    pure = PurePath(path)
    return pure.name if pure.is_absolute() else pure.as_posix()


def pointer_text(pointer: Pointer) -> str:
    """A place as a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)
