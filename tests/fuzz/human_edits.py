"""Edits as people make them, by mistake or in good faith: each a function from a page and chance to the text after it.

An edit that finds no place on a page gives nothing. Which edits there are, and what is expected of each, says the table in
edit_kinds.yaml. Where the values of a page stand, the events of PyYAML say, so nothing here rests on our own reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from random import Random
from typing import Any

import yaml
from yaml.events import Event, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from scn_criteria.document.dates import MONTHS

TABLE = Path(__file__).with_name("edit_kinds.yaml")
STEP = 2
"""Spaces of a step of the shipped files."""

# A page: the text of a sound file, with its lines, blocks and values


@dataclass(frozen=True, slots=True)
class Value:
    """A text or a number of the page: its stretch, its content, and whether it is a key and how it is quoted."""

    start: int
    end: int
    content: str
    style: str
    is_key: bool
    in_brackets: bool


class Page:
    """The text of a sound file, and what stands where."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """All keys and values, in their order."""
        return tuple(_values(self.text))

    @cached_property
    def within_texts(self) -> frozenset[int]:
        """The lines after ``|`` or ``>``, counted from 0."""
        return frozenset(number for first, end in self.texts for number in range(first, end))

    @cached_property
    def texts(self) -> tuple[tuple[int, int], ...]:
        """The lines of each text after ``|`` or ``>``: the first, and the one after the last."""
        found = []
        for value in self.values:
            if value.style in ("|", ">"):
                written = self.text[value.start : value.end].rstrip()
                first = self.text.count("\n", 0, value.start) + 1
                found.append((first, first + written.count("\n")))
        return tuple(found)

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """The lines that hold something, counted from 0."""
        return tuple(number for number, line in enumerate(self.lines) if line.strip())

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """The lines that begin a key or an item, in no text and no comment."""
        return tuple(number for number in self.filled if number not in self.within_texts and HEAD.match(self.lines[number]))

    def block(self, number: int) -> int:
        """The line after the block that begins on a line: what is further in belongs to it."""
        own = indent(self.lines[number])
        end = last = number + 1
        while end < len(self.lines):
            line = self.lines[end]
            if line.strip() and indent(line) <= own:
                break
            end += 1
            if line.strip():
                last = end
        return last

    def with_lines(self, start: int, end: int, put: Sequence[str]) -> str:
        """The text with other lines in place of some."""
        return "\n".join((*self.lines[:start], *put, *self.lines[end:]))

    def with_stretch(self, start: int, end: int, put: str) -> str:
        """The text with something else in place of a stretch."""
        return self.text[:start] + put + self.text[end:]


HEAD = re.compile(r" *+(?:- |[\w-]+:(?: |$))")
KEY_HEAD = re.compile(r"( *+(?:- )*+[\w-]+)(: ?)")
ITEM_HEAD = re.compile(r"( *+)- ")


def indent(line: str) -> int:
    """The spaces before a line."""
    return len(line) - len(line.lstrip(" "))


def _values(text: str) -> Iterable[Value]:
    """The scalars of a text with their places. Around each is a mapping, in which every second is a key, or a list."""
    around: list[list[Any]] = []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            around.pop()
            continue
        is_key = bool(around) and around[-1][0] and around[-1][1] % 2 == 0
        in_brackets = any(one[2] for one in around)
        if isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)) and around:
            around[-1][1] += 1
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            around.append([isinstance(event, MappingStartEvent), 0, bool(event.flow_style)])
        elif isinstance(event, ScalarEvent):
            start, end = _stretch(event)
            yield Value(start, end, event.value, event.style or "", is_key, in_brackets)


def _stretch(event: Event) -> tuple[int, int]:
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


# The table


@dataclass(frozen=True, slots=True)
class EditKind:
    """A row of the table: what is done, with what, and what is expected of the file after it."""

    name: str
    title: str
    edit: str
    expected: str
    options: Mapping[str, Any]

    def made(self, page: Page, chance: Random, others: Sequence[Page]) -> str | None:
        """The text of a page after such an edit at a place of chance, or nothing where it finds none."""
        return EDITS[self.edit](Place(page, chance, others), **self.options)


NOTICED, SAME, JUDGED = "noticed", "same", "judged"


@cache
def edit_kinds() -> tuple[EditKind, ...]:
    """All rows of the table."""
    rows = yaml.safe_load(TABLE.read_text("utf-8"))
    return tuple(EditKind(row["name"], row["title"], row["edit"], row["expected"], row.get("with", {})) for row in rows)


@dataclass(frozen=True, slots=True)
class Place:
    """A page to edit, the chance that chooses where, and other pages to paste from."""

    page: Page
    chance: Random
    others: Sequence[Page]

    def one(self, choices: Iterable[Any]) -> Any:
        """One of some, or nothing where there is none."""
        found = tuple(choices)
        return self.chance.choice(found) if found else None


Edit = Callable[..., "str | None"]

# Lines and blocks


def _moved(page: Page, start: int, end: int, spaces: int) -> str | None:
    lines = page.lines[start:end]
    if spaces < 0 and any(line.strip() and indent(line) < -spaces for line in lines):
        return None
    return page.with_lines(
        start, end, [(" " * spaces + line if spaces > 0 else line[-spaces:]) if line.strip() else line for line in lines]
    )


def move_line(at: Place, steps: int) -> str | None:
    number = at.one(at.page.filled)
    return _moved(at.page, number, number + 1, steps * STEP)


def move_block(at: Place, steps: int) -> str | None:
    number = at.one(number for number in at.page.heads if at.page.block(number) > number + 1)
    return None if number is None else _moved(at.page, number, at.page.block(number), steps * STEP)


def shift_line(at: Place, spaces: int) -> str | None:
    number = at.one(at.page.filled)
    return _moved(at.page, number, number + 1, spaces)


def tab_line(at: Place) -> str | None:
    number = at.one(number for number in at.page.filled if at.page.lines[number].startswith(" "))
    line = at.page.lines[number]
    return at.page.with_lines(number, number + 1, ["\t" * (indent(line) // STEP) + line.lstrip(" ")])


def _pasted(at: Place, source: Page) -> str | None:
    """A block of a page pasted before a block, moved to where that stands, as an editor does."""
    taken, before = at.one(source.heads), at.one(at.page.heads)
    lines = source.lines[taken : source.block(taken)]
    spaces = indent(at.page.lines[before]) - indent(lines[0])
    moved = [" " * spaces + line if spaces > 0 else line[-spaces:] for line in lines]
    return at.page.with_lines(before, before, moved)


def paste_block(at: Place) -> str | None:
    return _pasted(at, at.one(at.others)) if at.others else None


def paste_own_block(at: Place) -> str | None:
    return _pasted(at, at.page)


def _is_item(page: Page, number: int) -> bool:
    return ITEM_HEAD.match(page.lines[number]) is not None


def double_block(at: Place, *, items: bool) -> str | None:
    number = at.one(number for number in at.page.heads if _is_item(at.page, number) is items)
    if number is None:
        return None
    end = at.page.block(number)
    return at.page.with_lines(end, end, at.page.lines[number:end])


def cut_block(at: Place) -> str | None:
    number = at.one(at.page.heads)
    return at.page.with_lines(number, at.page.block(number), ())


def cut_line(at: Place) -> str | None:
    number = at.one(at.page.filled)
    return at.page.with_lines(number, number + 1, ())


def cut_head(at: Place) -> str | None:
    number = at.one(number for number in at.page.heads if at.page.block(number) > number + 1)
    return None if number is None else at.page.with_lines(number, number + 1, ())


def cut_end(at: Place) -> str | None:
    number = at.one(at.page.filled[1:])
    return at.page.with_lines(number, len(at.page.lines), ("",))


def cut_off(at: Place) -> str | None:
    return at.page.text[: at.chance.randrange(1, len(at.page.text))]


def join_lines(at: Place, put: str) -> str | None:
    number = at.one(at.page.filled[:-1])
    joined = at.page.lines[number] + put + at.page.lines[number + 1].lstrip(" ")
    return at.page.with_lines(number, number + 2, [joined.rstrip()])


def break_line(at: Place, *, indented: bool) -> str | None:
    number = at.one(number for number in at.page.filled if " " in at.page.lines[number].strip())
    line = at.page.lines[number]
    places = [found.start() for found in re.finditer(r"(?<=\S) ", line)]
    cut = at.chance.choice(places)
    lead = indent(line) + STEP if indented else indent(line)
    return at.page.with_lines(number, number + 1, [line[:cut], " " * lead + line[cut + 1 :].lstrip(" ")])


def conflict(at: Place) -> str | None:
    number = at.one(at.page.heads)
    lines = at.page.lines[number : at.page.block(number)]
    put = ["<<<<<<< HEAD", *lines, "=======", *lines, ">>>>>>> other"]
    return at.page.with_lines(number, number + len(lines), put)


def swap_blocks(at: Place, *, items: bool) -> str | None:
    """A key or an item exchanged with the one after it. A key on the line of a hyphen stays there."""
    page = at.page
    pairs = []
    for number in page.heads:
        end = page.block(number)
        alike = _is_item(page, number) is items and end in page.heads and _is_item(page, end) is items
        if alike and indent(page.lines[end]) == indent(page.lines[number]):
            pairs.append((number, end, page.block(end)))
    if not pairs:
        return None
    start, middle, end = at.chance.choice(pairs)
    return page.with_lines(start, end, page.lines[middle:end] + page.lines[start:middle])


def swap_lines(at: Place) -> str | None:
    one, two = sorted((at.one(at.page.filled), at.one(at.page.filled)))
    lines = list(at.page.lines)
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


# Slips

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890-")
WORD = re.compile(r"[a-z][a-z_]*_[a-z_]+")
"""A word of the format: other than words of a text it has an underline."""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def _neighbour(letter: str, chance: Random) -> str:
    for row in KEYBOARD:
        if letter in row:
            where = row.index(letter)
            return chance.choice([row[near] for near in (where - 1, where + 1) if 0 <= near < len(row)])
    return "q"


def _slipped(word: str, how: str, chance: Random) -> str:
    at = chance.randrange(len(word))
    match how:
        case "neighbour":
            return word[:at] + _neighbour(word[at], chance) + word[at + 1 :]
        case "drop":
            return word[:at] + word[at + 1 :]
        case "double":
            return word[: at + 1] + word[at:]
    return word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]


def _kept(page: Page, where: str) -> list[Value]:
    """The keys of a page, its words of the format, or its numbers."""
    plain = [value for value in page.values if not value.style and value.content]
    if where == "key":
        return [value for value in plain if value.is_key]
    form = WORD if where == "word" else NUMBER
    return [value for value in plain if not value.is_key and form.fullmatch(value.content)]


def slip(at: Place, where: str, how: str) -> str | None:
    value = at.one(_kept(at.page, where))
    if value is None:
        return None
    return at.page.with_stretch(value.start, value.end, _slipped(value.content, how, at.chance))


RESPELT: Mapping[str, Callable[[str], str]] = {
    "capital": str.capitalize,
    "upper": str.upper,
    "spaces": lambda word: word.replace("_", " "),
    "hyphens": lambda word: word.replace("_", "-"),
    "quotes": lambda word: f'"{word}"',
}


def respell_key(at: Place, how: str) -> str | None:
    value = at.one(value for value in _kept(at.page, "key") if RESPELT[how](value.content) != value.content)
    return None if value is None else at.page.with_stretch(value.start, value.end, RESPELT[how](value.content))


def recolon(at: Place, put: str) -> str | None:
    """Something else in place of a colon and the space behind it."""
    value = at.one(_kept(at.page, "key"))
    end = value.end + (2 if at.page.text[value.end : value.end + 2] == ": " else 1)
    return at.page.with_stretch(value.end, end, put)


def rehyphen(at: Place, put: str) -> str | None:
    """Something else in place of a hyphen and the space behind it."""
    number = at.one(number for number in at.page.heads if _is_item(at.page, number))
    if number is None:
        return None
    line = at.page.lines[number]
    where = line.index("- ")
    return at.page.with_lines(number, number + 1, [line[:where] + put + line[where + 2 :]])


def _dropped(at: Place, places: Iterable[int]) -> str | None:
    where = at.one(places)
    return None if where is None else at.page.with_stretch(where, where + 1, "")


def drop_sign(at: Place, signs: str) -> str | None:
    inside = [value for value in at.page.values if value.in_brackets]
    near = (where for value in inside for where in (value.start - 1, value.end) if at.page.text[where : where + 1] in signs)
    return _dropped(at, sorted(set(near)))


def drop_comma(at: Place) -> str | None:
    return _dropped(at, (value.end for value in at.page.values if value.in_brackets and at.page.text[value.end] == ","))


def _quoted(page: Page) -> list[Value]:
    return [value for value in page.values if value.style in ("'", '"')]


def drop_quote(at: Place) -> str | None:
    return _dropped(at, (where for value in _quoted(at.page) for where in (value.start, value.end - 1)))


def unquote(at: Place) -> str | None:
    value = at.one(_quoted(at.page))
    if value is None:
        return None
    return at.page.with_stretch(value.start, value.end, at.page.text[value.start + 1 : value.end - 1])


def _text_signs(page: Page) -> list[tuple[int, int]]:
    """The stretches of the signs that begin a text, to the end of their lines."""
    starts = (value.start for value in page.values if value.style in ("|", ">"))
    return [(start, page.text.index("\n", start)) for start in starts]


def drop_text_sign(at: Place) -> str | None:
    found = at.one(_text_signs(at.page))
    return None if found is None else at.page.with_stretch(found[0], found[1], "")


def join_text_sign(at: Place) -> str | None:
    found = at.one(_text_signs(at.page))
    if found is None:
        return None
    end = found[1]
    words = len(at.page.text) - len(at.page.text[end:].lstrip())
    return at.page.with_stretch(end, words, " ")


# Texts


def _free_values(page: Page) -> list[Value]:
    return [value for value in page.values if not value.is_key and " " in value.content]


def put_in(at: Place, put: str) -> str | None:
    """Something put behind a word of a value without quotation marks, outside of texts after ``|`` or ``>``."""
    value = at.one(value for value in _free_values(at.page) if not value.style)
    if value is None:
        return None
    places = [found.start() for found in re.finditer(r"(?<=\w)(?= |$)", at.page.text[value.start : value.end])]
    if not places:
        return None
    where = value.start + at.chance.choice(places)
    return at.page.with_stretch(where, where, put)


def note_in_text(at: Place) -> str | None:
    found = at.one(at.page.texts)
    if found is None:
        return None
    number = at.chance.randrange(*found)
    return at.page.with_lines(number, number, [" " * indent(at.page.lines[found[0]]) + "# TODO: check this"])


def push_into_text(at: Place) -> str | None:
    """What follows a text moved in as far as the text, the line or all that belongs to it."""
    page = at.page
    places = [(first, end) for first, end in page.texts if end in page.heads]
    if not places:
        return None
    first, end = at.chance.choice(places)
    spaces = indent(page.lines[first]) - indent(page.lines[end])
    if spaces <= 0:
        return None
    return _moved(page, end, at.chance.choice((end + 1, page.block(end))), spaces)


def first_sign(at: Place) -> str | None:
    value = at.one(value for value in _free_values(at.page) if not value.style)
    if value is None:
        return None
    return at.page.with_stretch(
        value.start, value.start, at.one(("&", "*", "!", "%", "@", "`", "#", "> ", "| ", "- ", "? "))
    )


def drop_value(at: Place) -> str | None:
    value = at.one(value for value in at.page.values if not value.is_key and value.style not in ("|", ">"))
    return at.page.with_stretch(value.start, value.end, "")


def comment_out(at: Place) -> str | None:
    number = at.one(at.page.heads)
    return at.page.with_lines(number, number + 1, ["# " + at.page.lines[number]])


def uncomment(at: Place) -> str | None:
    places = set(at.page.filled) - at.page.within_texts
    number = at.one(number for number in sorted(places) if at.page.lines[number].lstrip().startswith("# "))
    if number is None:
        return None
    line = at.page.lines[number]
    return at.page.with_lines(number, number + 1, [line.replace("# ", "", 1)])


# Characters


def _replaced(at: Place, values: Sequence[Value], make: Callable[[str], str]) -> str | None:
    value = at.one(values)
    if value is None:
        return None
    return at.page.with_stretch(value.start, value.end, make(at.page.text[value.start : value.end]))


def curl_quotes(at: Place) -> str | None:
    return _replaced(at, _quoted(at.page), lambda typed: f"“{typed[1:-1]}”")


def wrap_value(at: Place, before: str, after: str) -> str | None:
    values = [value for value in at.page.values if not value.is_key and not value.style and value.content]
    return _replaced(at, values, lambda typed: f"{before}{typed}{after}")


def curl_apostrophes(at: Place) -> str | None:
    values = [value for value in _free_values(at.page) if "'" in value.content and value.style in ("", "|", ">")]
    return _replaced(at, values, lambda typed: typed.replace("'", "\u2019"))


def respace_indent(at: Place, put: str) -> str | None:
    number = at.one(number for number in at.page.filled if at.page.lines[number].startswith(" "))
    line = at.page.lines[number]
    return at.page.with_lines(number, number + 1, [put * indent(line) + line.lstrip(" ")])


def put_behind(at: Place, put: str) -> str | None:
    values = [value for value in at.page.values if not value.is_key and not value.style and value.content]
    return _replaced(at, values, lambda typed: typed + put)


def respace_word(at: Place, puts: Sequence[str]) -> str | None:
    places = [found.start() for found in re.finditer(r"(?<=[^\s:]) (?=\S)", at.page.text)]
    where = at.one(places)
    return at.page.with_stretch(where, where + 1, at.one(puts))


def put_within(at: Place, put: str) -> str | None:
    where = at.one(found.start() for found in re.finditer(r"(?<=\w)(?=\w)", at.page.text))
    return at.page.with_stretch(where, where, put)


CAPITAL = re.compile(r" *+(?:- )*+[a-z]")


def capital_line(at: Place) -> str | None:
    number = at.one(number for number in at.page.heads if CAPITAL.match(at.page.lines[number]))
    line = at.page.lines[number]
    return at.page.with_lines(number, number + 1, [re.sub(r"[a-z]", lambda found: found[0].upper(), line, count=1)])


def rebreak(at: Place, put: str) -> str | None:
    return at.page.text.replace("\n", put)


def put_before(at: Place, put: str) -> str | None:
    return put + at.page.text


def pad_line(at: Place) -> str | None:
    number = at.one(at.page.filled)
    return at.page.with_lines(number, number + 1, [at.page.lines[number] + "  "])


def blank_line(at: Place) -> str | None:
    number = at.one(number for number in at.page.filled if number not in at.page.within_texts)
    return at.page.with_lines(number, number, [""])


def drop_last_break(at: Place) -> str | None:
    return at.page.text.rstrip("\n")


def comment_line(at: Place) -> str | None:
    number = at.one(at.page.heads)
    return at.page.with_lines(number, number, [" " * indent(at.page.lines[number]) + "# as agreed"])


# Numbers and dates

THOUSAND = 1000


def _grouped(sign: str) -> Callable[[Decimal, str], str | None]:
    return lambda number, typed: (
        f"{number:,}".replace(",", sign) if abs(number) >= THOUSAND and number == int(number) else None
    )


def _in_units(size: int, word: str) -> Callable[[Decimal, str], str | None]:
    """The number in thousands or millions, where that is short."""

    def make(number: Decimal, _typed: str) -> str | None:
        figure = (number / size).normalize()
        return f"{figure:f}{word}" if number >= size // 10 and figure == round(figure, 2) else None

    return make


NUMBER_FORMS: Mapping[str, Callable[[Decimal, str], str | None]] = {
    "commas": _grouped(","),
    "points": _grouped("."),
    "spaces": _grouped(" "),
    "no_break": _grouped("\u00a0"),
    "underlines": _grouped("_"),
    "apostrophes": _grouped("'"),
    "k": _in_units(10**3, "k"),
    "thousand": _in_units(10**3, " thousand"),
    "million": _in_units(10**6, " million"),
    "bn": lambda number, typed: (figure := _in_units(10**9, "bn")(number, typed)) and f"£{figure}",
    "comma": lambda _number, typed: typed.replace(".", ",") if "." in typed else None,
    "stop": lambda _number, typed: f"{typed}.",
    "about": lambda _number, typed: f"c. {typed}",
    "more": lambda _number, typed: f">{typed}",
    "percent": lambda _number, typed: f"{typed}%",
    "pound": lambda _number, typed: f"£{typed}",
    "wide": lambda _number, typed: typed.translate({ord("0") + digit: ord("\uff10") + digit for digit in range(10)}),
    "quotes": lambda _number, typed: f'"{typed}"',
    "minus": lambda number, typed: typed.replace("-", "\u2212") if number < 0 else None,
    "people": lambda _number, typed: f"{typed} people",
    "range": lambda number, typed: f"{typed}-{number + 1}",
    "noughts": lambda number, typed: f"0{typed}" if number >= 0 else None,
    "thousandfold": lambda number, _typed: f"{number * THOUSAND:f}" if number else None,
    "tenth": lambda number, _typed: f"{number / 10:f}" if number else None,
}


def renumber(at: Place, form: str) -> str | None:
    make = NUMBER_FORMS[form]
    forms = ((value, make(Decimal(value.content), value.content)) for value in _kept(at.page, "number"))
    found = at.one((value, put) for value, put in forms if put is not None)
    return None if found is None else at.page.with_stretch(found[0].start, found[0].end, found[1])


UNITS = ("percent", "%", "people", "cases", "per 100,000", "pounds", "£", "thousands", "million", "years")


def reunit(at: Place) -> str | None:
    pairs = zip(at.page.values, at.page.values[1:], strict=False)
    value = at.one(value for key, value in pairs if key.is_key and key.content == "unit")
    return None if value is None else at.page.with_stretch(value.start, value.end, at.one(UNITS))


DATE_FORMS: Mapping[str, Callable[[str, str, str], str]] = {
    "slashes": lambda year, month, day: f"{day}/{month}/{year}",
    "words": lambda year, month, day: f"{int(day)} {MONTHS[int(month) - 1]} {year}",
    "points": lambda year, month, day: f"{day}.{month}.{year}",
    "exchanged": lambda year, month, day: f"{year}-{day}-{month}",
    "dashes": lambda year, month, day: f"{year}\u2013{month}\u2013{day}",
    "short": lambda year, month, day: f"{year}-{int(month)}-{int(day)}",
}


def redate(at: Place, form: str) -> str | None:
    dates = ((value, DATE.fullmatch(value.content)) for value in at.page.values if not value.is_key)
    found = at.one((value, date) for value, date in dates if date)
    if found is None:
        return None
    return at.page.with_stretch(found[0].start, found[0].end, DATE_FORMS[form](*found[1].groups()))


EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        *(move_line, move_block, shift_line, tab_line, paste_block, paste_own_block, double_block, cut_block, cut_line),
        *(cut_head, cut_end, cut_off, join_lines, break_line, conflict, swap_blocks, swap_lines, slip, respell_key, recolon),
        *(rehyphen, drop_sign, drop_comma, drop_quote, unquote, drop_text_sign, join_text_sign, put_in, note_in_text),
        *(push_into_text, first_sign, drop_value, comment_out, uncomment, curl_quotes, wrap_value, curl_apostrophes),
        *(respace_indent, put_behind, respace_word, put_within, capital_line, rebreak, put_before, pad_line, blank_line),
        *(drop_last_break, comment_line, renumber, reunit, redate),
    )
}
