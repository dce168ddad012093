"""Findings by file, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from scn_criteria.diagnostics import Diagnostic, visible
from scn_criteria.linting.formats import WORDS, Manner, Paint, told
from scn_criteria.linting.result import Linted, Sources


def render(linted: Linted, sources: Sources, manner: Manner) -> str:  # noqa: ARG001 - the signature of every format
    """Each file with its findings under it, an empty line between files."""
    files = groupby(told(linted, manner), key=lambda found: found.path)
    return "\n".join(_file(path, findings, manner.paint) for path, findings in files)


def _file(path: str, findings: Iterable[Diagnostic], paint: Paint) -> str:
    rows = [(_place(found), WORDS[found.severity], found) for found in findings]
    widths = max(len(place) for place, _, _ in rows), max(len(word) for _, word, _ in rows)
    lines = _lines(rows, *widths)
    return f"{paint(visible(path), bold=True)}\n{''.join(lines)}"


def _lines(rows: Iterable[tuple[str, str, Diagnostic]], places: int, words: int) -> Iterator[str]:
    for place, word, found in rows:
        yield f"  {place:<{places}}  {word:<{words}}  {found.code.number}  {found.message}\n"


def _place(found: Diagnostic) -> str:
    return f"{found.span.start.line}:{found.span.start.column}"
