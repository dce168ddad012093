"""JSON: documents written item by item, and plain data that many of them hold, free of this machine's paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from typing import Any, Protocol

from scn_criteria.diagnostics import Diagnostic, Pointer, Span, Suppressed
from scn_criteria.safe_text import json_encoded

Record = dict[str, Any]
PLACES = 6
MARGIN = "  "


def json_parts(document: Record) -> Iterator[str]:
    """One JSON document in parts, which together are the bytes that ``json.dumps`` gives with an indent of two.

    A member may be an iterator, which is a list whose items are written as they come, or a function, which is called when
    its turn comes. A line feed ends the document.
    """
    before = "{\n"
    for name, value in document.items():
        yield f"{before}{MARGIN}{json_encoded(name)}: "
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
    return json_encoded(value, indent=len(MARGIN))


def json_lines(items: Iterable[Record]) -> Iterator[str]:
    """One JSON object a line. In pure ASCII, as some readers break lines at odd characters."""
    return (f"{json_encoded(item, ascii_only=True)}\n" for item in items)


class Refused(Protocol):
    """A file that cannot be used, and why."""

    @property
    def path(self) -> str:
        """Its path as given."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What stands against it."""


def json_text(document: Any) -> str:
    """A whole document as JSON for people to read, with a line feed at its end."""
    return f"{_text(document)}\n"


def decimal_text(value: Fraction) -> str:
    """A number as a decimal: exact where it ends within six places, else rounded to them."""
    sign, digits, _ = Decimal(round(value * 10**PLACES)).as_tuple()
    return _without_noughts(Decimal((sign, digits, -PLACES)))


def _without_noughts(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_record(value: bool | int | Decimal | Fraction | str | None) -> bool | int | str | None:
    """A whole number as a number; any other as text, exact where it ends within six places, else rounded to them."""
    if isinstance(value, Fraction):
        return decimal_text(value)
    return _without_noughts(value) if isinstance(value, Decimal) else value


def exact_record(value: bool | int | Decimal | Fraction | str | None) -> bool | int | str | None:
    """A whole number, a word, yes or no as they are; any other number as exact text."""
    return str(value) if isinstance(value, Decimal | Fraction) else value


def text_record(value: bool | int | Decimal | Fraction | str | None) -> bool | str | None:
    """Every number as exact text; a word, yes or no as they are."""
    if value is None or isinstance(value, bool | str):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def refused_record(one: Refused) -> Record:
    """A file that cannot be used, with its diagnostics."""
    return {"path": portable(one.path), "diagnostics": diagnostic_records(one.diagnostics)}


def refused_records(refused: Iterable[Refused]) -> list[Record]:
    """The files that cannot be used, each with its diagnostics."""
    return [refused_record(one) for one in refused]


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
