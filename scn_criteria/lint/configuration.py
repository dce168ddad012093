"""Read the settings of a run from a configuration file and the command line, and report the faults of that file."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import PurePath

from scn_criteria.contained_files import CHECKOUT, read_contained
from scn_criteria.diagnostics import Diagnostic, Position, SettingsError, Severity, Span, in_file_order
from scn_criteria.document.codes import UNUSABLE_SETTINGS
from scn_criteria.document.fixes import suggest
from scn_criteria.document.source_text import LineIndex
from scn_criteria.lint.patterns import excess
from scn_criteria.lint.reporters import DEFAULT, REPORTERS
from scn_criteria.lint.repository import answer_of_git
from scn_criteria.lint.settings import NEVER, PerPath, Settings, unfit
from scn_criteria.safe_text import visible
from scn_criteria.wording import any_of, did_you_mean, found

# Places of settings in their file

HEADER = re.compile(r"^[ \t]*\[+[ \t]*([^\]\r\n]*?)[ \t]*\]", re.MULTILINE)
QUOTES = str.maketrans("", "", "\"' \t")


class SettingPlaces:
    """The places within one section of a file, or within all of it."""

    def __init__(self, text: str, section: str) -> None:
        self._text = text
        self._places = LineIndex(text)
        self._section = section
        self._start, self._end = self._bounds(section) if section else (0, len(text))

    def _bounds(self, section: str) -> tuple[int, int]:
        """From the header of the section to the next header that begins none of its parts."""
        start = -1
        for header in HEADER.finditer(self._text):
            name = header[1].translate(QUOTES)
            within = name == section or name.startswith(f"{section}.")
            if within and start < 0:
                start = header.start()
            elif not within and start >= 0:
                return start, header.start()
        return max(start, 0), len(self._text)

    @property
    def section(self) -> Span:
        """The header of the section, or the top of the file."""
        line = re.compile(r"[^\r\n]*").match(self._text, self._start) if self._section else None
        return self._places.span(*(line.span() if line else (0, 0)))

    def key(self, key: str) -> Span:
        """A key, or else the section."""
        found = self._key(key)
        return self._places.span(*found.span("key")) if found else self.section

    def value(self, key: str, written: str) -> Span:
        """What is written somewhere after a key, or else the key."""
        found = self._key(key)
        if found is None:
            return self.section
        word = re.compile(rf"(?<![\w-]){re.escape(written)}(?![\w-])").search(self._text, found.end(), self._end)
        return self._places.span(*word.span()) if written and word else self.key(key)

    def _key(self, key: str) -> re.Match[str] | None:
        """The key before a sign of equality, or as the last part of a header."""
        quoted = f"[\"']?(?P<key>{re.escape(key)})[\"']?"
        assigned = re.compile(rf"^[ \t]*(?:[\w\"'.-]+\.)?{quoted}[ \t]*[=:]", re.MULTILINE)
        headed = re.compile(rf"^[ \t]*\[[^\]\r\n]*?\b{quoted}[ \t]*\]", re.MULTILINE)
        return assigned.search(self._text, self._start, self._end) or headed.search(self._text, self._start, self._end)


# The text of a configuration file, and its values

SHARED_TOML = "pyproject.toml"
TOML_SECTION = ("tool", "scn")
TWICE = "overwrite"
"""The message for a key that is given twice."""
NO_TOML = "found text that is no valid TOML, expected NAME = VALUE, with texts in quotes and every bracket closed"

PLACE = re.compile(r" \(at (?:line (?P<line>[0-9]+), column (?P<column>[0-9]+)|end of document)\)")


@dataclass(frozen=True, slots=True)
class SettingsText:
    """A file of settings: its path, its text, and the section that holds them, if it is not the whole file."""

    path: str
    text: str
    section: str

    @classmethod
    def of(cls, path: str, text: str) -> SettingsText:
        """The file with a path. Its name says what is in it."""
        return cls(path, text, ".".join(TOML_SECTION) if PurePath(path).name == SHARED_TOML else "")


@dataclass(frozen=True, slots=True)
class SettingEntry:
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


def entries_of(source: SettingsText) -> tuple[SettingEntry, ...] | None:
    """The settings in a file; nothing where it holds no section for them. Raises UnreadableError."""
    values = _toml(source)
    return None if values is None else tuple(SettingEntry(key, value) for key, value in values.items())


def _toml(source: SettingsText) -> Mapping[str, object] | None:
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


# Faults of settings

DOCS_EXAMPLE = "https://example.org/scn-criteria/docs"


class SettingFaults:
    """The faults of one file so far."""

    def __init__(self, source: SettingsText) -> None:
        self.found: list[Diagnostic] = []
        self._path = source.path
        self._places = SettingPlaces(source.text, source.section)

    def unreadable(self, error: UnreadableError) -> None:
        """The file is no TOML."""
        place = Position(error.line or 1, error.column)
        self._report(error.message, Span(place, place))

    def unknown_key(self, key: str, known: Sequence[str]) -> None:
        """A key is none of ours."""
        message = f'found the setting "{key}", expected {_quoted_list(known)}{_meant(key, known)}'
        self._report(message, self._places.key(key))

    def wrong_kind(self, key: str, value: object, expected: str) -> None:
        """A value is of another kind than the one expected."""
        self._report(f'found {_described(value)} for "{key}", expected {expected}', self._places.key(key))

    def not_one_of(self, key: str, word: str, known: Sequence[str]) -> None:
        """A word is none of those that may stand here."""
        message = f'found "{word}" for "{key}", expected {_quoted_list(known)}{_meant(word, known)}'
        self._report(message, self._places.value(key, word))

    def wrong_name(self, key: str, name: str, expected: str) -> None:
        """A name stands for no kind of fault that could be meant."""
        self._report(f'found "{name}" for "{key}", {expected}', self._places.value(key, name))

    def no_address(self, key: str, value: object) -> None:
        """A value is no address on the web."""
        shown = f'"{value}"' if isinstance(value, str) else _described(value)
        self._report(f'found {shown} for "{key}", expected an address such as "{DOCS_EXAMPLE}"', self._places.key(key))

    def too_much(self, key: str, words: str) -> None:
        """A list of patterns is longer than anybody writes it."""
        self._report(f'{words} for "{key}"', self._places.key(key))

    def _report(self, message: str, span: Span) -> None:
        self.found.append(Diagnostic(UNUSABLE_SETTINGS, message, self._path, span))


def _quoted_list(words: Sequence[str]) -> str:
    return any_of([f'"{word}"' for word in words])


def _meant(word: str, known: Sequence[str]) -> str:
    near = suggest(word, known)
    return did_you_mean(near)


def _described(value: object) -> str:
    if isinstance(value, (date, time)):
        return f"the time {value}"
    return found(value, None)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings that a file gives, ``None`` for others."""

    source: SettingsText | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    per_path: tuple[PerPath, ...] | None = None
    exclude: tuple[str, ...] | None = None
    fail_level: str | None = None
    output_format: str | None = None
    docs_url: str | None = None

    def origin(self, key: str) -> str:
        """Where the file gives a setting, as ``scn.toml:3``."""
        if self.source is None:
            return ""
        line = SettingPlaces(self.source.text, self.source.section).key(key).start.line
        return f"{visible(self.source.path)}:{line}"


