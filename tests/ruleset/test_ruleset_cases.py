"""Faults in rulesets, by files: each folder of ``cases/rulesets`` is a kind of fault, each file one edit of what ships.

A file names the ``file`` to edit, what to ``replace`` and ``with`` what; or the file to ``remove``; or the file to ``add``
and its ``text``; or another ``name`` for the folder. Under ``expected`` stands what is found, a line each:
``file:line:column CODE message``. The plainest edit of a kind is the example of its page, which ``tests/codes`` tries.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.diagnostics import Diagnostic
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset import codes
from scn_criteria.ruleset.loader import LoadedRuleset, load_ruleset

CASES = Path(__file__).parent.parent / "cases" / "rulesets"
FILES = sorted(CASES.rglob("*.yaml"))
FOUND_ON_LOADING = tuple(code for code in codes.CODES if not code.name.startswith("case-"))
"""The other faults are in the examples that a ruleset is tried with, not in its tables."""


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def case_of(path: Path) -> Mapping[str, Any]:
    case: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def edit(folder: Path, case: Mapping[str, Any]) -> None:
    if "file" in case:
        file = folder / case["file"]
        text = file.read_text(encoding="utf-8")
        assert text.count(case["replace"]) == 1, "the text to replace must stand in the file once"
        file.write_text(text.replace(case["replace"], case["with"]), encoding="utf-8")
    if "remove" in case:
        (folder / case["remove"]).unlink()
    if "add" in case:
        (folder / case["add"]).write_text(case["text"], encoding="utf-8")


def load_edited(folder: Path, case: Mapping[str, Any]) -> LoadedRuleset:
    name = case.get("name", DEFAULT_RULESET)
    shutil.copytree(ruleset_folder(), folder / name)
    edit(folder / name, case)
    return load_ruleset(folder / name, name, vocabulary())


def line(found: Diagnostic) -> str:
    start = found.span.start
    path = found.path.partition("/")[2] or "."
    return f"{path}:{start.line}:{start.column} {found.code.number} {found.message}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_an_edit_has_the_expected_faults(path: Path, tmp_path: Path) -> None:
    case = case_of(path)
    loaded = load_edited(tmp_path, case)
    assert case["expected"] == [line(found) for found in loaded.diagnostics]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_ruleset_is_made_unless_there_is_an_error(path: Path, tmp_path: Path) -> None:
    loaded = load_edited(tmp_path, case_of(path))
    errors = [found for found in loaded.diagnostics if found.severity is codes.ERROR]
    assert (loaded.ruleset is None) == bool(errors)


def test_each_folder_is_of_a_known_kind() -> None:
    assert {folder.name for folder in CASES.iterdir()} <= {f"{code.number}-{code.name}" for code in FOUND_ON_LOADING}


def test_codes_are_unique_and_in_order() -> None:
    numbers = [code.number for code in codes.CODES]
    assert sorted(set(numbers)) == numbers


def test_rulesets_have_numbers_from_400() -> None:
    assert {"SCN4"} == {code.number[:4] for code in codes.CODES}


def test_a_repeated_id_points_at_where_it_stands_first(tmp_path: Path) -> None:
    case = case_of(CASES / "SCN411-repeated-id" / "row.yaml")
    (found,) = load_edited(tmp_path, case).diagnostics
    assert [(other.message, other.span.start.line) for other in found.related] == [("first used here", 10)]
