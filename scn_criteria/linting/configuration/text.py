"""The text of a file of settings, and the values in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

import tomllib

SHARED_TOML = "pyproject.toml"
TOML_SECTION = ("tool", "scn")
TWICE = "overwrite"
"""What is said of a key that is given twice."""
NO_TOML = "found text that is no valid TOML, expected NAME = VALUE, with texts in quotes and every bracket closed"

PLACE = re.compile(r" \(at (?:line (?P<line>[0-9]+), column (?P<column>[0-9]+)|end of document)\)")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of settings: its path, its text, and the section that holds them, if it is not the whole file."""

    path: str
    text: str
    section: str

    @classmethod
    def of(cls, path: str, text: str) -> Source:
        """The file with a path. Its name says what is in it."""
        return cls(path, text, ".".join(TOML_SECTION) if PurePath(path).name == SHARED_TOML else "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value: text, or what TOML has besides."""

    key: str
    value: object


class UnreadableError(Exception):
    """The text is no TOML. Says why, and where if that is known."""

    def __init__(self, message: str, line: int | None = None, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def entries_of(source: Source) -> tuple[Entry, ...] | None:
    """The settings in a file; nothing where it holds no section for them. Raises UnreadableError."""
    values = _toml(source)
    return None if values is None else tuple(Entry(key, value) for key, value in values.items())


def _toml(source: Source) -> Mapping[str, object] | None:
    try:
        data: object = tomllib.loads(source.text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(str(error), source.text) from error
    for step in TOML_SECTION if source.section else ():
        data = data.get(step) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else None


def _no_toml(said: str, text: str) -> UnreadableError:
    place = PLACE.search(said)
    message = "found a setting twice, expected it once" if TWICE in said else NO_TOML
    if place is None:
        return UnreadableError(message)
    if place["line"] is None:
        return UnreadableError(message, text.count("\n") + 1)
    return UnreadableError(message, int(place["line"]), int(place["column"]))
