"""Names in the code and sentences in the pages keep to plain standard words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("scn_criteria", "tests", "tools", "benchmarks")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs/decisions").glob("*.md")),
]
"""Pages in docs/reference are written from the rules and the explanations of diagnostics, which are tested elsewhere."""

BETTER = {
    "room": "package",
    "house": "package, or place",
    "door": "interface",
    "bench": "compiled ruleset",
    "told": "text, or reported",
    "slips": "mistakes, or goes unnoticed",
    "made_up": "synthetic, or example",
}
"""Metaphors and riddles that once stood for standard terms, each with what to say in its place."""

ALLOWED = ("House of Lords", "House of Commons")
"""Names of the field that happen to hold such a word."""

WORDS = "|".join(BETTER)
IDENTIFIER_PART = re.compile(rf"(?<![a-z])(?:{WORDS})(?![a-z])")
PROSE = re.compile(rf"\b(?:{WORDS})\b", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
EXAMPLE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def identifiers(tree: ast.AST) -> Iterator[str]:
    """Every name that a module defines, imports or uses."""
    for node in ast.walk(tree):
        for key in ("name", "id", "attr", "arg", "asname"):
            value = getattr(node, key, None)
            if isinstance(value, str):
                yield value


def poor_words(name: str) -> list[str]:
    """The forbidden words in a name, whether it is written in snake_case, CAPITALS or CamelCase."""
    return IDENTIFIER_PART.findall(CAMEL.sub("_", name).lower())


def poor_phrases(text: str) -> list[str]:
    """The forbidden words in the prose of a page, without its examples."""
    prose = EXAMPLE.sub("", text)
    for phrase in ALLOWED:
        prose = prose.replace(phrase, "")
    return PROSE.findall(prose)


NAMES = [
    ("load_bench", ["bench"]),
    ("ReviewBench", ["bench"]),
    ("ROOM", ["room"]),
    ("made_up_vocabulary", ["made_up"]),
    ("_told", ["told"]),
    ("benchmark", []),
    ("mushroom", []),
    ("made", []),
    ("slip", []),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_a_word_of_a_name_is_found(name: str, expected: list[str]) -> None:
    assert expected == poor_words(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The room of documents.", ["room"]),
        ("The House of Lords was told.", ["told"]),
        ("```console\nTold once.\n```\nShown once.", []),
    ],
)
def test_a_word_of_a_page_is_found(text: str, expected: list[str]) -> None:
    assert expected == [word.lower() for word in poor_phrases(text)]


def test_names_are_plain() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {name}"
        for path in MODULES
        for name in (path.stem, *identifiers(ast.parse(path.read_text(encoding="utf-8"))))
        if poor_words(name)
    }
    assert sorted(found) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_are_plain(path: Path) -> None:
    assert poor_phrases(path.read_text(encoding="utf-8")) == []
