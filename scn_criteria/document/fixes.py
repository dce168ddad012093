"""Fixes of single faults: the nearest known word, the text that was meant by a value, and the edits that put it in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum

import yaml

from scn_criteria.diagnostics import Fix, Pointer, Safety, TextEdit
from scn_criteria.document.document import Document
from scn_criteria.document.number_reader import DATE, MISTYPED, NO_VALUE, PERCENT, ROUNDED, UNSURE, ReadNumber, read_number
from scn_criteria.document.quoting import quoted_stretch
from scn_criteria.document.scalars import is_number, resolve
from scn_criteria.wording import any_of, listed, quoted

# Similar words

CLOSENESS = 0.8
"""The least similarity of two words, from 0 to 1: "titel" is close to "title", "weather" is not close to "either"."""


def suggest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that is most like the word, or nothing if none is close."""
    by_form = {_form(choice): choice for choice in choices}
    form = _form(word)
    if form in by_form:
        return by_form[form]
    for other, choice in by_form.items():
        if sorted(other) == sorted(form):  # letters changed places, which weighs too much in short words otherwise
            return choice

    close = get_close_matches(form[:100], by_form, n=1, cutoff=CLOSENESS)
    return by_form[close[0]] if close else None


def is_sure(word: str, meant: str, choices: Iterable[str]) -> bool:
    """Whether of all choices only the one meant is like the word at all, or differs from it only in how it is written."""
    by_form = {_form(choice): choice for choice in choices}
    form = _form(word)
    if form in by_form:
        return by_form[form] == meant

    near = set(get_close_matches(form[:100], by_form, n=2, cutoff=CLOSENESS))
    return near | {other for other in by_form if sorted(other) == sorted(form)} == {_form(meant)}


def _form(word: str) -> str:
    """A word without what people vary: capitals, and what joins its parts."""
    return word.casefold().replace("-", "_").replace(" ", "_")


# Edits

