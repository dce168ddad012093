"""What is wrong with the settings in a file. They are used as they stand, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from scn_criteria.diagnostics import Code, Diagnostic, Position, Severity, Span
from scn_criteria.document import suggest
from scn_criteria.document.wording import any_of, found
from scn_criteria.linting.configuration.places import SettingPlaces
from scn_criteria.linting.configuration.text import Source, UnreadableError

UNUSABLE_SETTINGS = Code(
    "SCN026",
    "unusable-settings",
    Severity.ERROR,
    "The settings of the linter cannot be used as they are written, so nothing is checked under them.",
    "correct the settings; scn lint --show-settings shows those in force",
    evidence_stands=True,
)


class SettingFaults:
    """The faults of one file so far."""

    def __init__(self, source: Source) -> None:
        self.found: list[Diagnostic] = []
        self._path = source.path
        self._places = SettingPlaces(source.text, source.section)

    def unreadable(self, error: UnreadableError) -> None:
        """The file is no TOML."""
        place = Position(error.line or 1, error.column)
        self._report(error.message, Span(place, place))

    def unknown_key(self, key: str, known: Sequence[str]) -> None:
        """A key is none of ours."""
        message = f'found the setting "{key}", expected {_listed(known)}{_meant(key, known)}'
        self._report(message, self._places.key(key))

    def wrong_kind(self, key: str, value: object, expected: str) -> None:
        """A value is of another kind than the one expected."""
        self._report(f'found {_described(value)} for "{key}", expected {expected}', self._places.key(key))

    def not_one_of(self, key: str, word: str, known: Sequence[str]) -> None:
        """A word is none of those that may stand here."""
        message = f'found "{word}" for "{key}", expected {_listed(known)}{_meant(word, known)}'
        self._report(message, self._places.value(key, word))

    def wrong_name(self, key: str, name: str, expected: str) -> None:
        """A name stands for no kind of fault that could be meant."""
        self._report(f'found "{name}" for "{key}", {expected}', self._places.value(key, name))

    def _report(self, message: str, span: Span) -> None:
        self.found.append(Diagnostic(UNUSABLE_SETTINGS, message, self._path, span))


def _listed(words: Sequence[str]) -> str:
    return any_of([f'"{word}"' for word in words])


def _meant(word: str, known: Sequence[str]) -> str:
    near = suggest(word, known)
    return f'; did you mean "{near}"?' if near else ""


def _described(value: object) -> str:
    if isinstance(value, (date, time)):
        return f"the time {value}"
    return found(value, None)
