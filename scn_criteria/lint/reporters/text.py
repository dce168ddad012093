"""Reporters for people at a terminal: a line a finding, findings with the lines of their file, or findings by file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from scn_criteria.diagnostics import COLOURS, Diagnostic, Fix, Related, Safety, Suppressed
from scn_criteria.lint.excerpt import ExcerptLine, excerpt, lines_of
from scn_criteria.lint.reporters import WORDS, Paint, ReporterOptions, shown_diagnostics
from scn_criteria.lint.results import Linted, Sources
from scn_criteria.safe_text import visible

# A line a finding


def concise(linted: Linted, sources: Sources, options: ReporterOptions) -> str:  # noqa: ARG001 - the signature of every format
    """The lines, as ``path:line:column: SCN201 message``."""
    return "".join(
        f"{visible(one.path)}:{one.span.start.line}:{one.span.start.column}: {one.code.number} {one.message}\n"
        for one in shown_diagnostics(linted, options)
    )


# Findings in full: place and message, the line with a mark under it, any second place, and what to do

SECOND_COLOUR = "blue"
REMEMBERED = 4

Pages = Callable[[str], Sequence[str]]
"""The lines of a file, by its path."""


def full(linted: Linted, sources: Sources, options: ReporterOptions) -> str:
    """All findings, an empty line between them, with the suppressed ones where remarks are shown."""
    writer = FindingWriter(options.paint, _pages(sources))
    texts = ["\n".join(writer.lines(found, options)) for found in shown_diagnostics(linted, options)]
    if options.remarks:
        texts += [writer.waived(waived) for waived in linted.waived]
    return "\n\n".join(texts) + "\n" if texts else ""


def _pages(sources: Sources) -> Pages:
    """The lines of files, by their paths; those of the last few are kept, as findings come file by file."""
    return lru_cache(maxsize=REMEMBERED)(lambda path: lines_of(sources(path)))


@dataclass(frozen=True, slots=True)
class FindingWriter:
    """The writer of findings: with colours or without, and the files that they are about."""

    paint: Paint
    pages: Pages

    def lines(self, found: Diagnostic, options: ReporterOptions) -> Iterator[str]:
        """One finding, line by line; one line for what asks for nothing."""
        colour = COLOURS[found.severity]
        if found.code.asks_nothing and not options.every_remark:
            yield f"{self._head(found, WORDS[found.severity], colour)}: {found.message}"
            return
        rows = excerpt(self.pages(found.path), found.span)
        second = [(related, excerpt(self.pages(related.path or found.path), related.span)) for related in found.related]
        numbers = (row.number for shown in (rows, *(shown for _, shown in second)) for row in shown)
        gutter = max((len(str(number)) for number in numbers), default=0)
        yield f"{self._head(found, WORDS[found.severity], colour)}: {found.message}"
        yield from self._shown(rows, gutter, "^", colour)
        for related, related_rows in second:
            yield self._labelled("note", f"{related.message} ({_related_place(related, found)})")
            yield from self._shown(related_rows, gutter, "-", SECOND_COLOUR)
        for label, text in _advice(found):
            yield self._labelled(label, text)

    def waived(self, waived: Suppressed) -> str:
        """A finding that was waived, and why."""
        until = f", until {waived.until.isoformat()}" if waived.until else ""
        head = f"{self._head(waived.diagnostic, 'waived', 'green')}: {waived.diagnostic.message}"
        return f"{head}\n{self._labelled('why', visible(waived.reason) + until)}"

    def _head(self, found: Diagnostic, word: str, colour: str) -> str:
        start = found.span.start
        kind = self.paint(f"{word} {found.code.number}", fg=colour, bold=True)
        return f"{visible(found.path)}:{start.line}:{start.column}: {kind} {found.code.name}"

    def _shown(self, rows: Sequence[ExcerptLine], gutter: int, mark: str, colour: str) -> Iterator[str]:
        """Lines with their numbers, and marks under what is meant. Dots stand for lines that are left out."""
        for row in rows:
            yield f"  {self._bar(str(row.number), gutter)} {row.text}".rstrip()
            yield f"  {self._bar('', gutter)} {' ' * row.indent}{self.paint(mark * row.marks, fg=colour, bold=True)}"
            if row.goes_on:
                yield f"  {self._bar('…', gutter)}"

    def _bar(self, number: str, gutter: int) -> str:
        return self.paint(f"{number:>{gutter}} |", dim=True)

    def _labelled(self, label: str, text: str) -> str:
        return f"  {self.paint(f'{label}:', dim=True)} {text}"


def _advice(found: Diagnostic) -> Iterator[tuple[str, str]]:
    """The advice, with the source that gives it."""
    if found.advice:
        yield "help", found.advice
    if found.fix is not None:
        yield "help", _fixable(found.fix)
    if found.code.source:
        yield "note", f"from {found.code.source}"


def _fixable(fix: Fix) -> str:
    options = "--fix" if fix.safety is Safety.SAFE else "--fix --unsafe-fixes"
    return f"fixable with {options}: {visible(fix.message)}"


def _related_place(related: Related, found: Diagnostic) -> str:
    """Where a second place is: line and column, and the file where that is another."""
    file = f"{visible(related.path)}:" if related.path not in ("", found.path) else ""
    return f"{file}{related.span.start.line}:{related.span.start.column}"


# Findings by file, in columns


def grouped(linted: Linted, sources: Sources, options: ReporterOptions) -> str:  # noqa: ARG001 - the signature of every format
    """Each file with its findings under it, an empty line between files."""
    files = groupby(shown_diagnostics(linted, options), key=lambda found: found.path)
    return "\n".join(_file(path, findings, options.paint) for path, findings in files)


def _file(path: str, findings: Iterable[Diagnostic], paint: Paint) -> str:
    rows = [(_line_and_column(found), WORDS[found.severity], found) for found in findings]
    widths = max(len(place) for place, _, _ in rows), max(len(word) for _, word, _ in rows)
    lines = _lines(rows, *widths)
    return f"{paint(visible(path), bold=True)}\n{''.join(lines)}"


def _lines(rows: Iterable[tuple[str, str, Diagnostic]], places: int, words: int) -> Iterator[str]:
    for place, word, found in rows:
        yield f"  {place:<{places}}  {word:<{words}}  {found.code.number}  {found.message}\n"


def _line_and_column(found: Diagnostic) -> str:
    return f"{found.span.start.line}:{found.span.start.column}"
