"""The text of a file before its YAML is read: encoding, size, characters, lines, and the faults found so far."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, islice

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Fix, Position, Related, Safety, Span, TextEdit
from scn_criteria.document.codes import (
    CONTROL_CHARACTER,
    EXPLICIT_TAG,
    FILE_TOO_LARGE,
    HIDDEN_CHARACTER,
    MERGE_CONFLICT,
    NOT_UTF_8,
)

# Forbidden and hidden characters

CONTROL = "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Characters that YAML forbids. The expressions here are compiled where they are first used, for few files need any."""

HIDDEN = "[\x85\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
"""Marks and overrides of direction, characters without width, and line breaks that editors do not show."""

RARE_LEADS = (b"\xc2\x85", b"\xc2\xad", b"\xd8\x9c", b"\xe1\xa0\x8e", b"\xef\xbb\xbf")
COMMON_LEAD = b"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xa9])"
"""The hidden characters in UTF-8. Dashes and curly quotation marks begin with the same byte as most of them do."""

NAMES = {"\x85": "next line", "\x00": "null", "\x07": "bell", "\x08": "backspace", "\x1b": "escape", "\x7f": "delete"}


def may_hide(raw: bytes) -> bool:
    """Whether a file may hold hidden characters. To look at the bytes first is much faster for most files."""
    if raw.isascii():
        return False
    return re.search(COMMON_LEAD, raw) is not None or any(lead in raw for lead in RARE_LEADS)


def character_name(character: str) -> str:
    """A character as people can look it up: ``U+200B (zero width space)``."""
    name = NAMES.get(character) or unicodedata.name(character, "").lower()
    number = f"U+{ord(character):04X}"
    return f"{number} ({name})" if name else number


def named_all(characters: str) -> str:
    """All the different characters, each named once, in the order of their numbers."""
    return ", ".join(character_name(character) for character in sorted(set(characters)))


# Lines and columns

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""Editors count these lines. YAML 1.1 also breaks lines at U+0085, U+2028 and U+2029, so its own count is not used."""


class LineIndex:
    """The lines of a text."""

    __slots__ = ("_length", "_starts")

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self._starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
        else:
            self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
        self._length = len(text)

    def position(self, index: int) -> Position:
        """The place of a character; an index past the end is the end of the text."""
        index = min(max(index, 0), self._length)
        line = bisect_right(self._starts, index)
        return Position(line, index - self._starts[line - 1] + 1)

    def index(self, position: Position) -> int:
        """The index of a character from its place: the other way round."""
        return min(self._starts[position.line - 1] + position.column - 1, self._length)

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of characters."""
        return Span(self.position(start), self.position(max(start, end)))


# Faults


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
        self._places: LineIndex | None = None

    @property
    def places(self) -> LineIndex:
        """The lines of the text, counted when the first fault needs them."""
        if self._places is None:
            self._places = LineIndex(self.text)
        return self._places

    def report(
        self,
        code: DiagnosticRule,
        message: str,
        stretch: tuple[int, int],
        help_: str = "",
        *related: Related,
        fix: Fix | None = None,
    ) -> None:
        """Note a fault and go on, unless there are too many of them already."""
        span = self.places.span(*stretch)
        self.found.append(Diagnostic(code, message, self.path, span, help=help_, related=related, fix=fix))
        if len(self.found) >= self._most:
            raise Halt

    def halt(self, code: DiagnosticRule, message: str, stretch: tuple[int, int], help_: str = "", *related: Related) -> Halt:
        """Note a fault after which nothing can be read. The caller raises the answer."""
        self.report(code, message, stretch, help_, *related)
        return Halt()

    def related(self, message: str, stretch: tuple[int, int]) -> Related:
        """A second place that belongs to a fault."""
        return Related(message, self.places.span(*stretch))