# Reading a configuration file

FAIL_LEVELS = (*(severity.value for severity in Severity), NEVER)
TEXTS = "a list of texts"
SELECT, IGNORE, PER_PATH, EXCLUDE = "select", "ignore", "per-path-ignores", "exclude"
FAIL_LEVEL, FORMAT, DOCS_URL = "fail-level", "output-format", "docs-url"
WEB_ADDRESS = re.compile(r"https?://[\w.:-]+(?:/[\w.~%@+/-]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Read:
    """The result of reading a file: settings, unless there are faults; neither where it has no section for them."""

    configuration: Configuration | None
    faults: tuple[Diagnostic, ...] = ()


def read_configuration(source: SettingsText) -> Read:
    """Read a file of settings. Whatever is wrong with it is found at once."""
    reader = _ConfigurationReader(source)
    try:
        entries = entries_of(source)
    except UnreadableError as error:
        reader.faults.unreadable(error)
        return Read(None, in_file_order(tuple(reader.faults.found)))
    if entries is None:
        return Read(None)
    configuration = reader.configuration(entries)
    return Read(configuration) if reader.is_sound else Read(None, tuple(reader.faults.found))


class _ConfigurationReader:
    """Reads the values of one file. A value with a fault counts as not given."""

    def __init__(self, source: SettingsText) -> None:
        self._source = source
        self._faults: SettingFaults | None = None

    @property
    def is_sound(self) -> bool:
        """Whether no fault was found."""
        return self._faults is None

    @property
    def faults(self) -> SettingFaults:
        """The faults so far. The first use makes the record of them."""
        if self._faults is None:
            self._faults = SettingFaults(self._source)
        return self._faults

    def configuration(self, entries: Iterable[SettingEntry]) -> Configuration:
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
            exclude=self._patterns(EXCLUDE, given.get(EXCLUDE)),
            fail_level=self._word(FAIL_LEVEL, given.get(FAIL_LEVEL), FAIL_LEVELS),
            output_format=self._word(FORMAT, given.get(FORMAT), tuple(REPORTERS)),
            docs_url=self._address(DOCS_URL, given.get(DOCS_URL)),
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

    def _patterns(self, key: str, value: object) -> tuple[str, ...] | None:
        texts = self._texts(key, value)
        too_much = excess(texts or ())
        if too_much:
            self.faults.too_much(key, too_much)
            return None
        return texts

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
        if too_much := excess(tuple(value)):
            self.faults.too_much(PER_PATH, too_much)
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

    def _address(self, key: str, value: object) -> str | None:
        """The address of a folder on the web, without a slash at its end."""
        if isinstance(value, str) and WEB_ADDRESS.fullmatch(value):
            return value.rstrip("/")
        if value is not None:
            self.faults.no_address(key, value)
        return None


KEYS = (SELECT, IGNORE, PER_PATH, EXCLUDE, FAIL_LEVEL, FORMAT, DOCS_URL)
"""Every setting that a file may give."""


# The configuration file of a run: the one that was named, or the nearest one to the working directory

ALONE = (".scn.toml", "scn.toml")
SHARED = ("pyproject.toml",)
FORMERLY = ("setup.cfg", b"[tool:scn]")
"""Where settings were read from up to version 0.1, and the section that held them."""
INI_ENDINGS = {".cfg", ".ini"}
MOST_BYTES = 1024 * 1024


def found_configuration() -> Configuration | None:
    """The settings of the nearest folder that has any, from the working directory up to the top of its checkout."""
    for folder in _upwards():
        for name in (*ALONE, *SHARED):
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                configuration = _read(path, may_be_silent=name in SHARED)
                if configuration is not None:
                    return configuration
    return None


def unread_settings() -> str | None:
    """The nearest ``setup.cfg`` with settings as they were given up to version 0.1, which nothing reads any more."""
    name, section = FORMERLY
    for folder in _upwards():
        path = os.path.join(folder, name)
        try:
            found = section in read_contained(path, MOST_BYTES)
        except OSError:
            continue  # There is none, or nobody may read it: it counts for nothing either way.
        if found:
            return os.path.relpath(path)
    return None


def named_configuration(path: str) -> Configuration:
    """The settings of a file that the user named. Raises SettingsError where it holds none."""
    if os.path.splitext(path)[1] in INI_ENDINGS:
        raise SettingsError(
            f'no settings can be read from "{visible(str(path))}": settings are TOML; move them to scn.toml', in_command=True
        )
    is_there = os.path.isfile(path)
    configuration = _read(path, may_be_silent=False) if is_there else None
    if configuration is None:
        why = "it has no section for scn" if is_there else "there is no such file"
        raise SettingsError(f'no settings can be read from "{visible(str(path))}": {why}', in_command=True)
    return configuration


PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.~^@/-]{0,79}")
"""A name of a branch, a tag or a commit that needs no quotes in a shell."""
FULL_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def committed_configuration(commit: str) -> Configuration | None:
    """The settings as they are at a commit, whatever the files of today say. Raises SettingsError where it is not there.

    A pull request can change the file of settings that it is checked with, but not that of the branch it is made to.
    """
    if FULL_COMMIT.fullmatch(commit) is None:
        expected = "expected all of the name of a commit, 40 digits or letters from a to f"
        what_to_type = (
            f"git rev-parse {commit} prints it" if PLAIN_NAME.fullmatch(commit) else "git rev-parse HEAD prints one"
        )
        raise SettingsError(f'found "{visible(commit)}" for --settings-from, {expected}; {what_to_type}', in_command=True)
    if answer_of_git(os.curdir, "cat-file", "-e", f"{commit}^{{commit}}") is None:
        message = f"the commit {commit} is not in this checkout; fetch it with: git fetch --depth=1 origin {commit}"
        raise SettingsError(message, in_command=True)
    for folder in _upwards():
        for name in (*ALONE, *SHARED):
            raw = answer_of_git(folder, "show", f"{commit}:./{name}")
            if raw is not None and not (name in SHARED and not _may_speak(raw)):
                configuration = _usable(_decoded(raw, name), os.path.relpath(os.path.join(folder, name)))
                if configuration is not None:
                    return configuration
    return None


