import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from robustness_samples import NAMES, ROOT

from scn_criteria.cli.main import main, scn

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(scn, arguments, prog_name="scn")


EXITS = {
    "robust": (["robust", "-q", "proposals/cancer.yaml"], 0),
    "robust with nothing there": (["robust", "nowhere.yaml"], 2),
    "robust with a bad variant": (["robust", "proposals", "--set", "material_gap=99"], 2),
    "robust beside a missing file": (["robust", "-q", "proposals/cancer.yaml", "nowhere.yaml"], 2),
    "the shipped rules and themselves": (["rules", "diff"], 0),
    "a folder and itself": (["rules", "diff", "rules/way-forward-2012", "rules/way-forward-2012"], 0),
    "a variant": (["rules", "diff", "--set", "material_gap=15"], 1),
    "the same variant on both sides": (["rules", "diff", "--set", "material_gap=15", "--set-a", "material_gap=15"], 0),
    "a reading of the first": (["rules", "diff", "--reading-a", "criteria=majority"], 1),
    "a value that nothing can tell apart": (["rules", "diff", "--set", "quantified_groups=1.0"], 0),
    "no such folder": (["rules", "diff", "nowhere"], 2),
    "three folders": (["rules", "diff", "a", "b", "c"], 2),
    "no such parameter": (["rules", "diff", "--set", "gap=1"], 2),
    "a missing proposal": (
        ["rules", "diff", "-q", "--proposals", "nowhere.yaml", "--proposals", "proposals/cancer.yaml"],
        2,
    ),
    "proposals from standard input": (["rules", "diff", "--proposals", "-"], 2),
}


@pytest.mark.parametrize(("arguments", "code"), EXITS.values(), ids=EXITS)
def test_the_exit_code(arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scn", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert code == int(stopped.value.code or 0)


def test_a_reworded_ruleset_decides_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "reworded"
    shutil.copytree(ROOT / "rules" / "way-forward-2012", folder)
    path = folder / "situations.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("The earlier efforts on record", "All efforts on record"), "utf-8"
    )
    assert "Both decide the same, whatever the facts and whatever is chosen." in run("rules", "diff", str(folder)).output


def test_a_changed_row_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    shutil.copytree(ROOT / "rules" / "way-forward-2012", folder)
    path = folder / "recommendation.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("then: decline", "then: revise", 1), "utf-8")
    assert "from decline (REC-R4) to revise (REC-R4). The simplest:" in run("rules", "diff", str(folder)).output


FORMATS = {
    "robust": (["robust", "-q", "-f", "json", "proposals"], "scn-robustness/1"),
    "diff": (
        ["rules", "diff", "-q", "-f", "json", "--set", "quantified_groups=2", "--proposals", "proposals"],
        "scn-comparison/1",
    ),
}


@pytest.mark.parametrize(("arguments", "format_"), FORMATS.values(), ids=FORMATS)
def test_json_names_its_format(arguments: list[str], format_: str) -> None:
    assert format_ == json.loads(run(*arguments).stdout)["format"]


@pytest.mark.parametrize("arguments", [one[0] for one in FORMATS.values()], ids=FORMATS)
def test_json_is_the_same_every_time(arguments: list[str]) -> None:
    assert run(*arguments).stdout == run(*arguments).stdout


def numbers(held: object) -> list[object]:
    if isinstance(held, dict):
        return [one for part in held.values() for one in numbers(part)]
    if isinstance(held, list):
        return [one for part in held for one in numbers(part)]
    return [held] if isinstance(held, float) else []


@pytest.mark.parametrize("arguments", [one[0] for one in FORMATS.values()], ids=FORMATS)
def test_no_number_in_json_is_inexact(arguments: list[str]) -> None:
    assert numbers(json.loads(run(*arguments).stdout)) == []


def test_every_proposal_is_in_the_json() -> None:
    document = json.loads(run("robust", "-q", "-f", "json", "proposals").stdout)
    assert [one["id"] for one in document["proposals"]] == NAMES


def test_the_output_can_go_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "firm.txt"
    run("robust", "-q", "proposals/cancer.yaml", "-o", str(target))
    assert target.read_text(encoding="utf-8") == run("robust", "-q", "proposals/cancer.yaml").stdout


SHOWN = [
    "  The outcome holds in 38 of 100 ways to set the open thresholds and readings (exactly 367/960).",
    "  Otherwise: revise in 54 of 100 and defer in 8 of 100.",
    "    If the threshold “groups with a sourced gain” were 2 groups or more (now 1), C2 would be partly met, and",
    "  Changing any one of the 32 other choices leaves the outcome as it is.",
    "That is our choice: the document gives no weights.",
]


@pytest.mark.parametrize("line", SHOWN)
def test_the_text_says(line: str) -> None:
    assert line in run("robust", "-q", "proposals/cardiovascular-disease.yaml").stdout


def test_the_text_names_the_variant_it_starts_from() -> None:
    text = run("robust", "-q", "proposals/cancer.yaml", "--set", "material_gap=12").stdout
    assert "Each choice was moved from a variant of the ruleset: material_gap = 12." in text


def test_a_flip_names_both_rows() -> None:
    text = run("rules", "diff", "-q", "--set", "quantified_groups=2", "--proposals", "proposals").stdout
    assert "    outcome: establish (REC-R2) to revise (REC-R10)\n    C2: met (C2-R1) to partly met (C2-R2)" in text
