"""Values that a file names with an anchor and repeats with aliases, counted so that none can stand for millions."""

from __future__ import annotations

from yaml.events import NodeEvent

from scn_criteria.document.codes import TOO_MANY_ALIASES, YAML_SYNTAX
from scn_criteria.document.document import Data
from scn_criteria.document.faults import Faults
from scn_criteria.document.positions import stretch

FOREIGN = "?:%@`"
"""The signs that the parser lets follow the name of an anchor without a space, and takes for the start of its value."""


class Anchor:
    """A named value: where it is, and, once it has been read, what it is and how many values it holds."""

    __slots__ = ("data", "event", "nodes")

    def __init__(self, event: NodeEvent) -> None:
        self.event = event
        self.data: Data = None
        self.nodes = 0

    @property
    def open(self) -> bool:
        """Whether the value is still being read, so that an alias to it would be within itself."""
        return self.nodes == 0


class Anchors:
    """The anchors of one document."""

    __slots__ = ("_by_name", "_faults")

    def __init__(self, faults: Faults) -> None:
        self._by_name: dict[str, Anchor] = {}
        self._faults = faults

    def open(self, event: NodeEvent) -> Anchor:
        """Begin a named value. A name may be given again; aliases mean the latest."""
        self._report_what_follows(event)
        anchor = self._by_name[event.anchor or ""] = Anchor(event)
        return anchor

    def _report_what_follows(self, event: NodeEvent) -> None:
        """Refuse a name that goes on with another sign: YAML 1.1 ends it there and 1.2 does not, so the values differ."""
        at = stretch(event)[0] + len(f"&{event.anchor}")
        following = self._faults.text[at : at + 1]
        if following and following in FOREIGN and self._faults.text.startswith(f"&{event.anchor}", stretch(event)[0]):
            message = f'found "{following}" right after the anchor "&{event.anchor}", expected a space'
            help_ = "put a space after the anchor; its name is made of letters, figures, hyphens and underscores"
            self._faults.report(YAML_SYNTAX, message, (at, at + 1), help_)

    def find(self, alias: NodeEvent) -> Anchor | None:
        """The value an alias stands for, unless there is none or it is within itself."""
        anchor = self._by_name.get(alias.anchor or "")
        if anchor is None:
            message = f'found the alias "*{alias.anchor}", expected an anchor "&{alias.anchor}" before it'
            help_ = "write the value out, or put it in quotes if it starts with an asterisk"
            self._faults.report(YAML_SYNTAX, message, stretch(alias), help_)
            return None
        if anchor.open:
            begun = self._faults.related("the anchor is here", stretch(anchor.event))
            message = f'found the alias "*{alias.anchor}" within the value it stands for, expected a value that ends'
            self._faults.report(TOO_MANY_ALIASES, message, stretch(alias), "", begun)
            return None
        return anchor
