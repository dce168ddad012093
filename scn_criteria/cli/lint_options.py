"""The options of ``scn lint``, and what the user chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import click

from scn_criteria.cli.options import CommandT, date_option, paths_argument, quiet_option, verbose_option
from scn_criteria.diagnostics import Severity
from scn_criteria.linting.formats import DEFAULT, FORMATS

NEVER = "never"
OPTIONS = (
    paths_argument,
    date_option,
    click.option(
        *("--output-format", "-f", "formats"),
        type=click.Choice(list(FORMATS)),
        multiple=True,
        help=f"How to tell what was found. Can be given several times. Without it: {DEFAULT}.",
    ),
    click.option(
        *("--output-file", "-o", "output_files"),
        multiple=True,
        metavar="[FORMAT=]FILE",
        help="Write to this file instead; with several formats, say which: -o sarif=FILE.",
    ),
    click.option(
        "--fail-level",
        type=click.Choice([*(severity.value for severity in Severity), NEVER]),
        default=None,
        help="From which weight on the command exits with 1. Without it: error.",
    ),
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out what fits, as in a .gitignore file."),
    click.option("--gitignore/--no-gitignore", default=True, help="Heed .gitignore files in folders, or do not."),
    click.option("--stdin-filename", metavar="FILE", help="The file that standard input stands for."),
    click.option("--watch", is_flag=True, help="Check again whenever a file changes, until you press Ctrl-C."),
    quiet_option,
    verbose_option,
)


def lint_options(command: CommandT) -> CommandT:
    """All options of the linter."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Request:
    """What the user chose."""

    paths: tuple[str, ...]
    assessed_on: date | None
    formats: tuple[str, ...]
    output_files: tuple[str, ...]
    fail_level: Severity | None
    exclude: tuple[str, ...]
    gitignore: bool
    stdin_filename: str | None
    watch: bool
    quiet: bool
    verbose: bool

    @classmethod
    def of(cls, **chosen: Any) -> Request:
        """The request, from the values of the options by their names."""
        level = chosen.pop("fail_level") or Severity.ERROR.value
        return cls(fail_level=None if level == NEVER else Severity(level), **chosen)
