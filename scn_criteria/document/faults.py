"""Collecting what is wrong with one text while it is read."""

from __future__ import annotations

from scn_criteria.diagnostics import Code, Diagnostic, Related
from scn_criteria.document.places import Places


class Halt(Exception):  # noqa: N818 - no error: it only ends a reading that cannot go on
    """The text cannot be read further. The reason is among the faults."""


class Faults:
    """The faults of one text so far."""

    __slots__ = ("_most", "_places", "found", "path", "text")

    def __init__(self, path: str, text: str, most: int) -> None:
        self.path = path
        self.text = text
        self._most = most
        self.found: list[Diagnostic] = []
        self._places: Places | None = None

    @property
    def places(self) -> Places:
        """The lines of the text, counted when the first fault needs them."""
        if self._places is None:
            self._places = Places(self.text)
        return self._places

    def report(self, code: Code, message: str, stretch: tuple[int, int], help_: str = "", *related: Related) -> None:
        """Note a fault and go on, unless there are too many of them already."""
        span = self.places.span(*stretch)
        self.found.append(Diagnostic(code, message, self.path, span, help=help_, related=related))
        if len(self.found) >= self._most:
            raise Halt

    def halt(self, code: Code, message: str, stretch: tuple[int, int], help_: str = "", *related: Related) -> Halt:
        """Note a fault after which nothing can be read. The caller raises the answer."""
        self.report(code, message, stretch, help_, *related)
        return Halt()

    def related(self, message: str, stretch: tuple[int, int]) -> Related:
        """A second place that belongs to a fault."""
        return Related(message, self.places.span(*stretch))
