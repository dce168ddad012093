"""``scn lint --watch``: again after each change, and an orderly end."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from running import GOOD, python

from scn_criteria.cli.lint import folders

START = """
import signal
from scn_criteria.cli.main import main
# A shell that runs the tests in the background has them ignore the signal.
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
WAITING = b"waiting for changes; Ctrl-C ends it\n"


def test_a_change_is_noticed_and_the_end_is_orderly(desk: Path) -> None:
    (desk / "cancer.yaml").write_text(GOOD, "utf-8")
    with python(START, "lint", "--watch", "cancer.yaml", cwd=desk) as process:
        assert process.stdout
        assert process.stderr
        said = [process.stderr.readline() for _ in range(2)]
        (desk / "cancer.yaml").write_text(GOOD + "sponsr: A slip of the pen\n", "utf-8")
        while (line := process.stderr.readline()) != WAITING:
            said.append(line)
        process.send_signal(signal.SIGINT)
        printed, _ = process.communicate(timeout=60)
    assert (said[1], said[3]) == (WAITING, b"changed: cancer.yaml\n")
    assert (process.returncode, b"SCN102" in printed) == (0, True)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (["good"], ("good",)),
        (["good/cancer.yaml", "good"], ("good",)),
        (["good/*.yaml"], ("good",)),
        (["cancer.yaml", "**/*.yaml"], (".",)),
        (["nowhere/at/all.yaml"], (".",)),
    ],
)
def test_the_folders_to_watch(
    desk: Path, monkeypatch: pytest.MonkeyPatch, named: list[str], expected: tuple[str, ...]
) -> None:
    monkeypatch.chdir(desk)
    assert folders(named) == expected