def _upwards() -> Iterator[str]:
    folder, below = os.getcwd(), ""
    while folder != below:
        yield folder
        if os.path.exists(os.path.join(folder, CHECKOUT)):
            return
        folder, below = os.path.dirname(folder), folder


def _read(path: str, *, may_be_silent: bool) -> Configuration | None:
    """The settings of a file, if it has a section for them. Raises SettingsError where they cannot be used."""
    shown = os.path.relpath(path)
    try:
        raw = read_contained(path, MOST_BYTES)
    except OSError as error:
        raise SettingsError(f'cannot read "{shown}": {(error.strerror or str(error)).lower()}') from error
    if may_be_silent and not _may_speak(raw):
        return None
    if len(raw) > MOST_BYTES:
        raise SettingsError(f'the settings in "{shown}" cannot be used: found more than {MOST_BYTES:,} bytes')
    return _usable(_decoded(raw, shown), shown)


def _decoded(raw: bytes, shown: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f'the settings in "{shown}" cannot be used: found text that is not UTF-8') from error


def _may_speak(raw: bytes) -> bool:
    """Whether a file that serves other programs, too, may hold settings of ours. Most need not be read to the end."""
    return b"scn" in raw and b"tool" in raw


def _usable(text: str, shown: str) -> Configuration | None:
    read = read_configuration(SettingsText.of(shown, text))
    if read.faults:
        raise SettingsError(f'the settings in "{shown}" cannot be used', read.faults)
    return read.configuration


