"""``scn explain`` prints the page of a code, of several or of all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scn_criteria.cli.main import scn
from scn_criteria.lint.diagnostic_pages import every_code

EXPECTED = Path(__file__).parent / "expected"
ESCAPE = "\x1b["


def explain(*arguments: str, color: bool = False) -> Result:
    return CliRunner().invoke(scn, ["explain", *arguments], color=color)


def headed(output: str) -> list[str]:
    return [line.split()[0] for line in output.splitlines() if line.startswith("SCN")]


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.txt")), ids=lambda path: path.stem)
def test_a_page_is_printed(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == explain(path.stem).output


NAMED = [
    (["SCN201"], ["SCN201"]),
    (["scn201"], ["SCN201"]),
    (["id-not-file-name"], ["SCN201"]),
    (["SCN30"], [f"SCN30{digit}" for digit in range(1, 10)]),
    (["SCN5", "unused-source"], [*(f"SCN5{number:02}" for number in range(1, 14)), "SCN203"]),
    (["SCN20", "SCN201"], [f"SCN20{digit}" for digit in range(1, 10)]),
    (["--all"], list(every_code())),
]


@pytest.mark.parametrize(("arguments", "expected"), NAMED)
def test_codes_are_named_by_number_by_its_beginning_and_by_name(arguments: list[str], expected: list[str]) -> None:
    assert expected == headed(explain(*arguments).output)


@pytest.mark.parametrize(("arguments", "expected"), NAMED)
def test_the_same_codes_are_in_json(arguments: list[str], expected: list[str]) -> None:
    printed = json.loads(explain(*arguments, "-f", "json").output)
    assert ("scn-codes/1", expected) == (printed["format"], [one["code"] for one in printed["codes"]])


def test_json_has_the_example_and_the_page() -> None:
    (printed,) = json.loads(explain("SCN206", "-f", "json").output)["codes"]
    kept = ("part_of", "file", "at", "besides")
    expected = {"part_of": "proposal", "file": "copd-care.yaml", "at": "4:13", "besides": []}
    assert (expected, "docs/reference/codes/SCN206.md") == ({key: printed["example"][key] for key in kept}, printed["page"])


def test_json_has_the_reason_why_there_is_no_example() -> None:
    (printed,) = json.loads(explain("SCN508", "-f", "json").output)["codes"]
    assert printed["example"] is None
    assert printed["without_example"]


WRONG = [
    (["SCN999"], 'no diagnostic has the code "SCN999"; did you mean "SCN199"?'),
    (["SCN201", "proposals"], "codes and files cannot be explained together; name one kind at a time"),
    ([], "name what to explain: files, codes, or all codes with --all, and one kind at a time"),
    (["--all", "SCN201"], "name what to explain: files, codes, or all codes with --all, and one kind at a time"),
]


@pytest.mark.parametrize(("arguments", "expected"), WRONG)
def test_what_is_no_code_is_said(arguments: list[str], expected: str) -> None:
    result = explain(*arguments)
    assert result.exit_code == 2
    assert f"Error: {expected}\n" in result.output


def test_a_file_of_that_name_is_explained_as_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("unused-source").write_text("", encoding="utf-8")
    assert headed(explain("unused-source").output) == []


def test_a_word_that_is_neither_is_looked_for_as_a_file() -> None:
    assert 'nothing is found at "no-such-thing"' in explain("no-such-thing").output


@pytest.mark.parametrize("coloured", [True, False])
def test_colours_are_for_terminals(coloured: bool) -> None:
    assert (ESCAPE in explain("SCN206", color=coloured).output) == coloured


def test_a_page_goes_to_a_file(tmp_path: Path) -> None:
    explain("SCN206", "-o", str(tmp_path / "page.txt"), color=True)
    assert (EXPECTED / "SCN206.txt").read_text(encoding="utf-8") == (tmp_path / "page.txt").read_text(encoding="utf-8")
