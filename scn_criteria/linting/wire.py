"""What was found, as a text: between processes, and in the store of answers.

All that stands in the file itself goes without a path, so that an answer serves the same text under another path.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from scn_criteria.diagnostics import (
    Code,
    Diagnostic,
    Edit,
    Fix,
    Position,
    Related,
    Safety,
    Severity,
    Span,
    Waived,
)
from scn_criteria.linting.result import Checked, Kind

Plain = list[Any]
"""Lists, texts, numbers, truth values and nothing: what JSON can carry."""

PASSED_OVER = "null"


def to_text(checked: Checked | None) -> str:
    """One thing that was looked at, or that it was passed over, as text."""
    if checked is None:
        return PASSED_OVER
    standing = [_diagnostic_out(found, checked.path) for found in checked.diagnostics]
    waived = [
        [_diagnostic_out(one.diagnostic, checked.path), one.reason, one.until and one.until.isoformat(), _span_out(one.span)]
        for one in checked.waived
    ]
    return json.dumps([checked.kind.value, standing, waived], separators=(",", ":"))


def from_text(text: str, path: str) -> Checked | None:
    """The same thing again, under a path. Raises ValueError where the text was never written by ``to_text``."""
    if text == PASSED_OVER:
        return None
    kind, standing, waived = json.loads(text)
    return Checked(
        path,
        Kind(kind),
        tuple(_diagnostic_in(one, path) for one in standing),
        tuple(_waived_in(one, path) for one in waived),
    )


def _waived_in(plain: Plain, path: str) -> Waived:
    found, reason, until, span = plain
    return Waived(_diagnostic_in(found, path), reason, date.fromisoformat(until) if until else None, _span_in(span))


def _diagnostic_out(found: Diagnostic, path: str) -> Plain:
    code = found.code
    return [
        [code.number, code.name, code.severity.value, code.summary, code.help, code.source, code.evidence_stands],
        found.message,
        "" if found.path == path else found.path,
        _span_out(found.span),
        list(found.pointer),
        found.help,
        [[one.message, _span_out(one.span), one.path] for one in found.related],
        _fix_out(found.fix),
    ]


def _diagnostic_in(plain: Plain, path: str) -> Diagnostic:
    code, message, elsewhere, span, pointer, advice, related, fix = plain
    return Diagnostic(
        _code(*code),
        message,
        elsewhere or path,
        _span_in(span),
        tuple(pointer),
        advice,
        tuple(Related(words, _span_in(place), where) for words, place, where in related),
        _fix_in(fix),
    )


@lru_cache(maxsize=256)
def _code(*told: Any) -> Code:
    """Each code once, however many faults of its kind there are."""
    number, name, severity, summary, advice, source, evidence_stands = told
    return Code(number, name, Severity(severity), summary, advice, source, evidence_stands)


def _fix_out(fix: Fix | None) -> Plain | None:
    if fix is None:
        return None
    return [fix.message, [[_span_out(edit.span), edit.text] for edit in fix.edits], fix.safety.value]


def _fix_in(plain: Plain | None) -> Fix | None:
    if plain is None:
        return None
    message, edits, safety = plain
    return Fix(message, tuple(Edit(_span_in(span), text) for span, text in edits), Safety(safety))


def _span_out(span: Span) -> Plain:
    return [span.start.line, span.start.column, span.end.line, span.end.column]


def _span_in(plain: Plain) -> Span:
    line, column, end_line, end_column = plain
    return Span(Position(line, column), Position(end_line, end_column))
