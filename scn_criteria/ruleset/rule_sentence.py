"""The sentence of a row, taken apart: plain text, and blanks that are filled in when the row decides.

A blank stands between braces and names a fact, or with a dollar sign a parameter or a reading as chosen. Alone it prints
the value with its unit. With choices, ``{fact 0: none; 1: one; else: # groups}``, it prints the text of the choice that
the value makes, in which ``#`` is the number in words and further blanks may stand. Choices are numbers, words, ``yes``,
``no``, ``unknown``, ``negative``, and for any known value that none of them names ``known`` or ``else``. A value
without a choice prints nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from scn_criteria import wording
from scn_criteria.ruleset.vocabulary import Value

SETTING = "$"
"""What sets a parameter or a reading apart from a fact."""
NUMBER = "#"
"""What stands for the number in the text of a choice."""
UNKNOWN = "unknown"
NEGATIVE = "negative"
ANY_KNOWN = ("known", "else")
KEYWORDS = (UNKNOWN, NEGATIVE, *ANY_KNOWN)
"""The choices that are no values."""
NAME = re.compile(r"\$?[a-z][a-z0-9_]*")
CHOICE = re.compile(r"\A(-?[0-9]+(?:\.[0-9]+)?|[a-z][a-z0-9_]*):(?:\s|\Z)")
SPACES = re.compile(r"\s+")

# What a sentence is made of


@dataclass(frozen=True, slots=True)
class Choice:
    """What a blank prints for one value."""

    value: str
    text: Sentence


@dataclass(frozen=True, slots=True)
class Blank:
    """A place for the value of a fact or setting, or for the text of the choice that it makes."""

    name: str
    choices: tuple[Choice, ...] = ()

    def chosen(self, value: Value | None) -> Choice | None:
        """The choice that a value makes. That of the value itself comes before one for any."""
        if value is None:
            keys: tuple[str, ...] = (UNKNOWN,)
        elif isinstance(value, str) or value >= 0:
            keys = (as_key(value), *ANY_KNOWN)
        else:
            keys = (as_key(value), NEGATIVE, *ANY_KNOWN)
        return next((choice for key in keys for choice in self.choices if choice.value == key), None)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A piece that is no blank although a brace is in it, and what was expected in its place."""

    text: str
    expected: str


Part = str | Blank | Unreadable
Sentence = tuple[Part, ...]


def as_key(value: Value) -> str:
    """A value as a choice names it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else wording.number(value).replace(",", "")


# Reading


@lru_cache(maxsize=1024)
def parsed(text: str) -> Sentence:
    """A sentence taken apart."""
    parts: list[Part] = []
    for piece, inside in _pieces(text):
        parts.append(_blank(piece) if inside else _plain(piece))
    return tuple(part for part in parts if part != "")


def blanks(sentence: Sentence) -> Iterator[Blank]:
    """All blanks of a sentence in the order of the text, those in choices after the one whose they are."""
    for part in sentence:
        if isinstance(part, Blank):
            yield part
            for choice in part.choices:
                yield from blanks(choice.text)


def unreadable(sentence: Sentence) -> Iterator[Unreadable]:
    """All pieces of a sentence that cannot be read."""
    for part in sentence:
        if isinstance(part, Unreadable):
            yield part
        elif isinstance(part, Blank):
            for choice in part.choices:
                yield from unreadable(choice.text)


def facts_named(text: str) -> tuple[str, ...]:
    """The facts that a sentence names, in order, each once."""
    return tuple(dict.fromkeys(one.name for one in blanks(parsed(text)) if not one.name.startswith(SETTING)))


def _plain(text: str) -> Part:
    return Unreadable(text, 'expected "{" and "}" in pairs') if "{" in text or "}" in text else text


def _blank(text: str) -> Part:
    found = NAME.match(text)
    if not found:
        return Unreadable(f"{{{text}}}", "expected the name of a fact, or of a parameter or reading after a dollar sign")
    name, rest = found[0], text[found.end() :]
    if not rest:
        return Blank(name)
    choices = []
    for piece in _split(rest):
        choice = CHOICE.match(piece.lstrip())
        if not choice:
            return Unreadable(f"{{{text}}}", f'expected choices after "{name}", such as "0: none; else: #"')
        choices.append(Choice(choice[1], parsed(piece.lstrip()[choice.end() :].strip())))
    return Blank(name, tuple(choices))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text outside and inside the outermost braces, in order. Braces without a partner stay in the text outside."""
    at, start, depth = 0, 0, 0
    for index, letter in enumerate(text):
        if letter == "{":
            start = start if depth else index
            depth += 1
        elif letter == "}" and depth:
            depth -= 1
            if not depth:
                yield text[at:start], False
                yield text[start + 1 : index], True
                at = index + 1
    yield text[at:], False


def _split(text: str) -> list[str]:
    """The choices of a blank: parted by semicolons that stand in no blank of their own."""
    pieces, depth = [""], 0
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == ";" and not depth:
            pieces.append("")
        else:
            pieces[-1] += letter
    return pieces


# Filling in


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills the blanks of a sentence: values by name, and how a value prints where no choice says it."""

    value: Callable[[str], Value | None]
    words: Callable[[str], str]


def filled(text: str, filling: Filling) -> str:
    """A sentence with its blanks filled in, capital letter first, without the spaces around what prints nothing."""
    return wording.capital(SPACES.sub(" ", _filled(parsed(text), filling, "")).strip())


def _filled(sentence: Sentence, filling: Filling, number: str) -> str:
    return "".join(_part(part, filling, number) for part in sentence)


def _part(part: Part, filling: Filling, number: str) -> str:
    if isinstance(part, str):
        return part.replace(NUMBER, number)
    if isinstance(part, Unreadable):
        return part.text
    if not part.choices:
        return filling.words(part.name)
    value = filling.value(part.name)
    choice = part.chosen(value)
    return _filled(choice.text, filling, _number(value)) if choice else ""


def _number(value: Value | None) -> str:
    """A number in words up to nine, else in digits; of another value, its word."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(wording.COUNTS):
        return wording.number_word(value)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return _number(int(value))
    return wording.value(value)


# Showing


def shown(text: str, words: Callable[[str], str]) -> str:
    """A sentence as a reader of the rules sees it: in square brackets what is filled in, or the texts that may stand there.

    ``words`` says what stands for a name.
    """
    return SPACES.sub(" ", _shown(parsed(text), words)).strip()


def _shown(sentence: Sentence, words: Callable[[str], str]) -> str:
    return "".join(_part_shown(part, words) for part in sentence)


def _part_shown(part: Part, words: Callable[[str], str]) -> str:
    if isinstance(part, str):
        return part.replace(NUMBER, "…")
    if isinstance(part, Unreadable):
        return part.text
    if not part.choices:
        return words(part.name)
    texts = dict.fromkeys(_shown(choice.text, words).strip() or "nothing" for choice in part.choices)
    return f"[{' / '.join(texts)}]"


def unfit_choices(blank: Blank, known: Collection[str] | None) -> Iterator[str]:
    """The choices of a blank whose value can never occur. ``known`` lists what may occur; ``None`` stands for any number."""
    for choice in blank.choices:
        if choice.value in KEYWORDS:
            continue
        if known is None:
            if not re.fullmatch(r"-?[0-9.]+", choice.value):
                yield choice.value
        elif choice.value not in known:
            yield choice.value
