"""Places in files as SARIF has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scn_criteria.diagnostic_record import Record
from scn_criteria.diagnostics import Position, Span
from scn_criteria.linting.addresses import address, relative_reference
from scn_criteria.linting.excerpt import lines_of
from scn_criteria.linting.result import Sources

ROOT = "SRCROOT"
LONGEST = 500
"""How much of the text of a stretch is quoted, in characters; more tells nobody more."""


@dataclass(frozen=True, slots=True)
class Places:
    """The files of a run: their numbers by the paths told for them, their texts, and the folder that paths begin in."""

    indices: Mapping[str, int]
    sources: Sources
    folder: str

    def file(self, path: str) -> Record:
        """A file."""
        told = address(path, self.folder)
        return {"uri": relative_reference(told), "uriBaseId": ROOT, "index": self.indices[told]}

    def location(self, path: str, span: Span) -> Record:
        """A stretch of a file, with its text where that can be had."""
        snippet = self._snippet(path, span)
        quoted = {"snippet": {"text": snippet}} if snippet else {}
        return {"physicalLocation": {"artifactLocation": self.file(path), "region": {**region(span), **quoted}}}

    def _snippet(self, path: str, span: Span) -> str:
        lines = lines_of(self.sources(path))
        start, end = span.start, span.end
        if end.line > len(lines):
            return ""
        if start.line == end.line:
            text = lines[start.line - 1][start.column - 1 : end.column - 1]
        else:
            first, last = lines[start.line - 1][start.column - 1 :], lines[end.line - 1][: end.column - 1]
            text = "\n".join((first, *lines[start.line : end.line - 1], last))
        return text if len(text) <= LONGEST else ""


def region(span: Span) -> Record:
    """A stretch without its text."""
    return {**_place("start", span.start), **_place("end", span.end)}


def _place(prefix: str, position: Position) -> Record:
    return {f"{prefix}Line": position.line, f"{prefix}Column": position.column}
