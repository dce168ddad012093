"""Every kind of fault has a page, and what a page shows is what happens."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_examples import diagnostics, from_the_shipped_ruleset, line, placed, shipped_proof

import scn_criteria
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule
from scn_criteria.document.loader import load
from scn_criteria.lint.diagnostic_pages import Example, Whole, every_code, page_file, page_of
from scn_criteria.resources import folder

PACKAGE = Path(scn_criteria.__file__).parent
CODES = every_code()
PAGED = [code for code in CODES.values() if page_file(code).exists()]
SHOWN = [code for code in PAGED if page_of(code).example]
WITHOUT = {"SCN034", "SCN111", "SCN199", "SCN508"}
"""No file shows them: it takes two files, a schema of one's own for the next two, and a mistake of ours for the last."""
ALWAYS = {"why", "avoid", "at", "says", "prefer"}
SOMETIMES = {"part_of", "file", "besides"}
SHORTEST, LONGEST = 60, 400


def numbered(code: DiagnosticRule) -> str:
    return code.number


def codes_made() -> Iterator[str]:
    """The numbers of all codes that stand in the package, wherever."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "DiagnosticRule":
                yield from [str(argument.value) for argument in node.args[:1] if isinstance(argument, ast.Constant)]


@pytest.mark.once
def test_no_code_is_forgotten() -> None:
    assert sorted(CODES) == sorted(codes_made())


@pytest.mark.once
def test_every_code_has_a_page_and_every_page_is_of_a_code() -> None:
    """For a code without one: write ``templates/faults/CODE.yaml``; SCN201.yaml is one to copy."""
    assert set(CODES) == {path.stem for path in (folder("templates") / "faults").iterdir()}


@pytest.mark.once
def test_a_page_has_the_keys_of_a_page() -> None:
    assert [code.number for code in PAGED if not has_the_keys_of_a_page(code)] == []


def has_the_keys_of_a_page(code: DiagnosticRule) -> bool:
    document = load(page_file(code).read_bytes(), "page").document
    assert document is not None
    assert isinstance(document.data, dict)
    expected = {"why", "without_example"} if "without_example" in document.data else ALWAYS
    return expected == set(document.data) - (SOMETIMES if expected is ALWAYS else set())


@pytest.mark.once
def test_why_it_matters_is_given_in_a_sentence_or_two() -> None:
    every = {code.number: page_of(code).why for code in PAGED}
    assert {number: why for number, why in every.items() if not SHORTEST <= len(why) <= LONGEST or why[-1] != "."} == {}


@pytest.mark.once
def test_why_it_matters_is_no_copy() -> None:
    assert [code.number for code in PAGED if page_of(code).why in (code.summary, code.help)] == []


def test_only_what_no_file_shows_has_no_example() -> None:
    assert {code.number for code in PAGED} - {code.number for code in SHOWN} == WITHOUT


def example_of(code: DiagnosticRule) -> Example:
    example = page_of(code).example
    assert example is not None
    return example


def without_place(found: Diagnostic) -> str:
    return f"{found.path} {found.code.number} {found.message}"


def new(code: DiagnosticRule, example: Example, text: str) -> list[Diagnostic]:
    """What is found in an example beyond what the proof of the shipped rules remarks on."""
    known = Counter(map(without_place, shipped_proof())) if code.number.startswith("SCN5") else Counter[str]()
    found = []
    for one in diagnostics(code, example, text):
        if known[without_place(one)]:
            known[without_place(one)] -= 1
        else:
            found.append(one)
    return found


@pytest.mark.parametrize("code", SHOWN, ids=numbered)
def test_what_to_avoid_has_the_fault_and_no_other(
    code: DiagnosticRule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    example = example_of(code)
    found = new(code, example, example.avoid)
    own = [line(one, example, example.avoid) for one in found if one.code is code]
    assert [f"{example.at} {code.number} {example.says}"] == own
    assert Counter(example.besides) == Counter(one.code.number for one in found if one.code is not code)


@pytest.mark.parametrize("code", SHOWN, ids=numbered)
def test_what_to_prefer_has_no_fault(code: DiagnosticRule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example = example_of(code)
    if from_the_shipped_ruleset(example):
        assert placed(example), "it stands in what ships, which is sound"
    else:
        assert [line(one, example, example.prefer) for one in new(code, example, example.prefer)] == []


@pytest.mark.once
def test_what_is_blamed_is_a_line_of_the_example_or_a_file() -> None:
    assert [code.number for code in SHOWN if not blames_what_is_there(example_of(code))] == []


def blames_what_is_there(example: Example) -> bool:
    if example.line is None:
        return example.at.endswith(".yaml") or example.part_of is Whole.FOLDER
    return example.line <= len(example.avoid.splitlines())


@pytest.mark.once
def test_the_page_for_readers_is_where_machines_are_sent() -> None:
    assert [code.number for code in CODES.values() if not (PACKAGE.parent / code.page).is_file()] == []
