"""Stopped with Ctrl-C: exit 130, no traceback, nothing half written."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from running import PATIENCE, python

READY = b"ready\n"
STOPPED = (130, b"\nstopped; nothing was left half written\n")
START = """
import signal, sys, time
from scn_criteria.cli.main import main
# A shell that runs the tests in the background has them ignore the signal.
signal.signal(signal.SIGINT, signal.default_int_handler)
def ready():
    sys.stderr.write("ready\\n")
    sys.stderr.flush()
"""
WHILE_READING = """
class Told:
    def __init__(self, stream):
        self.stream = stream
    def read(self, *arguments):
        ready()
        return self.stream.read(*arguments)
class Typed:
    buffer = Told(sys.stdin.buffer)
sys.stdin = Typed()
main()
"""
WHILE_WRITING = """
from scn_criteria import files
ordinary, staged = files._stage, []
def stage(path, text, waiting):
    staged.append(ordinary(path, text, waiting))
    if len(staged) == 2:
        ready()
        time.sleep(60)
    return staged[-1]
files._stage = stage
main()
"""


def stopped_when_ready(script: str, desk: Path, *arguments: str) -> tuple[int, bytes, bytes]:
    with python(START + script, *arguments, cwd=desk) as process:
        assert process.stderr and process.stdout
        assert process.stderr.readline() == READY
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


@pytest.mark.parametrize("command", ["lint", "assess"])
def test_while_waiting_for_standard_input(command: str, desk: Path) -> None:
    code, out, err = stopped_when_ready(WHILE_READING, desk, command, "good", "-")
    assert (*STOPPED, b"") == (code, err, out)


def test_while_reports_are_written(desk: Path) -> None:
    code, _, err = stopped_when_ready(WHILE_WRITING, desk, "report", "good", "-o", "out")
    written = [path.name for path in (desk / "out").iterdir() if not path.name.startswith(".index")]
    assert (*STOPPED, []) == (code, err, written)
