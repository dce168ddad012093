"""The patterns of the schemas mean the same to Python and to editors, which read them as JavaScript does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.once

SCHEMAS = sorted((Path(__file__).resolve().parents[2] / "schemas").glob("*.json"))

ESCAPED = r"\\(?:[\^$\\.*+?()\[\]{}|/sSnr]|u[0-9a-f]{4})"
"""What a backslash may stand before. Not ``\\d`` or ``\\w``, which hold more characters in Python; white space differs
only in characters that no file of ours may hold."""
ATOM = rf"(?:{ESCAPED}|\[\^?(?:{ESCAPED}|[^\\\[\]])+\]|\)|[^\\.*+?()\[\]{{}}|^$])"
"""One thing to match. Not a full stop, which leaves out more line breaks in JavaScript."""
TIMES = r"(?:[*+?]|\{\d+(?:,\d*)?\})"
OPENED = r"\((?:\?:|(?!\?))"
COMMON = re.compile(rf"(?:[\^$|]|{OPENED}|{ATOM}{TIMES}?)*")
BEYOND_ONE_UNIT = re.compile("[\U00010000-\U0010ffff]")

NOT_COMMON = (
    r"\d+",
    r"^\w$",
    r"\bword",
    r"a.c",
    r"\p{L}",
    r"(?P<name>a)",
    r"(?<=a)b",
    r"(?i)a",
    r"a*+",
    r"a++",
    r"a+?",
    r"(?>a)",
    r"\A",
    r"a\Z",
    r"[[:alpha:]]",
    r"\x41",
    r"\u{41}",
    r"\u41",
    r"x{,3}",
)
IS_COMMON = (
    r"^[a-z]+(-[a-z]+)*$",
    r"^https?://[^\s<>]+$",
    r"^\$[a-z]{1,3}$",
    r"^(?:i|ii)?$",
    r"^[^%£$]+$",
    r"\.",
    r"[^\n\u202a-\u202e]*",
)


def patterns(schema: Any) -> Iterator[str]:
    """All patterns within a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        yield from (key for key in schema.get("patternProperties", ()))
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


def is_common(pattern: str) -> bool:
    return bool(COMMON.fullmatch(pattern)) and not BEYOND_ONE_UNIT.search(pattern)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_every_pattern_means_the_same_everywhere(path: Path) -> None:
    found = set(patterns(json.loads(path.read_text(encoding="utf-8"))))
    assert sorted(pattern for pattern in found if not is_common(pattern)) == []


@pytest.mark.parametrize("pattern", NOT_COMMON)
def test_an_uncommon_pattern_is_recognised(pattern: str) -> None:
    assert not is_common(pattern)


@pytest.mark.parametrize("pattern", IS_COMMON)
def test_what_is_common_is_let_through(pattern: str) -> None:
    assert is_common(pattern)
