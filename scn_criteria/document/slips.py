"""Slips of the pen that a parser of YAML notices only further on, or names by what it was doing: what and where they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from scn_criteria.document.text_lines import TextLine, line_above, lines_up_to
from scn_criteria.document.wording import counted

NO_SPACE = re.compile(r"([A-Za-z_][\w-]{0,60}):(?![\s/]|$)")
"""A key with its colon right before the value. A slash there is part of an address."""
LONE_WORD = re.compile(r"[a-z][a-z0-9_]{0,60}$")
BULLET = re.compile(r"[-\u2022\u00b7\u25aa\u25e6\u2013\u2014](?=\S)|[\u2022\u00b7\u25aa\u25e6\u2013\u2014](?= )")
CURLED = "\u201c\u201d\u201e\u2018\u2019\u00ab"
"""Quotation marks as a word processor writes them."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said: of which character, in which lines, and where what it was reading began."""

    text: str
    index: int
    began: int | None
    lines: tuple[TextLine, ...]

    @property
    def line(self) -> TextLine:
        """The line complained of."""
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class Slip:
    """What somebody likely did: in words, from where to where, what to do, and a second place."""

    message: str
    help: str
    start: int
    end: int
    note: str = ""
    noted: int = 0


def slip_behind(problem: str, context: str, text: str, index: int, began: int | None) -> Slip | None:
    """The slip behind a complaint, where it is one that can be told."""
    for part, within, ways in WAYS:
        if part in problem and within in context:
            complaint = Complaint(text, index, began, lines_up_to(text, index))
            return next((slip for way in ways if (slip := way(complaint)) is not None), None)
    return None


def no_space(complaint: Complaint) -> Slip | None:
    """A colon right before its value makes no key: ``type:other``."""
    for line in _suspects(complaint):
        found = NO_SPACE.match(line.text, line.lead)
        if found and line.lead <= complaint.line.lead:
            at = line.start + found.end() - 1
            message = f'found no space after the colon of "{found[1]}", expected one'
            return Slip(message, "put a space after the colon", line.start + line.lead, at + 1)
    return None


def odd_bullet(complaint: Complaint) -> Slip | None:
    """A hyphen without a space, or a bullet from a word processor, begins no item."""
    for line in _suspects(complaint):
        found = BULLET.match(line.text, line.indent)
        if found and not line.text.startswith("---"):
            at = line.start + line.indent
            what = "a hyphen without a space after it" if found[0] == "-" else f'"{found[0]}" at the start of an item'
            help_ = "begin each item with a hyphen and a space"
            return Slip(f"found {what}, expected a hyphen and a space", help_, at, at + 1)
    return None


def no_colon(complaint: Complaint) -> Slip | None:
    """A key without its colon: the lines under it become a part of its text."""
    above = line_above(complaint.lines)
    word = LONE_WORD.match(above.text.rstrip(), above.lead) if above else None
    if above is None or word is None or above.lead >= complaint.line.lead:
        return None
    at = above.start + above.lead
    return Slip(f'found "{word[0]}" without a colon, expected one after a key', "put the colon", at, at + len(word[0]))


def curled_quote(complaint: Complaint) -> Slip | None:
    """A quotation mark of a word processor, which is text like any other."""
    mark = complaint.line.value[:1]
    if not mark or mark not in CURLED:
        return None
    at = complaint.text.index(mark, complaint.line.start)
    message = f'found the curled quotation mark "{mark}", which encloses nothing in YAML, expected a straight one'
    return Slip(message, "put straight quotation marks around the value, which holds a colon and a space", at, at + 1)


def further_in(complaint: Complaint) -> Slip | None:
    """A key further in than the one above it, which has its value already."""
    line, above = complaint.line, line_above(complaint.lines)
    if above is None or not (line.key and above.key and above.value) or line.lead <= above.lead:
        return None
    at = line.start + line.lead
    if at + len(line.key) != complaint.index:
        return None  # The colon complained of is another, inside the value.
    message = (
        f'found the key "{line.key}" further in than the key "{above.key}" above it, which has a value already, '
        f"expected both in the same column"
    )
    help_ = "begin both in the same column; if the line goes on with the text above, put the whole text in quotes"
    return Slip(message, help_, at, at + len(line.key), "the key above", above.start + above.lead)


