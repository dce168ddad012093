"""The official test suite of JSON Schema 2020-12 judges how we tell sound documents, and how we pass over sound parts."""

from __future__ import annotations

import json
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from referencing.exceptions import Unresolvable

from scn_criteria.document.acceptance import Acceptance
from scn_criteria.document.keywords import strict_validator
from scn_criteria.document.rule import Unsure

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "document"))
from plain_judging import Found, PlainValidator, all_found, all_searched  # noqa: E402 - shared with the tests that need no suite

pytestmark = pytest.mark.judge

SOURCE = ROOT / "build" / "judges" / f"jsonschema-{version('jsonschema')}.tar.gz"
FOLDER = "/json/tests/draft2020-12/"
OF_OURS = frozenset(
    {
        *("additionalProperties", "allOf", "anyOf", "boolean_schema", "const", "default", "dependentRequired", "enum"),
        *("exclusiveMaximum", "exclusiveMinimum", "if-then-else", "items", "maxItems", "maxLength", "maxProperties"),
        *("maximum", "minItems", "minLength", "minProperties", "minimum", "not", "oneOf", "pattern", "properties"),
        *("propertyNames", "ref", "required", "type", "unevaluatedProperties", "uniqueItems", "infinite-loop-detection"),
    }
)
"""The files of the suite about keywords that we judge ourselves."""

EXACT = "a float with zero fractional part is an integer"
"""To us 1.0 is no whole number: the library says so of exact decimals, and a message says to write 1."""

OTHER_LANGUAGES = {"vocabulary"}
"""Files about schemas in languages that only resemble ours."""

SURE = 0.7
"""So much of those files must be told without the validator; the rest are references to other documents and the like."""


@dataclass(frozen=True)
class Question:
    """One document of the suite, the schema it is judged by, and whether it fits."""

    name: str
    about: str
    schema: Any
    data: Any
    valid: bool


def parsed() -> Iterator[Question]:
    with tarfile.open(SOURCE) as source:
        for member in source.getmembers():
            _, sign, name = member.name.partition(FOLDER)
            asked = sign and "/" not in name and name.removesuffix(".json") not in OTHER_LANGUAGES
            content = source.extractfile(member) if asked else None
            for group in json.loads(content.read(), parse_float=Decimal) if content else ():
                for case in group["tests"]:
                    label = f"{group['description']}: {case['description']}"
                    yield Question(name.removesuffix(".json"), label, group["schema"], case["data"], case["valid"])


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    return tuple(parsed())


def verdict(question: Question) -> bool | None:
    """Whether the document fits, or nothing where we leave it to the validator."""
    try:
        return Acceptance(question.schema).test(question.schema)(question.data)
    except Unsure:
        return None


def answer(validator: Any, data: Any) -> list[Found]:
    """What is found, or why nothing can be said: parts of the suite refer to documents that are not there."""
    try:
        return all_found(validator, data)
    except Unresolvable as error:
        return [(type(error).__name__,)]


def test_what_we_are_sure_of_is_true() -> None:
    asked = [one for one in questions() if EXACT not in one.about]
    assert [one.about for one in asked if verdict(one) not in (None, one.valid)] == []


def test_we_are_sure_of_most() -> None:
    ours = [one for one in questions() if one.name in OF_OURS]
    assert {one.name for one in ours} == OF_OURS
    assert sum(verdict(one) is not None for one in ours) > SURE * len(ours)


def test_the_search_finds_what_the_library_finds() -> None:
    for one in questions():
        ours = all_searched(Acceptance(one.schema), one.schema, one.data)
        if one.name in OF_OURS and ours is not None:
            assert (one.about, answer(PlainValidator(one.schema), one.data)) == (one.about, ours)


def test_what_is_left_to_the_library_is_judged_as_it_would() -> None:
    for one in questions():
        if one.name in OF_OURS:
            expected = answer(PlainValidator(one.schema), one.data)
            assert (one.about, expected) == (one.about, answer(strict_validator(one.schema), one.data))
