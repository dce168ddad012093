"""The settings of a run: which kinds of fault count, where, and from which severity a run fails."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Severity
from scn_criteria.document.fixes import suggest
from scn_criteria.lint.patterns import Patterns, Work
from scn_criteria.lint.results import Checked
from scn_criteria.wording import did_you_mean

# Settings

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
    docs_url: str = ""
    """Where the folder ``docs`` is published, without a slash at its end; empty where it is not."""
    file: str = ""
    """The configuration file that they were read from, if any."""
    folder: str = "."
    """The folder that the patterns of ``per_path`` are relative to."""


# Selection of findings

WHOLE_NUMBER = len("SCN203")


def stands_for(name: str, code: DiagnosticRule) -> int:
    """How exactly a name stands for a kind of fault: the more, the longer its beginning; 0 where it stands for others."""
    number = name.upper()
    if number.startswith(EVERYTHING):
        return len(number) if code.number.startswith(number) else 0
    return WHOLE_NUMBER if code.name == name.lower() else 0


class Selection:
    """Selects findings. Made once for a run, and used for every subject."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._takes_all = settings.select == (EVERYTHING,) and not settings.ignore and not settings.per_path
        work = Work()
        self._per_path = [(Patterns.of(settings.folder, [one.pattern], work), one.ignore) for one in settings.per_path]
        self._chosen: dict[DiagnosticRule, bool] = {}

    def kept(self, checked: Checked) -> Checked:
        """The same without what does not count. A fault that keeps a file from being relied on always counts."""
        if self._takes_all:
            return checked
        standing = tuple(found for found in checked.diagnostics if self._counts(found))
        waived = tuple(one for one in checked.waived if self._counts(one.diagnostic))
        return replace(checked, diagnostics=standing, waived=waived)

    def _counts(self, found: Diagnostic) -> bool:
        code = found.code
        if code.always_counts:
            return True
        if code not in self._chosen:
            self._chosen[code] = self._chooses(code)
        return self._chosen[code] and not any(
            _names(ignored, code) and patterns.cover(found.path) for patterns, ignored in self._per_path
        )

    def _chooses(self, code: DiagnosticRule) -> bool:
        """Whether a kind is selected more exactly than it is ignored."""
        selected = max((stands_for(name, code) for name in self._settings.select), default=0)
        return selected > max((stands_for(name, code) for name in self._settings.ignore), default=0)


def _names(names: Iterable[str], code: DiagnosticRule) -> bool:
    return any(stands_for(name, code) for name in names)


# Names of kinds of fault

NUMBER = re.compile(rf"{EVERYTHING}[0-9]*", re.IGNORECASE)


def unfit(name: str, *, ignored: bool) -> str:
    """The expected name; nothing where the name is fit. A kind of fault that always counts cannot be ignored."""
    if name.upper() == EVERYTHING and not ignored:
        return ""  # All kinds are meant, so none need be known.
    # To know every kind of fault, all layers are loaded; most runs name none.
    from scn_criteria.lint.diagnostic_pages import codes_named, every_code  # noqa: PLC0415

    codes = codes_named(name)
    if not codes:
        names = [one for number, code in every_code().items() for one in (number, code.name)]
        return f"expected a number, the beginning of numbers or a name of a kind of fault{_meant(name, names)}"
    if ignored and all(code.always_counts for code in codes):
        return "expected a kind of fault that can be ignored; what has this one cannot be relied on"
    return ""


def _meant(name: str, names: Iterable[str]) -> str:
    if NUMBER.fullmatch(name):
        return ""

    near = suggest(name, names)
    return did_you_mean(near)
