"""What a program can do about a fault: put another word in its place, or take an entry out. The rest of the file stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import yaml

from scn_criteria.diagnostics import Edit, Fix, Pointer, Safety
from scn_criteria.document.document import Document
from scn_criteria.document.scalars import resolve
from scn_criteria.document.suggestion import is_sure
from scn_criteria.document.wording import quoted

PLAIN_START = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/(")
"""A text that starts otherwise gets quotes: most other signs mean something to YAML there."""
SPECIAL = (": ", " #", ",", "[", "]", "{", "}")


class Way(Enum):
    """How a remedy changes a file."""

    WORD = "word"
    """A text takes the place of a text, quoted as that was."""
    VALUE = "value"
    """A number, or true or false, takes the place of a value; it stands without quotes."""
    TEXT = "text"
    """The value stays as typed, in quotes."""
    REMOVAL = "removal"
    """The entry goes, with its key or its hyphen."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do at the place of a fault: the way, and what is put there."""

    way: Way
    put: str = ""
    safety: Safety = Safety.SAFE


def likely(word: str, meant: str, choices: Iterable[str]) -> Remedy:
    """The word that was likely meant: for certain only where no other is like it, were it already taken."""
    return Remedy(Way.WORD, meant, Safety.SAFE if is_sure(word, meant, choices) else Safety.UNSAFE)


def fix_of(remedy: Remedy | None, document: Document, at: Pointer, *, on_key: bool) -> Fix | None:
    """The remedy as edits of the file. Nothing where the place is written in a way that no small edit serves."""
    if remedy is None:
        return None
    if remedy.way is Way.REMOVAL:
        return _removal(remedy, document, at)
    typed = document.typed_key(at) if on_key else document.typed(at)
    if typed is None or "\n" in typed or typed[:1] in {"|", ">", "&", "*"}:
        return None
    text = _written(remedy, typed)
    if text is None or text == typed:
        return None
    return Fix(f"write {text} for {typed}", (Edit(document.span(at, on_key), text),), remedy.safety)


def _written(remedy: Remedy, typed: str) -> str | None:
    """What to write in place of what is typed."""
    if remedy.way is Way.VALUE:
        return remedy.put
    if remedy.way is Way.TEXT:
        return None if typed[:1] in {'"', "'"} else double_quoted(typed)
    if typed[:1] == "'":
        return "'" + remedy.put.replace("'", "''") + "'"
    return remedy.put if typed[:1] != '"' and may_stand_plain(remedy.put) else double_quoted(remedy.put)


def may_stand_plain(text: str) -> bool:
    """Whether a text can stand without quotes and still be the same text, in a list in brackets too."""
    if text[:1] not in PLAIN_START or text != text.strip() or resolve(text) != text:
        return False
    return text.isprintable() and text[-1:] != ":" and not any(sign in text for sign in SPECIAL)


def double_quoted(text: str) -> str:
    """A text in double quotes on one line, escaped as YAML wants it."""
    written: str = yaml.dump(text, default_style='"', width=float("inf"), allow_unicode=True)
    return written.rstrip("\n")


def _removal(remedy: Remedy, document: Document, at: Pointer) -> Fix | None:
    """The edit that takes out whole lines, where nothing else stands on them and something stays beside the entry."""
    span = document.positions.entry(at)
    if span is None:
        return None
    what = quoted(at[-1]) if isinstance(at[-1], str) else f"item {at[-1] + 1}"
    return Fix(f"take out {what}", (Edit(span, ""),), remedy.safety)
