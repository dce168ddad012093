"""Help and version."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from running import Ran, scn

from scn_criteria import __version__
from scn_criteria.cli import COMMANDS, rules

Run = Callable[..., Ran]
LINES = {(name,): line for name, (_, line) in COMMANDS.items()} | {
    ("rules", name): line for name, (_, line) in rules.COMMANDS.items()
}
ASKED = [(), *LINES]


@pytest.mark.parametrize("command", ASKED, ids=" ".join)
def test_help(command: tuple[str, ...], run: Run) -> None:
    ran = run(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(" ".join(["Usage: scn", *command]) + " ")


@pytest.mark.parametrize("command", LINES, ids=" ".join)
def test_a_command_is_listed_with_its_line(command: tuple[str, ...], run: Run) -> None:
    told = " ".join(run(*command[:-1], "--help").out.split())
    assert f"{command[-1]} {LINES[command]}" in told


def test_a_short_form(run: Run) -> None:
    assert run("--help").out == run("-h").out


def test_the_version(run: Run) -> None:
    assert Ran(0, f"scn, version {__version__}\n", "") == run("--version")


def test_as_a_module() -> None:
    assert Ran(0, f"scn, version {__version__}\n", "") == scn("--version")