# Limits


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a file. Values that aliases repeat count against ``max_nodes`` each time.

    After ``max_faults`` the rest of a file is left unread: nobody mends so many at once.
    """

    max_bytes: int = 1024 * 1024
    max_depth: int = 64
    max_nodes: int = 200_000
    max_scalar: int = 60_000
    max_digits: int = 60
    max_faults: int = 500


LIMITS = Limits()


# Checks of the text

BYTE_ORDER_MARK = "\ufeff"
TAG_DIRECTIVE = "(?:^|[\r\n\x85\u2028\u2029])(%TAG\\b[^\r\n]*)"
HIDDEN_LINE = f"{HIDDEN}(?:[^\\r\\n]*{HIDDEN})?"
"""From the first hidden character of a line to its last."""

MOST_HIDDEN = 100
"""A file with more lines of this kind is not made by hand, and a hundred are enough to show it."""


def too_large(size: int, path: str, limits: Limits) -> Diagnostic | None:
    """The fault of a file that is larger than the limit."""
    if size <= limits.max_bytes:
        return None
    return Diagnostic(FILE_TOO_LARGE, f"found {size:,} bytes, expected at most {limits.max_bytes:,}", path)


def decoded(raw: bytes, path: str, limits: Limits) -> str | Diagnostic:
    """The text of a file. Byte order marks before UTF-8 do no harm and are taken off; other bytes are refused."""
    fault = too_large(len(raw), path, limits)
    if fault is not None:
        return fault
    try:
        return raw.decode().lstrip(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        return _not_utf_8(raw, error.start, path)


def _not_utf_8(raw: bytes, index: int, path: str) -> Diagnostic:
    """The fault of a byte that is no UTF-8. Only the text before it is known for certain."""
    before = raw[:index].decode().lstrip(BYTE_ORDER_MARK)
    span = LineIndex(before).span(len(before), len(before))
    meant = raw[index : index + 1].decode("cp1252", "ignore")
    likely = f', which older programs write for "{meant}"' if meant.isprintable() and meant else ""
    return Diagnostic(NOT_UTF_8, f"found the byte 0x{raw[index]:02X}{likely}, expected text in UTF-8", path, span)


def old_line_ends(text: str, path: str) -> Diagnostic | None:
    """A warning for the line ends of old Macs, which most programs show as no line ends at all. The fix is safe."""
    if "\n" in text or text.count("\r") < LEAST_OLD_ENDS:
        return None
    places = LineIndex(text)
    edits = tuple(TextEdit(places.span(end.start(), end.end()), "\n") for end in re.finditer("\r", text))
    message = f"found {len(edits):,} line ends of old Macs (U+000D), expected those that programs write today (U+000A)"
    help_ = "save the file with the line ends of Unix (LF) or of Windows (CRLF)"
    fix = Fix("write the line ends of today", edits)
    return Diagnostic(HIDDEN_CHARACTER, message, path, places.span(0, 0), help=help_, fix=fix)


LEAST_OLD_ENDS = 2


def hidden_lines(text: str, path: str) -> tuple[Diagnostic, ...]:
    """A warning for each line that holds hidden characters, up to a hundred of them."""
    places, hidden = LineIndex(text), re.compile(HIDDEN)
    lines = (
        [one.start() for one in hidden.finditer(text, *line.span()) if not _is_at_home(text, one.start())]
        for line in re.finditer(HIDDEN_LINE, text)
    )
    return tuple(_hidden_line(text, line, path, places) for line in islice(filter(None, lines), MOST_HIDDEN))


def _hidden_line(text: str, line: list[int], path: str, places: LineIndex) -> Diagnostic:
    """The fault of a line, with the places of its hidden characters. To delete a mark of direction may turn words around."""
    signs = [text[at] for at in line]
    message = f"found hidden {named_all(''.join(signs))}, expected only characters that show"
    edits = tuple(TextEdit(places.span(at, at + 1), " " if text[at] in HIDDEN_BREAKS else "") for at in line)
    safety = Safety.SAFE if all(sign in MEANINGLESS for sign in signs) else Safety.UNSAFE
    fix = Fix("delete the hidden characters", edits, safety)
    return Diagnostic(HIDDEN_CHARACTER, message, path, places.span(line[0], line[-1] + 1), fix=fix)


HIDDEN_BREAKS = "\x85\u2028\u2029"
MEANINGLESS = "\xad\u180e\u200b\u2060\ufeff"
JOINERS, DIRECTIONS = "\u200c\u200d", "\u200e\u200f\u061c"
JOINED = (
    ("\u0600", "\u08ff"),
    ("\u0900", "\u0dff"),
    ("\u2600", "\u27bf"),
    ("\ufe0f", "\ufe0f"),
    ("\U0001f000", "\U0001faff"),
)
"""The letters of Arabic and of the scripts of India, and small pictures: joiners between them mean something."""


def _is_at_home(text: str, at: int) -> bool:
    """Whether a hidden character is where writing needs it: between letters or pictures, or beside right-to-left ones."""
    if text[at] in JOINERS:
        return all(
            any(first <= sign <= last for first, last in JOINED) for sign in (text[at - 1 : at], text[at + 1 : at + 2])
        )
    if text[at] not in DIRECTIONS:
        return False
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[max(start, at - MOST_BESIDE) : min(len(text) if end < 0 else end, at + MOST_BESIDE)]
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in line if sign not in DIRECTIONS)


MOST_BESIDE = 200
"""So many characters on each side are looked at."""


def report_characters(text: str, faults: Faults) -> None:
    """Report the first character that no text may hold, and how many there are."""
    found = re.search(CONTROL, text)
    if found is None:
        return
    more = len(re.findall(CONTROL, text)) - 1
    others = f" and {more:,} more of its like" if more else ""
    message = f"found the control character {character_name(found[0])}{others}, expected only text"
    faults.report(CONTROL_CHARACTER, message, found.span())


CONFLICT = "^(?:(<<<<<<<|>>>>>>>|\\|{7})(?: ([^\r\n]*))?|(=======))\r?$"
"""The lines that git puts around and between the versions of a passage."""
WITHOUT_CONFLICT = ("<<<<<<<", ">>>>>>>", "=======")


def report_conflicts(text: str, faults: Faults) -> None:
    """Refuse a text with the lines of git in it: of two versions of a passage nobody knows which one counts."""
    if not any(sign in text for sign in WITHOUT_CONFLICT):
        return
    lines = list(re.finditer(CONFLICT, text, re.MULTILINE))
    if not any(line[1] for line in lines):
        return
    for number, line in enumerate(lines):
        if line[1] == "<<<<<<<" or number == 0:
            further = []
            for other in lines[number + 1 :]:
                if other[1] == "<<<<<<<":
                    break
                further.append(faults.related("this line is of git too", other.span()))
            message = f'found "{line[0].strip()[:80]}", a line of git around two versions of a passage, expected one of them'
            faults.report(MERGE_CONFLICT, message, line.span(), "", *further)
    raise Halt


def report_directives(text: str, faults: Faults) -> None:
    """Refuse tag directives before the parser sees them: it compares each one with all the others."""
    if "%TAG" in text:
        found = re.search(TAG_DIRECTIVE, text)
        if found is not None:
            raise faults.halt(EXPLICIT_TAG, "found a declaration of tags, expected keys and values", found.span(1))
