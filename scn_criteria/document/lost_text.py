"""Text that YAML reads otherwise than it looks: keys and items inside a text, comments in a text or right behind it.

What is a key, and where text is free, the schema of the file says: there is no list of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from yaml.events import ScalarEvent

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Fix, Pointer, Related, Safety, TextEdit
from scn_criteria.document import codes
from scn_criteria.document.document import Document, stretch
from scn_criteria.document.fixes import suggest
from scn_criteria.document.quoting import quoted_stretch
from scn_criteria.document.scalars import resolve
from scn_criteria.document.schema_judge import ANYTHING_BUT, Node, SchemaGuide
from scn_criteria.document.source_text import LIMITS
from scn_criteria.wording import counted, quoted, value_place

# Lines of a text

KEY_LINE = re.compile(r"^[ \t\u00a0]*((?:- +)*)([A-Za-z_][\w-]*)[ \t]*:(?=[ \t\r]|$)([^\n]*)", re.MULTILINE)
"""A line that looks like a key: its hyphens, its word, and what follows the colon."""
TIGHT_KEY_LINE = re.compile(r"^[ \t]*(?:- +)*([A-Za-z_][\w-]*):(?=[^\s/])", re.MULTILINE)
"""A line that looks like a key with its colon right before the value. A slash there is part of an address."""
ITEM_LINE = re.compile(r"^[ \t]*- (?=\S)", re.MULTILINE)
COMMENT_LINE = re.compile(r"^[ \t]*#", re.MULTILINE)
"""In a sentence of a rule, a number sign in curly brackets stands for a number, so what begins there is no comment."""
REST_OF_LINE = re.compile(r"[^\r\n]*")
SENTENCE_ENDS = ".,;:!?"
NEXT_LINE = re.compile(r"\r?\n([ ]*+)(- )?")
"""The start of the line below: its spaces, and the hyphen of an item."""
LEADING = re.compile(r"[ \t\u00a0]*")

COMMENT_BEHIND = re.compile(r"(?<![ \t])[ \t]+(#(\S?)[^\r\n]*)")
"""What ends a text without quotation marks, and the sign right after the number sign."""
WAIVER = re.compile(r"#[ \t]*scn\b", re.IGNORECASE)
CUTTING = re.compile(r"""[\w"'\u2018-\u201f]""")
"""The signs that, right behind a number sign, show that it is part of a text and begins no comment."""

QUOTE_PAIRS = {
    "\u201d": "\u201c\u201d\u201e",
    "\u201c": "\u201e",
    "\u2019": "\u2018",
    "\u00bb": "\u00ab",
    "\u00ab": "\u00bb",
}
"""The curled quotation marks that may end a text, each with those that may begin it."""
CLOSING_QUOTES = (*QUOTE_PAIRS, '"')

MOST_TRIED = 20
"""So many fixes of a file are tried on it; the next run tries the rest. Each takes as long as to check the file."""
MOST_CHARACTERS = 1_000_000
"""So many characters are read again for that, so that fewer fixes are tried on a large file; one always is."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A fix that still has to be tried: in words, the stretch that it replaces, and the text in its place."""

    message: str
    start: int
    end: int
    put: str


@dataclass(frozen=True, slots=True)
class LostText:
    """Something that was lost in a text, or with the end of one.

    ``pointer`` leads to the text. ``key`` is the key that is missing from the mapping at ``owner`` for it. The fix
    is the first of the ``remedies`` that leaves no fault more in the file.
    """

    code: DiagnosticRule
    message: str
    pointer: Pointer
    at: tuple[int, int]
    help: str = ""
    begins: int | None = None
    owner: Pointer | None = None
    key: str = ""
    remedies: tuple[Remedy, ...] = ()


Problems = Callable[[str], int]
"""The number of errors in a text; much larger where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mapping or a list around a text, and the schemas about it."""

    pointer: Pointer
    nodes: tuple[Node, ...]


