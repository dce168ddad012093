"""``scn portfolio`` as users run it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from portfolio_building import QUALIFYING, ROOT, scn

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_a_tie_at_the_line_is_left_to_judgement() -> None:
    ran = scn("portfolio", "-q", "proposals", "--capacity", "2")
    expected = (
        "1 place is left for 2 proposals, and the weights decide which. Judgement must break this tie:\n"
        "  cancer comes before cardiovascular-disease under 99 % of the weightings, and after it under 1 %\n"
    )
    assert (ran.code, expected in ran.out) == (0, True)


SENTENCES = [
    (
        ["--capacity", "2", "--order", "C2>C6"],
        "The same proposals come first under every allowed weighting.",
    ),
    (["--capacity", "5"], "The capacity takes all of them."),
    (["--capacity", "0"], '5 proposals come out as "establish", and the capacity is 0.'),
    (["--capacity", "4", "--at-least", "C1=0.25"], "Places hold for every weighting of the criteria with C1 at least 0.25."),
    (
        ["--capacity", "4", "--order", "c1 > c4"],
        "Places hold for every weighting of the criteria with C1 no lighter than C4.",
    ),
    (["--capacity", "4", "--reading", "situations=both"], "This is a variant of the ruleset: situations = both."),
]


@pytest.mark.parametrize(("options", "sentence"), SENTENCES)
def test_what_the_text_says(options: list[str], sentence: str) -> None:
    assert sentence in scn("portfolio", "-q", "proposals", *options).out


def test_nothing_to_rank_is_said() -> None:
    ran = scn("portfolio", "-q", "proposals/major-trauma.yaml", "--capacity", "1")
    assert (ran.code, ran.out.splitlines()[0]) == (0, 'No proposal comes out as "establish", and there is nothing to rank.')


def test_copies_of_a_proposal_are_distinguished_by_their_files(tmp_path: Path) -> None:
    """Two proposals with one id are refused; where that is waived, say for two drafts, each is shown with its file."""
    text = "# scn: file-ignore[SCN034] two drafts\n" + (ROOT / "proposals" / "cancer.yaml").read_text(encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cancer.yaml").write_text(text, encoding="utf-8")
    ran = scn("portfolio", "-q", str(tmp_path), "--capacity", "1")
    assert "cancer.yaml) are level under every weighting" in ran.out


def test_json_holds_everything() -> None:
    found = json.loads(scn("portfolio", "-q", "proposals", "--capacity", "4", "-f", "json").out)
    assert (found["format"], found["capacity"]) == ("scn-portfolio/1", 4)
    assert list(QUALIFYING) == [one["proposal"]["id"] for one in found["ranked"]]
    assert len(found["pairs"]) == 10
    assert {"refer", "defer"} == {one["outcome"] for one in found["not_ranked"]}


def table() -> str:
    return scn("portfolio", "-q", "proposals", "--capacity", "4", "-f", "csv").out


def test_csv_has_a_line_for_every_proposal() -> None:
    rows = list(csv.DictReader(io.StringIO(table().removeprefix("\ufeff"))))
    assert len(rows) == 10
    assert (rows[4]["proposal"], rows[4]["status"], rows[4]["C5"]) == ("respiratory-disease", "judgement", "0.7")


def test_csv_begins_with_the_mark_by_which_excel_knows_its_encoding() -> None:
    assert table().startswith("\ufeffproposal,")


def test_the_result_goes_to_a_file(tmp_path: Path) -> None:
    written = tmp_path / "portfolio.csv"
    ran = scn("portfolio", "-q", "proposals", "--capacity", "4", "-f", "csv", "-o", str(written))
    assert (ran.code, ran.out, len(written.read_text(encoding="utf-8").splitlines())) == (0, "", 11)


def test_a_bad_file_is_named_and_stops_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: scn-proposal/1\nid: [", encoding="utf-8")
    ran = scn("portfolio", "-q", "proposals/cancer.yaml", str(bad), "--capacity", "1", "-f", "csv")
    assert (ran.code, ran.out.splitlines()[2].partition(",,,")[0]) == (1, "bad.yaml,,not_assessed")


WRONG = [
    ([], "Missing option '--capacity'"),
    (["--capacity", "-1"], "-1 is not in the range x>=0"),
    (["--capacity", "1", "--at-least", "C1"], '--at-least takes CRITERION=WEIGHT, such as C1=0.1, found "C1"'),
    (["--capacity", "1", "--at-least", "C1=2"], '--at-least takes a weight from 0 to 1, such as C1=0.1, found "C1=2"'),
    (["--capacity", "1", "--at-least", "C1=1/3"], 'found "C1=1/3"'),
    (["--capacity", "1", "--at-least", "C1=nan"], 'found "C1=nan"'),
    (
        ["--capacity", "1", "--at-least", "C11=0.1"],
        '--at-least names the criterion "C11", which does not exist; did you mean',
    ),
    (["--capacity", "1", "--at-least", "risk=0.1"], 'the criterion "risk", which does not exist; expected C1 to C9'),
    (["--capacity", "1", "--order", "C1"], '--order takes criteria with ">" between them, such as "C1>C4", found "C1"'),
    (["--capacity", "1", "--order", "C1>"], '--order names the criterion "", which does not exist; expected C1 to C9'),
    (
        ["--capacity", "1", "--at-least", "C1=0.6", "--at-least", "C2=0.6"],
        "no weighting keeps all of --at-least and --order",
    ),
]


@pytest.mark.parametrize(("options", "said"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_a_mistyped_option_is_explained(options: list[str], said: str) -> None:
    ran = scn("portfolio", "proposals/cancer.yaml", *options)
    assert (ran.code, ran.out, said in ran.err) == (2, "", True)


def test_no_library_for_numbers_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    ran = scn("portfolio", "-q", "proposals", "--capacity", "2", "-f", "csv")
    assert (ran.code, ran.err, ran.out.splitlines()[2].split(",")[7]) == (0, "", "0.98987")


def test_the_same_input_gives_the_same_bytes() -> None:
    command = [sys.executable, "-m", "scn_criteria", "portfolio", "-q", "proposals", "--capacity", "3", "-f", "json"]
    first, second = (
        subprocess.run(
            [*command, "--order", "C1>C4"],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    )
    assert first == second