PLAIN_START = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/(")
"""A text that starts with any other character is quoted: most other signs mean something to YAML there."""
SPECIAL = (": ", " #", ",", "[", "]", "{", "}")


class FixKind(Enum):
    """The kind of change that a fix makes."""

    WORD = "word"
    """A text takes the place of a text, quoted as that was."""
    VALUE = "value"
    """A number, or true or false, takes the place of a value; it stands without quotes."""
    TEXT = "text"
    """The value stays as typed, in quotes."""
    REMOVAL = "removal"
    """The entry goes, with its key or its hyphen."""


@dataclass(frozen=True, slots=True)
class ProposedFix:
    """A fix before its place in the file is known: the kind of change, and the new text."""

    way: FixKind
    put: str = ""
    safety: Safety = Safety.SAFE


def likely(word: str, meant: str, choices: Iterable[str]) -> ProposedFix:
    """The word that was likely meant: for certain only where no other is like it, were it already taken."""
    return ProposedFix(FixKind.WORD, meant, Safety.SAFE if is_sure(word, meant, choices) else Safety.UNSAFE)


def fix_of(proposed_fix: ProposedFix | None, document: Document, at: Pointer, *, on_key: bool) -> Fix | None:
    """The remedy as edits of the file. Nothing where the place is written in a way that no small edit serves."""
    if proposed_fix is None:
        return None
    if proposed_fix.way is FixKind.REMOVAL:
        return _removal(proposed_fix, document, at)
    typed = document.typed_key(at) if on_key else document.typed(at)
    if typed is None or "\n" in typed or typed[:1] in {"|", ">", "&", "*"}:
        return None
    text = _written(proposed_fix, typed)
    if text is None or text == typed:
        return None
    return Fix(f"write {text} for {typed}", (TextEdit(document.span(at, on_key), text),), proposed_fix.safety)


def _written(proposed_fix: ProposedFix, typed: str) -> str | None:
    """The text to write in place of what is typed."""
    if proposed_fix.way is FixKind.VALUE:
        return proposed_fix.put
    if proposed_fix.way is FixKind.TEXT:
        return None if typed[:1] in {'"', "'"} else double_quoted(typed)
    if typed[:1] == "'":
        return "'" + proposed_fix.put.replace("'", "''") + "'"
    return proposed_fix.put if typed[:1] != '"' and may_stand_plain(proposed_fix.put) else double_quoted(proposed_fix.put)


def may_stand_plain(text: str) -> bool:
    """Whether a text can stand without quotes and still be the same text, in a list in brackets too."""
    if text[:1] not in PLAIN_START or text != text.strip() or resolve(text) != text:
        return False
    return text.isprintable() and text[-1:] != ":" and not any(sign in text for sign in SPECIAL)


def double_quoted(text: str) -> str:
    """A text in double quotes on one line, escaped as YAML wants it."""
    written: str = yaml.dump(text, default_style='"', width=float("inf"), allow_unicode=True)
    return written.rstrip("\n")


def _removal(proposed_fix: ProposedFix, document: Document, at: Pointer) -> Fix | None:
    """The edit that takes out whole lines, where nothing else stands on them and something stays beside the entry."""
    span = document.positions.entry(at)
    if span is None:
        return None
    what = quoted(at[-1]) if isinstance(at[-1], str) else f"item {at[-1] + 1}"
    return Fix(f"take out {what}", (TextEdit(span, ""),), proposed_fix.safety)


# Values that YAML reads as another kind than the author meant

YES = frozenset({"yes", "y", "on", "true"})
NO = frozenset({"no", "n", "off", "false"})
NO_SPACE = re.compile(r"[a-z_]{1,60}:(?=[^\s/])")
"""A key with its colon right before the value, which makes it text."""


def hint(value: object, typed: str | None, kinds: frozenset[str], units: Sequence[str] = ()) -> str:
    """Advice on a value of the wrong kind, or nothing if no value is likely. ``units`` say what a number is counted in."""
    if value is None:
        return "write a value, or delete the key"
    if isinstance(value, str):
        return _for_text(value, typed, kinds, units)
    if "string" in kinds and _is_bracketed(value, typed):
        return f"a bracket at the start opens {_opened(value)}: put the whole value in quotes"
    if "string" in kinds and not isinstance(value, (list, dict)):
        return f'put it in quotes: "{typed or value}"'
    if "integer" in kinds and isinstance(value, Decimal) and value == value.to_integral_value():
        return f"write {int(value)}"
    return _for_list(value, kinds)


def proposed_fix_for(
    value: object, typed: str | None, kinds: frozenset[str], units: Sequence[str] = ()
) -> ProposedFix | None:
    """The fix for a value of the wrong kind, or nothing if no value is likely."""
    if isinstance(value, str):
        return _proposed_fix_for_text(value, typed, kinds, units)
    if "string" in kinds and typed and _is_bracketed(value, typed):
        return ProposedFix(FixKind.VALUE, quoted_stretch(typed), Safety.UNSAFE)
    if value is None or isinstance(value, (list, dict)):
        return None
    if "string" in kinds:
        return ProposedFix(FixKind.TEXT)
    whole = "integer" in kinds and isinstance(value, Decimal) and value == value.to_integral_value()
    return ProposedFix(FixKind.VALUE, f"{value:.0f}") if whole else None


def _proposed_fix_for_text(text: str, typed: str | None, kinds: frozenset[str], units: Sequence[str]) -> ProposedFix | None:
    if "boolean" in kinds and text.casefold() in YES | NO:
        return ProposedFix(FixKind.VALUE, "true" if text.casefold() in YES else "false")
    if not kinds & {"number", "integer"}:
        return None
    if is_number(text):
        return ProposedFix(FixKind.VALUE, text) if typed != text else None
    read = read_number(text, lengths=_are_lengths(units))
    if len(read.values) != 1 or read.why or _lost(read, units) or not _is_of_kind(read, kinds):
        return None
    return ProposedFix(FixKind.VALUE, read.written[0], Safety.UNSAFE)


def _is_bracketed(value: object, typed: str | None) -> bool:
    """Whether a list or a mapping is typed in brackets on one line, so that words in brackets may have been meant."""
    return isinstance(value, (list, dict)) and typed is not None and typed[:1] in {"[", "{"} and "\n" not in typed


def _opened(value: object) -> str:
    return "a list" if isinstance(value, list) else "keys and values"


def _for_list(value: object, kinds: frozenset[str]) -> str:
    if "array" in kinds and not isinstance(value, list):
        return "write it as a list: begin each item with a hyphen and a space"
    return "take away the hyphen" if isinstance(value, list) and "object" in kinds else ""


def _for_text(text: str, typed: str | None, kinds: frozenset[str], units: Sequence[str]) -> str:
    if "boolean" in kinds and text.casefold() in YES | NO:
        return f"write {'true' if text.casefold() in YES else 'false'}"
    if kinds & {"number", "integer"}:
        return _for_number(text, typed, kinds, units)
    if "object" in kinds and NO_SPACE.match(text):
        return "put a space after the colon"
    return _for_list(text, kinds)


WITHOUT_VALUE = {
    UNSURE: "write one number in figures, with all its noughts: a word behind it may change it",
    NO_VALUE: "write a number, or leave the key out where there is none",
    DATE: "write one number in figures; this is a date or a year",
}


def _for_number(text: str, typed: str | None, kinds: frozenset[str], units: Sequence[str]) -> str:
    """Advice on a text in place of a number: the number that it must mean, or the question which of two it means."""
    if is_number(text):
        return f"take away the quotation marks: {text}" if typed != text else ""
    read = read_number(text, lengths=_are_lengths(units))
    if not read.values:
        return WITHOUT_VALUE.get(read.why, "write one number in figures")
    if len(read.values) > 1:
        return f"write {any_of(read.written)}: it may be meant as either"
    (written,), notes = read.written, []
    if read.why == MISTYPED:
        return f"write the number alone: {written}, if {quoted(read.dropped[0])} means {quoted(read.meant)}"
    if not _is_of_kind(read, kinds):
        return f"write a whole number; this means {written}"
    if read.why == ROUNDED:
        notes.append("which is rounded")
    lost = _lost(read, units)
    if lost:
        notes.append(f"and say {listed([quoted(word) for word in lost])} in words elsewhere")
    return ", ".join([f"write the number alone: {written}", *notes])


def _lost(read: ReadNumber, units: Sequence[str]) -> tuple[str, ...]:
    """What would be lost if the number stood alone: the words that are not the unit in which it is counted anyway."""
    stated = " ".join(units).casefold()
    unit = read.unit if read.unit not in stated.replace("%", PERCENT) else ""
    words = tuple(word for word in read.dropped if not re.search(rf"\b{re.escape(word.casefold())}(?!\w)", stated))
    return (*words, unit) if unit else words


def _are_lengths(units: Sequence[str]) -> bool:
    """Whether a number may be a length, so that "m" may be metres."""
    return re.search(r"\b(?:m|metres?|meters?|miles?|km)\b", " ".join(units).casefold()) is not None


def _is_of_kind(read: ReadNumber, kinds: frozenset[str]) -> bool:
    """Whether a number is whole where only whole ones may stand."""
    return "number" in kinds or all(value == value.to_integral_value() for value in read.values)
