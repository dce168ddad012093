"""Faults in files, as people and machines read them.

A diagnostic says what was found, what was expected, where, and what to do next. It is a value, never an exception: one bad
file does not stop the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Pointer = tuple[str | int, ...]
"""The way from the top of a document to one of its values: keys and list indices."""


class Severity(Enum):
    """How much a diagnostic weighs. An error keeps a file from being trusted; a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """The place in the order info, warning, error."""
        return {"info": 0, "warning": 1, "error": 2}[self.value]


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
class Code:
    """A kind of fault: its number, name and weight, why it matters and what to do.

    Numbers are never used twice: 0xx file and YAML, 1xx schema, 2xx evidence, 3xx governance and establishment, 4xx ruleset
    grammar, 5xx ruleset verification.
    """

    number: str
    name: str
    severity: Severity
    summary: str
    help: str
    source: str = ""
    evidence_stands: bool = False

    @property
    def blocks(self) -> bool:
        """Whether a file with this fault cannot be assessed: its text, shape or evidence cannot be relied on."""
        return self.severity is Severity.ERROR and self.number < "SCN3" and not self.evidence_stands


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a fault, such as where a key was first given."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault in one file."""

    code: Code
    message: str
    path: str
    span: Span = START
    pointer: Pointer = ()
    help: str = ""
    related: tuple[Related, ...] = ()

    @property
    def severity(self) -> Severity:
        """The weight of the kind of fault."""
        return self.code.severity

    @property
    def advice(self) -> str:
        """What to do about it: advice on this very fault, or else on its kind."""
        return self.help or self.code.help


def in_file_order(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The diagnostics of one file from top to bottom, in a stable order where several share a place."""
    return tuple(sorted(diagnostics, key=lambda found: (found.span, found.code.number, found.message)))


def blocking(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether any of the faults keeps the file from being assessed."""
    return any(found.code.blocks for found in diagnostics)
