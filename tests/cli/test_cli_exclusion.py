"""What ``scn lint`` leaves out, what it reads as if it stood elsewhere, and several formats at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import GOOD, Ran

Run = Callable[..., Ran]
EVERYTHING = ["a/cancer.yaml", "a/deep/cancer.yaml", "a/deep/drafts/cancer.yaml"]
TREE = ("a/cancer.yaml", "a/deep/cancer.yaml", "a/deep/drafts/cancer.yaml", "b/cancer.yaml")

# What stands in .gitignore files, the options, and what is looked at then.
LEFT_OUT = [
    ({}, [], EVERYTHING),
    ({}, ["--exclude", "drafts"], ["a/cancer.yaml", "a/deep/cancer.yaml"]),
    ({}, ["--exclude", "a/deep/*.yaml"], ["a/cancer.yaml", "a/deep/drafts/cancer.yaml"]),
    ({}, ["--exclude", "*.yaml", "--exclude", "!a/deep/cancer.yaml"], ["a/deep/cancer.yaml"]),
    ({".gitignore": "drafts/\n"}, [], ["a/cancer.yaml", "a/deep/cancer.yaml"]),
    ({"a/deep/.gitignore": "*.yaml\n"}, [], ["a/cancer.yaml"]),
    (
        {".gitignore": "deep\n", "a/.gitignore": "!deep\n"},
        [],
        EVERYTHING,
    ),
    ({".gitignore": "/deep\n"}, [], EVERYTHING),
    ({"a/.gitignore": "/deep\n"}, [], ["a/cancer.yaml"]),
    ({"a/.gitignore": "/deep\n"}, ["--no-gitignore"], EVERYTHING),
]


def looked_at(ran: Ran) -> list[str]:
    return list(json.loads(ran.out)["checked"])


@pytest.fixture
def tree(desk: Path) -> Path:
    (desk / ".git").mkdir()
    for name in TREE:
        path = desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, "utf-8")
    return desk


@pytest.mark.parametrize(("ignoring", "options", "expected"), LEFT_OUT)
def test_left_out_of_a_folder(
    ignoring: dict[str, str], options: list[str], expected: list[str], tree: Path, run: Run
) -> None:
    for name, text in ignoring.items():
        (tree / name).write_text(text, "utf-8")
    assert looked_at(run("lint", "a", "-f", "json", *options)) == expected


def test_what_git_ignores_is_looked_at_when_it_is_named(tree: Path, run: Run) -> None:
    (tree / ".gitignore").write_text("b\n", "utf-8")
    assert looked_at(run("lint", "b/cancer.yaml", "-f", "json")) == ["b/cancer.yaml"]


@pytest.mark.parametrize("named", ["b/cancer.yaml", "b", "b/*.yaml"])
def test_a_pattern_holds_for_what_is_named_too_and_nothing_is_missing_then(named: str, tree: Path, run: Run) -> None:
    ran = run("lint", named, "-f", "json", "--exclude", "b/")
    assert (ran.code, looked_at(ran)) == (0, [])


def test_a_checkout_outside_does_not_matter(desk: Path, run: Run) -> None:
    (desk / ".gitignore").write_text("good\n", "utf-8")
    assert looked_at(run("lint", "good", "-f", "json")) == ["good/cancer.yaml"]


def test_standard_input_stands_for_a_file(desk: Path, run: Run) -> None:
    ran = run("lint", "-", "-f", "concise", "--stdin-filename", "drafts/dental.yaml", typed=GOOD.encode())
    assert ran.out.splitlines()[0].startswith("drafts/dental.yaml:")
    assert 'the id is "cancer" but the file is named "dental"' in ran.out


def test_several_formats_each_to_its_place(desk: Path, run: Run) -> None:
    ran = run("lint", "good", "-f", "concise", "-f", "json", "-o", "json=found.json")
    assert (ran.out, json.loads((desk / "found.json").read_text("utf-8"))["checked"]) == ("", ["good/cancer.yaml"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-f", "json", "-f", "concise"], "the formats json and concise cannot share standard output"),
        (["-f", "json", "-f", "concise", "-o", "x.json"], '"x.json" does not say which format it is for'),
        (["-f", "json", "-o", "concise=x"], 'a file is named for the format "concise", which is not asked for'),
    ],
)
def test_outputs_that_are_not_clear(options: list[str], said: str, desk: Path, run: Run) -> None:
    ran = run("lint", "good", *options)
    assert (ran.code, said in ran.err) == (2, True)


@pytest.mark.parametrize(("level", "expected"), [("error", 0), ("warning", 0), ("info", 1), ("never", 0)])
def test_the_fail_level(level: str, expected: int, desk: Path, run: Run) -> None:
    (desk / "good" / "cancer.yaml").write_text(GOOD, "utf-8")
    assert run("lint", "good", "-v", "--fail-level", level).code == expected
