"""``scn lint``: text, JSON, quiet, verbose, and standard input."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from running import GOOD, PROPOSALS, Ran, scn

from scn_criteria import resources

Run = Callable[..., Ran]
FILE = "good/cancer.yaml"
UNKNOWN_KEY = GOOD + "sponsr: A slip of the pen\n"
LINE = UNKNOWN_KEY.count("\n")
SCHEMA = Draft202012Validator(json.loads(resources.schema_file("lint").read_text(encoding="utf-8")))


def test_a_sound_file(desk: Path, run: Run) -> None:
    ran = run("lint", FILE)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("1 proposal checked: ")


def test_quiet_leaves_the_tally_out(desk: Path, run: Run) -> None:
    assert Ran(0, "", "") == run("lint", FILE, "-q")


def test_verbose_shows_the_remarks(desk: Path, run: Run) -> None:
    (desk / "draft.yaml").write_text((PROPOSALS / "neonatal-critical-care.yaml").read_text("utf-8"), "utf-8")
    assert re.findall(r"SCN\d+", run("lint", "draft.yaml", "-f", "concise").out) == ["SCN201"]
    assert "SCN229" in run("lint", "draft.yaml", "-v").out


def test_a_fault_is_reported_with_its_place_its_line_and_what_to_do(desk: Path, run: Run) -> None:
    (desk / "cancer.yaml").write_text(UNKNOWN_KEY, "utf-8")
    ran = run("lint", "cancer.yaml")
    where, line, marks, advice = ran.out.splitlines()
    assert where.startswith(f'cancer.yaml:{LINE}:1: error SCN102 unknown-key: found the unknown key "sponsr" in the file, ')
    assert (line, marks) == (f"  {LINE} | sponsr: A slip of the pen", f"  {' ' * len(str(LINE))} | ^^^^^^")
    assert advice.startswith("  help: ")
    assert (ran.code, ran.err.startswith("1 proposal checked: 1 error")) == (1, True)


def test_a_fault_as_json(desk: Path, run: Run) -> None:
    (desk / "cancer.yaml").write_text(UNKNOWN_KEY, "utf-8")
    printed = json.loads(run("lint", "cancer.yaml", "-f", "json").out)
    (error,) = [found for found in printed["diagnostics"] if found["severity"] == "error"]
    assert (
        error["code"],
        error["name"],
        error["path"],
        error["start"],
        error["end"],
    ) == ("SCN102", "unknown-key", "cancer.yaml", {"line": LINE, "column": 1}, {"line": LINE, "column": 7})


@pytest.mark.parametrize(("folder", "path"), [(".", FILE), ("good", "cancer.yaml"), ("other", "cancer.yaml")])
def test_json_holds_paths_from_the_working_directory_on(
    folder: str, path: str, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "other").mkdir()
    monkeypatch.chdir(desk / folder)
    ran = run("lint", str(desk / FILE), "-f", "json")
    assert (json.loads(ran.out)["checked"], str(desk) in ran.out) == ([path], False)


def test_standard_input(desk: Path, run: Run) -> None:
    ran = run("lint", "-", typed=UNKNOWN_KEY.encode())
    assert (ran.code, ran.out.startswith(f"-:{LINE}:1: error SCN102 ")) == (1, True)


def test_several_things_are_counted(at_root: None, run: Run) -> None:
    ran = run("lint", "rules/way-forward-2012", "proposals/cancer.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("1 proposal and 1 ruleset checked: ")


def test_the_assessment_date_is_looked_at(desk: Path, run: Run) -> None:
    printed = run("lint", FILE, "-v", "--assessed-on", "1999-12-31").out
    assert "expected 31 December 1999 or earlier" in printed


BROKEN = {"sound": GOOD, "unknown key": UNKNOWN_KEY, "no YAML": "a: [", "nothing": "", "list": "- a\n"}


@pytest.mark.parametrize("name", BROKEN)
def test_json_fits_its_schema(name: str, desk: Path, run: Run) -> None:
    printed = json.loads(run("lint", "-", "-f", "json", typed=BROKEN[name].encode()).out)
    assert [error.message for error in SCHEMA.iter_errors(printed)] == []


def test_json_of_everything_shipped_fits_its_schema(at_root: None, run: Run) -> None:
    printed = json.loads(run("lint", "proposals", "rules", "-f", "json").out)
    assert [error.message for error in SCHEMA.iter_errors(printed)] == []


def test_numbers_are_printed_where_all_formats_go_to_files(desk: Path, run: Run) -> None:
    ran = run("lint", "good", "--statistics", "-f", "sarif", "-o", "found.sarif")
    assert ("SCN213" in ran.out, (desk / "found.sarif").is_file()) == (True, True)


def test_that_everything_is_left_out_is_said(desk: Path, run: Run) -> None:
    ran = run("lint", "good", "--exclude", "*.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("note: all that was named is left out")


WITHOUT_EFFECT = [
    (["--jobs", "4"], {}, ["--jobs"]),
    (["--cache"], {}, ["--cache"]),
    (["--no-cache"], {}, ["--cache"]),
    (["--cache-dir", "kept"], {}, ["--cache-dir"]),
    ([], {"SCN_CACHE_DIR": "kept"}, ["SCN_CACHE_DIR"]),
    (["--jobs", "4", "--no-cache"], {}, ["--jobs", "--cache"]),
]


@pytest.mark.parametrize(("arguments", "environment", "named"), WITHOUT_EFFECT, ids=lambda one: " ".join(one) or "none")
def test_what_has_no_effect_any_more_is_said_and_changes_nothing(
    arguments: list[str], environment: dict[str, str], named: list[str], desk: Path
) -> None:
    ran = scn("lint", "-q", FILE, *arguments, cwd=desk, **environment)  # type: ignore[arg-type]
    notes = [f"note: {name} has no effect any more; leave it out, the next version refuses it\n" for name in named]
    assert ran == Ran(0, "", "".join(notes))
    assert not (desk / "kept").exists()
