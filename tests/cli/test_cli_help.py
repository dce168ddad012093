"""Help and version."""

from __future__ import annotations

from collections.abc import Callable

import click
import pytest
from running import Ran, scn

from scn_criteria import __version__
from scn_criteria.cli import lint, main
from scn_criteria.cli.lint import SECTIONS
from scn_criteria.cli.main import COMMANDS

Run = Callable[..., Ran]
LINES: dict[tuple[str, ...], str] = {(name,): line for name, (_, line) in COMMANDS.items()} | {
    ("rules", name): line for name, (_, line) in main.RULES_COMMANDS.items()
}
ASKED = [(), *LINES]


@pytest.mark.parametrize("command", ASKED, ids=" ".join)
def test_help(command: tuple[str, ...], run: Run) -> None:
    ran = run(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(" ".join(["Usage: scn", *command]) + " ")


@pytest.mark.parametrize("command", LINES, ids=" ".join)
def test_a_command_is_listed_with_its_line(command: tuple[str, ...], run: Run) -> None:
    printed = " ".join(run(*command[:-1], "--help").out.split())
    assert f"{command[-1]} {LINES[command]}" in printed


def test_each_option_of_the_linter_stands_under_one_heading() -> None:
    options = [one.name for one in lint.command.params if isinstance(one, click.Option) and not one.hidden]
    assert sorted(name for names in SECTIONS.values() for name in names) == sorted(map(str, options))


def test_the_linter_lists_its_options_under_headings(run: Run) -> None:
    printed = run("lint", "--help").out
    assert [line for line in printed.splitlines() if line.endswith(":") and not line.startswith(" ")] == [
        *(f"{heading}:" for heading in SECTIONS),
        "Other options:",
    ]


def test_a_short_form(run: Run) -> None:
    assert run("--help").out == run("-h").out


def test_the_version(run: Run) -> None:
    assert Ran(0, f"scn, version {__version__}\n", "") == run("--version")


def test_as_a_module() -> None:
    assert Ran(0, f"scn, version {__version__}\n", "") == scn("--version")
