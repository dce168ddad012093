"""What accepts sound documents fast, and what finds the faults of others, agree with the validator of the library."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from mutating import documents
from plain_judging import PlainValidator, all_found, all_searched

from scn_criteria.document import load, load_schema
from scn_criteria.document.acceptance import RULES, SILENT, Acceptance
from scn_criteria.document.rule import Unsure

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
SHOPPING = json.loads((ROOT / "tests/cases/document/schema.json").read_text(encoding="utf-8"), parse_float=Decimal)
SCHEMAS: dict[str, Any] = {
    **{name: load_schema(name).schema for name in ("proposal", "ruleset", "rule-cases", "sources", "review")},
    "shopping": SHOPPING,
}
FOLDERS = ("tests/cases", "tests/rule_cases", "proposals", "rules", "templates")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.yaml"))
BATCHES, BATCH = 20, 250
NAMED = {"properties", "$defs"}
PLAIN = {*NAMED, "const", "enum", "examples", "default", "dependentRequired"}


def data_of(path: Path) -> Any:
    loaded = load(path.read_bytes(), path.name).document
    return loaded.data if loaded else None


@lru_cache(maxsize=None)
def judges(name: str) -> tuple[Any, Acceptance]:
    """The validator of the library, and the acceptance that our search goes by."""
    return PlainValidator(SCHEMAS[name]), Acceptance(SCHEMAS[name])


def verdict(acceptance: Acceptance, schema: Any, data: Any) -> bool | None:
    try:
        return acceptance.test(schema)(data)
    except Unsure:
        return None


@pytest.mark.parametrize("name", SCHEMAS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_same_is_found_in_every_file_by_every_schema(path: Path, name: str) -> None:
    plain, acceptance = judges(name)
    data = data_of(path)
    expected = all_found(plain, data)
    assert all_searched(acceptance, SCHEMAS[name], data) in (None, expected)
    assert verdict(acceptance, SCHEMAS[name], data) in (None, not expected)


@pytest.mark.parametrize("seed", range(BATCHES))
def test_the_same_is_found_in_proposals_with_faults(seed: int) -> None:
    plain, acceptance = judges("proposal")
    for number, data in enumerate(documents(seed, BATCH)):
        expected = all_found(plain, data)
        ours = all_searched(acceptance, SCHEMAS["proposal"], data)
        assert (number, expected, not expected) == (number, ours, acceptance.fits(data))


def test_the_documents_with_faults_are_of_both_kinds() -> None:
    acceptance = judges("proposal")[1]
    sound = sum(acceptance.fits(data) for data in documents(0, BATCH))
    assert BATCH // 10 < sound < BATCH // 2


def keywords(schema: Any) -> set[str]:
    """The keywords of a schema and of all schemas in it."""
    if not isinstance(schema, dict):
        return set()
    inner = [part for keyword, part in schema.items() if keyword not in PLAIN]
    named = [list(part.values()) for keyword, part in schema.items() if keyword in NAMED]
    parts = [part for each in (*inner, *named) for part in (each if isinstance(each, list) else [each])]
    return {*schema, *(keyword for part in parts for keyword in keywords(part))}


@pytest.mark.parametrize("name", ["proposal", "ruleset", "rule-cases", "sources", "review"])
def test_every_keyword_of_a_shipped_schema_is_known(name: str) -> None:
    assert keywords(SCHEMAS[name]) - {*RULES, *SILENT, "$id"} == set()


UNSURE = (
    ({"patternProperties": {"a": True}}, {}),
    ({"$anchor": "here"}, 1),
    ({"$ref": "other.json"}, 1),
    ({"$ref": "#/$defs/missing"}, 1),
    ({"$ref": "#/$defs/a%25b", "$defs": {"a%b": True}}, 1),
    ({"$ref": "#/$defs/a/b", "$defs": {"a": {"$id": "a", "b": True}}}, 1),
    ({"properties": {"a": {"$id": "a"}}}, {"a": 1}),
    ({"not": {"multipleOf": 2}}, 3),
    ({"if": {"multipleOf": 2}, "else": False}, 3),
    ({"oneOf": [{"multipleOf": 2}, True]}, 3),
    ({"allOf": [{"patternProperties": {"a": True}}], "unevaluatedProperties": False}, {"a": 1}),
    ({}, 1.5),
    ({"items": {"type": "number"}}, [1.5]),
)


@pytest.mark.parametrize(("schema", "data"), UNSURE)
def test_what_is_not_known_is_left_to_the_validator(schema: Any, data: Any) -> None:
    assert verdict(Acceptance(schema), schema, data) is None


CERTAIN = (
    ({"const": 1}, True, False),
    ({"const": 1}, Decimal("1.0"), True),
    ({"const": {"a": [1]}}, {"a": [Decimal(1)]}, True),
    ({"enum": [0, "a"]}, False, False),
    ({"enum": ["a", "b"]}, "b", True),
    ({"type": "integer"}, Decimal("1.0"), False),
    ({"type": ["string", "null"]}, None, True),
    ({"type": "number"}, True, False),
    ({"pattern": "^a$"}, "a\n", False),
    ({"minLength": 2}, "é1", True),
    ({"minimum": 1}, "a", True),
    ({"uniqueItems": True}, [1, Decimal(1)], False),
    ({"uniqueItems": False}, [1, 1], True),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, False),
    ({"if": {"const": 1}, "then": False}, 1, False),
    ({"if": {"const": 1}, "then": False}, 2, True),
    ({"oneOf": [True, True]}, 1, False),
    ({"$ref": "#/$defs/a~1b", "$defs": {"a/b": {"type": "null"}}}, None, True),
    ({"$ref": "#/$defs/a", "maximum": 5, "$defs": {"a": {"minimum": 1}}}, 6, False),
    ({"properties": {"a": {"$ref": "#"}}, "unevaluatedProperties": False}, {"a": {"a": {"b": 1}}}, False),
    ({"anyOf": [{"properties": {"a": True}, "required": ["a"]}], "unevaluatedProperties": False}, {"a": 1}, True),
    ({"if": {"properties": {"a": True}}, "unevaluatedProperties": False}, {"a": 1}, True),
    ({"not": {"properties": {"a": False}}, "unevaluatedProperties": False}, {"a": 1}, False),
    ({"additionalProperties": True, "unevaluatedProperties": False}, {"a": 1}, True),
    ({"allOf": [{"unevaluatedProperties": True}], "unevaluatedProperties": False}, {"a": 1}, True),
    ({"unevaluatedProperties": {"type": "null"}}, {"a": None}, True),
)


@pytest.mark.parametrize(("schema", "data", "expected"), CERTAIN)
def test_what_is_known_is_known_for_certain(schema: Any, data: Any, expected: bool) -> None:
    valid = not all_found(PlainValidator(schema), data)
    assert (expected, expected) == (verdict(Acceptance(schema), schema, data), valid)
