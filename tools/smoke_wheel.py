"""Build the sdist and the wheel, install the wheel far from the checkout, and try the commands there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ELSEWHERE = Path("/")


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


def install(wheel: Path, folder: Path) -> Path:
    """A new environment with the wheel in it; returns its folder of commands."""
    venv.create(folder, with_pip=True)
    call(folder / "bin" / "python", CHECKOUT / "tools" / "install.py", wheel)
    return folder / "bin"


def must_be_the_wheel(commands: Path) -> None:
    """Make sure that the package comes from the new environment."""
    place = call(commands / "python", "-c", "import scn_criteria; print(scn_criteria.__file__)").strip()
    if not Path(place).is_relative_to(commands.parent):
        raise SmokeError(f'the package was imported from "{place}", expected a place in {commands.parent}')


def try_commands(commands: Path, proposals: Path, reports: Path) -> None:
    """Every command of daily use, on proposals that lie outside the checkout."""
    scn = commands / "scn"
    print(call(scn, "--version").strip())
    call(scn, "lint", proposals)
    call(scn, "explain", "--all")
    call(scn, "report", proposals, "-o", reports)
    if not (reports / "index.html").is_file():
        raise SmokeError('"scn report" wrote no index.html, expected one: look at what the wheel holds')
    in_checkout = Path(sys.executable).parent / "scn"
    if call(scn, "assess", "-f", "json", proposals) != call(in_checkout, "assess", "-f", "json", proposals):
        raise SmokeError('"scn assess" of the wheel differs from that of the checkout: look at what the wheel holds')


def smoke(scratch: Path) -> None:
    """Build, install and try."""
    commands = install(build_wheel(scratch / "dist"), scratch / "environment")
    must_be_the_wheel(commands)
    proposals = scratch / "elsewhere"
    shutil.copytree(CHECKOUT / "proposals", proposals)
    try_commands(commands, proposals, scratch / "reports")


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
