"""Build the sdist and the wheel, compare the wheel with the checkout, install it far away, and try the commands there.

Without the rules engine durable-rules first, then with it where this machine can compile it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ELSEWHERE = Path("/")
PACKAGE = "scn_criteria"
DATA = ("rules", "schemas", "templates", "proposals", "reviews")
"""The folders beside the package, which a wheel holds inside it."""


class SmokeError(Exception):
    """Something did not work as it should; the message is one sentence."""


def call(*command: str | Path, where: Path = ELSEWHERE) -> str:
    """Run a command in a folder and return what it prints; it must end well."""
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    done = subprocess.run(command, cwd=where, env=clean, capture_output=True, check=False, encoding="utf-8")
    if done.returncode:
        words = " ".join(str(word) for word in command)
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise SmokeError(f'"{words}" ended with {done.returncode}, expected 0: read its words above')
    return done.stdout


def build_wheel(folder: Path) -> Path:
    """The wheel, built from the sdist, so that what is missing in the sdist is found out too."""
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT, where=CHECKOUT)
    return next(folder.glob("*.whl"))


def in_checkout() -> set[str]:
    """The files that a wheel should hold, by their names there: all of the package and of the folders of data."""
    tracked = call("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", where=CHECKOUT).split("\0")
    there = {name for name in tracked if name and (CHECKOUT / name).is_file()}
    inside = {f"{PACKAGE}/{name}" for name in there if name.startswith(tuple(f"{folder}/" for folder in DATA))}
    return inside | {name for name in there if name.startswith(f"{PACKAGE}/")}


def in_wheel(wheel: Path) -> set[str]:
    """The files that the wheel holds, but for what describes the wheel itself."""
    with zipfile.ZipFile(wheel) as opened:
        return {name for name in opened.namelist() if name.startswith(f"{PACKAGE}/")}


def must_hold_the_same(wheel: Path) -> None:
    """Make sure that the wheel lacks no file and has none of its own."""
    expected, found = in_checkout(), in_wheel(wheel)
    if expected != found:
        words = [f"lacks {name}" for name in sorted(expected - found)] + [
            f"adds {name}" for name in sorted(found - expected)
        ]
        raise SmokeError(f"the wheel {', '.join(words)}; expected the files of the checkout: see setup.py and setup.cfg")


def install(wheel: Path, folder: Path) -> Path:
    """A new environment with the wheel in it; returns its folder of commands."""
    venv.create(folder, with_pip=True)
    call(folder / "bin" / "python", CHECKOUT / "tools" / "install.py", wheel)
    return folder / "bin"


def has_engine(commands: Path) -> bool:
    """Whether the rules engine can be imported there."""
    script = "import importlib.util; print(importlib.util.find_spec('durable_rules_engine') is not None)"
    return call(commands / "python", "-c", script).strip() == "True"


def must_be_the_wheel(commands: Path) -> None:
    """Make sure that the package comes from the new environment."""
    place = call(commands / "python", "-c", "import scn_criteria; print(scn_criteria.__file__)").strip()
    if not Path(place).is_relative_to(commands.parent):
        raise SmokeError(f'the package was imported from "{place}", expected a place in {commands.parent}')


def try_commands(commands: Path, proposals: Path, reports: Path) -> None:
    """Every command of daily use, on proposals that lie outside the checkout."""
    scn = commands / "scn"
    print(call(scn, "--version").strip(), "with durable-rules" if has_engine(commands) else "without durable-rules")
    call(scn, "lint", proposals)
    call(scn, "explain", "--all")
    call(scn, "report", proposals, "-o", reports)
    if not (reports / "index.html").is_file():
        raise SmokeError('"scn report" wrote no index.html, expected one: look at what the wheel holds')
    in_checkout = Path(sys.executable).parent / "scn"
    if call(scn, "assess", proposals) != call(in_checkout, "assess", proposals):
        raise SmokeError('"scn assess" of the wheel differs from that of the checkout: look at what the wheel holds')


def smoke(scratch: Path) -> None:
    """Build, compare, install and try."""
    wheel = build_wheel(scratch / "dist")
    must_hold_the_same(wheel)
    commands = install(wheel, scratch / "environment")
    must_be_the_wheel(commands)
    if has_engine(commands):
        raise SmokeError("the wheel brought durable-rules, expected it in the extra alone: see setup.cfg")
    proposals = scratch / "elsewhere"
    shutil.copytree(CHECKOUT / "proposals", proposals)
    try_commands(commands, proposals, scratch / "reports")
    added = call(commands / "python", CHECKOUT / "tools" / "install.py", "durable-if-possible")
    if has_engine(commands):
        try_commands(commands, proposals, scratch / "reports-with-engine")
    else:
        print(added, end="")


def main() -> int:
    """Say in one sentence how it went."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            smoke(Path(folder))
        except SmokeError as failed:
            print(failed, file=sys.stderr)
            return 1
    print("the wheel works away from the checkout and assesses as the checkout does")
    return 0


if __name__ == "__main__":
    sys.exit(main())