def line_without_colon(complaint: Complaint) -> Slip | None:
    """The line itself, not the next one, where the parser gives up."""
    if complaint.began is None:
        return None
    line = lines_up_to(complaint.text, complaint.began)[-1]
    end = line.start + len(line.text.rstrip())
    help_ = "add the colon; if the line goes on with the text above, indent it further than the key of that text"
    return Slip("found a line without a colon, expected a key, a colon and a value", help_, complaint.began, end)


def after_quote(complaint: Complaint) -> Slip | None:
    """A text that ends at a quotation mark which was not meant to end it."""
    before = complaint.text[: complaint.index].rstrip(" \t")
    mark, close = before[-1:], len(before) - 1
    opened = complaint.text.rfind(mark, 0, close) if mark in {'"', "'"} else -1
    if opened < 0:
        return None
    if opened >= complaint.line.start:
        message = "found more after the quotation mark that closes the text, expected the end of the line"
        help_ = "write an apostrophe in single quotes twice, or put the whole value in double quotes"
        if mark == '"':
            help_ = "put the whole value, with the quotation marks that are part of it, in single quotes"
        return Slip(message, help_, complaint.index, complaint.index + 1, "the text begins here", opened)
    message = f"found a quotation mark that is closed only on line {complaint.line.number}, expected the text to end before"
    return Slip(message, "close the text where it should end", opened, opened + 1, "the next quotation mark is here", close)


def other_indentation(complaint: Complaint) -> Slip | None:
    """A line that is indented neither like those beside it nor like those around it."""
    line = complaint.line
    above = next((each for each in reversed(complaint.lines[:-1]) if each.holds and each.indent < line.indent), None)
    if above is None or line.start + line.indent != complaint.index:
        return None
    meant = _meant_indent(above, complaint.lines)
    if meant is None or meant == line.indent:
        return None
    message = f"found a line that is indented by {counted(line.indent, 'space')}, expected {meant}"
    help_ = "indent the line like the keys or items of the same group, or mend the line that it would belong to"
    end = line.start + line.lead + len(line.key or line.text[line.lead :].rstrip())
    return Slip(message, help_, complaint.index, end, "it would belong to this line", above.start + above.lead)


def never_closed(complaint: Complaint) -> Slip | None:
    """A quotation mark or a bracket that nothing closes: the end of the file is where it is only noticed."""
    began = complaint.began
    if began is None or (began >= complaint.line.start and complaint.text[complaint.index :].strip()):
        return None
    what, closing = MARKS.get(complaint.text[began], ("", ""))
    if not what or complaint.text[complaint.index : complaint.index + 1] not in {"", ":"}:
        return None
    return Slip(
        f"found {what} that nothing closes, expected {closing}", f"put {closing} where it should end", began, began + 1
    )


def _meant_indent(above: TextLine, lines: tuple[TextLine, ...]) -> int | None:
    """How far in a line under another should be: as its own values are, or as that line, where its value stands beside."""
    if above.lead > above.indent:
        return above.lead
    if above.value:
        return above.indent
    return next((each.indent for each in lines[above.number : -1] if each.holds), None)


def _suspects(complaint: Complaint) -> tuple[TextLine, ...]:
    """The lines where a slip may stand: where the parser began, where it gave up, and the one above."""
    above = line_above(complaint.lines)
    began = () if complaint.began is None else lines_up_to(complaint.text, complaint.began)[-1:]
    return (*began, complaint.line, *((above,) if above else ()))


MARKS = {
    '"': ("a quotation mark", "a second one"),
    "'": ("a quotation mark", "a second one"),
    "[": ("a square bracket", '"]"'),
    "{": ("a curly bracket", '"}"'),
}
WAYS: tuple[tuple[str, str, tuple[Callable[[Complaint], Slip | None], ...]], ...] = (
    ("mapping values are not allowed", "", (no_space, odd_bullet, no_colon, curled_quote, further_in)),
    ("could not find expected ':'", "", (odd_bullet, no_space, line_without_colon)),
    ("end of stream", "quoted scalar", (never_closed,)),
    ("',' or ']'", "", (never_closed,)),
    ("',' or '}'", "", (never_closed,)),
    ("<block end>", "block", (after_quote, other_indentation)),
    ("expected key", "block", (after_quote, other_indentation)),
    ("expected '-'", "block", (after_quote, other_indentation)),
)
"""Which slips may be behind which complaint, raised in which context; the first that fits is told."""
