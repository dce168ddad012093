"""The settings that a file gives, read as they stand or refused with what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scn_criteria.diagnostics import Diagnostic, Severity, in_file_order
from scn_criteria.linting.configuration.text import Entry, Source, UnreadableError, entries_of
from scn_criteria.linting.formats import FORMATS
from scn_criteria.linting.naming import unfit
from scn_criteria.linting.settings import NEVER, Configuration, PerPath

if TYPE_CHECKING:
    from scn_criteria.linting.configuration.faults import SettingFaults

FAIL_LEVELS = (*(severity.value for severity in Severity), NEVER)
TEXTS = "a list of texts"
SELECT, IGNORE, PER_PATH, EXCLUDE = "select", "ignore", "per-path-ignores", "exclude"
FAIL_LEVEL, FORMAT = "fail-level", "output-format"


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a file: settings, unless there are faults; neither where it has no section for them."""

    configuration: Configuration | None
    faults: tuple[Diagnostic, ...] = ()


def read_configuration(source: Source) -> Read:
    """Read a file of settings. Whatever is wrong with it is found at once."""
    reader = _Reader(source)
    try:
        entries = entries_of(source)
    except UnreadableError as error:
        reader.faults.unreadable(error)
        return Read(None, in_file_order(tuple(reader.faults.found)))
    if entries is None:
        return Read(None)
    configuration = reader.configuration(entries)
    return Read(configuration) if reader.is_sound else Read(None, tuple(reader.faults.found))


class _Reader:
    """Reads the values of one file. A value with a fault counts as not given."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._faults: SettingFaults | None = None

    @property
    def is_sound(self) -> bool:
        """Whether no fault was found."""
        return self._faults is None

    @property
    def faults(self) -> SettingFaults:
        """The faults so far. To ask for them is to have one to add."""
        from scn_criteria.linting.configuration.faults import SettingFaults  # noqa: PLC0415 - sound settings need none of it

        if self._faults is None:
            self._faults = SettingFaults(self._source)
        return self._faults

    def configuration(self, entries: Iterable[Entry]) -> Configuration:
        """All settings of the file."""
        given = {entry.key: entry.value for entry in entries}
        for key in given:
            if key not in KEYS:
                self.faults.unknown_key(key, KEYS)
        return Configuration(
            source=self._source,
            select=self._names(SELECT, given.get(SELECT)),
            ignore=self._names(IGNORE, given.get(IGNORE)),
            per_path=self._per_path(given.get(PER_PATH)),
            exclude=self._texts(EXCLUDE, given.get(EXCLUDE)),
            fail_level=self._word(FAIL_LEVEL, given.get(FAIL_LEVEL), FAIL_LEVELS),
            output_format=self._word(FORMAT, given.get(FORMAT), tuple(FORMATS)),
        )

    def _texts(self, key: str, value: object) -> tuple[str, ...] | None:
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            strange = (
                next((each for each in value if not isinstance(each, str)), value) if isinstance(value, list) else value
            )
            self.faults.wrong_kind(key, strange, TEXTS)
            return None
        return tuple(value)

    def _names(self, key: str, value: object, within: str = "") -> tuple[str, ...] | None:
        """Names of kinds of fault. Those of a pattern stand ``within`` another key."""
        names = self._texts(key, value)
        for name in names or ():
            expected = unfit(name, ignored=key != SELECT)
            if expected:
                self.faults.wrong_name(within or key, name, expected)
        return names

    def _per_path(self, value: object) -> tuple[PerPath, ...] | None:
        if value is None:
            return None
        if not isinstance(value, dict):
            self.faults.wrong_kind(PER_PATH, value, "patterns, each with a list of texts")
            return None
        return tuple(PerPath(pattern, self._names(pattern, names, PER_PATH) or ()) for pattern, names in value.items())

    def _word(self, key: str, value: object, known: Sequence[str]) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str):
            self.faults.wrong_kind(key, value, "a text")
        elif value not in known:
            self.faults.not_one_of(key, value, known)
        else:
            return value
        return None


KEYS = (SELECT, IGNORE, PER_PATH, EXCLUDE, FAIL_LEVEL, FORMAT)
"""Every setting that a file may give."""