# Settings of a run: from the command line, else from a file, else the defaults


@dataclass(frozen=True, slots=True)
class LintOptions:
    """The settings that the command line gives; nothing for others."""

    config: str | None = None
    isolated: bool = False
    settings_from: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_level: str | None = None
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting in force, as ``--show-settings`` prints it."""

    key: str
    value: str
    origin: str


def settings_for(chosen: LintOptions) -> Settings:
    """The settings in force. Raises SettingsError where some cannot be used."""
    return _settings(chosen, _configuration(chosen))


def settings_shown(chosen: LintOptions) -> str:
    """The settings in force, each with where it comes from."""
    configuration = _configuration(chosen)
    shown = list(_shown(chosen, configuration, _settings(chosen, configuration)))
    widths = [
        max(len(column) for column in columns) for columns in zip(*((one.key, one.value) for one in shown), strict=True)
    ]
    lines = [f"{one.key:{widths[0]}}  {one.value:{widths[1]}}  {one.origin}\n" for one in shown]
    return "".join(lines)


def _configuration(chosen: LintOptions) -> Configuration | None:
    if chosen.settings_from is not None and (chosen.isolated or chosen.config):
        other = "--isolated" if chosen.isolated else "--config"
        raise SettingsError(f"--settings-from and {other} exclude each other; give one of the two", in_command=True)
    if chosen.isolated:
        if chosen.config:
            raise SettingsError(
                "--isolated reads no file of settings, and --config names one; give one of the two", in_command=True
            )
        return None
    if chosen.settings_from is not None:
        return committed_configuration(chosen.settings_from)
    return named_configuration(chosen.config) if chosen.config else found_configuration()


def _settings(chosen: LintOptions, configuration: Configuration | None) -> Settings:
    """Each setting from the command line, or else from the file, or else as it is without either."""
    usual, given = Settings(), configuration or Configuration()
    select = _named("--select", chosen.select, ignored=False) or given.select
    ignore = _named("--ignore", chosen.ignore, ignored=True) or given.ignore
    level = chosen.fail_level or given.fail_level
    if too_much := excess(chosen.exclude):
        raise SettingsError(f"{too_much} for --exclude", in_command=True)
    file = given.source.path if given.source else ""
    folder = os.path.dirname(file) or os.curdir
    return Settings(
        select=usual.select if select is None else select,
        ignore=ignore or (),
        per_path=given.per_path or (),
        exclude=chosen.exclude or given.exclude or (),
        exclude_from=usual.exclude_from if chosen.exclude else folder,
        fail_level=_severity(level) if level else usual.fail_level,
        formats=chosen.formats or ((given.output_format,) if given.output_format else ()),
        docs_url=given.docs_url or usual.docs_url,
        file=file,
        folder=folder,
    )


def _severity(level: str) -> Severity | None:
    return None if level == NEVER else Severity(level)


def _named(option: str, values: Iterable[str], *, ignored: bool) -> tuple[str, ...]:
    """The names that an option gives, which may be several with commas between them. Raises SettingsError."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    for name in names:
        expected = unfit(name, ignored=ignored)
        if expected:
            raise SettingsError(f'found "{name}" for {option}, {expected}', in_command=True)
    return names


def _shown(chosen: LintOptions, configuration: Configuration | None, settings: Settings) -> Iterator[Shown]:
    given = configuration or Configuration()
    level = NEVER if settings.fail_level is None else settings.fail_level.value
    values = (
        ("select", settings.select, chosen.select, given.select),
        ("ignore", settings.ignore, chosen.ignore, given.ignore),
        ("per-path-ignores", [_pattern(one) for one in settings.per_path], (), given.per_path),
        ("exclude", settings.exclude, chosen.exclude, given.exclude),
        ("fail-level", [level], chosen.fail_level, given.fail_level),
        ("output-format", settings.formats or (DEFAULT,), chosen.formats, given.output_format),
        ("docs-url", [settings.docs_url] if settings.docs_url else [], (), given.docs_url),
    )
    for key, value, in_command, in_file in values:
        written = f"--{key}" if in_command else "" if in_file is None else given.origin(key)
        yield Shown(key, _comma_list(value), written or "default")


def _pattern(one: PerPath) -> str:
    return f"{one.pattern}: {' '.join(one.ignore)}"


def _comma_list(values: Sequence[str]) -> str:
    return ", ".join(values) or "none"
