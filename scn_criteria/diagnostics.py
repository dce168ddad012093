"""Diagnostics of files, for people and for programs: kinds, places, fixes and suppressions.

A diagnostic says what was found, what was expected, where, and what to do next. It is a value, never an exception: one bad
file does not stop the others.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from click import style, unstyle

from scn_criteria.safe_text import html_table, visible

Pointer = tuple[str | int, ...]
"""The path from the top of a document to one of its values: keys and list indices."""


class Severity(Enum):
    """How serious a diagnostic is. An error makes a file unusable; a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """The place in the order info, warning, error."""
        return {"info": 0, "warning": 1, "error": 2}[self.value]


class ScnError(Exception):
    """A request that cannot be carried out, explained in one sentence. Faults in a file are diagnostics, not errors."""


class OutputError(ScnError):
    """A result cannot be written."""


class SettingsError(ScnError):
    """Settings cannot be used. ``diagnostics`` say what is wrong in their file; ``in_command`` blames the command line."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = (), *, in_command: bool = False) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics
        self.in_command = in_command


class MissingFileError(ScnError):
    """Nothing is found at a path that was named."""


class InvalidFileError(ScnError):
    """A file, or a folder of rules, has errors that keep it from being used. ``diagnostics`` say all that was found."""

    def __init__(self, path: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.path = path
        self.diagnostics = diagnostics
        errors = [found for found in diagnostics if found.severity is Severity.ERROR]
        number = f"{len(errors)} {'error' if len(errors) == 1 else 'errors'}"
        lines = [f'"{visible(path)}" cannot be used: found {number}', *(diagnostic_text(found) for found in errors)]
        super().__init__(unstyle("\n".join(lines)))


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: line and column, both counted from 1, the column in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text. The end is the position just after the last character."""

    start: Position
    end: Position


START = Span(Position(1, 1), Position(1, 1))


@dataclass(frozen=True, slots=True)
class DiagnosticRule:
    """A kind of fault: its number, name and severity, why it matters and what to do.

    Numbers are never used twice: 0xx file and YAML, 1xx schema, 2xx evidence, 3xx governance and establishment, 33x decision
    records, 34x to 36x reviews, 4xx ruleset grammar, 43x coverage of the source, 5xx ruleset verification.
    """

    number: str
    name: str
    severity: Severity
    summary: str
    help: str
    source: str = ""
    evidence_stands: bool = False
    asks_nothing: bool = False
    """Whether there is usually nothing to do about it, so that people are shown one line for all of a file."""

    @property
    def page(self) -> str:
        """The page of the documentation that explains it: a path from the top of a checkout."""
        return f"docs/reference/codes/{self.number}.md"

    @property
    def blocks(self) -> bool:
        """Whether a file with this fault cannot be assessed: its text, shape or evidence cannot be relied on."""
        return self.severity is Severity.ERROR and self.number < "SCN3" and not self.evidence_stands

    @property
    def always_counts(self) -> bool:
        """Whether nobody can ignore or waive it: the file cannot be assessed, or nothing decided under the ruleset."""
        return self.blocks or (self.severity is Severity.ERROR and self.number >= "SCN4")


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a fault, such as where a key was first given.

    Without a path it is in the file with the fault. Hidden characters in its message are made visible.
    """

    message: str
    span: Span
    path: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", visible(self.message))


class Safety(Enum):
    """Whether a fix may be made unseen. An unsafe one needs a person to say that it is what was meant."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A stretch of a file, and the text that takes its place."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix for a fault: all of its edits are made, or none."""

    message: str
    edits: tuple[TextEdit, ...]
    safety: Safety = Safety.SAFE


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault in one file. Hidden characters that its message or its advice quotes are made visible for printing."""

    code: DiagnosticRule
    message: str
    path: str
    span: Span = START
    pointer: Pointer = ()
    help: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", visible(self.message))
        object.__setattr__(self, "help", visible(self.help))

    @property
    def severity(self) -> Severity:
        """The severity of the kind of fault."""
        return self.code.severity

    @property
    def advice(self) -> str:
        """The advice on this very fault, or else on its kind."""
        return self.help or self.code.help


MAY_WAIVE = re.compile(rb"#[ \t]*[Ss][Cc][Nn]\b")
"""The bytes of a file that may hold suppressions: nearly no file has them, so most need not be searched."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A fault that is suppressed in its file: the reason, the last day if there is one, and the place of the comment."""

    diagnostic: Diagnostic
    reason: str
    until: date | None
    span: Span

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", visible(self.reason))


def in_file_order(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics of one file from top to bottom, in a stable order where several share a place."""
    return tuple(sorted(diagnostics, key=lambda found: (found.span, found.code.number, found.message)))


MOST_LINES = 8
"""So many lines are listed where several remarks are shown as one."""


def folded(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics, where of those in a file that ask for nothing only the first of a kind is left.

    It stands where the first stood, and its message says in which lines the others are.
    """
    shown = list(diagnostics)
    alike: dict[tuple[str, str], list[Diagnostic]] = {}
    for found in shown:
        if found.code.asks_nothing:
            alike.setdefault((found.path, found.code.number), []).append(found)
    first = {id(several[0]): several for several in alike.values()}
    return [_first_of(first[id(found)]) if found.code.asks_nothing else found for found in shown if _stays(found, first)]


def _stays(found: Diagnostic, first: Container[int]) -> bool:
    return not found.code.asks_nothing or id(found) in first


def _first_of(several: Sequence[Diagnostic]) -> Diagnostic:
    """The first of several, with the lines of the others."""
    first, *others = several
    if not others:
        return first
    lines = [str(found.span.start.line) for found in others]
    listed = ", ".join(lines[:MOST_LINES]) + (f" and {len(lines) - MOST_LINES} more" if len(lines) > MOST_LINES else "")
    places = "the like in line" if len(lines) == 1 else "the like in lines"
    return replace(first, message=f"{first.message}; {places} {listed} (scn lint -vv shows each)", related=())


def blocking(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the faults keeps the file from being assessed."""
    return any(found.code.blocks for found in diagnostics)


def diagnostics_table(caption: str, diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics as a table of HTML, for notebooks."""
    rows = [
        (f"{one.path}:{one.span.start.line}", one.code.number, one.severity.value, one.message, one.advice)
        for one in diagnostics
    ]
    return html_table(caption, ("place", "code", "severity", "message", "help"), rows)


def has_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the faults is an error, so that the file cannot be trusted as it is."""
    return any(found.severity is Severity.ERROR for found in diagnostics)


COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def diagnostic_text(found: Diagnostic) -> str:
    """A diagnostic on two lines or more: where and what, then help, then any second place."""
    start = found.span.start
    code = style(found.code.number, fg=COLOURS[found.severity], bold=True)
    lines = [f"{visible(found.path)}:{start.line}:{start.column}: {code} {found.message}"]
    lines += [f"  note: {one.message} ({one.span.start.line}:{one.span.start.column})" for one in found.related]
    if found.advice:
        lines.append(f"  {style('help:', dim=True)} {found.advice}")
    return "\n".join(lines)