@dataclass(slots=True)
class LostTextSearch:
    """The search through one document by its schema."""

    document: Document
    guide: SchemaGuide
    _nodes: dict[Pointer, tuple[Node, ...]] = field(default_factory=dict)

    def found(self) -> Iterator[LostText]:
        """Everything lost, in the order of the file."""
        text = self.document.text
        for pointer, event in self.document.positions.scalars():
            start, end = stretch(event)
            if event.style in ("|", ">"):
                yield from self._in_block(pointer, event, start, end)
            elif not event.style:
                if "\n" in event.value or "\n" in text[start:end]:
                    yield from self._in_plain(pointer, start, end)
                if text[end : end + 1] in (" ", "\t"):
                    yield from self._behind(pointer, event, start, end)
                if event.value[-1:] in CLOSING_QUOTES:
                    yield from self._quotes(pointer, event.value, start, end)

    # Texts after "|" or ">"

    def _in_block(self, pointer: Pointer, event: ScalarEvent, start: int, end: int) -> Iterator[LostText]:
        text = self.document.text
        body = text.find("\n", start) + 1
        end = body + len(text[body:end].rstrip())
        outermost: int | None = None
        for line in KEY_LINE.finditer(text, body, end):
            column = _indent(text, line.start())
            if outermost is not None and column > outermost:
                continue  # what is under a key that was lost goes with it
            lost = self._key_line(pointer, line, start, end, fixable=outermost is None)
            if lost is not None:
                outermost = column
                yield lost
        if event.style == ">":
            for line in COMMENT_LINE.finditer(text, body, end):
                if text.rfind("{", body, line.end()) <= text.rfind("}", body, line.end()):
                    yield self._comment_line(pointer, line.end() - 1, start)

    def _key_line(self, pointer: Pointer, line: re.Match[str], begins: int, end: int, *, fixable: bool) -> LostText | None:
        """The fault of a line that looks like a key, if its word is one here or around."""
        hyphens, key, rest = line[1], line[2], line[3]
        free = not rest.strip()
        knowing = [place for place in self._around(pointer) if self._knows(place, key, free=free)]
        if not any(self._names(place, key) for place in knowing):
            near = None if hyphens else self._near_key_line(pointer, line, begins, end, fixable=fixable)
            if near is not None or not knowing:
                return near
        text = self.document.text
        lead = _indent(text, line.start())
        at = line.start() + lead
        shown = REST_OF_LINE.match(text, at)
        said = shown[0].rstrip() if shown else key
        owner = self._owner(pointer, key, knowing, item=bool(hyphens))
        if owner is None:
            message = (
                f"found the line {quoted(said)} inside the text of {value_place(pointer)}, where {quoted(key)} is a key of "
                f"{_whose(knowing[0].pointer, pointer)}, which has it already, expected words"
            )
            help_ = "if these are words, begin the line with another word"
            return LostText(codes.KEY_IN_TEXT, message, pointer, (at, at + len(said)), help_, begins)
        column = self.document.positions.column(owner.pointer) or 0
        what = f"{quoted(key)} is a key of {_whose(owner.pointer, pointer)}"
        if hyphens:
            what = f"{quoted(f'{hyphens}{key}:')} begins an item of {value_place(owner.pointer)}"
        elif not self._names(owner, key):
            what = f"{quoted(key)} may be a key of {value_place(owner.pointer)}"
        message = (
            f"found the line {quoted(said)} inside the text of {value_place(pointer)}, where {what}, "
            f"expected it in column {column + 1}"
        )
        help_ = f"take {counted(lead - column, 'space')} away; if these are words, begin the line with another word"
        remedies = self._moves(line.start(), end, lead - column) if fixable else ()
        stretched = at, at + len(said)
        if hyphens:
            return LostText(codes.KEY_IN_TEXT, message, pointer, stretched, help_, begins, remedies=remedies)
        return LostText(codes.KEY_IN_TEXT, message, pointer, stretched, help_, begins, owner.pointer, key, remedies)

    def _near_key_line(
        self, pointer: Pointer, line: re.Match[str], begins: int, end: int, *, fixable: bool
    ) -> LostText | None:
        """The fault of a line that looks like a key with a capital letter or a misspelling in its word."""
        text, key = self.document.text, line[2]
        lead = _indent(text, line.start())
        under = NEXT_LINE.match(text, line.end(), end)
        below = under is not None and (len(under[1]) > lead or under[2] is not None)
        heads = below and not line[3].strip()
        if not heads and (not line[3].strip() or self._goes_on(line, end) or line[3].rstrip()[-1] in SENTENCE_ENDS):
            return None
        for place in self._around(pointer):
            lacking = [name for name in self._named(place) if not self._has(place.pointer, name)]
            meant = suggest(key, lacking)
            if meant is None or (key.casefold() != meant and not _may_misspell(key, meant, heads=heads)):
                continue
            column = self.document.positions.column(place.pointer) or 0
            at = line.start() + lead
            shown = REST_OF_LINE.match(text, at)
            said = shown[0].rstrip() if shown else key
            message = (
                f"found the line {quoted(said)} inside the text of {value_place(pointer)}, where {quoted(meant)} is a key "
                f"of {_whose(place.pointer, pointer)}, expected words; did you mean the key {quoted(meant)}, "
                f"in column {column + 1}?"
            )
            away = f" and take {counted(lead - column, 'space')} away" if lead > column else ""
            help_ = f'write "{meant}:"{away}; if these are words, begin the line with another word'
            moves = self._moves(line.start(), end, lead - column) if fixable else ()
            remedies = tuple(
                replace(one, message=f"write {meant} for {key}, and {one.message}", put=one.put.replace(key, meant, 1))
                for one in moves
            )
            stretched = at, at + len(said)
            return LostText(codes.KEY_IN_TEXT, message, pointer, stretched, help_, begins, place.pointer, meant, remedies)
        return None

    def _comment_line(self, pointer: Pointer, at: int, begins: int) -> LostText:
        shown = REST_OF_LINE.match(self.document.text, at)
        said = shown[0].rstrip() if shown else "#"
        message = (
            f"found the line {quoted(said)} inside the text of {value_place(pointer)}, where it is read as words, "
            f"expected a comment outside of the text"
        )
        return LostText(codes.COMMENT_IN_TEXT, message, pointer, (at, at + len(said)), begins=begins)

    # Texts without quotation marks

    def _in_plain(self, pointer: Pointer, start: int, end: int) -> Iterator[LostText]:
        """What was lost in the further lines of a text without quotation marks."""
        text = self.document.text
        further = text.find("\n", start, end) + 1
        if not further:
            return
        item = ITEM_LINE.search(text, further, end)
        if item is not None:
            yield self._item_line(pointer, item, start, end)
            return
        for line in TIGHT_KEY_LINE.finditer(text, further, end):
            if any(self._knows(place, line[1], free=False) for place in self._around(pointer)):
                yield self._tight_key_line(pointer, line, start)

    def _item_line(self, pointer: Pointer, line: re.Match[str], start: int, end: int) -> LostText:
        text = self.document.text
        lead = _indent(text, line.start())
        at = line.start() + lead
        shown = REST_OF_LINE.match(text, at)
        said = shown[0].rstrip() if shown else "-"
        is_item = bool(pointer) and isinstance(pointer[-1], int)
        column = self.document.positions.column(pointer[:-1]) if is_item else None
        if column is None:
            message = (
                f"found the line {quoted(said)} inside the text of {value_place(pointer)}, where it is read as words, "
                f"expected a list that begins on the line after its key"
            )
            help_ = "begin each item on a line of its own, with a hyphen; if these are words, put the whole text in quotes"
            return LostText(codes.ITEM_IN_TEXT, message, pointer, (at, at + len(said)), help_, start)
        message = (
            f"found the line {quoted(said)} inside the text of {value_place(pointer)}, where it is read as words, "
            f"expected it in column {column + 1}"
        )
        help_ = f"take {counted(lead - column, 'space')} away; if these are words, put the whole text in quotes"
        remedies = self._moves(line.start(), end, lead - column)
        return LostText(codes.ITEM_IN_TEXT, message, pointer, (at, at + len(said)), help_, start, remedies=remedies)

    def _tight_key_line(self, pointer: Pointer, line: re.Match[str], begins: int) -> LostText:
        text = self.document.text
        at = line.start() + _indent(text, line.start())
        shown = REST_OF_LINE.match(text, at)
        said = shown[0].rstrip() if shown else line[1]
        message = (
            f"found the line {quoted(said)} inside the text of {value_place(pointer)}, where {quoted(line[1])} is a key, "
            f"expected a space after its colon, and the line beside the other keys"
        )
        help_ = "put the space, and move the line left; if these are words, put the whole text in quotes"
        return LostText(codes.KEY_IN_TEXT, message, pointer, (at, at + len(said)), help_, begins)

    def _behind(self, pointer: Pointer, event: ScalarEvent, start: int, end: int) -> Iterator[LostText]:
        """What follows a text, or the place of one, as a comment."""
        text = self.document.text
        comment = COMMENT_BEHIND.match(text, end)
        if comment is None or WAIVER.match(comment[1]) or not self.is_free(pointer):
            return
        cuts = CUTTING.match(comment[2]) is not None
        if not cuts and not event.value:
            return  # a key without a value, and a comment; the schema knows whether that may be
        dropped = comment[1].rstrip()
        at = comment.start(1), comment.start(1) + len(dropped)
        begins = start if event.value else comment.start(1)
        if cuts:
            message = (
                f"found {quoted(dropped)}, which YAML drops as a comment, "
                f"expected the whole text of {value_place(pointer)} in quotes"
            )
            shown = quoted_stretch(text[begins : at[1]])
            remedy = Remedy("put the whole text in quotes", begins, at[1], shown)
            help_ = f"write {shown}" if "\n" not in shown and len(shown) <= LONGEST_SHOWN else ""
            yield LostText(codes.CUT_TEXT, message, pointer, at, help_, remedies=(remedy,))
            return
        message = (
            f"found the comment {quoted(dropped)} right behind the text of {value_place(pointer)}, "
            f"expected quotes around the whole text, or the comment on a line of its own"
        )
        yield LostText(codes.COMMENT_AFTER_TEXT, message, pointer, at)

    def _quotes(self, pointer: Pointer, value: str, start: int, end: int) -> Iterator[LostText]:
        """Quotation marks that were meant for YAML, and are part of a text."""
        if not self.is_free(pointer):
            return
        inner = value[1:-1]
        if value[-1] == '"':
            if value.count('"') != 1 or (value[-2:-1].isdigit() and " " in value):
                return  # words in quotation marks at the end, or inches
            cut, at = (start, end - 1), (end - 1, end)
            message = (
                f"found a quotation mark at the end of the text of {value_place(pointer)}, which nothing opens, expected two"
            )
        else:
            if value[0] not in QUOTE_PAIRS.get(value[-1], "") or any(
                sign in inner for sign in QUOTE_PAIRS[value[-1]] + value[-1]
            ):
                return
            cut, at = (start + 1, end - 1), (start, end)
            message = (
                f"found curled quotation marks around the text of {value_place(pointer)}, which become a part of it, "
                f"expected straight ones, or none"
            )
        shown = quoted_stretch(self.document.text[slice(*cut)])
        # Nobody knows whether a number in curled quotation marks is to be text.
        remedy = Remedy("put straight quotation marks around the text", start, end, shown)
        remedies = (remedy,) if isinstance(resolve(self.document.text[slice(*cut)]), str) else ()
        yield LostText(codes.QUOTES_IN_TEXT, message, pointer, at, remedies=remedies)

    # The schema

    def nodes(self, pointer: Pointer) -> tuple[Node, ...]:
        """All schemas about a value."""
        known = self._nodes.get(pointer)
        if known is None:
            if pointer:
                known = self.guide.inside(self.nodes(pointer[:-1]), pointer[-1])
            else:
                known = tuple(self.guide.in_place(self.guide.root))
            self._nodes[pointer] = known
        return known

    def _around(self, pointer: Pointer) -> list[Place]:
        """The mappings around a text, the innermost first."""
        steps = range(len(pointer) - 1, -1, -1)
        return [Place(pointer[:step], self.nodes(pointer[:step])) for step in steps if isinstance(pointer[step], str)]

    def _goes_on(self, line: re.Match[str], end: int) -> bool:
        """Whether words follow on the line below a line that looks like a key with its value."""
        text = self.document.text
        return line.end() < end and KEY_LINE.match(text, line.end() + 1, end) is None

    @staticmethod
    def _named(place: Place) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for node in place.nodes for name in node.get("properties", ())))

    @staticmethod
    def _names(place: Place, key: str) -> bool:
        return any(key in node.get("properties", ()) for node in place.nodes)

    def _knows(self, place: Place, key: str, *, free: bool) -> bool:
        return self._names(place, key) or (free and self.guide.takes_free(place.nodes, key))

    def is_free(self, pointer: Pointer) -> bool:
        """Whether a value is text of any form, but for signs that it must not hold."""
        nodes = self.nodes(pointer)
        if any(keyword in node for node in nodes for keyword in ("enum", "const", "format")):
            return False
        if not all(node.get("pattern", ANYTHING_BUT).startswith(ANYTHING_BUT) for node in nodes):
            return False
        return any(node.get("type") == "string" for node in nodes)

    def _owner(self, pointer: Pointer, key: str, knowing: list[Place], *, item: bool) -> Place | None:
        """The innermost mapping that lacks a key which it knows; for an item, the innermost list whose items know it."""
        if not item:
            return next((place for place in knowing if not self._has(place.pointer, key)), None)
        lists = (pointer[:step] for step in range(len(pointer) - 1, -1, -1) if isinstance(pointer[step], int))
        for at in lists:
            inner = self.guide.inside(self.nodes(at), 0)
            if any(key in node.get("properties", ()) for node in inner):
                return Place(at, inner)
        return None

    def _has(self, pointer: Pointer, key: str) -> bool:
        data = self.document.data
        for step in pointer:
            data = data[step]  # type: ignore[index]
        return isinstance(data, dict) and key in data

    # Fixes

    def _moves(self, start: int, end: int, spaces: int) -> tuple[Remedy, ...]:
        """The lines of a stretch moved left: all of them, or else the first alone, where the rest stands right already."""
        first = self.document.text.find("\n", start, end)
        ends = (end,) if first < 0 else (end, first)
        return tuple(move for each in ends if (move := self._move(start, each, spaces)) is not None)

    def _move(self, start: int, end: int, spaces: int) -> Remedy | None:
        text = self.document.text
        lines = text[start:end].split("\n")
        if spaces <= 0 or any(line.strip() and not line.startswith(" " * spaces) for line in lines):
            return None
        moved = "\n".join(line[spaces:] if line.strip() else line for line in lines)
        what = "the line" if len(lines) == 1 else f"{len(lines)} lines"
        return Remedy(f"move {what} {counted(spaces, 'space')} to the left", start, end, moved)


