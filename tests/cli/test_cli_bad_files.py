"""Files that no one should hand in: each is refused in words, and the others are assessed all the same."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import GOOD, Ran, scn

MEGABYTES = 2**20


def bomb() -> str:
    letters = "abcdefghi"
    first = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    rest = (f"{name}: &{name} [{', '.join(['*' + last] * 9)}]\n" for last, name in itertools.pairwise(letters))
    return first + "".join(rest)


def with_years(years: str) -> str:
    return GOOD.replace("\nterm:\n", f"\nterm:\n  years: {years}\nprevious_term:\n", 1)


CONTENT: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "SCN011"),
    "only-comments": ("# nothing\n", "SCN011"),
    "binary": (bytes(range(256)) * 8, "SCN002"),
    "another-encoding": (GOOD.encode("utf-16"), "SCN002"),
    "deep": ("a: " + "[" * 100_000, "SCN012"),
    "deep-mappings": ("{a: " * 50_000, "SCN012"),
    "bomb": (bomb(), "SCN007"),
    "object": ('format: !!python/object/apply:os.system ["touch pwned"]\n', "SCN006"),
    "key-twice": (GOOD + "\ntitle: Again\n", "SCN005"),
    "two-documents": (f"{GOOD}\n---\n{GOOD}", "SCN010"),
    "unknown-key": (GOOD + "\nsponsr: A slip of the pen\n", "SCN102"),
    "number-as-word": (with_years("five"), "SCN103"),
    "not-a-number": (with_years(".nan"), "SCN103"),
    "infinity": (with_years(".inf"), "SCN103"),
    "beyond-floats": (with_years("1e999999999"), "SCN016"),
    "endless-digits": (with_years("9" * 10_000), "SCN016"),
    "list": ("- a\n- b\n", "SCN103"),
    "plain-text": ("Dear Board, we should like a network.\n", "SCN103"),
    "tabs": ("format: scn-proposal/1\n\tid: x\n", "SCN009"),
}


Run = Callable[..., Ran]


@pytest.mark.parametrize("name", CONTENT)
def test_a_bad_file_is_refused_and_the_good_one_assessed(name: str, desk: Path, run: Run) -> None:
    content, code = CONTENT[name]
    bad = desk / f"{name}.yaml"
    bad.write_bytes(content if isinstance(content, bytes) else content.encode())
    ran = run("assess", bad.name, "good/cancer.yaml", "-f", "json")
    printed = json.loads(ran.out)
    assert (1, ["cancer"], [bad.name]) == (
        ran.code,
        [one["proposal"]["id"] for one in printed["assessments"]],
        [one["path"] for one in printed["not_assessed"]],
    )
    assert f": {code}" in ran.err
    assert "Traceback" not in ran.err


def huge(desk: Path) -> str:
    with (desk / "huge.yaml").open("wb") as stream:
        stream.truncate(50 * MEGABYTES)
    return "huge.yaml"


def broken_link(desk: Path) -> str:
    (desk / "link.yaml").symlink_to("nowhere.yaml")
    return "link.yaml"


def link_to_itself(desk: Path) -> str:
    (desk / "round.yaml").symlink_to("round.yaml")
    return "round.yaml"


def folder_named_like_a_file(desk: Path) -> str:
    (desk / "box").mkdir()
    (desk / "box" / "deeper").mkdir()
    (desk / "box" / "inner.yaml").symlink_to("deeper")
    return "box"


def pipe(desk: Path) -> str:
    os.mkfifo(desk / "pipe.yaml")
    return "pipe.yaml"


MADE: dict[str, tuple[Callable[[Path], str], str]] = {
    "50 MB": (huge, "SCN003 found 52,428,800 bytes"),
    "broken link": (broken_link, 'SCN001 found a link to "nowhere.yaml"'),
    "link to itself": (link_to_itself, "SCN001"),
    "link to a folder": (folder_named_like_a_file, "SCN001 found a folder, expected a file"),
    "pipe": (pipe, "SCN001 found a pipe"),
}


@pytest.mark.parametrize("name", MADE)
def test_what_is_no_ordinary_file_is_refused(name: str, desk: Path, run: Run) -> None:
    make, words = MADE[name]
    ran = run("assess", make(desk), "good/cancer.yaml", "-f", "json")
    assert (ran.code, len(json.loads(ran.out)["assessments"])) == (1, 1)
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_tag_runs_nothing(desk: Path, run: Run) -> None:
    (desk / "object.yaml").write_text(str(CONTENT["object"][0]))
    run("lint", "object.yaml")
    assert not (desk / "pwned").exists()


def test_a_file_that_may_not_be_read(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordinary = os.open

    def guarded(path: Any, *arguments: Any, **named: Any) -> int:
        if Path(str(path)).name == "locked.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return ordinary(path, *arguments, **named)

    (desk / "locked.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr("os.open", guarded)
    ran = run("assess", "locked.yaml", "good", "-f", "json")
    assert (ran.code, len(json.loads(ran.out)["assessments"])) == (1, 1)
    assert "locked.yaml:1:1: SCN001 found a file that you may not read" in ran.err


def test_a_file_whose_name_is_no_text(desk: Path) -> None:
    odd = os.fsdecode(b"caf\xe9.yaml")
    (desk / odd).write_text(GOOD.replace("id: cancer", "id: odd"), encoding="utf-8")
    ran = scn("assess", "good", odd, "-f", "json", cwd=desk)
    assert ["good/cancer.yaml", odd] == [one["proposal"]["path"] for one in json.loads(ran.out)["assessments"]]
