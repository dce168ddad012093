"""What the user chose for a run: which kinds of fault count, where, and from which weight on a run fails."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.diagnostics import Severity

EVERYTHING = "SCN"


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
    fail_level: Severity | None = Severity.ERROR
    file: str = ""
    """The configuration file that they were read from, if any."""
