"""Decision records from the first to the last: written empty, filled in, checked, found by reports, and never lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Ran

Run = Callable[..., Ran]
FILLED = {
    "agree": "true",
    "name": "Jane Doe",
    "role": "Chair",
    "on": "2012-12-14",
}
OTHERWISE = {**FILLED, "agree": "false", "outcome": "decline", "reason": "The money is needed elsewhere."}
RECORD = "cancer.decision.yaml"


def fill(path: Path, given: dict[str, str]) -> str:
    """Fill a record in, as by hand."""
    head, mark, rest = path.read_text(encoding="utf-8").partition("\n# What was decided.")
    for key, value in given.items():
        rest = re.sub(rf"^([ -]*{key}:)", rf"\1 {value}", rest, count=1, flags=re.MULTILINE)
    path.write_text(head + mark + rest, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def beside(desk: Path, run: Run) -> Path:
    """An empty record beside the proposal."""
    run("report", "good", "-o", "good", "-f", "record")
    return desk / "good" / RECORD


def text_of(page: Path) -> str:
    return " ".join(re.sub("<[^>]*>", " ", page.read_text(encoding="utf-8").partition("</style>")[2]).split())


def test_it_is_written_beside_the_report(desk: Path, run: Run) -> None:
    ran = run("report", "good", "-o", "out", "-f", "record")
    assert (ran.code, ran.out) == (0, "1 decision record written to out\n")
    assert [path.name for path in (desk / "out").iterdir()] == [RECORD]


def test_an_empty_one_is_sound_and_a_remark_says_that_it_waits(beside: Path, run: Run) -> None:
    ran = run("lint", "good", "-v", "-f", "concise")
    assert (ran.code, f"good/{RECORD}:22:1: SCN330 " in ran.out) == (0, True)
    assert ran.err.startswith("1 proposal and 1 decision record checked: ")


@pytest.mark.parametrize("given", [FILLED, OTHERWISE], ids=["agreed", "otherwise"])
def test_one_that_is_filled_in_has_no_fault(given: dict[str, str], beside: Path, run: Run) -> None:
    fill(beside, given)
    ran = run("lint", f"good/{RECORD}", "-v")
    assert (ran.code, ran.out, ran.err) == (0, "", "1 decision record checked: nothing found\n")


def test_what_is_wrong_is_reported(beside: Path, run: Run) -> None:
    fill(beside, {"agree": "false"})
    ran = run("lint", f"good/{RECORD}", "-f", "concise")
    assert ran.code == 1
    assert re.findall(r"SCN\d{3}", ran.out) == ["SCN331", "SCN332", "SCN331"]


def test_a_changed_proposal_is_reported(beside: Path, run: Run, desk: Path) -> None:
    fill(beside, FILLED)
    assert run("lint", "good", "--cache-dir", "cache").code == 0
    with (desk / "good" / "cancer.yaml").open("a", encoding="utf-8") as file:
        file.write("# One line more.\n")
    ran = run("lint", "good", "--cache-dir", "cache")
    assert (ran.code, 'expected that of "cancer.yaml" beside it' in ran.out) == (1, True)


def test_changed_rules_are_reported(beside: Path, run: Run) -> None:
    text = fill(beside, FILLED)
    beside.write_text(re.sub(r'(ruleset:.*?sha256: ")\w{64}', rf"\g<1>{'0' * 64}", text, flags=re.DOTALL), encoding="utf-8")
    ran = run("lint", f"good/{RECORD}")
    assert (ran.code, "SCN336" in ran.out) == (0, True)


def test_by_standard_input_it_is_recognised_by_its_format(beside: Path, run: Run) -> None:
    fill(beside, FILLED)
    ran = run("lint", "-", "-v", typed=beside.read_bytes())
    assert (ran.code, ran.err) == (0, "1 decision record checked: nothing found\n")


def test_a_broken_one_is_recognised_by_its_name(beside: Path, run: Run) -> None:
    beside.write_text("decided: [", encoding="utf-8")
    assert run("lint", f"good/{RECORD}").err.startswith("1 decision record checked: 1 error")


@pytest.mark.parametrize("given", [FILLED, {"agree": "true"}, {"notes": "Next week."}, {"name": "Jane Doe"}])
def test_it_is_never_written_over(given: dict[str, str], beside: Path, run: Run) -> None:
    text = fill(beside, given)
    ran = run("report", "good", "-o", "good", "-f", "record", "-f", "md")
    assert (1, text) == (ran.code, beside.read_text(encoding="utf-8"))
    assert f'error: "good/{RECORD}" is left as it is: somebody has written in it\n' in ran.err
    assert beside.with_name("cancer.md").exists()


@pytest.mark.parametrize("text", ["", "mine", "format: scn-decision-record/1\n", "\0"])
def test_a_file_that_is_no_empty_record_is_never_written_over(text: str, beside: Path, run: Run) -> None:
    beside.write_text(text)
    assert (1, text) == (run("report", "good", "-o", "good", "-f", "record").code, beside.read_text())


def test_a_folder_of_that_name_is_left_alone(desk: Path, run: Run) -> None:
    (desk / "out" / RECORD).mkdir(parents=True)
    assert (run("report", "good", "-o", "out", "-f", "record").code, (desk / "out" / RECORD).is_dir()) == (1, True)


def test_an_empty_one_is_written_anew_for_another_assessment(beside: Path, run: Run) -> None:
    before = beside.read_text(encoding="utf-8")
    ran = run("report", "good", "-o", "good", "-f", "record", "--assessed-on", "2012-12-01")
    expected = before.replace("assessed_on: 2012-11-30", "assessed_on: 2012-12-01")
    assert (0, expected) == (ran.code, beside.read_text(encoding="utf-8"))


@pytest.mark.parametrize("where", ["good", "out"])
def test_a_report_finds_it(where: str, desk: Path, run: Run) -> None:
    run("report", "good", "-o", where, "-f", "record")
    fill(desk / where / RECORD, OTHERWISE)
    run("report", "good", "-o", "out")
    shown = text_of(desk / "out" / "cancer.html")
    assert "Decided Otherwise: decline Reason The money is needed elsewhere. Signed by Jane Doe , Chair" in shown
    assert "Decided otherwise: Decline" in text_of(desk / "out" / "index.html")


def test_a_decision_that_holds_comes_before_one_that_does_not(beside: Path, desk: Path, run: Run) -> None:
    text = fill(beside, OTHERWISE)
    beside.write_text(text.replace("assessed_on: 2012-11-30", "assessed_on: 2012-11-29"), encoding="utf-8")
    run("report", "good", "-o", "out", "-f", "record")
    fill(desk / "out" / RECORD, FILLED)
    run("report", "good", "-o", "out")
    assert "Signed off as recommended" in text_of(desk / "out" / "cancer.html")


@pytest.mark.parametrize(
    "options",
    [["--assessed-on", "2012-12-01"], ["--reading", "situations=both"]],
    ids=["another day", "another reading"],
)
def test_a_report_of_something_else_calls_it_out_of_date(options: list[str], beside: Path, desk: Path, run: Run) -> None:
    fill(beside, FILLED)
    run("report", "good", "-o", "out", *options)
    shown = text_of(desk / "out" / "cancer.html")
    assert ("Out of date: this decision does not hold here." in shown, "Signed off as recommended" in shown) == (True, False)


def test_a_waiver_makes_no_decision_count(beside: Path, desk: Path, run: Run) -> None:
    text = fill(beside, {**FILLED, "role": ""})
    beside.write_text(f"# scn: file-ignore[SCN331] The role does not matter.\n{text}", encoding="utf-8")
    assert run("lint", f"good/{RECORD}").code == 0
    run("report", "good", "-o", "out")
    assert "Not signed off: the decision record has faults" in text_of(desk / "out" / "cancer.html")


def test_json_is_the_same_with_and_without_a_decision(beside: Path, desk: Path, run: Run) -> None:
    run("report", "good", "-o", "before", "-f", "json")
    fill(beside, OTHERWISE)
    run("report", "good", "-o", "after", "-f", "json")
    assert (desk / "before" / "cancer.json").read_bytes() == (desk / "after" / "cancer.json").read_bytes()


@pytest.mark.parametrize("command", ["assess", "explain", "report"])
def test_a_record_named_among_proposals_is_passed_over(command: str, beside: Path, run: Run) -> None:
    assert run(command, "good/cancer.yaml", f"good/{RECORD}").code == 0


def test_a_record_alone_is_no_proposal(beside: Path, run: Run) -> None:
    ran = run("assess", f"good/{RECORD}")
    assert (ran.code, "no proposals among the paths named" in ran.err) == (2, True)


def test_its_schema_is_printed(run: Run) -> None:
    assert '"const": "scn-decision-record/1"' in run("schema", "decision-record").out
