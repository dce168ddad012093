"""Which of the findings count under the settings of a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scn_criteria.diagnostics import Code, Diagnostic
from scn_criteria.linting.patterns import Patterns
from scn_criteria.linting.result import Checked
from scn_criteria.linting.settings import EVERYTHING, Settings

WHOLE_NUMBER = len("SCN203")


def stands_for(name: str, code: Code) -> int:
    """How exactly a name stands for a kind of fault: the more, the longer its beginning; 0 where it stands for others."""
    number = name.upper()
    if number.startswith(EVERYTHING):
        return len(number) if code.number.startswith(number) else 0
    return WHOLE_NUMBER if code.name == name.lower() else 0


class Selection:
    """Sieves findings. Made once for a run, and used for everything that is looked at."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._takes_all = settings.select == (EVERYTHING,) and not settings.ignore and not settings.per_path
        self._per_path = [(Patterns.of(settings.folder, [one.pattern]), one.ignore) for one in settings.per_path]
        self._chosen: dict[Code, bool] = {}

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
            _names(ignored, code) and patterns.verdict(found.path, is_folder=False) for patterns, ignored in self._per_path
        )

    def _chooses(self, code: Code) -> bool:
        """Whether a kind is selected more exactly than it is ignored."""
        selected = max((stands_for(name, code) for name in self._settings.select), default=0)
        return selected > max((stands_for(name, code) for name in self._settings.ignore), default=0)


def _names(names: Iterable[str], code: Code) -> bool:
    return any(stands_for(name, code) for name in names)
