"""A plain call asks for the same, whether click reads it or not."""

from __future__ import annotations

import subprocess
import sys
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT, environment

from scn_criteria.cli.commands import scn
from scn_criteria.cli.lint_request import Request
from scn_criteria.cli.plain_call import FOLDER, SWITCHES, plain_call

BAD = "tests/cases/checks/SCN201-id-not-file-name/other-name.yaml"
PLAIN = [
    ["a.yaml"],
    ["a.yaml", "proposals"],
    ["-"],
    ["lint"],
    ["a b.yaml", "*.yaml"],
    *([switch, "a.yaml"] for switch in SWITCHES),
    *(["a.yaml", switch] for switch in SWITCHES),
    ["--cache", "a.yaml", "--no-cache"],
    ["--no-cache", "a.yaml", "--cache"],
    [FOLDER, "memory", "a.yaml"],
    [FOLDER, "memory", FOLDER, "other", "a.yaml"],
    [FOLDER, "-", "a.yaml"],
    [FOLDER, "", "a.yaml"],
]
LEFT_TO_CLICK = [
    [],
    ["-q"],
    ["-qv", "a.yaml"],
    ["--", "a.yaml"],
    ["a.yaml", "--", "-q"],
    ["--help"],
    ["a.yaml", "-h"],
    ["--no-cach", "a.yaml"],
    ["--cache-dir=memory", "a.yaml"],
    ["a.yaml", FOLDER],
    [FOLDER, "--no-cache", "a.yaml"],
    ["--jobs", "2", "a.yaml"],
    ["--fix", "a.yaml"],
    ["--color", "always", "a.yaml"],
    ["---", "a.yaml"],
]
WORDS = [*SWITCHES, FOLDER, "", "-", "--", "-qv", "-x", "a.yaml", "proposals", "--jobs", "2", "--fix", "-f", "json"]


def read_by_click(arguments: list[str]) -> Request:
    """What the linter is asked for where click reads the arguments."""
    with patch("scn_criteria.cli.lint.check", return_value=0) as check:
        scn.main(["lint", *arguments], standalone_mode=False)
    request: Request = check.call_args.args[0]
    return request


@pytest.fixture(autouse=True)
def _ordinary_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "SCN_CACHE_DIR", "_SCN_COMPLETE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_click_reads_a_plain_call_alike(arguments: list[str]) -> None:
    assert plain_call(["lint", *arguments]) == read_by_click(arguments)


@pytest.mark.parametrize("arguments", LEFT_TO_CLICK, ids=" ".join)
def test_what_is_not_plain_is_left_to_click(arguments: list[str]) -> None:
    assert plain_call(["lint", *arguments]) is None


@pytest.mark.parametrize("arguments", [[], ["assess", "a.yaml"], ["--color", "never", "lint", "a.yaml"], ["a.yaml"]])
def test_only_the_linter_has_plain_calls(arguments: list[str]) -> None:
    assert plain_call(arguments) is None


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_whatever_is_plain_is_read_alike(arguments: list[str]) -> None:
    request = plain_call(["lint", *arguments])
    assert request is None or request == read_by_click(arguments)


@pytest.mark.parametrize(
    ("name", "value"), [("SCN_CACHE_DIR", "memory"), ("SCN_CACHE_DIR", ""), ("NO_COLOR", "1"), ("NO_COLOR", "")]
)
def test_what_surrounds_a_call_is_heeded_alike(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert plain_call(["lint", "a.yaml"]) == read_by_click(["a.yaml"])


def test_completion_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SCN_COMPLETE", "bash_complete")
    assert plain_call(["lint", "a.yaml"]) is None


def test_windows_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert plain_call(["lint", "a.yaml"]) is None


def modules(code: int, *arguments: str) -> set[str]:
    script = "import atexit, sys\natexit.register(lambda: print(*sys.modules))\nfrom scn_criteria.cli import main\nmain()"
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert done.returncode == code
    return set(done.stdout.decode().split())


@pytest.mark.parametrize(("file", "code"), [("proposals/cancer.yaml", 0), (BAD, 1)])
def test_a_plain_call_needs_no_click(file: str, code: int) -> None:
    assert "click" not in modules(code, "lint", "--no-cache", file)
