"""``scn assess``: the table of many, the page of one, and what it can be asked for.

The expected texts are the output of ``scn assess PATH -o tests/cli/expected/NAME.txt`` at the top of the checkout.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from running import GOOD, Ran

from scn_criteria import resources

Run = Callable[..., Ran]
FILE = "proposals/cancer.yaml"
EXPECTED = Path(__file__).parent / "expected"
SCHEMA = Draft202012Validator(json.loads(resources.schema_file("assessment").read_text(encoding="utf-8")))
TEXTS = {
    "proposals": "proposals",
    "cancer": "proposals/cancer.yaml",
    "end-of-life-care-draft": "proposals/end-of-life-care-draft.yaml",
    "neonatal-critical-care": "proposals/neonatal-critical-care.yaml",
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text(name: str, at_root: None, run: Run) -> None:
    expected = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")
    ran = run("assess", TEXTS[name])
    assert (0, expected) == (ran.code, ran.out)


def test_a_table_names_what_could_not_be_assessed(desk: Path, run: Run) -> None:
    (desk / "bad.yaml").write_text("")
    rows = run("assess", "good", "bad.yaml").out.splitlines()
    assert rows[2].split() == ["bad.yaml", "not", "assessed"]


def test_one_bad_file_is_a_table_too(desk: Path, run: Run) -> None:
    (desk / "bad.yaml").write_text("")
    ran = run("assess", "bad.yaml")
    assert (ran.code, "bad.yaml  not assessed" in ran.out) == (1, True)


def test_faults_go_to_standard_error(desk: Path, run: Run) -> None:
    (desk / "bad.yaml").write_text("")
    ran = run("assess", "bad.yaml")
    assert ("SCN011" in ran.err, "SCN011" in ran.out) == (True, False)


def test_quiet_keeps_faults_to_itself(desk: Path, run: Run) -> None:
    (desk / "bad.yaml").write_text("")
    ran = run("assess", "bad.yaml", "-q")
    assert (ran.code, ran.err) == (1, "")


def test_standard_input(desk: Path, run: Run) -> None:
    printed = json.loads(run("assess", "-", "-f", "json", typed=GOOD.encode()).out)
    assert (printed["assessments"][0]["proposal"]["path"], printed["assessments"][0]["proposal"]["id"]) == ("-", "cancer")


@pytest.mark.parametrize(
    ("outcome", "paths", "code"),
    [
        ("establish", [FILE], 0),
        ("establish", [FILE, "proposals/dental-services.yaml"], 1),
        ("refer", ["proposals/dental-services.yaml"], 0),
        ("decline", [FILE], 1),
    ],
)
def test_an_outcome_can_be_required(outcome: str, paths: list[str], code: int, at_root: None, run: Run) -> None:
    assert code == run("assess", *paths, "--require", outcome).code


def test_what_cannot_be_assessed_does_not_reach_an_outcome(desk: Path, run: Run) -> None:
    (desk / "bad.yaml").write_text("")
    assert run("assess", "good", "bad.yaml", "--require", "establish").code == 1


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (["--set", "material_gap=20"], "This is a variant of the ruleset: material_gap = 20."),
        (["--reading", "situations=both"], "This is a variant of the ruleset: situations = both."),
    ],
)
def test_a_variant_says_so(choice: list[str], expected: str, at_root: None, run: Run) -> None:
    assert expected == run("assess", FILE, *choice).out.splitlines()[-1]


def test_the_ruleset_as_it_is_is_no_variant(at_root: None, run: Run) -> None:
    assert run("assess", FILE).out == run("assess", FILE, "--reading", "situations=either").out


def test_the_shipped_ruleset_can_be_named(at_root: None, run: Run) -> None:
    assert run("assess", FILE).out == run("assess", FILE, "--ruleset", "rules/way-forward-2012").out


def test_the_assessment_date_can_be_given(at_root: None, run: Run) -> None:
    (one,) = json.loads(run("assess", FILE, "--assessed-on", "1999-12-31", "-f", "json").out)["assessments"]
    late = [item["why_not"] for criterion in one["criteria"] for item in criterion["evidence"] if not item["counts"]]
    assert (one["assessed_on"], any("after the assessment date" in why for why in late)) == ("1999-12-31", True)


WAIVED = "# scn: file-ignore[SCN034] a copy that is kept for the record\n" + GOOD
SECOND_COPIES = {GOOD: (["good/cancer.yaml"], ["more/cancer.yaml"]), WAIVED: (["good/cancer.yaml", "more/cancer.yaml"], [])}


@pytest.mark.parametrize("second", SECOND_COPIES, ids=["as it is", "waived"])
@pytest.mark.parametrize("command", [("assess",), ("portfolio", "--capacity", "9")], ids=["assess", "portfolio"])
def test_a_second_proposal_with_one_id_is_refused(command: tuple[str, ...], second: str, desk: Path, run: Run) -> None:
    (desk / "more").mkdir()
    (desk / "more" / "cancer.yaml").write_text(second, encoding="utf-8")
    ran = run(*command, "good", "more", "-f", "json")
    printed = json.loads(ran.out)
    taken = [one["proposal"]["path"] for one in printed["assessments"]] if "assessments" in printed else None
    refused = [one["path"] for one in printed["not_assessed"]]
    assert (taken or SECOND_COPIES[second][0], refused) == SECOND_COPIES[second]
    assert ran.code == int(bool(refused))


BROKEN = {"unknown key": GOOD + "sponsr: A slip\n", "no YAML": "a: [", "nothing": "", "list": "- a\n"}


@pytest.mark.parametrize("name", BROKEN)
def test_json_of_what_cannot_be_assessed_fits_its_schema(name: str, desk: Path, run: Run) -> None:
    (desk / "bad.yaml").write_text(BROKEN[name], encoding="utf-8")
    printed = json.loads(run("assess", "bad.yaml", "good", "-f", "json").out)
    assert ([error.message for error in SCHEMA.iter_errors(printed)], len(printed["not_assessed"])) == ([], 1)


def test_json_of_a_variant_fits_its_schema(at_root: None, run: Run) -> None:
    printed = json.loads(run("assess", "proposals", "--set", "material_gap=20", "-f", "json").out)
    assert [error.message for error in SCHEMA.iter_errors(printed)] == []
