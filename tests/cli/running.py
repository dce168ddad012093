"""Running ``scn`` as users do: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import scn_criteria

ROOT = Path(__file__).resolve().parents[2]
PROPOSALS = ROOT / "proposals"
PACKAGE = Path(scn_criteria.__file__).resolve().parent.parent
GOOD = (PROPOSALS / "cancer.yaml").read_text(encoding="utf-8")
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """The environment of a user whose terminal asks for nothing special."""
    kept = {name: text for name, text in os.environ.items() if name not in {"NO_COLOR", "PYTHONIOENCODING"}}
    return kept | {"PYTHONPATH": str(PACKAGE), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"} | more


def scn(*arguments: str, cwd: Path = ROOT, typed: bytes = b"", **more: str) -> Ran:
    """Run a command to its end. ``typed`` is what comes in by standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "scn_criteria", *arguments],
        cwd=cwd,
        env=environment(**more),
        input=typed,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def python(script: str, *arguments: str, cwd: Path = ROOT) -> subprocess.Popen[bytes]:
    """Start a script that stands in for ``scn``, with all three streams held."""
    held = subprocess.PIPE
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(command, cwd=cwd, env=environment(), stdin=held, stdout=held, stderr=held)
