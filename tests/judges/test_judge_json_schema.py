"""The official test suite of JSON Schema 2020-12 judges either judge of documents."""

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

import jsonschema_rs
import pytest
from referencing.exceptions import Unresolvable

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "document"))
from judged import Judges  # noqa: E402 - shared with the tests that need no suite

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
"""The files of the suite about the keywords of our schemas."""

EXACT = "a float with zero fractional part is an integer"
"""To us 1.0 is no whole number: the library says so of exact decimals, and a message says to write 1."""

OTHER_LANGUAGES = {"vocabulary"}
"""Files about schemas in languages that only resemble ours."""


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


UNRESOLVED = (Unresolvable, jsonschema_rs.ReferencingError)
"""Parts of the suite refer to documents that are not there; neither judge fetches any."""


def both(question: Question) -> Judges | None:
    try:
        judges = Judges(question.schema)
        judges.verdicts(question.data)
    except UNRESOLVED:
        return None
    return judges


def asked() -> list[Question]:
    return [one for one in questions() if one.name in OF_OURS and EXACT not in one.about and "REMOTE" not in one.about]


def test_either_judge_is_right() -> None:
    wrong = []
    for one in asked():
        judges = both(one)
        if judges and judges.verdicts(one.data) != (one.valid, one.valid):
            wrong.append(one.about)
    assert wrong == []


NOT_LEVELLED = {
    "allOf with boolean schemas, some false: any value is invalid",
    "allOf with boolean schemas, all false: any value is invalid",
    "anyOf with boolean schemas, all false: any value is invalid",
    "oneOf with boolean schemas, all false: any value is invalid",
    "unevaluatedProperties with adjacent non-bool additionalProperties: with invalid additional properties",
    "unevaluatedProperties with $dynamicRef: with unevaluated properties",
    "dynamic evalation inside nested refs: a + b is invalid",
    "dynamic evalation inside nested refs: a + c is invalid",
    "dynamic evalation inside nested refs: a + d is invalid",
    "dynamic evalation inside nested refs: xx + a is invalid",
    "dynamic evalation inside nested refs: all + a is invalid",
}
"""Where the places in the schema differ, in forms that no schema of ours has. Nor has any a reference but to ``$defs``."""


def test_both_judges_find_the_same() -> None:
    differing = set()
    for one in asked():
        judges = both(one) if one.name != "ref" else None
        if judges and judges.of_record(one.data) != judges.fast(one.data):
            differing.add(one.about)
    assert differing == NOT_LEVELLED
