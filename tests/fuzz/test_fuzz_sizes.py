"""Hostile files: each is answered with a place, in bounded time and memory. Each has a process of its own, with limits."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz_mutations import ROOT, shipped_ruleset
from hostile_files import HOSTILE, MIB

pytestmark = pytest.mark.thorough

MOST_SECONDS = 20
"""Of the processor. The slowest takes a tenth of it; without limits of ours some would not end."""

MOST_MEMORY = 400 * MIB
"""Of addresses, which are more than what is used: a process that asks for more fails. The largest uses a third of it."""

SHOWN_TO_PEOPLE = ("50,000 keys not known", "one line of 1 MB", "hidden characters only", "nulls", "100 MB")


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def prepared(name: str, folder: Path) -> str:
    """The path to lint."""
    hostile = HOSTILE[name]
    if hostile.ruleset_file:
        for file, raw in (*shipped_ruleset(), (hostile.ruleset_file, hostile.make())):
            path = folder / "rules" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        return "rules"
    with (folder / "file.yaml").open("wb") as stream:
        stream.write(hostile.make())
        if name == "100 MB":
            stream.truncate(100 * MIB)
    return "file.yaml"


def lint_within_limits(name: str, shape: str, folder: Path) -> str:
    """What is printed, of a run that must end with a proper exit code and complain of nothing but the file."""
    done = subprocess.run(
        [sys.executable, "-m", "scn_criteria", "lint", prepared(name, folder), "-f", shape, "-q"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        preexec_fn=limited,
        capture_output=True,
        timeout=10 * MOST_SECONDS,
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode == 1 or (done.returncode == 0 and not HOSTILE[name].code)
    return done.stdout.decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_has_an_answer(name: str, tmp_path: Path) -> None:
    output_record = json.loads(lint_within_limits(name, "json", tmp_path))
    lines = {one["code"]: one["start"]["line"] for one in output_record["diagnostics"]}
    code = HOSTILE[name].code
    assert not code or lines[code] >= 1


@pytest.mark.parametrize("name", SHOWN_TO_PEOPLE)
def test_what_people_see_of_it_is_short(name: str, tmp_path: Path) -> None:
    printed = lint_within_limits(name, "full", tmp_path)
    assert HOSTILE[name].code in printed
    assert max(map(len, printed.splitlines())) < 4_000
