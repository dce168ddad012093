"""What ``--fix`` mends and what it leaves alone; and that nothing but the edits is changed."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from scn_criteria.cli.main import scn
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Fix, OutputError, Position, Severity, Span, TextEdit
from scn_criteria.files import write_all
from scn_criteria.lint.fixing import applied, chosen, fix_file
from scn_criteria.lint.inspection import LintContext, LintSubject, inspect
from scn_criteria.lint.results import Checked, SubjectKind
from scn_criteria.lint.settings import Settings

NAME = "falls-and-fragility-fractures.yaml"
SOUND = (Path(__file__).parents[2] / "proposals" / NAME).read_text("utf-8")
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "fixes.yaml").read_text("utf-8"))
OCCASION = LintContext(Settings(), date(2012, 12, 1))
MARK = b"\xef\xbb\xbf"


def look(subject: LintSubject) -> Checked | None:
    return inspect(subject, OCCASION)


def fixed(text: str, name: str = NAME, *, unsafe: bool = False) -> str:
    return fix_file(LintSubject(name), text.encode(), look, unsafe=unsafe).after.decode()


def lint(*arguments: str, typed: bytes = b"") -> Result:
    return CliRunner().invoke(scn, ["lint", *arguments], input=typed, prog_name="scn")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The present folder is an empty one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_fault_is_mended_or_left_alone(case: dict[str, Any]) -> None:
    assert SOUND.count(case["was"]) == 1
    spoilt = SOUND.replace(case["was"], case["is"])
    expected = SOUND.replace(case["was"], case.get("becomes", case["is"]))
    assert fixed(spoilt, case.get("file", NAME), unsafe=case.get("unsafe", False)) == expected


@pytest.mark.parametrize("around", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end"])
def test_the_rest_of_the_file_stays_byte_for_byte(around: str, line_end: str, end: str) -> None:
    sound = around + (SOUND.rstrip() + end).replace("\n", line_end)
    assert fixed(sound.replace("\ntitle: ", "\ntitel: ", 1)) == sound


def test_two_keys_that_may_mean_the_same_are_left_to_the_author() -> None:
    spoilt = SOUND.replace("\ntitle: ", "\ntitel: One\ntitle_: ", 1)
    assert fixed(spoilt) == spoilt


SPOILING = st.tuples(
    st.integers(0, len(SOUND) - 1), st.sampled_from(["", "x", " ", "'", '"', "-", ":", "\n", "é"]), st.integers(0, 2)
)


@settings(max_examples=60)
@given(st.lists(SPOILING, min_size=1, max_size=4))
def test_fixing_twice_equals_fixing_once(spoiling: list[tuple[int, str, int]]) -> None:
    text = SOUND
    for place, put, gone in spoiling:
        text = text[:place] + put + text[place + gone :]
    once = fixed(text, unsafe=True)
    assert fixed(once, unsafe=True) == once


CODE = DiagnosticRule("SCN999", "made-up", Severity.ERROR, "", "")


def fixable(start: int, end: int, put: str) -> Diagnostic:
    span = Span(Position(1, start), Position(1, end))
    return Diagnostic(CODE, f"{start} {put}", "a.yaml", span, fix=Fix("", (TextEdit(span, put),)))


def test_of_two_edits_that_touch_the_first_is_made() -> None:
    one, two, three = fixable(1, 3, "X"), fixable(3, 4, "Y"), fixable(5, 6, "Z")
    together = chosen([three, two, one])
    edits = [edit for found in together for edit in (found.fix.edits if found.fix else ())]
    assert (together, applied("abcdef", edits)) == ((one, three), "XcdZf")


def test_a_fix_that_makes_faults_is_taken_back() -> None:
    def worse(subject: LintSubject) -> Checked:
        spoilt = subject.content == b"Xb"
        found = (fixable(1, 2, "X"), fixable(1, 2, "X")) if spoilt else (fixable(1, 2, "X"),)
        return Checked("a.yaml", SubjectKind.PROPOSAL, found)

    one = fix_file(LintSubject("a.yaml"), b"ab", worse, unsafe=False)
    assert (one.after, len(one.given_up), one.fixed) == (b"ab", 1, ())


def test_files_are_written_with_the_rights_they_had(desk: Path) -> None:
    real, link = desk / "real.yaml", desk / NAME
    real.write_text(SOUND.replace("\ntitle: ", "\ntitel: ", 1), "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    lint("--fix", NAME)
    assert (link.is_symlink(), real.read_text("utf-8"), real.stat().st_mode & 0o777) == (True, SOUND, 0o640)


def test_a_difference_is_shown_and_nothing_is_written(desk: Path) -> None:
    spoilt = SOUND.replace("\ntitle: ", "\ntitel: ", 1)
    (desk / NAME).write_text(spoilt, "utf-8")
    ran = lint("--diff", NAME)
    lines = [line for line in ran.stdout.splitlines() if line.startswith(("-", "+"))]
    title = "Falls and fragility fractures in one CCG"
    assert (ran.exit_code, lines) == (1, [f"--- {NAME}", f"+++ {NAME}", f"-titel: {title}", f"+title: {title}"])
    assert (desk / NAME).read_text("utf-8") == spoilt


def test_standard_input_comes_back_mended(desk: Path) -> None:
    ran = lint("--fix", "--stdin-filename", NAME, "-", typed=SOUND.replace("\ntitle: ", "\ntitel: ", 1).encode())
    assert (ran.exit_code, ran.stdout) == (0, SOUND)


SAID = [
    ("\ntitle: ", "\ntitel: ", "outcome not assessed before, refer now"),
    ("id: CG21", "id: cg 21", "1 fixed in 1 file"),
    ("\nsources:\n", "\nsources:\n  never-cited:\n    title: A report\n", "0 fixed in 0 files; 1 more with --unsafe-fixes"),
]


@pytest.mark.parametrize(("was", "becomes", "said"), SAID)
def test_what_a_fix_does_is_said(was: str, becomes: str, said: str, desk: Path) -> None:
    (desk / NAME).write_text(SOUND.replace(was, becomes, 1), "utf-8")
    assert said in lint("--fix", NAME).stderr


@pytest.mark.parametrize("options", [["--unsafe-fixes"], ["--fix", "--diff"]])
def test_options_that_make_no_sense(options: list[str], desk: Path) -> None:
    (desk / NAME).write_text(SOUND, "utf-8")
    assert lint(*options, NAME).exit_code == 2


def test_a_file_that_may_not_be_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "closed.yaml"
    file.write_text("before", "utf-8")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(OutputError, match="permission denied"):
        write_all({file: "after"})
    assert file.read_text("utf-8") == "before"


CANCER = Path(__file__).parents[2].joinpath("proposals", "cancer.yaml").read_text("utf-8")
LOST_KEYS = [
    [("\n    professions:\n", "\n      professions :\n")],
    [("\n    professions:\n", "\n        professions:\n")],
    [("\n    professions:\n", "\n      profesions:\n")],
    [("\n    professions:\n", "\n      professions:\n"), ("\n    measures:\n", "\n      measures:\n")],
]


def without_keys(edits: list[tuple[str, str]]) -> str:
    """The proposal with keys pushed into the texts above them."""
    text = CANCER
    for before, after in edits:
        text = text.replace(before, after, 1)
    return text


@pytest.mark.parametrize("edits", LOST_KEYS, ids=lambda edits: edits[0][1].strip())
def test_lost_lines_are_put_back_before_a_source_that_only_they_cite_is_taken_out(edits: list[tuple[str, str]]) -> None:
    text = without_keys(edits)
    assert yaml.safe_load(text) != yaml.safe_load(CANCER)
    assert yaml.safe_load(fixed(text, "cancer.yaml", unsafe=True)) == yaml.safe_load(CANCER)


@pytest.mark.parametrize("edits", LOST_KEYS, ids=lambda edits: edits[0][1].strip())
def test_while_a_line_is_lost_no_source_is_offered_to_be_taken_out(edits: list[tuple[str, str]]) -> None:
    checked = look(LintSubject("cancer.yaml", content=without_keys(edits).encode()))
    assert checked is not None
    assert [one.fix for one in checked.diagnostics if one.code.number == "SCN203"] == [None]
