"""``scn rules verify``: what it prints, writes and ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from planting import NAMES, case, plant

from scn_criteria.cli.main import scn
from scn_criteria.resources import DEFAULT_RULESET

pytestmark = pytest.mark.once

QUICK = 10
"""Seconds of computing time, more than twice what it takes, so that a busy machine does not matter."""
FAULTY = [name for name in NAMES if name != "overlap"]


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(scn, ["rules", "verify", *arguments], prog_name="scn")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@lru_cache(maxsize=1)
def shipped_lines() -> list[str]:
    """What is printed of the ruleset that ships."""
    return run().stdout.splitlines()


def as_json(*arguments: str) -> Any:
    return json.loads(run(*arguments, "-f", "json").stdout)


def test_the_shipped_ruleset_is_proved() -> None:
    assert run().exit_code == 0


@pytest.mark.parametrize(
    "line",
    [
        "    yes  stronger evidence never leads to a weaker result",
        "    yes  an answer is put off just where something missing could change it",
        "Nine ratings and two situations make 34,992 profiles of a strategic network:",
        "    all nine criteria met; S1 applies",
        "    C1, C2, C4, C6, C7, C8, C9 not met or partly met",
        "    C1, C6, C8",
        "    C1  Measurable improvement: 4,608 of 11,664",
    ],
)
def test_the_text_says_what_was_proved(line: str) -> None:
    assert line in shipped_lines()


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_ends_with_one(name: str, tmp_path: Path) -> None:
    assert run(str(plant(name, tmp_path))).exit_code == 1


def test_an_overlap_is_no_fault(tmp_path: Path) -> None:
    assert run(str(plant("overlap", tmp_path))).exit_code == 0


def test_overlaps_are_counted_and_shown_on_demand() -> None:
    assert ("SCN503" in "".join(shipped_lines()), "SCN503" in run("-v").stdout) == (False, True)


def test_a_fault_is_reported_with_its_place_and_its_example(tmp_path: Path) -> None:
    plant("hole-at-an-exact-gap", tmp_path)
    output = run(str(tmp_path / DEFAULT_RULESET)).stdout
    wanted_lines = [
        "    Take a proposal with these facts, everything else at its best:",
        "      largest gap behind the middle value of other countries: exactly 10 percent",
        "    Only the last row of table C1 matches it; with a little less or a little more, another row does.",
        "    NO   no number falls between two rows (1 found)",
    ]
    assert [line for line in wanted_lines if line not in output.splitlines()] == []


def test_the_commands_that_show_a_fault_show_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proposals are written, and run as the text says; the stronger one gets the weaker result."""
    monkeypatch.chdir(tmp_path)
    plant("non-monotone-recommendation", tmp_path)
    output = run(DEFAULT_RULESET, "--fragments", "shown").stdout.splitlines()
    commands = [line.split()[1:] for line in output if line.startswith("    scn assess ")]
    printed = [CliRunner().invoke(scn, command).stdout.splitlines()[0].partition(": holds in ")[0] for command in commands]
    assert printed == [
        "Made up by scn rules verify: Revise and strengthen",
        "Made up by scn rules verify: Decline",
    ]


def test_without_a_folder_it_is_said_how_to_get_the_proposals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plant("dead-row", tmp_path)
    expected = f"    scn rules verify {DEFAULT_RULESET} --fragments FOLDER"
    assert expected in run(DEFAULT_RULESET).stdout.splitlines()


@pytest.mark.parametrize("name", [name for name in FAULTY if "facts" in case(name)])
def test_json_carries_the_example_and_its_proposal(name: str, tmp_path: Path) -> None:
    findings = as_json(str(plant(name, tmp_path)))["findings"]
    (found,) = (one for one in findings if one["message"] in case(name)["expected"] and one["severity"] == "error")
    assert case(name)["facts"] == {fact["name"]: fact["value"] for fact in found["facts"]}
    assert [one["id"] for one in found["proposals"]][:1] == [named(name, found)]


def named(name: str, found: Any) -> str:
    """The name of the first proposal: after the statement or the table; one fault shows only in what is left out."""
    statement = found["message"].split()[0] if found["code"] == "SCN513" else found["table"]
    left_out = "-left-out" if name == "leaving-out-decides" else ""
    return f"{found['code']}-{statement}{left_out}".lower().replace("_", "-")


def test_json_of_the_shipped_ruleset_counts() -> None:
    profile = as_json()["profile"]
    assert (profile["profiles"], profile["outcomes"]) == (34992, {"establish": 3, "revise": 9213, "decline": 25776})


def test_json_is_the_same_every_time() -> None:
    assert run("-f", "json").stdout == run("-f", "json").stdout


def test_an_open_table_is_named_twice(tmp_path: Path) -> None:
    """As a fault of grammar, and as a gap."""
    document = as_json(str(plant("gap", tmp_path)))
    assert [one["code"] for one in document["diagnostics"]] == ["SCN410"]
    assert "SCN501" in [one["code"] for one in document["findings"]]
    assert document["profile"] is None


def test_an_open_table_serves_no_other_command(tmp_path: Path) -> None:
    ruleset = str(plant("gap", tmp_path))
    assert CliRunner().invoke(scn, ["rules", "list", "--ruleset", ruleset]).exception is not None


def test_a_variant_is_proved_as_chosen() -> None:
    profile = as_json("--reading", "criteria=majority")["profile"]
    assert profile["outcomes"]["establish"] > 3


UNUSABLE = [
    ("nothing there", ["nowhere"], 'Error: the ruleset "nowhere" cannot be used, so nothing can be proved about it'),
    ("two rulesets", ["one", "--ruleset", "two"], 'Error: found the rulesets "one" and "two", expected one'),
    ("an unknown parameter", ["--set", "nothing=1"], 'Error: unknown parameter "nothing"; the ruleset has'),
]


@pytest.mark.parametrize(("arguments", "expected"), [one[1:] for one in UNUSABLE], ids=[one[0] for one in UNUSABLE])
def test_what_cannot_be_proved_ends_with_two(arguments: list[str], expected: str) -> None:
    child = python("-m", "scn_criteria", "rules", "verify", *arguments)
    assert (child.returncode, expected in child.stderr) == (2, True)


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, check=False, encoding="utf-8")


RUN = """
import sys, time
from scn_criteria.cli.main import scn
scn(["rules", "verify"], standalone_mode=False)
print(time.process_time(), "jinja2" in sys.modules, file=sys.stderr)
"""


def test_it_is_quick_and_loads_no_templates() -> None:
    seconds, loaded = python("-c", RUN).stderr.split()
    assert (float(seconds) < QUICK, loaded) == (True, "False")
