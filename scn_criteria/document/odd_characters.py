"""Characters of word processors and web pages where YAML, a key or a word needs plain ones: found, named and mended.

What only looks odd in running text, such as a dash or a curled quotation mark, is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scn_criteria.diagnostics import Diagnostic, Fix, Safety, TextEdit
from scn_criteria.document.codes import ODD_CHARACTER, ODD_TEXT, PASTED_TABLE
from scn_criteria.document.source_text import MOST_HIDDEN, LineIndex, named_all
from scn_criteria.wording import counted, listed, quoted

# Kinds of character

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
BULLETS = "\u2022\u00b7\u2023\u2043\u25aa\u25ab\u25a0\u25cb\u25cf\u25e6\u27a2\uf0a7\uf0b7\uf0d8"
"""The signs that people and word processors begin an item with; the last three are those of Word's own fonts."""
COLONS = "\uff1a\ufe55\ufe13\ua789\u2236"
ANY = re.compile(f"[{SPACES}{UNSEEN}{DASHES}{BULLETS}{COLONS}]")
"""Most files have none of these, and need not be looked through line by line."""

SPACE, NOTHING = re.compile(f"[{SPACES}]"), re.compile(f"[{UNSEEN}]")
DASH = re.compile(f"[{DASHES}]")
QUOTED = "\"'\u2018-\u201f\u00ab\u00bb"
QUOTES = re.compile(f"\\A[{QUOTED}]++|(?<![{QUOTED}])[{QUOTED}]++\\Z")
CYRILLIC, TO_LATIN = "АВЕКМНОРСТХІЈЅаеорсухіјѕԁԛԝһкмт", "ABEKMHOPCTXIJSaeopcyxijsdqwhkmt"
GREEK, FROM_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧινορυκ", "ABEZHIKMNOPTYXivopuk"
LOOK_ALIKES = str.maketrans(CYRILLIC, TO_LATIN)
ALL_LOOK_ALIKES = str.maketrans(CYRILLIC + GREEK, TO_LATIN + FROM_GREEK)
LATIN = re.compile("[a-zA-Z_]")
MIXED = re.compile("[a-zA-Z_][\u0400-\u052f]|[\u0400-\u052f][a-zA-Z_]")


def plain(text: str) -> str:
    """A word or a key as it was meant: without what cannot be seen, with plain spaces, hyphens and Latin letters."""
    made = DASH.sub("-", SPACE.sub(" ", NOTHING.sub("", text))).strip()
    made = QUOTES.sub("", made).strip()
    return unicodedata.normalize("NFC", made.translate(ALL_LOOK_ALIKES) if LATIN.search(made) else made)


def odd_characters_of(text: str) -> str:
    """The characters of a word that ``plain`` takes away or puts others for."""
    return "".join(sign for sign in text if not sign.isascii() and sign not in plain(text))


def described_word(text: str) -> str:
    """A word that holds odd characters, as a message names it: ``"england" with U+00A0 (no-break space) at its end``."""
    odd, meant = odd_characters_of(text), plain(text)
    inner = text.strip(odd)
    ends = [text[:1] in odd, text[-1:] in odd]
    where = "in it"
    if inner == meant or not odd_characters_of(inner):
        where = "around it" if all(ends) else "at its start" if ends[0] else "at its end"
    return f"{quoted(meant)} with {named_all(odd)} {where}"


# Lines on which an odd character stands where the form of the file needs a plain one

GAP = f"[ {SPACES}{UNSEEN}]"
LINE = re.compile(
    f"^(?P<lead>{GAP}*+)"
    f"(?P<signs>(?:[-{DASHES}][ \t{SPACES}{UNSEEN}]++|[{BULLETS}][ \t{SPACES}{UNSEEN}]*+)*+)"
    f"(?:(?P<key>[a-z_][a-z0-9_{UNSEEN}{DASHES}-]*+)(?P<before>{GAP}*+)(?P<colon>[:{COLONS}])(?P<after>{GAP}*+))?+"
    "(?P<rest>[^\r\n]*+)",
    re.MULTILINE,
)
IN_BRACKETS = re.compile(
    f"(?<=[{{,])(?P<key>{GAP}*+[a-z_][a-z0-9_-]*+)(?P<before>{GAP}*+)(?P<colon>[:{COLONS}])(?P<after>{GAP}*+)"
)
"""A key between curly brackets, and the characters about its colon."""
SIGN = re.compile(f"(?P<sign>[-{DASHES}{BULLETS}])(?P<gap>[ \t{SPACES}{UNSEEN}]*+)")
OPENS_TEXT = re.compile(f"[|>][-+1-9]{{0,2}}(?P<blanks>{GAP}*+)(?: #.*)?$")


