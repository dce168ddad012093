"""A finding as a person reads it: where and what, the line with a mark under it, any second place, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import click

from scn_criteria.diagnostics import Diagnostic, Fix, Related, Safety, Severity, Waived, visible
from scn_criteria.linting.excerpt import Row, excerpt, lines_of
from scn_criteria.linting.formats import WORDS, Manner, told
from scn_criteria.linting.result import Linted, Sources

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
SECOND_COLOUR = "blue"
REMEMBERED = 4

Pages = Callable[[str], Sequence[str]]
"""The lines of a file, by its path."""


def render(linted: Linted, sources: Sources, manner: Manner) -> str:
    """All findings, an empty line between them. Where remarks are told, so is what was waived."""
    texts = []
    pages = _pages(sources)
    texts += ["\n".join(_lines(found, pages)) for found in told(linted, manner)]
    if manner.remarks:
        texts += [_waived(waived) for waived in linted.waived]
    return "\n\n".join(texts) + "\n" if texts else ""


def _pages(sources: Sources) -> Pages:
    """The lines of files, by their paths; those of the last few are kept, as findings come file by file."""
    return lru_cache(maxsize=REMEMBERED)(lambda path: lines_of(sources(path)))


def _lines(found: Diagnostic, pages: Pages) -> Iterator[str]:
    colour = COLOURS[found.severity]
    rows = excerpt(pages(found.path), found.span)
    second = [(related, excerpt(pages(related.path or found.path), related.span)) for related in found.related]
    gutter = max((len(str(row.number)) for shown in (rows, *(shown for _, shown in second)) for row in shown), default=0)
    yield f"{_head(found, WORDS[found.severity], colour)}: {found.message}"
    yield from _shown(rows, gutter, "^", colour)
    for related, related_rows in second:
        yield _labelled("note", f"{related.message} ({_place(related, found)})")
        yield from _shown(related_rows, gutter, "-", SECOND_COLOUR)
    yield from _advice(found)


def _head(found: Diagnostic, word: str, colour: str) -> str:
    start = found.span.start
    kind = click.style(f"{word} {found.code.number}", fg=colour, bold=True)
    return f"{visible(found.path)}:{start.line}:{start.column}: {kind} {found.code.name}"


def _advice(found: Diagnostic) -> Iterator[str]:
    if found.advice:
        yield _labelled("help", found.advice)
    if found.fix is not None:
        yield _labelled("help", _fixable(found.fix))
    if found.code.source:
        yield _labelled("note", f"from {found.code.source}")


def _fixable(fix: Fix) -> str:
    options = "--fix" if fix.safety is Safety.SAFE else "--fix --unsafe-fixes"
    return f"fixable with {options}: {visible(fix.message)}"


def _labelled(label: str, text: str) -> str:
    return f"  {click.style(f'{label}:', dim=True)} {text}"


def _place(related: Related, found: Diagnostic) -> str:
    """Where a second place is: line and column, and the file where that is another."""
    file = f"{visible(related.path)}:" if related.path not in ("", found.path) else ""
    return f"{file}{related.span.start.line}:{related.span.start.column}"


def _shown(rows: Sequence[Row], gutter: int, mark: str, colour: str) -> Iterator[str]:
    """Lines with their numbers, and marks under what is meant. Dots stand for lines that are left out."""
    for row in rows:
        yield f"  {_bar(str(row.number), gutter)} {row.text}".rstrip()
        yield f"  {_bar('', gutter)} {' ' * row.indent}{click.style(mark * row.marks, fg=colour, bold=True)}"
        if row.goes_on:
            yield f"  {_bar('…', gutter)}"


def _bar(number: str, gutter: int) -> str:
    return click.style(f"{number:>{gutter}} |", dim=True)


def _waived(waived: Waived) -> str:
    found = waived.diagnostic
    until = f", until {waived.until.isoformat()}" if waived.until else ""
    return f"{_head(found, 'waived', 'green')}: {found.message}\n{_labelled('why', visible(waived.reason) + until)}"
