"""From parser events to plain data, in one pass, with every fault on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from scn_criteria.document.anchors import Anchors
from scn_criteria.document.codes import EMPTY_FILE, SEVERAL_DOCUMENTS, TOO_DEEP, TOO_MANY_ALIASES, TOO_MANY_VALUES
from scn_criteria.document.document import Data
from scn_criteria.document.events import NextEvent
from scn_criteria.document.faults import Faults
from scn_criteria.document.limits import Limits
from scn_criteria.document.oddities import (
    is_text_key,
    report_duplicate,
    report_key,
    report_number,
    report_scalar,
    report_tag,
)
from scn_criteria.document.positions import Layout, Pair, stretch
from scn_criteria.document.scalars import CONSTANTS, NUMBER, NUMBER_STARTS, is_overlong, number


class Builder:
    """Builds the data of one document.

    The work is done for every value of every file, so the common case comes first and everything rare is a call away.
    """

    __slots__ = ("_anchors", "_faults", "_limits", "_longest", "_most", "_next", "_nodes", "first", "layout")

    def __init__(self, next_event: NextEvent, faults: Faults, limits: Limits) -> None:
        self._next: Callable[[], Any] = next_event  # the class of an event says all, and is looked at
        self._faults = faults
        self._limits = limits
        self._longest = limits.max_scalar
        self._most = limits.max_nodes
        self._anchors = Anchors(faults)
        self._nodes = 0
        self.first: Event = Event()
        self.layout: Layout = {}

    def document(self) -> Data:
        """The data of the one document of the stream."""
        self._next()
        if type(self._next()) is StreamEndEvent:
            raise self._faults.halt(EMPTY_FILE, "found no content, expected keys and values", (0, 0))
        first = self.first = self._next()
        data = self._value(first, 0)
        if data is None and type(first) is ScalarEvent and not first.value:
            self._faults.report(EMPTY_FILE, "found no content, expected keys and values", stretch(first))
        self._next()
        following = self._next()
        if type(following) is not StreamEndEvent:
            message = "found the start of a second document, expected the end of the file"
            self._faults.report(SEVERAL_DOCUMENTS, message, stretch(following))
        return data

    def _value(self, event: NodeEvent, depth: int) -> Data:
        self._nodes += 1
        if event.anchor is not None or self._nodes > self._most:
            return self._counted(event, depth)
        if type(event) is not ScalarEvent:
            return self._collection(cast("MappingStartEvent | SequenceStartEvent", event), depth)
        value = event.value
        style = event.style
        if event.tag is not None or len(value) > self._longest or (style == '"' and not value.isprintable()):
            report_scalar(event, self._limits, self._faults)
        if style:
            return value
        if value in CONSTANTS:
            return CONSTANTS[value]
        if value[0] in NUMBER_STARTS and NUMBER.fullmatch(value):
            return self._number(event)
        return value

    def _counted(self, event: NodeEvent, depth: int) -> Data:
        if self._nodes > self._most:
            message = f"found more than {self._most:,} values, expected fewer"
            raise self._faults.halt(TOO_MANY_VALUES, message, stretch(event))
        return self._alias(event) if type(event) is AliasEvent else self._anchored(event, depth)

    def _collection(self, event: MappingStartEvent | SequenceStartEvent, depth: int) -> Data:
        if event.tag is not None:
            report_tag(event, event.tag, self._faults)
        if depth >= self._limits.max_depth:
            message = f"found values nested more than {self._limits.max_depth} deep, expected fewer levels"
            raise self._faults.halt(TOO_DEEP, message, stretch(event))
        return self._mapping(event, depth + 1) if type(event) is MappingStartEvent else self._sequence(event, depth + 1)

    def _mapping(self, opening: Event, depth: int) -> Data:
        data: dict[str, Data] = {}
        keys: dict[str, Pair] = {}
        next_event = self._next
        while type(event := next_event()) is not MappingEndEvent:
            typed = event.value if type(event) is ScalarEvent else ""
            ordinary = typed.isidentifier() and not (event.style or event.anchor or event.tag or typed in CONSTANTS)
            key = typed if ordinary else self._key(event, depth)
            following = next_event()
            value = self._value(following, depth)
            if key is None:
                continue
            if key in keys:
                report_duplicate(key, event, keys[key][0], self._faults)
                continue
            data[key] = value
            keys[key] = event, following
        self.layout[opening] = keys, event
        return data

    def _sequence(self, opening: Event, depth: int) -> Data:
        data: list[Data] = []
        items: list[Event] = []
        next_event = self._next
        while type(event := next_event()) is not SequenceEndEvent:
            items.append(event)
            data.append(self._value(event, depth))
        self.layout[opening] = items, event
        return data

    def _number(self, event: ScalarEvent) -> Data:
        if not is_overlong(event.value, self._limits.max_digits):
            return number(event.value)
        report_number(event, self._limits.max_digits, self._faults)
        return None

    def _key(self, event: Event, depth: int) -> str | None:
        if type(event) is ScalarEvent and is_text_key(event):
            if event.style:
                report_scalar(event, self._limits, self._faults)  # a quoted key may hold what a quoted value may
            return event.value
        report_key(event, self._faults)
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._value(event, depth)  # read past it, to go on with what follows
        return None

    def _anchored(self, event: NodeEvent, depth: int) -> Data:
        anchor = self._anchors.open(event)
        before = self._nodes
        event.anchor = None  # it is taken note of; what follows reads the value as any other
        anchor.data = self._value(event, depth)
        anchor.nodes = self._nodes - before
        return anchor.data

    def _alias(self, event: NodeEvent) -> Data:
        anchor = self._anchors.find(event)
        if anchor is None:
            return None
        self._nodes += anchor.nodes - 1
        if self._nodes > self._limits.max_nodes:
            begun = self._faults.related("the value repeated is here", stretch(anchor.event))
            message = f"found aliases that stand for more than {self._limits.max_nodes:,} values, expected fewer"
            raise self._faults.halt(TOO_MANY_ALIASES, message, stretch(event), "", begun)
        return anchor.data
