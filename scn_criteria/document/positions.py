"""Where each key and value of a sound document stands: a second walk over the events, made only when somebody asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from yaml.events import CollectionEndEvent, Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

from scn_criteria.diagnostics import START, Pointer, Span
from scn_criteria.document.events import NextEvent, parser_events
from scn_criteria.document.places import Places

Stretch = tuple[int, int]
"""The indices of the first character and of the one after the last."""


@dataclass(frozen=True, slots=True)
class Positions:
    """The stretches of a text that its keys and values take up."""

    text: str
    places: Places
    keys: dict[Pointer, Stretch] = field(default_factory=dict)
    values: dict[Pointer, Stretch] = field(default_factory=dict)

    def span(self, pointer: Pointer, key: bool = False) -> Span:
        """Where a value or a key stands, or else its nearest ancestor."""
        found = self.keys.get(pointer) if key else None
        found = found or self.values.get(pointer)
        if found is not None:
            return self.places.span(*found)
        return self.span(pointer[:-1], key) if pointer else START

    def typed(self, pointer: Pointer) -> str | None:
        """The text of a value as written."""
        found = self.values.get(pointer)
        return None if found is None else self.text[found[0] : found[1]]


def positions_of(text: str) -> Positions:
    """Find the place of everything in the text of a document that loads without an error."""
    found = Positions(text, Places(text))
    next_event = parser_events(text)
    event = next_event()
    while event is not None and not isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
        event = next_event()
    if event is not None:
        _Walk(found, next_event).value(event, ())
    return found


class _Walk:
    """One walk over the events of a document, filling in positions as it goes."""

    __slots__ = ("_found", "_next")

    def __init__(self, found: Positions, next_event: NextEvent) -> None:
        self._found = found
        self._next = next_event

    def value(self, event: Event, pointer: Pointer) -> int:
        """Note a value and all that is in it; the answer is where it ends."""
        start, end = stretch(event)
        if isinstance(event, MappingStartEvent):
            end = self._mapping(pointer, end)
        elif isinstance(event, SequenceStartEvent):
            end = self._sequence(pointer, end)
        elif isinstance(event, ScalarEvent) and event.style in ("|", ">"):
            end = start + len(self._found.text[start:end].rstrip())
        self._found.values[pointer] = (start, end)
        return end

    def _mapping(self, pointer: Pointer, end: int) -> int:
        while not isinstance(key := self._event(), CollectionEndEvent):
            place = (*pointer, cast(ScalarEvent, key).value)
            self._found.keys[place] = stretch(key)
            end = self.value(self._event(), place)
        return _closed(key, end)

    def _sequence(self, pointer: Pointer, end: int) -> int:
        index = 0
        while not isinstance(item := self._event(), CollectionEndEvent):
            end = self.value(item, (*pointer, index))
            index += 1
        return _closed(item, end)

    def _event(self) -> Event:
        return cast(Event, self._next())


def stretch(event: Event) -> Stretch:
    """The stretch of text of one event. Every event of a parser has marks."""
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


def _closed(event: CollectionEndEvent, last: int) -> int:
    """Where a collection ends: after its bracket, or else with its last value, not with the blank lines after it."""
    start, end = stretch(event)
    return end if end > start else last