LONGEST_SHOWN = 100
LEAST_MISSPELT = 5
"""The letters of a key, at least, of which a misspelling can be known: a shorter one is too like other words."""


def _indent(text: str, start: int) -> int:
    found = LEADING.match(text, start)
    return found.end() - start if found else 0


def _may_misspell(word: str, key: str, *, heads: bool) -> bool:
    """Whether a word before a colon is hardly a word of a sentence: it heads a block, or begins as a key does."""
    return len(key) >= LEAST_MISSPELT and (heads or word[0].islower())


def _whose(owner: Pointer, pointer: Pointer) -> str:
    """The mapping that a key belongs to, as one says it beside a text."""
    if owner == pointer[:-1] and owner and isinstance(owner[-1], int):
        return "the same item"
    return value_place(owner)


def lost_text(document: Document, guide: SchemaGuide) -> tuple[LostText, ...]:
    """Everything that was lost in the texts of a document, up to the number of faults that anybody mends at once."""
    return tuple(islice(LostTextSearch(document, guide).found(), LIMITS.max_faults))


def lost_diagnostics(
    lost: tuple[LostText, ...], document: Document, missing: frozenset[tuple[Pointer, str]], problems: Problems
) -> tuple[Diagnostic, ...]:
    """What was lost, as diagnostics. A key that is required and ``missing`` for it is an error of that kind."""
    before = problems(document.text) if any(one.remedies for one in lost) else 0
    most = min(MOST_TRIED, max(1, MOST_CHARACTERS // len(document.text)))
    made = []
    for number, one in enumerate(lost):
        fix = _fix(one, document, problems, before) if number < most else None
        code = codes.MISSING_KEY if one.owner is not None and (one.owner, one.key) in missing else one.code
        span = document.positions.places.span
        related = () if one.begins is None else (Related("the text begins here", span(one.begins, one.begins)),)
        made.append(Diagnostic(code, one.message, document.path, span(*one.at), one.pointer, one.help, related, fix))
    return tuple(made)


def _fix(one: LostText, document: Document, problems: Problems, before: int) -> Fix | None:
    """The first remedy with which the file has no fault more."""
    text = document.text
    for remedy in one.remedies:
        if problems(text[: remedy.start] + remedy.put + text[remedy.end :]) <= before:
            span = document.positions.places.span(remedy.start, remedy.end)
            return Fix(remedy.message, (TextEdit(span, remedy.put),), Safety.UNSAFE)
    return None
