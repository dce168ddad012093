"""The public interface: what it offers, and that the examples of its page run."""

from __future__ import annotations

import ast
import doctest
import shutil
from pathlib import Path
from typing import Any

import pytest

import scn_criteria

ROOT = Path(__file__).resolve().parents[1]
BROKEN = "format: scn-proposal/1\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped proposals and rules, as in a checkout."""
    for name in ("proposals", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_examples_of_the_page_run(folder: Path) -> None:
    # The end of a block is no output, though doctest takes it for such.
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8").replace("\n```\n", "\n\n")
    test = doctest.DocTestParser().get_doctest(text, {}, "docs/api.md", None, 0)
    shown: list[str] = []
    assert (doctest.DocTestRunner(verbose=False).run(test, out=shown.append).failed, "".join(shown)) == (0, "")
    assert (folder / "cancer.html").is_file()


def test_all_that_is_offered_is_there() -> None:
    assert [name for name in scn_criteria.__all__ if not callable(getattr(scn_criteria, name))] == []
    assert set(scn_criteria.__all__) < set(dir(scn_criteria))


def test_what_the_interface_defines_is_offered_or_private() -> None:
    tree = ast.parse((ROOT / "scn_criteria" / "api.py").read_text(encoding="utf-8"))
    defined = {one.name for one in tree.body if isinstance(one, ast.FunctionDef | ast.ClassDef)}
    assert {name for name in defined if not name.startswith("_")} - set(scn_criteria.__all__) == set()


def test_every_public_name_is_different_from_the_packages_of_the_same_name() -> None:
    import scn_criteria.lint.results  # noqa: PLC0415 - what is tested is that importing it changes nothing

    assert [type(one).__name__ for one in (scn_criteria.lint, scn_criteria.report)] == ["function", "function"]


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'asses'"):
        scn_criteria.asses  # noqa: B018


ERRORS = [
    (lambda: scn_criteria.load("nowhere.yaml"), scn_criteria.InvalidFileError, "found no such file"),
    (lambda: scn_criteria.assess("broken.yaml"), scn_criteria.InvalidFileError, '"broken.yaml" cannot be used: found'),
    (lambda: scn_criteria.lint("nowhere"), scn_criteria.MissingFileError, 'nothing is found at "nowhere"'),
    (lambda: scn_criteria.lint("proposals", select=("SCN2x",)), scn_criteria.SettingsError, "SCN2x"),
    (lambda: list(scn_criteria.assess_each("nowhere")), scn_criteria.MissingFileError, 'nothing is found at "nowhere"'),
    (lambda: scn_criteria.Ruleset.load("proposals"), scn_criteria.InvalidFileError, '"proposals" cannot be used'),
    (lambda: scn_criteria.Ruleset.load("rules/review-2012"), scn_criteria.ScnError, 'for the programme "review"'),
    (lambda: scn_criteria.Ruleset.load(engine="drools"), scn_criteria.ScnError, 'found the engine "drools"'),
    (lambda: scn_criteria.Ruleset.load(readings={"x": "y"}), scn_criteria.VariantError, 'unknown reading "x"'),
    (
        lambda: scn_criteria.report(scn_criteria.assess("proposals/cancer.yaml")).save("proposals"),
        scn_criteria.OutputError,
        'cannot write "proposals"',
    ),
]


@pytest.mark.parametrize(("call", "kind", "text"), ERRORS, ids=range(len(ERRORS)))
def test_what_cannot_be_done_is_an_error_with_a_sentence(call, kind, text, folder):
    (folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(scn_criteria.ScnError, match=text) as raised:
        call()
    assert raised.type is kind


def test_what_a_notebook_shows_is_escaped(folder: Path) -> None:
    text = (folder / "proposals" / "cancer.yaml").read_text(encoding="utf-8")
    hostile = text.replace("title: A strategic clinical network for cancer", 'title: "<script>x</script>"', 1)
    (folder / "hostile.yaml").write_text(hostile, encoding="utf-8")
    assessment = scn_criteria.assess("hostile.yaml")
    shown: list[Any] = [
        assessment,
        scn_criteria.explain(assessment),
        scn_criteria.report(assessment),
        scn_criteria.lint("hostile.yaml"),
    ]
    assert ["<script" in one._repr_html_() for one in shown] == [False] * len(shown)


def test_a_proposal_without_its_file_of_settings_is_checked_alike(folder: Path) -> None:
    (folder / "scn.toml").write_text('ignore = ["SCN2"]\n', encoding="utf-8")
    assert scn_criteria.lint("proposals").diagnostics


def test_the_command_line_decides_by_the_public_ruleset() -> None:
    tree = ast.parse((ROOT / "scn_criteria" / "cli" / "rulesets.py").read_text(encoding="utf-8"))
    imported = [one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)]
    assert "scn_criteria.api" in imported
