"""What is not looked at is said: unknown formats, skipped files, nothing to check, and an id that is given twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import scn_criteria
from scn_criteria.cli.main import scn
from scn_criteria.document.examination import FORMATS

PACKAGE = Path(scn_criteria.__file__).parent
TOP = Path(__file__).parents[2]
SOUND = (TOP / "proposals" / "falls-and-fragility-fractures.yaml").read_text("utf-8")
STATED = re.compile(r'"?(scn-[a-z-]+)/[0-9]+"?')


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(scn, ["lint", *arguments], prog_name="scn")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The present folder is an empty one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


@pytest.mark.once
def test_the_formats_known_are_those_that_stand_in_the_package() -> None:
    files = [*PACKAGE.rglob("*.py"), *(TOP / "schemas").glob("*.json"), *(TOP / "rules").rglob("*.yaml")]
    stated = {name for path in files for name in STATED.findall(path.read_text("utf-8"))}
    assert stated == set(FORMATS)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("scn-propsal/1", 'expected one of this program\'s; did you mean "scn-proposal/1"?'),
        ("scn-decison-record/1", 'expected one of this program\'s; did you mean "scn-decision-record/1"?'),
        ("scn-reviw/1", 'expected one of this program\'s; did you mean "scn-review/1"?'),
        ("SCN-Proposal/1", 'expected one of this program\'s; did you mean "scn-proposal/1"?'),
        ("scn-proposal", 'expected one of this program\'s; did you mean "scn-proposal/1"?'),
        ("scn-proposal/", 'expected one of this program\'s; did you mean "scn-proposal/1"?'),
        ("scn-proposal/one", 'expected one of this program\'s; did you mean "scn-proposal/1"?'),
        ("scn-decision-record", 'expected one of this program\'s; did you mean "scn-decision-record/1"?'),
        ("scn-establishment", 'expected one of this program\'s; did you mean "scn-establishment/1"?'),
        ("scn-review", 'expected one of this program\'s; did you mean "scn-review/1"?'),
        ("scn-cases", 'expected one of this program\'s; did you mean "scn-cases/1"?'),
        ("scn-cases/2", 'expected one of this program\'s; did you mean "scn-cases/1"?'),
        ("scn_proposal/1", 'expected one of this program\'s; did you mean "scn-proposal/1"?'),
        ("scn-unheard-of/1", 'expected "scn-proposal/1", "scn-decision-record/1", "scn-review/1" or "scn-establishment/1"'),
    ],
)
@pytest.mark.parametrize("named", [".", "a.yaml"])
def test_an_unknown_format_hides_no_file(desk: Path, typed: str, expected: str, named: str) -> None:
    write("a.yaml", SOUND.replace("format: scn-proposal/1", f"format: {typed}"))
    found = lint(named)
    line = f'a.yaml:5:9: error SCN033 unknown-format: found the unknown format "{typed}" in "format", {expected}'
    assert (found.exit_code, found.stdout.splitlines()[0].removeprefix("./")) == (1, line)


def test_a_misspelt_format_is_mended(desk: Path) -> None:
    write("falls-and-fragility-fractures.yaml", SOUND.replace("scn-proposal/1", "scn-propsal/1"))
    lint("--fix", ".")
    assert Path("falls-and-fragility-fractures.yaml").read_text("utf-8") == SOUND


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".YAML", ".Yml"])
def test_endings_in_capitals_count(desk: Path, ending: str) -> None:
    write(f"falls-and-fragility-fractures{ending}", SOUND)
    assert "1 proposal checked" in lint(".").stderr


def test_what_is_skipped_is_counted_and_named_when_asked(desk: Path) -> None:
    write("falls-and-fragility-fractures.yaml", SOUND)
    write("tables.yaml", "format: scn-assessments/1\n")
    write(".hidden.yaml", SOUND)
    write("old/a.yaml", SOUND)
    write(".gitignore", "old/\n")
    Path("again").symlink_to(".")
    assert lint(".").stderr.endswith(" 4 skipped (named with -v)\n")
    assert lint("-v", ".").stderr.splitlines()[:-1] == [
        "skipped: ./.hidden.yaml: its name begins with a dot",
        "skipped: ./again: a link to a folder",
        "skipped: ./old: left out by a .gitignore file",
        'skipped: ./tables.yaml: by its "format", other data of this program, which is not checked by itself',
    ]


@pytest.mark.parametrize(("option", "code"), [((), 0), (("--require-files",), 1)])
def test_nothing_to_check_is_said(desk: Path, option: tuple[str, ...], code: int) -> None:
    write("tables.yaml", "format: scn-assessments/1\n")
    found = lint(*option, ".")
    assert (found.exit_code, found.stderr) == (
        code,
        "nothing to check: what is named holds no proposal, record, planning file, return or ruleset; "
        "1 skipped (named with -v)\n",
    )


def test_files_that_are_required_and_there_are_no_fault(desk: Path) -> None:
    write("falls-and-fragility-fractures.yaml", SOUND)
    assert lint("--require-files", ".").exit_code == 0


def test_an_id_given_twice_is_an_error(desk: Path) -> None:
    write("a/falls-and-fragility-fractures.yaml", SOUND)
    write("b/falls-and-fragility-fractures.yaml", SOUND)
    found = lint("a", "b")
    assert found.exit_code == 1
    place = "b/falls-and-fragility-fractures.yaml:6:5: error SCN034 repeated-id"
    said = f'{place}: found the id "falls-and-fragility-fractures" of another proposal, expected one of its own'
    assert said in found.stdout
    assert found.stdout.count("SCN034") == 1


def test_a_repeated_id_can_be_waived_in_its_file(desk: Path) -> None:
    write("a/falls-and-fragility-fractures.yaml", SOUND)
    write("b/falls-and-fragility-fractures.yaml", f"# scn: file-ignore[SCN034] kept beside it for a while\n{SOUND}")
    found = lint("a", "b")
    assert (found.exit_code, found.stdout) == (0, "")


def test_a_file_named_twice_is_one_file(desk: Path) -> None:
    write("falls-and-fragility-fractures.yaml", SOUND)
    Path("link.yaml").symlink_to("falls-and-fragility-fractures.yaml")
    assert "SCN034" not in lint(".", "./falls-and-fragility-fractures.yaml", "falls-and-fragility-fractures.yaml").stdout


def test_the_ids_of_two_kinds_are_two_ids(desk: Path) -> None:
    review = (TOP / "reviews" / "cancer-thames-valley-year-1.yaml").read_text("utf-8")
    write("falls-and-fragility-fractures.yaml", SOUND)
    name = "falls-and-fragility-fractures"
    write(f"r/{name}.yaml", review.replace("id: cancer-thames-valley-year-1", f"id: {name}"))
    assert "SCN034" not in lint(".").stdout


@pytest.mark.parametrize("target", ["falls-and-fragility-fractures.yaml", "./falls-and-fragility-fractures.yaml"])
def test_a_link_to_a_file_beside_it_is_that_file(desk: Path, target: str) -> None:
    write("falls-and-fragility-fractures.yaml", SOUND)
    Path("a.yaml").symlink_to(target)
    found = lint("-v", ".")
    said = 'skipped: ./a.yaml: a link to "./falls-and-fragility-fractures.yaml", which is checked'
    assert (found.exit_code, "SCN201" in found.stdout, said in found.stderr.splitlines()) == (0, False, True)
    assert "\n1 proposal checked" in found.stderr


def test_of_two_links_to_one_file_elsewhere_one_is_checked(desk: Path) -> None:
    write("there/falls-and-fragility-fractures.yaml", SOUND)
    for name in ("falls-and-fragility-fractures.yaml", "other.yaml"):
        write(f"here/{name}", "")
        Path("here", name).unlink()
        Path("here", name).symlink_to("../there/falls-and-fragility-fractures.yaml")
    Path(".git").mkdir()
    assert lint("here/falls-and-fragility-fractures.yaml", "here/other.yaml").stderr.startswith("1 proposal checked")


def test_reports_of_a_folder_with_a_link_are_whole(desk: Path) -> None:
    write("falls-and-fragility-fractures.yaml", SOUND)
    Path("a.yaml").symlink_to("falls-and-fragility-fractures.yaml")
    assert CliRunner().invoke(scn, ["report", ".", "-o", "out"]).exit_code == 0


NEAR = ["cancer.yaml.txt", "cancer.yml.bak", "cancer.YAML.orig", "cancer.yaml~"]


@pytest.mark.parametrize("name", NEAR)
def test_a_file_that_looks_like_yaml_is_named(desk: Path, name: str) -> None:
    write("falls-and-fragility-fractures.yaml", SOUND)
    write(name, SOUND)
    line = f"skipped: ./{name}: its name ends in neither .yaml nor .yml; rename it if it is to be checked"
    assert line in lint("-v", ".").stderr.splitlines()


@pytest.mark.parametrize("name", NEAR)
def test_where_nothing_else_is_found_a_file_that_looks_like_yaml_is_named(desk: Path, name: str) -> None:
    write(f"box/{name}", SOUND)
    found = lint("box")
    said = f'error: no file that ends in .yaml or .yml is found in the folder "box", but "box/{name}" is\n'
    assert (found.exit_code, found.stderr.startswith(said)) == (2, True)
    assert f'; "box/{name}" looks like YAML, but its name ends in neither .yaml nor .yml' in found.stderr


@pytest.mark.parametrize("name", [".cancer.yaml.swp", "yaml.txt", "notes.txt", "cancer.json"])
def test_other_files_are_not_named(desk: Path, name: str) -> None:
    write("falls-and-fragility-fractures.yaml", SOUND)
    write(name, SOUND)
    assert "skipped" not in lint("-v", ".").stderr


def test_what_settings_leave_out_is_counted(desk: Path) -> None:
    write("falls-and-fragility-fractures.yaml", SOUND)
    write("other.yaml", SOUND)
    write("scn.toml", 'exclude = ["*"]\n')
    assert "; 2 skipped, 2 of them by settings or --exclude (named with -v)\n" in lint(".").stderr


@pytest.mark.parametrize(
    ("named", "typed"),
    [
        ("HEAD", "git rev-parse HEAD prints it"),
        ("origin/main", "git rev-parse origin/main prints it"),
        ("e9c094e", "git rev-parse e9c094e prints it"),
        ("", "git rev-parse HEAD prints one"),
        ("$(id)", "git rev-parse HEAD prints one"),
        ("-x", "git rev-parse HEAD prints one"),
    ],
)
def test_a_commit_that_is_not_named_in_full_says_what_to_type(desk: Path, named: str, typed: str) -> None:
    found = lint(f"--settings-from={named}", ".")
    words = f'found "{named}" for --settings-from, expected all of the name of a commit, 40 digits or letters from a to f'
    assert (found.exit_code, f"{words}; {typed}" in found.stderr) == (2, True)
