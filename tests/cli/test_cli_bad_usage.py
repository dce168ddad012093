"""Commands typed wrongly: exit 2, and words that help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Ran, scn

Run = Callable[..., Ran]
FILE = "good/cancer.yaml"

MISTAKES = [
    (["asess", FILE], 'no command is called "asess"; did you mean "assess"?'),
    (["frobnicate"], 'no command is called "frobnicate"'),
    (["--nonsense"], "No such option"),
    (["assess", "--nonsense", FILE], "No such option"),
    (["assess"], "Missing argument 'PATH...'"),
    (["assess", FILE, "-f", "xml"], "'xml' is not one of 'text', 'json'"),
    (["assess", FILE, "--require", "approve"], "'approve' is not one of"),
    (["assess", FILE, "--set", "material_gap"], '--set takes NAME=VALUE, found "material_gap"'),
    (["assess", FILE, "--set", "material_gap="], "--set takes NAME=VALUE"),
    (["assess", FILE, "--set", "=5"], "--set takes NAME=VALUE"),
    (["assess", FILE, "--set", "gap=5"], 'unknown parameter "gap"'),
    (["assess", FILE, "--set", "material_gap=big"], 'parameter "material_gap" must be a number, found "big"'),
    (["assess", FILE, "--set", "material_gap=nan"], 'must be a number, found "nan"'),
    (["assess", FILE, "--set", "material_gap=-1"], 'found "-1"'),
    (["assess", FILE, "--reading", "situations"], "--reading takes NAME=VALUE"),
    (["assess", FILE, "--reading", "mood=good"], 'unknown reading "mood"'),
    (["assess", FILE, "--reading", "situations=none"], 'unknown choice "none" for reading "situations"'),
    (["assess", FILE, "--assessed-on", "31.12.2015"], 'found "31.12.2015", expected a day as year-month-day'),
    (["assess", FILE, "--assessed-on", "2015-02-30"], "--assessed-on"),
    (["lint", FILE, "--assessed-on", "tomorrow"], "--assessed-on"),
    (["lint", FILE, "--diff", "-f", "json"], "--diff prints changes only"),
    (["lint", FILE, "--diff", "--statistics"], "--diff prints changes only"),
    (["lint", FILE, "--stdin-filename", "x.yaml"], "add - for standard input"),
    (["assess", FILE, "--ruleset", "nowhere"], 'the ruleset "nowhere" cannot be used'),
    (["assess", FILE, "--ruleset", FILE], 'the ruleset "cancer.yaml" cannot be used'),
    (["report", FILE, "--ruleset", "broken"], 'the ruleset "broken" cannot be used'),
    (["rules", "list", "--ruleset", "broken"], 'the ruleset "broken" cannot be used'),
    (["rules", "show", "C1-R11"], 'did you mean "C1-R1"?'),
    (["rules", "show", "material_gop"], 'did you mean "material_gap"?'),
    (["rules", "show", "qqqqqqqq"], "`scn rules list` lists what there is"),
    (["schema", "lnt"], "'lnt' is not one of"),
    (["new", "Heart Failure"], '"Heart Failure" cannot be an id'),
]


@pytest.mark.parametrize(
    ("arguments", "words"), MISTAKES, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_mistake_is_explained(arguments: list[str], words: str, desk: Path, run: Run) -> None:
    (desk / "broken").mkdir()
    (desk / "broken" / "ruleset.yaml").write_text("format: scn-ruleset/1\n")
    ran = run(*arguments)
    assert (ran.code, ran.out, words in ran.err) == (2, "", True), ran.err


def test_a_broken_ruleset_is_reported_line_by_line(desk: Path, run: Run) -> None:
    (desk / "broken").mkdir()
    (desk / "broken" / "ruleset.yaml").write_text("format: scn-ruleset/1\nid: [\n")
    ran = run("assess", FILE, "--ruleset", "broken")
    assert "broken/ruleset.yaml:3:1: SCN004" in ran.err


def test_a_fault_of_ours_is_no_traceback(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("scn_criteria.cli.lint.collect", fail)
    ran = run("lint", FILE)
    expected = "internal error: ZeroDivisionError: a bug\nhelp: this is a fault of scn, not of your file"
    assert (ran.code, ran.err.startswith(expected)) == (2, True)


@pytest.mark.parametrize("arguments", [["asess"], ["assess", "nowhere.yaml"], ["assess", FILE, "--set", "gap=1"]])
def test_a_mistake_in_a_process_of_its_own(arguments: list[str], desk: Path) -> None:
    ran = scn(*arguments, cwd=desk)
    assert (ran.code, "Traceback" in ran.err) == (2, False)
