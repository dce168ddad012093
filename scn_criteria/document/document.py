"""A file as plain data, with the place of every key and value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeAlias

from yaml.events import Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

from scn_criteria.diagnostics import START, Diagnostic, Pointer, Span
from scn_criteria.document.source_text import LineIndex

# Positions, worked out from the parser's events when somebody asks for one

Stretch = tuple[int, int]
"""The indices of the first character and of the one after the last."""

Pair = tuple[Event, Event]
"""The events of a key and of its value, or of the start of its value."""


Inside = tuple["dict[str, Pair] | list[Event]", Event]
"""The content of a mapping or a list: its keys with their values, or its items; and the event that closes it."""

MORE_THAN_ONE = 2
AFTER_VALUE = re.compile(r"[ \t]*(#[^\n]*)?\r?\n?")
"""The text that may follow a value on its line: nothing but a comment."""

Layout = dict[Event, Inside]
"""The content of each collection of a document, by the event that opens it. To record it costs next to nothing."""


class Positions:
    """The stretches of a text that its keys and values take up."""

    def __init__(self, text: str, first: Event, layout: Layout) -> None:
        self.text = text
        self._first = first
        self._layout = layout

    @cached_property
    def places(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.text)

    def span(self, pointer: Pointer, key: bool = False) -> Span:
        """The place of a value or a key, or else of its nearest ancestor."""
        found = self._key(pointer) if key else None
        found = found or self._value(pointer)
        if found is not None:
            return self.places.span(*found)
        return self.span(pointer[:-1], key) if pointer else START

    def typed(self, pointer: Pointer) -> str | None:
        """The text of a value as written."""
        found = self._value(pointer)
        return None if found is None else self.text[found[0] : found[1]]

    def typed_key(self, pointer: Pointer) -> str | None:
        """The text of a key as written."""
        found = self._key(pointer)
        return None if found is None else self.text[found[0] : found[1]]

    def sign_after_key(self, pointer: Pointer) -> str:
        """The sign that follows a key: a colon, unless a comma or a bracket ends it."""
        found = self._key(pointer)
        return "" if found is None else self.text[found[1] : found[1] + 80].lstrip()[:1]

    def entry(self, pointer: Pointer) -> Span | None:
        """The whole lines that an entry takes up, from its key or hyphen to the end of its value.

        Nothing where other things stand on these lines, or where nothing would be left of what it is an entry of.
        """
        value, around = self._value(pointer), self._event(pointer[:-1]) if pointer else None
        inside = None if around is None else self._layout.get(around)
        if value is None or inside is None or len(inside[0]) < MORE_THAN_ONE:
            return None
        key = self._key(pointer)
        start = key[0] if key else value[0]
        begin = self.text.rfind("\n", 0, start) + 1
        end = self.text.find("\n", value[1])
        stop = len(self.text) if end < 0 else end + 1
        before, after = self.text[begin:start], self.text[value[1] : stop]
        if before.strip(" ") not in {"", "-"} or (key and before.strip(" ")) or not AFTER_VALUE.fullmatch(after):
            return None
        return self.places.span(begin, stop)

    @property
    def values(self) -> dict[Pointer, Stretch]:
        """The stretches of all values."""
        return {pointer: self._whole(event) for pointer, event in self._within(self._first, ())}

    @property
    def keys(self) -> dict[Pointer, Stretch]:
        """The stretches of all keys."""
        found = ((pointer, self._key(pointer)) for pointer, _ in self._within(self._first, ()))
        return {pointer: key for pointer, key in found if key is not None}

    def scalars(self) -> Iterator[tuple[Pointer, ScalarEvent]]:
        """The events of all values that are neither mappings nor lists."""
        waiting: list[tuple[Pointer, Event]] = [((), self._first)]
        while waiting:
            pointer, event = waiting.pop()
            inside = self._layout.get(event)
            if inside is not None:
                held, _ = inside
                waiting.extend(_steps(held, pointer))
            elif isinstance(event, ScalarEvent):
                yield pointer, event

    def column(self, pointer: Pointer) -> int | None:
        """The number of characters before the keys of a mapping or the hyphens of a list, where it is not in brackets."""
        event = self._event(pointer)
        if not isinstance(event, (MappingStartEvent, SequenceStartEvent)) or event.flow_style:
            return None
        start, _ = stretch(event)
        return start - self.text.rfind("\n", 0, start) - 1

    def _event(self, pointer: Pointer) -> Event | None:
        """The event of a value. What an alias stands for is written elsewhere, so it has none."""
        event = self._first
        for step in pointer:
            inside = self._layout.get(event)
            found: Any = None if inside is None else _held(inside, step)
            if found is None:
                return None
            event = found[1] if isinstance(found, tuple) else found
        return event

    def _value(self, pointer: Pointer) -> Stretch | None:
        event = self._event(pointer)
        return None if event is None else self._whole(event)

    def _key(self, pointer: Pointer) -> Stretch | None:
        around = self._event(pointer[:-1]) if pointer else None
        inside = None if around is None else self._layout.get(around)
        found = None if inside is None else _held(inside, pointer[-1])
        return stretch(found[0]) if isinstance(found, tuple) else None

    def _whole(self, event: Event) -> Stretch:
        """The stretch of a value with all that is in it."""
        start, end = stretch(event)
        inside = self._layout.get(event)
        if inside is not None:
            return start, self._end(inside, end)
        if isinstance(event, ScalarEvent) and event.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        return start, end

    def _end(self, inside: Inside, opened: int) -> int:
        """The end of a collection: after its bracket, or else with its last value, not with the blank lines after it."""
        held, closing = inside
        start, end = stretch(closing)
        if end > start or not held:
            return end if end > start else opened
        last = next(reversed(held.values()))[1] if isinstance(held, dict) else held[-1]
        return self._whole(last)[1]

    def _within(self, event: Event, pointer: Pointer) -> list[tuple[Pointer, Event]]:
        """The events of a value and of all values in it."""
        found, inside = [(pointer, event)], self._layout.get(event)
        if inside is not None:
            held, _ = inside
            values = [value for _, value in held.values()] if isinstance(held, dict) else held
            steps: Iterable[str | int] = held if isinstance(held, dict) else range(len(values))
            for step, value in zip(steps, values, strict=True):
                found += self._within(value, (*pointer, step))
        return found


def _steps(held: dict[str, Pair] | list[Event], pointer: Pointer) -> list[tuple[Pointer, Event]]:
    """The pointers and the events of what a collection holds, the last first."""
    if isinstance(held, dict):
        return [((*pointer, key), value) for key, (_, value) in reversed(held.items())]
    return [((*pointer, index), held[index]) for index in range(len(held) - 1, -1, -1)]


def _held(inside: Inside, step: str | int) -> Pair | Event | None:
    """The content of a collection under a key or at an index."""
    held, _ = inside
    if isinstance(held, dict):
        return held.get(step) if isinstance(step, str) else None
    return held[step] if isinstance(step, int) and 0 <= step < len(held) else None


def stretch(event: Event) -> Stretch:
    """The stretch of text of one event. Every event of a parser has marks."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


# Documents

Data: TypeAlias = "dict[str, Data] | list[Data] | str | int | Decimal | bool | None"
"""The data of a document. It is shared where the file uses aliases, so nobody may change it."""


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file without a fault in its YAML."""

    path: str
    data: Data = field(repr=False)  # aliases may make it far larger than the file
    text: str = field(repr=False)
    raw: bytes = field(repr=False)
    positions: Positions = field(repr=False)

    @property
    def sha256(self) -> str:
        """The digest of the bytes of the file, in hexadecimal."""
        return sha256(self.raw).hexdigest()

    def span(self, pointer: Pointer, key: bool = False) -> Span:
        """The place of a value, or of its key; for what is not in the file, the place of the nearest ancestor."""
        return self.positions.span(pointer, key)

    def typed_key(self, pointer: Pointer) -> str | None:
        """The key of a value as it stands in the file."""
        return self.positions.typed_key(pointer)

    def typed(self, pointer: Pointer) -> str | None:
        """A value as it stands in the file, or nothing if it is not written there itself."""
        return self.positions.typed(pointer)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The result of reading a file: its diagnostics, and a document only if no error was found."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
