"""The settings of a run: those of the command line, else those of a file, else those that hold without either."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scn_criteria.cli.complaints import wrong_usage
from scn_criteria.cli.settings_file import found_configuration, named_configuration
from scn_criteria.diagnostics import Severity
from scn_criteria.linting.formats import DEFAULT
from scn_criteria.linting.naming import unfit
from scn_criteria.linting.settings import NEVER, Configuration, PerPath, Settings


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the command line says of settings; nothing where it is silent."""

    config: str | None = None
    isolated: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_level: str | None = None
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting in force, as ``--show-settings`` tells it."""

    key: str
    value: str
    origin: str


def settings_for(chosen: Chosen) -> Settings:
    """The settings in force. Raises ClickException where some cannot be used."""
    return _settings(chosen, _configuration(chosen))


def settings_shown(chosen: Chosen) -> str:
    """The settings in force, each with where it comes from."""
    configuration = _configuration(chosen)
    shown = list(_shown(chosen, configuration, _settings(chosen, configuration)))
    widths = [
        max(len(column) for column in columns) for columns in zip(*((one.key, one.value) for one in shown), strict=True)
    ]
    lines = [f"{one.key:{widths[0]}}  {one.value:{widths[1]}}  {one.origin}\n" for one in shown]
    return "".join(lines)


def _configuration(chosen: Chosen) -> Configuration | None:
    if chosen.isolated:
        if chosen.config:
            raise wrong_usage("--isolated reads no file of settings, and --config names one; give one of the two")
        return None
    return named_configuration(chosen.config) if chosen.config else found_configuration()


def _settings(chosen: Chosen, configuration: Configuration | None) -> Settings:
    """Each setting from the command line, or else from the file, or else as it is without either."""
    usual, given = Settings(), configuration or Configuration()
    select = _named("--select", chosen.select, ignored=False) or given.select
    ignore = _named("--ignore", chosen.ignore, ignored=True) or given.ignore
    level = chosen.fail_level or given.fail_level
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
        file=file,
        folder=folder,
    )


def _severity(level: str) -> Severity | None:
    return None if level == NEVER else Severity(level)


def _named(option: str, values: Iterable[str], *, ignored: bool) -> tuple[str, ...]:
    """The names that an option gives, which may be several with commas between them. Raises UsageError."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    for name in names:
        expected = unfit(name, ignored=ignored)
        if expected:
            raise wrong_usage(f'found "{name}" for {option}, {expected}')
    return names


def _shown(chosen: Chosen, configuration: Configuration | None, settings: Settings) -> Iterator[Shown]:
    given = configuration or Configuration()
    level = NEVER if settings.fail_level is None else settings.fail_level.value
    values = (
        ("select", settings.select, chosen.select, given.select),
        ("ignore", settings.ignore, chosen.ignore, given.ignore),
        ("per-path-ignores", [_pattern(one) for one in settings.per_path], (), given.per_path),
        ("exclude", settings.exclude, chosen.exclude, given.exclude),
        ("fail-level", [level], chosen.fail_level, given.fail_level),
        ("output-format", settings.formats or (DEFAULT,), chosen.formats, given.output_format),
    )
    for key, value, in_command, in_file in values:
        written = f"--{key}" if in_command else "" if in_file is None else given.origin(key)
        yield Shown(key, _listed(value), written or "default")


def _pattern(one: PerPath) -> str:
    return f"{one.pattern}: {' '.join(one.ignore)}"


def _listed(values: Sequence[str]) -> str:
    return ", ".join(values) or "none"
