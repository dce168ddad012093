"""What was looked at and what was found, as formats tell it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from scn_criteria.diagnostics import Diagnostic, Severity, Waived


class Kind(Enum):
    """What kind of thing was looked at."""

    PROPOSAL = "proposal"
    RULESET = "ruleset"
    RECORD = "decision record"
    PLANNING = "planning file"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Checked:
    """One file or ruleset that was looked at, what stands against it, and what was waived in it with a reason."""

    path: str
    kind: Kind
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...] = ()


@dataclass(frozen=True, slots=True)
class Linted:
    """Everything that was looked at, in the order named, and from which weight on a run counts as failed."""

    checked: tuple[Checked, ...]
    fail_level: Severity | None = Severity.ERROR

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that stands, thing by thing and from top to bottom."""
        return tuple(found for one in self.checked for found in one.diagnostics)

    @property
    def waived(self) -> tuple[Waived, ...]:
        """All that was waived, in the same order."""
        return tuple(waived for one in self.checked for waived in one.waived)

    @property
    def failed(self) -> bool:
        """Whether anything found weighs as much as the fail level. Without a level nothing fails."""
        level = self.fail_level
        return level is not None and any(found.severity.weight >= level.weight for found in self.diagnostics)


Sources = Callable[[str], str]
"""The text of a file that was looked at, by the path it is shown under; empty where it cannot be had any more."""
