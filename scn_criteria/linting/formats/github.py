"""Findings as workflow commands of GitHub Actions, which pull requests show beside the lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scn_criteria.diagnostics import Diagnostic, Severity
from scn_criteria.linting.addresses import address
from scn_criteria.linting.formats import Manner, told
from scn_criteria.linting.result import Linted, Sources
from scn_criteria.linting.subject import STANDARD_INPUT

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTIES = {**IN_MESSAGES, ":": "%3A", ",": "%2C"}


def render(linted: Linted, sources: Sources, manner: Manner) -> str:  # noqa: ARG001 - the signature of every format
    """One command a finding."""
    return "".join(f"{_command(found, manner.folder)}\n" for found in told(linted, manner))


def escaped(text: str, signs: Mapping[str, str]) -> str:
    """A text in which no sign ends the command or begins another."""
    return text.translate({ord(sign): escape for sign, escape in signs.items()})


def _command(found: Diagnostic, folder: str) -> str:
    properties = ",".join(f"{name}={escaped(value, IN_PROPERTIES)}" for name, value in _properties(found, folder))
    start = found.span.start
    place = f"{address(found.path, folder)}:{start.line}:{start.column}"
    message = f"{place}: {found.code.number} {found.message}\nhelp: {found.advice}"
    return f"::{COMMANDS[found.severity]} {properties}::{escaped(message, IN_MESSAGES)}"


def _properties(found: Diagnostic, folder: str) -> Iterator[tuple[str, str]]:
    """What GitHub asks for. It takes columns only where the stretch is on one line, and knows no standard input."""
    start, end = found.span.start, found.span.end
    yield "title", f"{found.code.number} {found.code.name}"
    if found.path != STANDARD_INPUT:
        yield "file", address(found.path, folder)
    yield "line", str(start.line)
    if start.line == end.line:
        yield "col", str(start.column)
    yield "endLine", str(end.line)
    if start.line == end.line:
        yield "endColumn", str(end.column)
