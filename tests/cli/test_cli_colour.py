"""Colours where somebody is looking, and nowhere else unless asked for."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from running import PATIENCE, environment, scn

BAD = "bad.yaml"
ESCAPE = "\x1b["


@pytest.fixture
def bad(desk: Path) -> Path:
    (desk / BAD).write_text("")
    return desk


def on_a_terminal(*arguments: str, cwd: Path, **more: str) -> str:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "scn_criteria", *arguments]
    subprocess.run(command, cwd=cwd, env=environment(**more), stdout=theirs, stderr=theirs, timeout=PATIENCE, check=False)
    os.close(theirs)
    printed = b""
    with suppress(OSError):  # Linux says so when nobody holds the other end
        while part := os.read(ours, 4096):
            printed += part
    os.close(ours)
    return printed.decode()


PIPED = [
    ([], {}, False),
    (["--color", "always"], {}, True),
    (["--color", "always"], {"NO_COLOR": "1"}, True),
    (["--color", "never"], {}, False),
]
AT_A_TERMINAL = [
    ([], {}, True),
    ([], {"NO_COLOR": "1"}, False),
    ([], {"NO_COLOR": ""}, True),
    (["--color", "never"], {}, False),
    (["--color", "always"], {"NO_COLOR": "1"}, True),
]


@pytest.mark.parametrize(("options", "more", "coloured"), PIPED)
def test_into_a_pipe(options: list[str], more: dict[str, str], coloured: bool, bad: Path) -> None:
    assert coloured == (ESCAPE in scn(*options, "lint", BAD, cwd=bad, typed=b"", **more).out)


@pytest.mark.parametrize(("options", "more", "coloured"), AT_A_TERMINAL)
def test_at_a_terminal(options: list[str], more: dict[str, str], coloured: bool, bad: Path) -> None:
    assert coloured == (ESCAPE in on_a_terminal(*options, "lint", BAD, cwd=bad, **more))


def test_json_has_no_colours(bad: Path) -> None:
    assert ESCAPE not in scn("--color", "always", "assess", BAD, "-f", "json", "-q", cwd=bad).out


def test_progress_is_shown_at_a_terminal_only() -> None:
    printed = on_a_terminal("lint", "proposals", cwd=Path(__file__).resolve().parents[2])
    piped = scn("lint", "proposals")
    assert ("Checking" in printed, "Checking" in piped.err) == (True, False)
