"""Two versions of a proposal: what is an edit and what is not, what moved by it, and how the command ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from scn_criteria import resources
from scn_criteria.cli.main import scn
from scn_criteria.decision.proposal_comparison import edits
from scn_criteria.document.loader import load

ROOT = Path(__file__).resolve().parents[2]
CANCER = ROOT / "proposals" / "cancer.yaml"
SCHEMA = Draft202012Validator(json.loads(resources.schema_file("proposal-comparison").read_text(encoding="utf-8")))

ITEMS = """
list:
- {indicator: one, value: 1, source: a}
- {indicator: two, value: 2, source: b}
- {indicator: two, value: 3, source: c}
words: [red, green]
"""

CASES: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "nothing": (ITEMS, []),
    "another order of items": (
        "list:\n- {indicator: two, value: 3, source: c}\n- {indicator: one, source: a, value: 1}\n"
        "- {indicator: two, value: 2, source: b}\nwords: [green, red]\n",
        [],
    ),
    "another layout": (ITEMS.replace("words: [red, green]", "# a comment\nwords:\n  - 'red'\n  - >-\n    green\n"), []),
    "a number written otherwise": (ITEMS.replace("value: 1,", "value: 1.0,"), []),
    "a value": (ITEMS.replace("value: 3", "value: 4"), [("changed", 'list, "two".value', 3, 4)]),
    "text for a number": (ITEMS.replace("value: 3", "value: '3'"), [("changed", 'list, "two".value', 3, "3")]),
    "yes for one": (ITEMS.replace("value: 1,", "value: true,"), [("changed", 'list, "one".value', 1, True)]),
    "a name": (ITEMS.replace("indicator: one", "indicator: six"), [("changed", 'list, "one".indicator', "one", "six")]),
    "a source": (ITEMS.replace("source: c", "source: d"), [("changed", 'list, "two".source', "c", "d")]),
    "a key less": (ITEMS.replace(", source: a", ""), [("removed", 'list, "one".source', "a", None)]),
    "a key more": (ITEMS.replace("source: a", "source: a, note: n"), [("added", 'list, "one".note', None, "n")]),
    "an item less, the first": (
        ITEMS.replace("- {indicator: one, value: 1, source: a}\n", ""),
        [("removed", 'list, "one"', {"indicator": "one", "value": 1, "source": "a"}, None)],
    ),
    "an item more, between": (
        ITEMS.replace("- {indicator: two, value: 2", "- {indicator: new}\n- {indicator: two, value: 2"),
        [("added", 'list, "new"', None, {"indicator": "new"})],
    ),
    "the same item twice": (
        ITEMS.replace("words:", "- {indicator: one, value: 1, source: a}\nwords:"),
        [("added", 'list, "one"', None, {"indicator": "one", "value": 1, "source": "a"})],
    ),
    "a word for another": (
        ITEMS.replace("green", "blue"),
        [("removed", "words, item 2", "green", None), ("added", "words, item 2", None, "blue")],
    ),
    "a list for a word": (ITEMS.replace("[red, green]", "red"), [("changed", "words", ["red", "green"], "red")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_is_an_edit(text: str, expected: list[tuple[Any, ...]]) -> None:
    before, after = load(ITEMS.encode(), "a.yaml").document, load(text.encode(), "b.yaml").document
    assert before is not None
    assert after is not None
    assert expected == [(one.kind.value, one.place, one.before, one.after) for one in edits(before, after)]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(scn, ["diff", "-q", *arguments], prog_name="scn")


def changed(folder: Path, *changes: tuple[str, str]) -> str:
    text = CANCER.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "cancer.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_same_file_is_the_same() -> None:
    ran = run(str(CANCER), str(CANCER))
    assert (ran.exit_code, "Both say the same" in ran.stdout) == (0, True)


def test_comments_are_no_difference(tmp_path: Path) -> None:
    assert run(str(CANCER), changed(tmp_path, ("id: cancer\n", "id: cancer  # the id\n"))).exit_code == 0


AREAS = ("  extent: england", "  extent: areas\n  areas: [london]")


def test_what_moved_by_an_edit(tmp_path: Path) -> None:
    ran = run(str(CANCER), changed(tmp_path, AREAS), "-f", "json")
    document = json.loads(ran.stdout)
    assert [*SCHEMA.iter_errors(document)] == []
    assert (ran.exit_code, document["same"]) == (1, False)
    assert [(one["kind"], one["pointer_after"]) for one in document["edits"]] == [
        ("changed", "/coverage/extent"),
        ("added", "/coverage/areas"),
    ]
    assert [one["name"] for one in document["facts"]] == ["coverage"]
    assert {one["table"] for one in document["results"]} >= {"C8", "REC"}
    assert [one["criterion"] for one in document["strengths"]] == ["C8", None]


def test_the_text_says_what_moved(tmp_path: Path) -> None:
    text = run(str(CANCER), changed(tmp_path, AREAS)).stdout
    assert "Outcome: establish" in text
    assert "C8 (whole of England): met" in text
    assert "coverage.extent: england before, areas after" in text


def test_the_output_is_the_same_every_time(tmp_path: Path) -> None:
    new = changed(tmp_path, AREAS)
    assert run(str(CANCER), new, "-f", "json").stdout == run(str(CANCER), new, "-f", "json").stdout


def test_an_older_version_may_come_from_standard_input(tmp_path: Path) -> None:
    ran = CliRunner().invoke(scn, ["diff", "-q", "-", str(CANCER)], input=CANCER.read_text(encoding="utf-8"))
    assert ran.exit_code == 0, ran.output


BAD = {
    "no such file": "",
    "not YAML": "{",
    "not a proposal": "format: scn-rule-cases/1\n",
    "no criteria": "format: scn-proposal/1\nid: cancer\n",
    "empty": "\n",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_what_cannot_be_used_ends_with_2(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.yaml"
    if text:
        path.write_text(text, encoding="utf-8")
    for pair in ((str(CANCER), str(path)), (str(path), str(CANCER))):
        ran = run(*pair)
        assert (ran.exit_code, ran.stdout) == (2, ""), ran.output
        assert "error" in ran.stderr.lower()


def test_a_folder_is_not_a_version() -> None:
    ran = run(str(CANCER), str(ROOT / "proposals"))
    assert (ran.exit_code, "expected one" in ran.stderr) == (2, True)


def test_standard_input_is_read_once() -> None:
    assert run("-", "-").exit_code == 2
