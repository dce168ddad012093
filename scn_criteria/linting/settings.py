"""What the user chose for a run: which kinds of fault count, where, and from which weight on a run fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scn_criteria.diagnostics import Severity

if TYPE_CHECKING:
    from scn_criteria.linting.configuration.text import Source

EVERYTHING = "SCN"
NEVER = "never"
"""The fail level of a run that never fails."""


@dataclass(frozen=True, slots=True)
class PerPath:
    """Kinds of fault that do not count in the files that fit a pattern."""

    pattern: str
    ignore: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """Codes are named by number, by the beginning of numbers (``SCN2``), or by name (``unused-source``)."""

    select: tuple[str, ...] = (EVERYTHING,)
    ignore: tuple[str, ...] = ()
    per_path: tuple[PerPath, ...] = ()
    exclude: tuple[str, ...] = ()
    exclude_from: str = "."
    """The folder that the patterns of ``exclude`` are relative to."""
    fail_level: Severity | None = Severity.ERROR
    formats: tuple[str, ...] = ()
    file: str = ""
    """The configuration file that they were read from, if any."""
    folder: str = "."
    """The folder that the patterns of ``per_path`` are relative to."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a file says of settings, and ``None`` where it is silent."""

    source: Source | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    per_path: tuple[PerPath, ...] | None = None
    exclude: tuple[str, ...] | None = None
    fail_level: str | None = None
    output_format: str | None = None

    def origin(self, key: str) -> str:
        """Where the file gives a setting, as ``scn.toml:3``."""
        from scn_criteria.linting.configuration.places import SettingPlaces  # noqa: PLC0415 - only --show-settings asks

        if self.source is None:
            return ""
        line = SettingPlaces(self.source.text, self.source.section).key(key).start.line
        return f"{self.source.path}:{line}"
