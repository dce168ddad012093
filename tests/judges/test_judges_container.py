"""The container file: nothing of the build is left, nobody is root, and what it runs works in an environment of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from scratch import PACKAGE, ROOT, copied

FILE = ROOT / "Containerfile"
PLACE = "/opt/scn"
"""Where the package lies in the container."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction, on one line."""

    word: str
    rest: str


def stages() -> list[list[Instruction]]:
    """The instructions of each stage. What stands before the first is only notes."""
    text = re.sub(r"^#.*\n", "", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE).replace("\\\n", " ")
    lines = (line.partition(" ") for line in text.splitlines() if line.strip())
    found: list[list[Instruction]] = []
    for word, _, rest in lines:
        if word == "FROM":
            found.append([])
        found[-1].append(Instruction(word, rest.strip()))
    return found


BUILD, FINAL = stages()


def instructions(stage: list[Instruction], word: str) -> list[str]:
    return [one.rest for one in stage if one.word == word]


def test_the_base_is_pinned_and_the_same_twice() -> None:
    bases = {one.rest.removesuffix(" AS build") for stage in (BUILD, FINAL) for one in stage[:1]}
    assert [
        bool(re.fullmatch(r"docker\.io/library/python:3\.\d+\.\d+-slim-\w+@sha256:[0-9a-f]{64}", base)) for base in bases
    ] == [True]


def test_nothing_is_run_in_the_last_stage() -> None:
    assert instructions(FINAL, "RUN") == []


def test_the_last_stage_holds_only_what_was_installed() -> None:
    assert instructions(FINAL, "COPY") == [f"--from=build {PLACE} {PLACE}"]


def test_nobody_is_root() -> None:
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", instructions(FINAL, "USER")[-1])


def test_it_is_scn_that_runs() -> None:
    assert (instructions(FINAL, "ENTRYPOINT"), instructions(FINAL, "CMD")) == (
        ['["/opt/scn/bin/python", "-I", "-B", "-m", "scn_criteria"]'],
        ['["--help"]'],
    )


def sources() -> list[str]:
    return [name for rest in instructions(BUILD, "COPY") for name in rest.split()[:-1]]


def test_all_that_the_package_is_made_of_is_copied() -> None:
    assert set(PACKAGE) == set(sources())


def test_all_that_is_copied_reaches_the_builder_and_nothing_else() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    first, *rest = [line for line in lines if not line.startswith("#")]
    assert (first, {line[1:] for line in rest if line.startswith("!")}) == ("*", set(sources()))


@pytest.mark.judge
def test_hadolint_finds_nothing() -> None:
    program = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([program, str(FILE)], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.judge
def test_a_builder_builds_it(tmp_path: Path) -> None:
    builder = next((name for name in ("podman", "docker") if answers(name)), None)
    if builder is None:
        pytest.skip("no builder of containers answers here (podman or docker)")
    for name in (*PACKAGE, "Containerfile", ".dockerignore"):
        copied([name], tmp_path)
    tag = "scn-criteria-tested"
    subprocess.run([builder, "build", "--file", "Containerfile", "--tag", tag, "."], cwd=tmp_path, check=True)
    done = subprocess.run([builder, "run", "--rm", tag, "--version"], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout.startswith("scn, version ")) == (0, True)


def answers(builder: str) -> bool:
    """Whether a builder is here, and what it needs runs."""
    if shutil.which(builder) is None:
        return False
    return subprocess.run([builder, "info"], capture_output=True, check=False, timeout=60).returncode == 0


@pytest.mark.judge
def test_the_same_steps_work_in_an_environment_of_their_own(tmp_path: Path) -> None:
    source, place = tmp_path / "source", tmp_path / "scn"
    source.mkdir()
    copied(PACKAGE, source)
    (script,) = [rest for rest in instructions(BUILD, "RUN") if "pip install" in rest]
    script = script.replace(PLACE, str(place)).replace("python -I -m venv", f"{sys.executable} -I -m venv")
    machine = {**os.environ, "EXTRAS": ""}
    machine.pop("PYTHONPATH", None)
    built = subprocess.run(["bash", "-ec", script], cwd=source, env=machine, capture_output=True, check=False)
    assert built.returncode == 0, built.stderr
    command = [word.replace(PLACE, str(place)) for word in json.loads(instructions(FINAL, "ENTRYPOINT")[0])]
    done = subprocess.run(
        [*command, "lint", "proposals"], cwd=ROOT, env={}, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, (place / "bin" / "pip").exists()) == (0, False), done.stderr