@dataclass(frozen=True, slots=True)
class OddEdit:
    """Characters that stand in for plain ones: where, what is to be put for them, and the place in words."""

    start: int
    end: int
    put: str
    place: str
    expected: str


@dataclass(frozen=True, slots=True)
class OddLine:
    """A line with odd characters in its form, and all edits that mend it."""

    edits: tuple[OddEdit, ...]

    def fault(self, text: str, path: str, places: LineIndex) -> Diagnostic:
        """The fault of the line, with one fix for all of it."""
        odd = "".join(sign for one in self.edits for sign in text[one.start : one.end] if not sign.isascii())
        where = listed(list(dict.fromkeys(one.place for one in self.edits)))
        wanted = {one.expected for one in self.edits}
        expected = wanted.pop() if len(wanted) == 1 else "plain characters"
        message = f"found {named_all(odd)} {where}, expected {expected}"
        edits = tuple(TextEdit(places.span(one.start, one.end), one.put) for one in self.edits)
        span = places.span(self.edits[0].start, self.edits[-1].end)
        return Diagnostic(ODD_CHARACTER, message, path, span, fix=Fix("put plain characters", edits))


def odd_lines(text: str) -> tuple[OddLine, ...]:
    """The lines of a text on which odd characters stand in the indentation, as or after a hyphen, or about a key."""
    if text.isascii() or ANY.search(text) is None:
        return ()
    return tuple(_Reader(text).odd())


def mended(text: str, lines: Iterable[OddLine]) -> str:
    """A text with all these lines mended. It has as many lines as before."""
    made, done = [], 0
    for line in lines:
        for edit in line.edits:
            made += [text[done : edit.start], edit.put]
            done = edit.end
    return "".join([*made, text[done:]])


