"""``scn plan --output-dir``: what is written, what is kept, and what is said where there is no pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from plan_samples import CANCER, ROOT

from scn_criteria.cli.main import scn
from scn_criteria.cli.plan import is_as_written, sealed

CANCER_FILE = str(ROOT / "proposals" / "cancer.yaml")
FALLS_FILE = str(ROOT / "proposals" / "falls-and-fragility-fractures.yaml")
DRAFT_FILE = str(ROOT / "proposals" / "end-of-life-care-draft.yaml")


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(scn, ["plan", "-q", "--output-dir", str(folder), *arguments])


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_both_formats_are_written_into_a_folder_of_its_own(tmp_path: Path) -> None:
    ran = run(tmp_path, FALLS_FILE)
    home = "falls-and-fragility-fractures"
    expected = [f"{home}/{name}.{ending}" for name in ("index", "setting-up") for ending in ("html", "md")]
    assert (ran.exit_code, names(tmp_path)) == (0, expected)
    assert ran.stdout == f"4 files written to {tmp_path / home}\n"


def test_one_format_is_written_alone(tmp_path: Path) -> None:
    run(tmp_path, FALLS_FILE, "--format", "html", "--format", "html")
    assert {Path(name).suffix for name in names(tmp_path)} == {".html"}


def test_it_can_be_made_again(tmp_path: Path) -> None:
    first, again = run(tmp_path, CANCER_FILE), run(tmp_path, CANCER_FILE)
    assert (first.exit_code, again.exit_code) == (0, 0)


def test_what_nobody_changed_follows_the_proposal(tmp_path: Path) -> None:
    run(tmp_path, CANCER_FILE)
    ran = run(tmp_path, CANCER_FILE, "--start", "2014-04-01")
    assert ran.exit_code == 0
    assert "1 April 2014" in (tmp_path / "cancer" / "timetable.md").read_text(encoding="utf-8")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A folder with a pack in which somebody has filled a place."""
    run(tmp_path, CANCER_FILE, "--format", "md")
    edited = tmp_path / "cancer" / "relationships.md"
    edited.write_text(edited.read_text(encoding="utf-8").replace("to be agreed", "Dr A. Example", 1), encoding="utf-8")
    (tmp_path / "cancer" / "timetable.md").unlink()
    return tmp_path


def test_what_somebody_changed_is_kept_and_nothing_else_is_written(changed: Path) -> None:
    before = {name: (changed / name).read_bytes() for name in names(changed)}
    ran = run(changed, CANCER_FILE)
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert [line.rpartition("/")[2] for line in ran.stderr.splitlines() if line.startswith("error")] == [
        'relationships.md" was changed by somebody, or is no document of a pack'
    ]
    assert before == {name: (changed / name).read_bytes() for name in names(changed)}


def test_it_is_written_over_where_that_is_asked_for(changed: Path) -> None:
    assert run(changed, CANCER_FILE, "--overwrite").exit_code == 0
    assert "Dr A. Example" not in (changed / "cancer" / "relationships.md").read_text(encoding="utf-8")


def test_a_file_of_somebody_else_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cancer").mkdir()
    (tmp_path / "cancer" / "index.md").write_bytes(b"\xff mine")
    assert (run(tmp_path, CANCER_FILE).exit_code, names(tmp_path)) == (1, ["cancer/index.md"])


@pytest.mark.parametrize("change", [lambda text: f"{text}more", lambda text: text.replace("a", "b"), lambda text: text[:-1]])
def test_a_seal_shows_every_change(change: object) -> None:
    assert callable(change)
    assert not is_as_written(change(sealed("# a\n")))


def test_a_sealed_text_is_as_written() -> None:
    assert is_as_written(sealed("# a\n\n\n"))


def test_where_evidence_is_missing_there_is_no_pack(tmp_path: Path) -> None:
    ran = run(tmp_path, DRAFT_FILE)
    first, *missing = ran.stderr.splitlines()
    assert (ran.exit_code, names(tmp_path)) == (1, [])
    assert first == f'error: no pack for "{DRAFT_FILE}": defer'
    assert missing
    assert all(line.startswith("  ") and ("(under " in line or ".yaml:" in line) for line in missing)


def test_one_without_a_pack_does_not_stop_the_others(tmp_path: Path) -> None:
    ran = run(tmp_path, DRAFT_FILE, FALLS_FILE, "--format", "md")
    assert (ran.exit_code, len(names(tmp_path))) == (1, 2)


def test_of_two_with_one_id_the_first_has_a_pack(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    waived = "# scn: file-ignore[SCN034] an older draft\n" + CANCER
    (tmp_path / "again" / "cancer.yaml").write_text(waived, encoding="utf-8")
    ran = run(tmp_path / "out", CANCER_FILE, str(tmp_path / "again" / "cancer.yaml"), "--format", "md")
    assert (ran.exit_code, len(names(tmp_path / "out"))) == (1, 7)
    assert "another proposal has the same id" in ran.stderr


def test_days_that_cannot_be_are_reported_and_nothing_is_written(tmp_path: Path) -> None:
    ran = run(tmp_path, CANCER_FILE, "--start", "2012-01-01")
    assert (ran.exit_code, names(tmp_path)) == (1, [])
    assert [line for line in ran.stderr.splitlines() if "SCN327" in line] == [
        f'{CANCER_FILE}:45:10: SCN327 the network is to start on "1 January 2012"; '
        "expected no day before the recommendation, 30 November 2012"
    ]


def test_a_proposal_from_standard_input_is_named_so(tmp_path: Path) -> None:
    arguments = ["plan", "-q", "-", "--output-dir", str(tmp_path), "--format", "md"]
    ran = CliRunner().invoke(scn, arguments, input=CANCER)
    assert ran.exit_code == 0
    assert "(from standard input:45)" in (tmp_path / "cancer" / "timetable.md").read_text(encoding="utf-8")


USAGE = [
    (["--start", "2013-04-01"], "--start is for packs only; add --output-dir DIR"),
    (["--format", "md"], "--format is for packs only; add --output-dir DIR"),
    (["--overwrite"], "--overwrite is for packs only; add --output-dir DIR"),
    (["--output-dir", "d", "-f", "json"], "--output-dir writes documents instead of a plan"),
    (["--output-dir", "d", "-o", "f"], "--output-dir writes documents instead of a plan"),
    (["--output-dir", "d", "--start", "1066-10-14"], "expected a day of the years 1900 to 2099"),
    (["--output-dir", "d", "--start", "spring"], "expected a day as year-month-day"),
    (["--output-dir", "d", "--format", "docx"], "'docx' is not one of 'md', 'html'"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE)
def test_wrong_usage_is_reported(arguments: list[str], said: str) -> None:
    ran = CliRunner().invoke(scn, ["plan", CANCER_FILE, *arguments])
    assert (ran.exit_code, said in ran.stderr) == (2, True)


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    ran = run(tmp_path / "taken", FALLS_FILE)
    assert (ran.exit_code, "Traceback" in ran.stderr, "cannot make the folder" in ran.stderr) == (2, False, True)
