"""What a schema cannot say about the list: every number once, none left out, and every document known."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from scn_criteria.decision.coverage.numbers import number_of
from scn_criteria.diagnostics import Diagnostic, Pointer, Related
from scn_criteria.document import Document, mapping, suggest
from scn_criteria.ruleset.source_codes import ITEM_OUT_OF_ORDER, ITEM_REPEATED, ITEM_UNKNOWN_DOCUMENT


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as data, and the way to it."""

    data: Any
    at: Pointer


def check_list(document: Document, known: Collection[str]) -> Iterator[Diagnostic]:
    """Everything that is wrong with a list whose shape is right. ``known`` are the documents of the ruleset itself."""
    entries = [
        _Entry(item, ("parts", place, "items", index))
        for place, part in enumerate(mapping(document)["parts"])
        for index, item in enumerate(part["items"])
    ]
    yield from _numbering(document, entries)
    yield from _documents(document, entries, [*known, *mapping(document).get("documents", {})])


def _numbering(document: Document, entries: list[_Entry]) -> Iterator[Diagnostic]:
    first: dict[str, Pointer] = {}
    expected = 1
    for entry in entries:
        number, at = entry.data["number"], (*entry.at, "number")
        if number in first:
            message = f'the number "{number}" is used twice, expected a number of its own for every item'
            earlier = (Related("first used here", document.span(first[number])),)
            yield Diagnostic(ITEM_REPEATED, message, document.path, document.span(at), at, related=earlier)
            continue
        first[number] = at
        if number != number_of(expected):
            message = f'found the number "{number}", expected "{number_of(expected)}" to come next'
            yield Diagnostic(ITEM_OUT_OF_ORDER, message, document.path, document.span(at), at)
        expected = int(number[-3:]) + 1


def _documents(document: Document, entries: list[_Entry], known: list[str]) -> Iterator[Diagnostic]:
    for entry in entries:
        named = [((*entry.at, "document"), entry.data["document"])]
        named += [
            ((*entry.at, "accounts", index, "document"), account["document"])
            for index, account in enumerate(entry.data.get("accounts", ()))
        ]
        for at, key in named:
            if key not in known:
                near = suggest(key, known)
                hint = f'; did you mean "{near}"?' if near else f", expected one of {', '.join(sorted(known))}"
                message = f'found the document "{key}", which is not listed{hint}'
                yield Diagnostic(ITEM_UNKNOWN_DOCUMENT, message, document.path, document.span(at), at)
