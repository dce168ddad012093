"""The text of a file of settings, and the values in it: TOML, or INI where it is ``setup.cfg``."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING

from scn_criteria.records import dataclass

if TYPE_CHECKING:
    from configparser import DuplicateOptionError, DuplicateSectionError

SHARED_TOML = "pyproject.toml"
SHARED_INI = "setup.cfg"
INI_ENDINGS = {".cfg", ".ini"}
TOML_SECTION = ("tool", "scn")
INI_SECTION = "tool:scn"
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
        if _is_ini(path):
            return cls(path, text, INI_SECTION)
        return cls(path, text, ".".join(TOML_SECTION) if PurePath(path).name == SHARED_TOML else "")

    @property
    def is_ini(self) -> bool:
        """Whether all of its values are text."""
        return _is_ini(self.path)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value: text, or what TOML has besides."""

    key: str
    value: object


class UnreadableError(Exception):
    """The text is no TOML or INI. Says why, and where if that is known."""

    def __init__(self, message: str, line: int | None = None, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def entries_of(source: Source) -> tuple[Entry, ...] | None:
    """The settings in a file; nothing where it holds no section for them. Raises UnreadableError."""
    values = _ini(source.text) if source.is_ini else _toml(source)
    return None if values is None else tuple(Entry(key, value) for key, value in values.items())


def _is_ini(path: str) -> bool:
    return PurePath(path).suffix in INI_ENDINGS


def _toml(source: Source) -> Mapping[str, object] | None:
    if sys.version_info >= (3, 11):
        import tomllib  # noqa: PLC0415 - most runs have no such file
    else:
        import tomli as tomllib  # noqa: PLC0415
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


def _ini(text: str) -> Mapping[str, object] | None:
    from configparser import DuplicateOptionError, DuplicateSectionError, Error, RawConfigParser  # noqa: PLC0415

    parser = RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign] # keys are told as they were typed
    try:
        parser.read_string(text)
    except (DuplicateOptionError, DuplicateSectionError) as error:
        raise UnreadableError(f'found "{_twice(error)}" twice, expected it once', error.lineno) from error
    except Error as error:
        raise UnreadableError("found a line that is no setting, expected NAME = VALUE", _line_of(error)) from error
    return dict(parser.items(INI_SECTION)) if parser.has_section(INI_SECTION) else None


def _twice(error: DuplicateOptionError | DuplicateSectionError) -> str:
    return getattr(error, "option", None) or f"[{error.section}]"


def _line_of(error: Exception) -> int | None:
    """The first line complained of: some faults of INI files come several at once, others alone."""
    several: list[tuple[int, str]] = getattr(error, "errors", [])
    alone: int | None = getattr(error, "lineno", None)
    return several[0][0] if several else alone
