"""The faults that the comments of a file waive, and what is wrong with comments that waive none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scn_criteria.diagnostics import Code, Diagnostic, Span
from scn_criteria.document.comments import Comment, Scalar, comments_of, scalars_of
from scn_criteria.document.document import Document
from scn_criteria.document.lines import Lines
from scn_criteria.document.places import Places
from scn_criteria.document.suggestion import suggest
from scn_criteria.document.waiver_codes import (
    ABOUT_WAIVERS,
    CANNOT_BE_WAIVED,
    MALFORMED_WAIVER,
    MISPLACED_WAIVER,
    WAIVER_OF_UNKNOWN_KIND,
    WAIVER_WITHOUT_REASON,
)
from scn_criteria.document.waiver_words import FILE, Name, Slip, Spoken, understood
from scn_criteria.document.wording import quoted

MOST_WAIVERS = 100
"""A file with more faults to be lived with than these cannot be defended."""

MOST_COMMENTS = 1000
"""Comments that begin so and are looked at. Nobody writes more of them by hand."""

NUMBER = re.compile(r"SCN[0-9]{3}", re.IGNORECASE)
BEGINNING = re.compile(r"SCN[0-9]{0,2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A kind of fault that is waived: where it is named, for which line or the whole file, why and until when."""

    code: Code
    span: Span
    line: int | None
    reason: str
    until: date | None
    comment: Span


@dataclass(frozen=True, slots=True)
class Waivers:
    """What the comments of a file waive, and what is wrong with them."""

    waivers: tuple[Waiver, ...]
    misuses: tuple[Diagnostic, ...]
    lines: Lines


def read_waivers(document: Document, kinds: Iterable[Code]) -> Waivers:
    """Read the comments of a file in which faults of these kinds are looked for."""
    scalars = scalars_of(document.text)
    reader = _Reader(document, scalars, kinds)
    for comment in comments_of(document.text, scalars, reader.places):
        if not reader.take(comment):
            break
    return Waivers(tuple(reader.waivers), tuple(reader.misuses), reader.lines)


class _Reader:
    """Takes the comments of one file, one after the other."""

    def __init__(self, document: Document, scalars: Sequence[Scalar], kinds: Iterable[Code]) -> None:
        self.path = document.path
        self.kinds: Mapping[str, Code] = {name: code for code in kinds for name in (code.number, code.name)}
        self.places = Places(document.text)
        self.lines = Lines(document.text, scalars, self.places)
        self.waivers: list[Waiver] = []
        self.misuses: list[Diagnostic] = []
        self._met = self._understood = 0

    def take(self, comment: Comment) -> bool:
        """Take a comment. The answer is no where there are too many to go on."""
        spoken = understood(comment.text)
        self._met += 1
        self._understood += spoken is not None
        whole = self.places.span(comment.start, comment.end)
        if self._met > MOST_COMMENTS or self._understood > MOST_WAIVERS:
            message = f"found more than {MOST_WAIVERS} waivers in a file, expected fewer; from here on none counts"
            self._misused(MALFORMED_WAIVER, message, whole, "mend some of the faults")
            return False
        misuse = self._misuse(comment, spoken)
        if misuse is not None:
            self._misused(misuse[0], misuse[1], whole, spoken.help if isinstance(spoken, Slip) else "")
        elif isinstance(spoken, Spoken):
            self._waive(comment, spoken, whole)
        return True

    def _misuse(self, comment: Comment, spoken: Spoken | Slip | None) -> tuple[Code, str] | None:
        """What is wrong with the comment as a whole."""
        if isinstance(spoken, Slip):
            return MALFORMED_WAIVER, spoken.message
        if spoken is None:
            return None
        if not spoken.reason:
            return WAIVER_WITHOUT_REASON, "found a waiver without a reason, expected one after the brackets"
        first = self.lines.first
        if spoken.whole_file and comment.line >= first:
            message = f'found "{FILE}" on line {comment.line}, expected it above the content, which begins on line {first}'
            return MISPLACED_WAIVER, message
        return None

    def _waive(self, comment: Comment, spoken: Spoken, whole: Span) -> None:
        line = None if spoken.whole_file else self.lines.standing_for(comment.line)
        for name in spoken.names:
            span = self.places.span(comment.start + name.start, comment.start + name.end)
            code = self.kinds.get(name.text.upper()) or self.kinds.get(name.text.lower())
            if code is None:
                self._misused(WAIVER_OF_UNKNOWN_KIND, self._unknown(name), span)
            elif code.always_counts or code in ABOUT_WAIVERS:
                self._misused(CANNOT_BE_WAIVED, _unwaivable(code), span)
            else:
                self.waivers.append(Waiver(code, span, line, spoken.reason, spoken.until, whole))

    def _unknown(self, name: Name) -> str:
        found = f"found {quoted(name.text)}"
        if BEGINNING.fullmatch(name.text):
            return f"{found}, expected the whole number of one kind of fault, as in SCN203"
        near = None if NUMBER.fullmatch(name.text) else suggest(name.text, self.kinds)
        hint = f'; did you mean "{near}"?' if near else ""
        return f"{found}, expected a kind of fault that is looked for in such a file{hint}"

    def _misused(self, code: Code, message: str, span: Span, help_: str = "") -> None:
        self.misuses.append(Diagnostic(code, message, self.path, span, help=help_))


def _unwaivable(code: Code) -> str:
    why = "it is about waivers themselves" if code in ABOUT_WAIVERS else "a file with it cannot be relied on"
    return f"found a waiver of {code.number} ({code.name}), expected none: {why}"
