"""Reporters for code hosts: workflow commands of GitHub Actions, and GitLab's code quality report."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Position, Severity
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.lint.reporters import ReporterOptions, shown_diagnostics
from scn_criteria.lint.results import NAMED_INPUT, Linted, Marked, Sources, marked
from scn_criteria.safe_text import in_command, in_property, visible
from scn_criteria.serialisation import Record, json_text

# GitHub: pull requests show the commands beside the lines

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(linted: Linted, sources: Sources, options: ReporterOptions) -> str:  # noqa: ARG001 - the signature of every format
    """One command a finding."""
    return "".join(f"{_command(found, options.addressed(found.path))}\n" for found in shown_diagnostics(linted, options))


def _command(found: Diagnostic, path: str) -> str:
    properties = ",".join(f"{name}={in_property(value)}" for name, value in _properties(found, path))
    start = found.span.start
    place = f"{visible(path)}:{start.line}:{start.column}"
    message = f"{place}: {found.code.number} {found.message}\nhelp: {found.advice}"
    return f"::{COMMANDS[found.severity]} {properties}::{in_command(message)}"


def _properties(found: Diagnostic, path: str) -> Iterator[tuple[str, str]]:
    """The properties that GitHub reads. It takes columns only for a stretch on one line, and knows no standard input."""
    start, end = found.span.start, found.span.end
    yield "title", f"{found.code.number} {found.code.name}"
    if found.path != STANDARD_INPUT:
        yield "file", path
    yield "line", str(start.line)
    if start.line == end.line:
        yield "col", str(start.column)
    yield "endLine", str(end.line)
    if start.line == end.line:
        yield "endColumn", str(end.column)


# GitLab: merge requests show the report beside the lines

WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
BLOCKING = "critical"
"""The severity of a fault that keeps a file from being assessed."""


def gitlab(linted: Linted, sources: Sources, options: ReporterOptions) -> str:  # noqa: ARG001 - the signature of every format
    """The report: an empty list where nothing is found. Suppressed findings are not in it."""
    entries = [_entry(one) for one in marked(linted, options.addressed) if one.waived is None]
    return json_text(entries)


def _entry(one: Marked) -> Record:
    found = one.found
    return {
        "description": f"{found.code.number}: {found.message}",
        "check_name": found.code.name,
        "fingerprint": one.fingerprint,
        "severity": _weight(found.code),
        "location": {
            "path": NAMED_INPUT if one.path == STANDARD_INPUT else one.path,
            "positions": {"begin": _place(found.span.start), "end": _place(found.span.end)},
        },
    }


def _weight(code: DiagnosticRule) -> str:
    return BLOCKING if code.blocks else WEIGHTS[code.severity]


def _place(position: Position) -> Record:
    return {"line": position.line, "column": position.column}
