"""What stands against a file and what is waived in it, once its comments have had their say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scn_criteria.diagnostics import MAY_WAIVE, Code, Diagnostic, Related, Waived, in_file_order
from scn_criteria.document.document import Document
from scn_criteria.document.waiver_codes import EXPIRED_WAIVER, UNUSED_WAIVER

if TYPE_CHECKING:
    from scn_criteria.document.waivers import Waiver, Waivers

Place = tuple[int | None, str]
"""A line, or the whole file, and the number of a kind of fault."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The faults that stand, those of waivers among them, and the faults that were waived."""

    standing: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...] = ()


def settle(document: Document, found: tuple[Diagnostic, ...], kinds: Iterable[Code], day: date | None) -> Settled:
    """Settle what was found in a file in which faults of these kinds are looked for.

    Waivers with an end hold up to the ``day``. Without a day nothing is waived, nor found to be of no use: that is for files
    which cannot be relied on, and of which not everything was looked at.
    """
    if not MAY_WAIVE.search(document.raw):
        return Settled(found)
    from scn_criteria.document.waivers import read_waivers  # noqa: PLC0415 - most files waive nothing

    read = read_waivers(document, kinds)
    if day is None:
        return Settled(in_file_order((*found, *read.misuses)))
    return _Settling(document, read, day).settled(found)


def settle_files(documents: Iterable[Document], found: tuple[Diagnostic, ...], kinds: Iterable[Code], day: date) -> Settled:
    """Settle what was found in several files, each by its own comments.

    In a file that cannot be relied on nothing is waived. What was found keeps its order, but for the files that hold such
    comments: these come last, from top to bottom.
    """
    speaking = {document.path: document for document in documents if MAY_WAIVE.search(document.raw)}
    standing = tuple(one for one in found if one.path not in speaking)
    waived: tuple[Waived, ...] = ()
    for path, document in speaking.items():
        own = tuple(one for one in found if one.path == path)
        unreliable = any(one.code.always_counts for one in own)
        settled = settle(document, own, kinds, None if unreliable else day)
        standing += settled.standing
        waived += settled.waived
    return Settled(standing, waived)


class _Settling:
    """Goes through what was found in one file, and keeps account of the waivers that cover something."""

    def __init__(self, document: Document, read: Waivers, day: date) -> None:
        self._document = document
        self._read = read
        self._day = day
        self._by_place: dict[Place, list[Waiver]] = {}
        for waiver in read.waivers:
            self._by_place.setdefault((waiver.line, waiver.code.number), []).append(waiver)
        self._numbers = {waiver.code.number for waiver in read.waivers}
        self._covering: dict[Waiver, None] = {}

    def settled(self, found: tuple[Diagnostic, ...]) -> Settled:
        """What stands and what is waived."""
        standing: list[Diagnostic] = []
        waived: list[Waived] = []
        for one in found:
            waiver = self._waiver_of(one) if one.code.number in self._numbers else None
            if waiver is None:
                standing.append(one)
            else:
                waived.append(Waived(one, waiver.reason, waiver.until, waiver.comment))
        about = [one for waiver in self._read.waivers for one in self._faults(waiver, standing)]
        return Settled(in_file_order((*standing, *self._read.misuses, *about)), tuple(waived))

    def _waiver_of(self, found: Diagnostic) -> Waiver | None:
        """The waiver that covers a fault: one for its place before one for the file. One that has ended covers nothing."""
        covering = [waiver for line in self._lines(found) for waiver in self._by_place.get((line, found.code.number), ())]
        holding = [waiver for waiver in covering if not self._ended(waiver)]
        self._covering.update(dict.fromkeys(holding[:1] or covering[:1]))
        return holding[0] if holding else None

    def _lines(self, found: Diagnostic) -> Iterator[int | None]:
        """The line where a fault is, that of the key whose value it is about, and the whole file."""
        standing_for = self._read.lines.standing_for
        line = standing_for(found.span.start.line)
        yield line
        if found.pointer:
            key = standing_for(self._document.span(found.pointer, key=True).start.line)
            if key != line:
                yield key
        yield None

    def _ended(self, waiver: Waiver) -> bool:
        return waiver.until is not None and waiver.until < self._day

    def _faults(self, waiver: Waiver, standing: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """What is wrong with a waiver that is well formed."""
        if waiver not in self._covering:
            yield self._unused(waiver, standing)
        elif self._ended(waiver):
            message = (
                f"found a waiver of {waiver.code.number} ({waiver.code.name}) that ended on {waiver.until}, "
                f"expected one that holds on {self._day}"
            )
            yield Diagnostic(EXPIRED_WAIVER, message, self._document.path, waiver.span)

    def _unused(self, waiver: Waiver, standing: Iterable[Diagnostic]) -> Diagnostic:
        kind = f"{waiver.code.number} ({waiver.code.name})"
        twin = next((one for one in self._covering if one.code is waiver.code and waiver.line in (None, one.line)), None)
        if twin is not None:
            message = f"found a second waiver of {kind}, expected one: another covers all that this one could"
            related = Related("the other waiver is here", twin.span)
            return Diagnostic(UNUSED_WAIVER, message, self._document.path, waiver.span, related=(related,))
        message = f"found no {kind} {self._where(waiver.line)}, expected one for this comment to waive"
        other = next((one for one in standing if one.code is waiver.code), None)
        nearest = (Related("a fault of this kind is here", other.span),) if other else ()
        return Diagnostic(UNUSED_WAIVER, message, self._document.path, waiver.span, related=nearest)

    def _where(self, line: int | None) -> str:
        if line is None:
            return "in the file"
        return f"on line {line}" if self._read.lines.holds(line) else "below"
