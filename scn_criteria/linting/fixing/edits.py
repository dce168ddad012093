"""Edits of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scn_criteria.diagnostics import Diagnostic, Edit, Span
from scn_criteria.document import Places


def chosen(fixable: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The faults whose fixes can be made together: of two that touch, the first in the file; the other waits."""
    taken: list[Span] = []
    together: list[Diagnostic] = []
    for found in sorted(fixable, key=lambda one: (one.span, one.code.number)):
        spans = [edit.span for edit in found.fix.edits] if found.fix else []
        if not any(_touch(span, other) for span in spans for other in taken):
            taken += spans
            together.append(found)
    return tuple(together)


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made. No two of them may touch."""
    places = Places(text)
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        start, end = places.index(edit.span.start), places.index(edit.span.end)
        text = text[:start] + edit.text + text[end:]
    return text


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end
