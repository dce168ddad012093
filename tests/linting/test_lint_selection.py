"""Which findings count: selected, ignored, or ignored at a path. The cases are in ``selections.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria.diagnostics import START, Diagnostic, Suppressed
from scn_criteria.lint.diagnostic_pages import every_code
from scn_criteria.lint.results import Checked, SubjectKind
from scn_criteria.lint.settings import PerPath, Selection, Settings

CASES = yaml.safe_load((Path(__file__).parent / "selections.yaml").read_text(encoding="utf-8"))
CODES = every_code()
FOUND = CASES[0]["counts"]
PATH = "proposals/a.yaml"


def settings(case: Mapping[str, Any]) -> Settings:
    usual = Settings()
    return Settings(
        select=tuple(case.get("select", usual.select)),
        ignore=tuple(case.get("ignore", ())),
        per_path=tuple(PerPath(pattern, tuple(names)) for pattern, names in case.get("per_path", {}).items()),
    )


def checked(path: str) -> Checked:
    found = tuple(Diagnostic(CODES[number], "found something", path) for number in FOUND)
    return Checked(path, SubjectKind.PROPOSAL, found, tuple(Suppressed(one, "agreed", None, START) for one in found))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_counts(case: Mapping[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kept = Selection(settings(case)).kept(checked(case.get("path", PATH)))
    assert case["counts"] == [found.code.number for found in kept.diagnostics]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_was_waived_is_sieved_likewise(
    case: Mapping[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = Selection(settings(case)).kept(checked(case.get("path", PATH)))
    assert case["counts"] == [one.diagnostic.code.number for one in kept.waived]


def test_patterns_are_relative_to_the_folder_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "proposals").mkdir()
    monkeypatch.chdir(tmp_path / "proposals")
    chosen = Settings(per_path=(PerPath("/proposals/a.yaml", ("SCN",)),), folder="..")
    kept = Selection(chosen).kept(checked("a.yaml"))
    assert [found.code.number for found in kept.diagnostics] == ["SCN004", "SCN103", "SCN202", "SCN415"]


def test_in_a_ruleset_each_file_has_its_own_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = tuple(Diagnostic(CODES["SCN422"], "found something", f"rules/{name}.yaml") for name in "ab")
    kept = Selection(Settings(per_path=(PerPath("rules/a.yaml", ("SCN4",)),))).kept(
        Checked("rules", SubjectKind.RULESET, found)
    )
    assert [one.path for one in kept.diagnostics] == ["rules/b.yaml"]


def test_without_settings_nothing_is_sieved() -> None:
    one = checked(PATH)
    assert one is Selection(Settings()).kept(one)
