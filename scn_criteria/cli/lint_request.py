"""What the user asks of ``scn lint``, however it was typed."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from scn_criteria.cli.complaints import wrong_usage
from scn_criteria.cli.configuring import Chosen
from scn_criteria.linting import STANDARD_INPUT


@dataclass(frozen=True, slots=True)
class Request:
    """What the user chose; without a choice, what is usual."""

    paths: tuple[str, ...]
    assessed_on: date | None = None
    chosen: Chosen = field(default_factory=Chosen)
    output_files: tuple[str, ...] = ()
    gitignore: bool = True
    show_settings: bool = False
    stdin_filename: str | None = None
    statistics: bool = False
    fix: bool = False
    diff: bool = False
    unsafe_fixes: bool = False
    watch: bool = False
    quiet: bool = False
    verbose: bool = False
    colour: bool | None = None
    """Whether to colour what is printed; nothing for the usual: at a terminal only."""

    def complain(self) -> None:
        """Raise UsageError where the options make no sense together."""
        if not self.paths:
            raise wrong_usage("no path is given; name files or folders, or - for standard input")
        if self.unsafe_fixes and not (self.fix or self.diff):
            raise wrong_usage("--unsafe-fixes says which fixes to make; add --fix to make them or --diff to see them")
        if self.fix and self.diff:
            raise wrong_usage("--fix writes and --diff does not; choose one")
        if self.diff and (self.chosen.formats or self.output_files or self.statistics):
            raise wrong_usage("--diff prints changes only; take away --output-format, --output-file and --statistics")
        if self.stdin_filename and STANDARD_INPUT not in self.paths:
            raise wrong_usage("--stdin-filename names what comes by standard input; add - for standard input")

    @classmethod
    def of(cls, **given: Any) -> Request:
        """The request, from the values of the options by their names."""
        settings = {field.name: given.pop(field.name) for field in fields(Chosen)}
        return cls(chosen=Chosen(**settings), **given)