class _Reader:
    """Reads a text line by line. What is inside a text after ``|`` or ``>`` has no form but its indentation."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._around: int | None = None  # the column of what a block text belongs to, while one is being read
        self._within = 0
        self._list_at: int | None = None  # the column in which an item may begin with a bullet

    def odd(self) -> Iterator[OddLine]:
        """The lines with odd characters in their form."""
        for line in LINE.finditer(self._text):
            if not line[0].strip() and not SPACE.search(line[0]):
                continue
            edits = tuple(self._of_line(line))
            if edits:
                yield OddLine(edits)

    def _of_line(self, line: re.Match[str]) -> Iterator[OddEdit]:
        lead = len(_as_spaces(line["lead"]))
        if self._around is not None and (lead > self._around or not line[0].strip()):
            yield from self._inside_text(line, lead)
            return
        self._around = None
        if line["signs"] and not self._begins_item(line, lead):
            yield from _blanks(line, "lead", "in the indentation")
            return
        yield from _blanks(line, "lead", "in the indentation")
        column = lead
        for sign in SIGN.finditer(line["signs"]):
            yield from _of_sign(sign, line.start("signs"))
            column += len(_as_spaces("- " if sign["gap"] else "-") if sign["sign"] != "-" else "-" + sign["gap"])
        if line["key"]:
            yield from self._of_key(line)
        bracket = line["rest"].find("{")
        if bracket >= 0:
            for key in IN_BRACKETS.finditer(self._text, line.start("rest") + bracket, line.end("rest")):
                yield from _about_colon(key, key.end("after") < line.end("rest"))
        opens = OPENS_TEXT.match(line["rest"])
        if opens and opens["blanks"].strip(" "):
            start = line.start("rest") + opens.start("blanks")
            yield OddEdit(start, start + len(opens["blanks"]), "", "at the end of the line", "nothing there")
        if opens:
            self._around, self._within = column if line["key"] else max(column - 2, 0), 0
        empty = bool(line["key"]) and not line["rest"].strip()
        self._list_at = lead if line["signs"] else -1 if empty else None

    def _begins_item(self, line: re.Match[str], lead: int) -> bool:
        """Whether a line begins an item: with a hyphen, or with another sign where items may follow the line above."""
        if line["signs"][0] == "-":
            return True
        return self._list_at is not None and self._list_at in {-1, lead}

    def _inside_text(self, line: re.Match[str], lead: int) -> Iterator[OddEdit]:
        """The indentation of a line of a block text, up to where its words begin."""
        if not line[0].strip():
            return
        self._within = self._within or lead
        typed = line["lead"][: self._within]
        if len(typed) - len(typed.lstrip(" ")) < min(self._within, lead):
            for found in re.finditer(f"[{SPACES}{UNSEEN}]+", typed):
                at = line.start("lead")
                yield _blank(at + found.start(), found[0], "in the indentation")

    @staticmethod
    def _of_key(line: re.Match[str]) -> Iterator[OddEdit]:
        at = line.start("key")
        for found in re.finditer(f"[{UNSEEN}]+|[{DASHES}]", line["key"]):
            put = "-" if DASH.match(found[0]) else ""
            expected = "a hyphen" if put else "nothing there"
            yield OddEdit(at + found.start(), at + found.end(), put, f"in the key {quoted(plain(line['key']))}", expected)
        yield from _about_colon(line, bool(line["rest"]))


def _about_colon(key: re.Match[str], goes_on: bool) -> Iterator[OddEdit]:
    """Odd characters before a colon, in its place, or between it and what follows, where anything does."""
    if key["before"].strip(" "):
        yield OddEdit(*key.span("before"), "", "before the colon", "nothing there")
    space = " " if goes_on else ""
    if key["colon"] != ":":
        start, end = key.start("colon"), key.end("after")
        yield OddEdit(start, end, f":{space}", f"after {quoted(plain(key['key']))}", "a colon and a space")
    elif key["after"].strip(" "):
        yield OddEdit(*key.span("after"), space, "after the colon", "a space" if space else "nothing there")


def _as_spaces(text: str) -> str:
    return SPACE.sub(" ", NOTHING.sub("", text))


def _blanks(line: re.Match[str], group: str, place: str) -> Iterator[OddEdit]:
    for found in re.finditer(f"[{SPACES}]+|[{UNSEEN}]+", line[group]):
        yield _blank(line.start(group) + found.start(), found[0], place)


def _blank(start: int, found: str, place: str) -> OddEdit:
    put = _as_spaces(found)
    return OddEdit(start, start + len(found), put, place, "plain spaces" if put else "nothing there")


def _of_sign(sign: re.Match[str], offset: int) -> Iterator[OddEdit]:
    start, end = offset + sign.start(), offset + sign.end()
    if sign["sign"] != "-":
        yield OddEdit(start, end, "- ", "at the start of an item", "a hyphen and a space")
    elif sign["gap"].strip(" \t"):
        yield OddEdit(start + 1, end, " ", "after the hyphen", "a space")


# Running text that was damaged on its way

PRIVATE = "\ue000-\uf8ff"
DAMAGED = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]|\u00e2[\u20ac\u201a\u201e][\u0080-\u2122]"
)
"""What bytes of UTF-8 become where they are read as Windows-1252: "£" is two such signs, a curled mark three."""
FOUND = re.compile(f"[{PRIVATE}]|\ufffd|{DAMAGED.pattern}|{MIXED.pattern}")
FIRST_SIGN = " !-~\u00a1-\u00ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122"
PLAUSIBLE = re.compile(f"[{FIRST_SIGN}]")
WORD = re.compile(r"\w+")


def damaged_text(text: str, path: str) -> tuple[Diagnostic, ...]:
    """A warning for each line of running text that was damaged: signs of private fonts, wrong encodings, mixed alphabets."""
    if text.isascii() or FOUND.search(text) is None:
        return ()
    places = LineIndex(text)
    found = (one for line in re.finditer(r"[^\r\n]+", text) if (one := _damage(line, path, places)) is not None)
    return tuple(one for one, _ in zip(found, range(MOST_HIDDEN), strict=False))


def _damage(line: re.Match[str], path: str, places: LineIndex) -> Diagnostic | None:
    """The first damage on a line."""
    for found in FOUND.finditer(line[0]):
        start, end = line.start() + found.start(), line.start() + found.end()
        sign = found[0]
        if DAMAGED.fullmatch(sign):
            meant = _decoded(sign)
            if not meant:
                continue
            message = f"found {quoted(sign)}, which is {quoted(meant)} read in a wrong encoding, expected {quoted(meant)}"
            fix = Fix(f"write {meant}", (TextEdit(places.span(start, end), meant),), Safety.UNSAFE)
            return Diagnostic(ODD_TEXT, message, path, places.span(start, end), fix=fix)
        if MIXED.fullmatch(sign):
            return _mixed(line, found, path, places)
        said = "a character that was lost in a wrong encoding" if sign == "\ufffd" else "a sign of a font of its own"
        message = f"found {named_all(sign)}, {said}, expected the sign that was meant"
        return Diagnostic(ODD_TEXT, message, path, places.span(start, end))
    return None


def _mixed(line: re.Match[str], found: re.Match[str], path: str, places: LineIndex) -> Diagnostic | None:
    word = next((word for word in WORD.finditer(line[0]) if word.start() <= found.start() < word.end()), None)
    if word is None:
        return None
    meant = word[0].translate(LOOK_ALIKES)
    odd = "".join(sign for sign in word[0] if "\u0400" <= sign <= "\u052f")
    message = f"found {quoted(word[0])} with {named_all(odd)} among Latin letters, expected letters of one alphabet"
    span = places.span(line.start() + word.start(), line.start() + word.end())
    fix = Fix(f"write {meant}", (TextEdit(span, meant),), Safety.UNSAFE) if meant.isascii() else None
    return Diagnostic(ODD_TEXT, message, path, span, fix=fix)


def _decoded(sign: str) -> str:
    """What damaged signs were before; nothing where they are signs of their own."""
    try:
        meant = sign.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return meant if len(meant) == 1 and PLAUSIBLE.fullmatch(meant) else ""


# Tables that were pasted as they are

ROW = re.compile(r"^ *+(?:[^\t\r\n]++\t++){1,40}[^\t\r\n]++$|^ *+\|(?:[^|\r\n]++\|){2,40} *+$", re.MULTILINE)
LEAST_ROWS = 2


def pasted_tables(text: str, path: str) -> tuple[Diagnostic, ...]:
    """A warning for each table: lines one after the other that are parted into cells by tabs or upright strokes."""
    if "\t" not in text and "|" not in text:
        return ()
    places = LineIndex(text)
    groups: list[list[re.Match[str]]] = []
    for row in ROW.finditer(text):
        first = re.split("[\t|]", row[0], maxsplit=1)[0].rstrip()
        if first.endswith((":", "-")) or "#" in first:
            continue  # a tab behind a key or a hyphen, or before a comment, makes no table
        if groups and text[groups[-1][-1].end() : row.start()] in {"\n", "\r\n"}:
            groups[-1].append(row)
        else:
            groups.append([row])
    return tuple(_table(group, path, places) for group in groups[:MOST_HIDDEN] if len(group) >= LEAST_ROWS)


def _table(rows: list[re.Match[str]], path: str, places: LineIndex) -> Diagnostic:
    message = (
        f"found a pasted table, {counted(len(rows), 'row')} parted by {'tabs' if chr(9) in rows[0][0] else 'strokes'}, "
        f"expected keys and values, or running text"
    )
    indent = len(rows[0][0]) - len(rows[0][0].lstrip(" "))
    return Diagnostic(PASTED_TABLE, message, path, places.span(rows[0].start() + indent, rows[-1].end()))
