"""``scn rules coverage``."""

from __future__ import annotations

import compileall
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from coverage_samples import copied

from scn_criteria import resources
from scn_criteria.cli.rules_show import coverage_command

COVERED = "inventory: [SI-112]"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(coverage_command, [str(one) for one in arguments])


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    """A ruleset with a list of its own, whose last item nothing encodes."""
    folder = copied(tmp_path)
    file = folder / "sources.yaml"
    last = "{number: SI-179, document: way-forward, section: Evaluation, kind: gap, content: A gap.}"
    file.write_text(f"{file.read_text(encoding='utf-8')}      - {last}\n", encoding="utf-8")
    return folder


def test_every_item_is_listed() -> None:
    out = run().stdout
    assert [f"SI-{number:03}" for number in range(1, 179) if f"\nSI-{number:03}  " not in out] == []


def test_an_item_says_what_acts_on_it() -> None:
    out = run("--only", "operative").stdout
    assert "        - acts: table terms_of_reference, rules/way-forward-2012/conditions.yaml:" in out


def test_the_summary_counts_each_standing() -> None:
    counts = json.loads(run("-f", "json").stdout)["counts"]
    assert list(counts) == ["operative", "stated", "cited", "waived", "open"]
    assert ", ".join(f"{number} {standing}" for standing, number in counts.items()) in run().stdout.splitlines()[0]


def test_an_item_that_is_only_cited_is_unsettled_unless_it_is_waived(opened: Path) -> None:
    file = opened / "conditions.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(COVERED, f"{COVERED}, compare: [SI-179]"), encoding="utf-8")
    assert "SI-179  cited  " in run(opened, "--only", "cited").stdout
    result = run(opened, "--require")
    assert (result.exit_code, "1 item is open or only cited (SI-179)" in result.stderr) == (1, True)


def test_a_waived_item_says_why() -> None:
    assert "waived: It announces other papers." in run("--only", "waived").stdout


def test_an_open_item_is_listed_as_open(opened: Path) -> None:
    assert (
        "SI-179  open  The Way Forward: Strategic clinical networks: Evaluation (gap)"
        in run(opened, "--only", "open").stdout
    )


def test_without_require_open_items_are_no_failure(opened: Path) -> None:
    assert run(opened).exit_code == 0


def test_with_require_an_open_item_is_a_failure(opened: Path) -> None:
    result = run(opened, "--require")
    assert (result.exit_code, "expected none: encode each, or say under `waived` why not" in result.stderr) == (1, True)


def test_json_says_the_same() -> None:
    record = json.loads(run("-f", "json").stdout)
    item = next(one for one in record["items"] if one["number"] == "SI-112")
    assert (record["format"], sum(record["counts"].values()), item["standing"]) == (
        "scn-source-coverage/1",
        178,
        "operative",
    )
    assert ("terms_of_reference", "table") in [(place["id"], place["kind"]) for place in item["places"]]


def test_marks_in_pages_count_when_they_are_asked_for(opened: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "year.md").write_text("# A year\n<!-- SI-179 -->\n", encoding="utf-8")
    assert "- states: page A year, " in run(opened, "--docs", tmp_path / "docs").stdout


def test_a_number_that_is_not_listed_is_a_failure(opened: Path) -> None:
    file = opened / "conditions.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(COVERED, "inventory: [SI-912]"), encoding="utf-8")
    result = run(opened)
    assert (result.exit_code, "SCN433" in result.stderr) == (1, True)


REFUSED = [
    (("--docs", "nowhere"), 2, "which is no folder; expected a folder of pages in Markdown"),
    (("nowhere",), 2, 'the ruleset "nowhere" cannot be used'),
]


@pytest.mark.parametrize(("arguments", "code", "says"), REFUSED, ids=["no docs", "no ruleset"])
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], code: int, says: str) -> None:
    result = run(*arguments)
    assert (code, True) == (result.exit_code, says in result.stderr)


def test_a_ruleset_without_a_list_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "sources.yaml").unlink()
    assert 'has no list of items; expected a file "sources.yaml" in it' in run(folder).stderr


def test_a_list_that_cannot_be_used_is_refused(opened: Path) -> None:
    file = opened / "sources.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("SI-179", "SI-199"), encoding="utf-8")
    result = run(opened)
    assert ("SCN431" in result.stderr, "cannot be used" in result.stderr, result.stdout) == (True, True, "")


def test_without_source_texts_of_the_program_the_answer_is_the_same(tmp_path: Path) -> None:
    package = Path(resources.HERE)
    copy = Path(shutil.copytree(package, tmp_path / package.name, ignore=shutil.ignore_patterns("__pycache__")))
    compileall.compile_dir(copy, quiet=1, legacy=True)
    for source in copy.rglob("*.py"):
        source.unlink()
    for folder in ("rules", "schemas", "templates"):
        (tmp_path / folder).symlink_to(resources.folder(folder), target_is_directory=True)
    done = subprocess.run(
        [sys.executable, "-m", "scn_criteria", "rules", "coverage", "-f", "json"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert run("-f", "json").stdout == done.stdout.decode()
