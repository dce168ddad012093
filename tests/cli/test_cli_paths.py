"""What a path may name: files, folders, patterns and standard input; and what is said of what cannot be had."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from running import GOOD, Ran

Run = Callable[..., Ran]


def tree(desk: Path, *names: str) -> None:
    for name in names:
        path = desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")


def checked(ran: Ran) -> list[str]:
    return list(json.loads(ran.out)["checked"])


NAMED = [
    (["a"], ["a/cancer.yaml", "a/deep/cancer.yaml", "a/z.yml"]),
    (["a/"], ["a/cancer.yaml", "a/deep/cancer.yaml", "a/z.yml"]),
    (["a/deep", "a"], ["a/deep/cancer.yaml", "a/cancer.yaml", "a/z.yml"]),
    (["a/cancer.yaml", "a/cancer.yaml"], ["a/cancer.yaml"]),
    (["a/*.yaml"], ["a/cancer.yaml"]),
    (["a/**/*.yaml"], ["a/cancer.yaml", "a/deep/cancer.yaml"]),
    (["a/notes.txt"], ["a/notes.txt"]),
    (["[odd].yaml"], ["[odd].yaml"]),
    (["rules"], ["rules"]),
    (["rules/ruleset.yaml"], ["rules"]),
    (["rules/criteria/c1.yaml"], ["rules"]),
    (["-"], ["-"]),
]


@pytest.mark.parametrize(("paths", "expected"), NAMED, ids=" ".join)
def test_a_path_names(paths: list[str], expected: list[str], desk: Path, run: Run) -> None:
    tree(desk, "a/cancer.yaml", "a/deep/cancer.yaml", "a/z.yml", "a/notes.txt", "a/.hidden/cancer.yaml", "a/.x.yaml")
    tree(desk, "[odd].yaml", "rules/ruleset.yaml", "rules/criteria/c1.yaml")
    ran = run("lint", *paths, "-f", "json", typed=GOOD.encode())
    assert expected == checked(ran)


def test_a_folder_that_links_to_itself_is_read_once(desk: Path, run: Run) -> None:
    (desk / "good" / "round").symlink_to(".")
    assert checked(run("lint", "good", "-f", "json")) == ["good/cancer.yaml"]


def test_other_data_of_ours_in_a_folder_is_left_alone(desk: Path, run: Run) -> None:
    (desk / "good" / "other.yaml").write_text("format: scn-rule-tests/1\n")
    assert run("lint", "good").code == 0


@pytest.mark.parametrize("command", ["lint", "assess"])
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nowhere.yaml", 'error: nothing is found at "nowhere.yaml"\nhelp: check the spelling'),
        ("*.nope", 'error: nothing is found at "*.nope"'),
        ("empty", 'error: no file that ends in .yaml or .yml is found in the folder "empty"'),
    ],
)
def test_what_is_missing_is_named(command: str, path: str, words: str, desk: Path, run: Run) -> None:
    (desk / "empty").mkdir()
    ran = run(command, path, "good", "-f", "json")
    assert (ran.code, words in ran.err) == (2, True)


@pytest.mark.parametrize("name", ["nowhere.yaml", "empty"])
def test_what_is_missing_does_not_stop_the_rest(name: str, desk: Path, run: Run) -> None:
    (desk / "empty").mkdir()
    ran = run("assess", name, "good", "-f", "json")
    assert len(json.loads(ran.out)["assessments"]) == 1


def test_nothing_but_missing_paths_gives_no_empty_table(desk: Path, run: Run) -> None:
    assert run("assess", "nowhere.yaml").out == ""


def test_a_folder_that_may_not_be_read_is_named(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = os.scandir

    def guarded(path: str) -> object:
        if path == "good/locked":
            raise PermissionError(13, "Permission denied")
        return ordinary(path)

    (desk / "good" / "locked").mkdir()
    monkeypatch.setattr(os, "scandir", guarded)
    ran = run("lint", "good", "-f", "json")
    assert (ran.code, checked(ran)) == (2, ["good/cancer.yaml"])
    assert 'error: the folder "good/locked" cannot be read: permission denied' in ran.err


def test_a_ruleset_is_no_proposal(at_root: None, run: Run) -> None:
    ran = run("assess", "rules/way-forward-2012")
    assert (ran.code, "no proposals among the paths named" in ran.err) == (2, True)
