"""Put a value in single quotes that begins with a sign of YAML, or holds one, where words were meant."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from scn_criteria.diagnostics import Diagnostic, Fix, Safety, TextEdit
from scn_criteria.document.codes import EXPLICIT_TAG, UNUSED_ANCHOR, YAML_SYNTAX
from scn_criteria.document.source_text import LineIndex
from scn_criteria.resources import schema_text

# The value on a line

VALUE = re.compile(r"""[ \t]*+(?:- +)*+(?:(?:[\w][\w ./-]*+|"[^"\n]*+"|'[^'\n]*+')[ \t]*+:[ \t]+)?(?P<value>[^\r\n]*)""")
"""A line: the hyphens of items, the key, and the value, which is the rest."""

FIRST_SIGNS = "&*!%@`[]{}>|\"'-?,:#"
"""The signs that mean something to YAML at the start of a value."""
INSIDE = (": ", " #", "\t#")
KEY_INSIDE = re.compile(r"(?<=[ \t])([a-z][a-z_]*):(?=[ \t]|$)")
"""What looks like a key within a value, where a line break was lost. Words before a colon at the start are a title."""
CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}


@lru_cache(maxsize=None)
def known_keys() -> frozenset[str]:
    """The keys of all files that people write. Where YAML is broken, nobody knows of which kind the file is."""
    found: set[str] = set()
    waiting: list[Any] = [json.loads(schema_text(name)) for name in WRITTEN]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            properties = part.get("properties")
            found.update(properties if isinstance(properties, dict) else ())
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return frozenset(found)


WRITTEN = ("proposal", "review", "decision-record", "establishment", "ruleset", "rule-cases")


def quoted_stretch(text: str) -> str:
    """A stretch of a file in single quotes. What begins with a quotation mark is quoted with it."""
    return "'" + text.rstrip().replace("'", "''") + "'"


def words_of_line(text: str, index: int) -> tuple[int, int] | None:
    """The stretch of the value on the line of an index, where words in quotes may have been meant.

    Nothing where the value begins with no sign of YAML and holds none, where a bracket or a quotation mark is opened there
    that the line does not close, or where it holds what may be the next key: quotes would hide it in a text.
    """
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    found = VALUE.match(text, start)
    if found is None:
        return None
    value = found["value"].rstrip()
    first = value[:1]
    if not value or (first not in FIRST_SIGNS and not any(sign in value for sign in INSIDE)):
        return None
    if any(word in known_keys() for word in KEY_INSIDE.findall(value)):
        return None
    if first in CLOSING and not _goes_on(value, CLOSING[first]):
        return None
    return found.start("value"), found.start("value") + len(value)


# Faults that quotation marks mend

FaultsLeft = Callable[[str], "int | None"]
"""The number of errors in a text as YAML; nothing where it cannot be read to its end."""

MENDED = (YAML_SYNTAX, EXPLICIT_TAG, UNUSED_ANCHOR)
MOST_TRIED = 5
"""So many values of a file are tried in quotes; each try reads the file once more."""
LONGEST_SHOWN = 100

OPENS = {"[": "opens a list", "{": "opens keys and values", "*": "takes it for an alias"}
"""What YAML makes of a first sign, where its parser complains of something further on."""
STANDARD_TAG = "!!"


def with_quotes(diagnostics: tuple[Diagnostic, ...], text: str, faults_left: FaultsLeft) -> tuple[Diagnostic, ...]:
    """The faults of a text that is no YAML; those that go if a value is put in quotes offer it, once for each value."""
    places = LineIndex(text)
    before: int | None = None
    asked = tried = 0
    made: list[Diagnostic] = []
    mended: list[tuple[int, int]] = []
    for found in diagnostics:
        at = places.index(found.span.start)
        if any(start <= at <= end for start, end in mended):
            continue
        stretch = words_of_line(text, at) if found.code in MENDED and tried < MOST_TRIED else None
        if stretch is None or not stretch[0] <= at <= stretch[1] or text.startswith(STANDARD_TAG, stretch[0]):
            made.append(found)
            continue
        if not asked:
            before, asked = faults_left(text), 1
        tried += 1
        shown = _in_quotes(text[slice(*stretch)])
        after = faults_left(text[: stretch[0]] + shown + text[stretch[1] :]) if shown else None
        if shown is None or after is None or (before is not None and after >= before):
            made.append(found)
            continue
        mended.append(stretch)
        made.append(_offering(found, stretch, shown, text, places))
    return tuple(made)


def _in_quotes(value: str) -> str | None:
    """A value in quotes. A mark that ends it, and that nothing opens, is taken for the end of a quoted text.

    Nothing where such a mark may as well be that of inches, or of more than one owner.
    """
    mark = value[-1]
    if mark not in {'"', "'"} or value.count(mark) > 1:
        return quoted_stretch(value)
    if value[-2:-1].isdigit() or (mark == "'" and value[-2:-1] == "s"):
        return None
    return quoted_stretch(value[:-1]) if "\\" in value or mark == "'" else f'"{value}'


def _offering(found: Diagnostic, stretch: tuple[int, int], shown: str, text: str, places: LineIndex) -> Diagnostic:
    """A fault with the fix that puts a value in quotes, blamed on the first sign of the value where that opens something."""
    start, end = stretch
    fix = Fix("put the whole value in quotes", (TextEdit(places.span(start, end), shown),), Safety.UNSAFE)
    help_ = f"put the whole value in quotes: {shown}" if len(shown) <= LONGEST_SHOWN else "put the whole value in quotes"
    if text[start] == "-":
        help_ = f"begin the list on the next line, or {help_}"
    if text[start] == "*" and " " not in shown:
        return replace(found, help=f"write out the value that it stands for, or {help_}", fix=fix)
    if text[start] not in OPENS:
        return replace(found, help=help_, fix=fix)
    sign = text[start]
    message = f'found "{sign}" at the start of a value, where YAML {OPENS[sign]}, expected text or a number'
    return replace(found, message=message, span=places.span(start, start + 1), help=help_, fix=fix, related=())


def _goes_on(value: str, closing: str) -> bool:
    """Whether words follow what a first sign opens."""
    _, closed, rest = value[1:].rpartition(closing)
    return bool(closed) and rest.strip()[:1] not in {"", "#"}
