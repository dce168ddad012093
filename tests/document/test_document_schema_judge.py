"""Either judge of schemas gives the same verdict, the same keywords and places, and the same messages."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from judged import Judges, answer
from mutating import documents

from scn_criteria.document.document import Document
from scn_criteria.document.loader import load
from scn_criteria.document.schema import Schema, load_schema
from scn_criteria.document.schema_judge import FastJudge, JudgeOfRecord

ROOT = Path(__file__).resolve().parents[2]
SHOPPING = json.loads((ROOT / "tests/cases/document/schema.json").read_text(encoding="utf-8"), parse_float=Decimal)
NAMES = tuple(path.name.removesuffix(".schema.json") for path in sorted((ROOT / "schemas").glob("*.schema.json")))
SCHEMAS: dict[str, Any] = {**{name: load_schema(name).schema for name in NAMES}, "shopping": SHOPPING}
JUDGES = {name: Judges(schema) for name, schema in SCHEMAS.items()}
FOLDERS = ("tests/cases", "tests/rule_cases", "proposals", "reviews", "rules", "templates")
OWN = {"proposal": "proposal", "ruleset": "ruleset", "rules": "rule-cases", "review": "review", "list": "shopping"}
BATCHES, BATCH = 8, 250


def document_of(path: Path) -> Document | None:
    return load(path.read_bytes(), path.name).document


def schemas_for(document: Document) -> tuple[str, ...]:
    """The schemas that a file is for, by its format word, and one that it is not for."""
    word = str(document.data.get("format", "")).split("/")[0] if isinstance(document.data, dict) else ""
    return tuple(dict.fromkeys((OWN.get(word, "proposal"), "shopping", "ruleset")))


@lru_cache(maxsize=None)
def judging(name: str) -> tuple[Schema, Schema]:
    """A schema under either judge."""
    return Schema(SCHEMAS[name], JudgeOfRecord), Schema(SCHEMAS[name], FastJudge)


@pytest.mark.parametrize("folder", FOLDERS)
def test_both_judges_say_the_same_of_every_file(folder: str) -> None:
    for path in sorted((ROOT / folder).rglob("*.yaml")):
        document = document_of(path)
        for name in schemas_for(document) if document else ():
            record, fast = (schema.judge(document) for schema in judging(name))  # type: ignore[arg-type]
            assert (path, name, record) == (path, name, fast)
            of_record, of_fast = JUDGES[name].of_record(document.data), JUDGES[name].fast(document.data)  # type: ignore[union-attr]
            assert (path, name, of_record) == (path, name, of_fast)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(BATCHES))
def test_both_judges_say_the_same_of_documents_with_faults(seed: int) -> None:
    judges = JUDGES["proposal"]
    for number, data in enumerate(documents(seed, BATCH)):
        assert (number, judges.of_record(data)) == (number, judges.fast(data))


def test_the_documents_with_faults_are_of_both_kinds() -> None:
    judge = FastJudge(SCHEMAS["proposal"])
    assert BATCH // 10 < sum(judge.accepts(data) for data in documents(0, BATCH)) < BATCH // 2


CERTAIN: tuple[tuple[Any, Any, bool], ...] = (
    ({"const": 1}, True, False),
    ({"const": 1}, Decimal("1.0"), True),
    ({"const": {"a": [1]}}, {"a": [Decimal(1)]}, True),
    ({"enum": [0, "a"]}, False, False),
    ({"enum": ["a", "b"]}, "b", True),
    ({"type": "integer"}, Decimal("1.0"), False),
    ({"type": ["integer", "null"]}, Decimal("1.0"), False),
    ({"type": ["integer", "number"]}, Decimal("1.0"), True),
    ({"type": "integer"}, 10**60, True),
    ({"type": ["string", "null"]}, None, True),
    ({"type": "number"}, True, False),
    ({"pattern": "^a$"}, "a\n", False),
    ({"minLength": 2}, "é1", True),
    ({"minimum": 1}, "a", True),
    ({"minimum": Decimal("0.1")}, Decimal("0.1"), True),
    ({"minimum": Decimal("0.1")}, Decimal("0.09999999999999999999999999"), False),
    ({"maximum": 10**30}, 10**30 + 1, False),
    ({"multipleOf": Decimal("0.01")}, Decimal("0.07"), True),
    ({"multipleOf": Decimal("0.01")}, Decimal("0.075"), False),
    ({"uniqueItems": True}, [1, Decimal(1)], False),
    ({"uniqueItems": True}, [1, True], True),
    ({"uniqueItems": False}, [1, 1], True),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, False),
    ({"if": {"const": 1}, "then": False}, 1, False),
    ({"if": {"const": 1}, "then": False}, 2, True),
    ({"oneOf": [True, True]}, 1, False),
    ({"oneOf": [{"type": "string"}, {"minimum": 3}]}, 1, False),
    ({"propertyNames": {"pattern": "^a$", "maxLength": 1}}, {"bb": 1}, False),
    ({"propertyNames": {"$ref": "#/$defs/k"}, "$defs": {"k": {"pattern": "^a$", "maxLength": 1}}}, {"bb": 1, "c": 2}, False),
    ({"propertyNames": False}, {"a": 1}, False),
    ({"additionalProperties": False}, {"a": 1, "b": 2}, False),
    ({"properties": {"a": True}, "additionalProperties": False}, {"b": 1, "c": 2}, False),
    ({"items": False}, [1, 2], False),
    ({"properties": {"a": False}}, {"a": 1}, False),
    ({"$ref": "#/$defs/a~1b", "$defs": {"a/b": {"type": "null"}}}, None, True),
    ({"$ref": "#/$defs/a", "maximum": 5, "$defs": {"a": {"maximum": 4}}}, 6, False),
    ({"properties": {"a": {"$ref": "#"}}, "unevaluatedProperties": False}, {"a": {"a": {"b": 1}}}, False),
    ({"anyOf": [{"properties": {"a": True}, "required": ["a"]}], "unevaluatedProperties": False}, {"a": 1}, True),
    ({"not": {"properties": {"a": False}}, "unevaluatedProperties": False}, {"a": 1}, False),
    ({"unevaluatedProperties": {"type": "null"}}, {"a": None}, True),
    ({"additionalProperties": {"items": {"type": "null"}}}, {"6": [None, 1], "7": [2]}, False),
    ({"additionalProperties": {"type": "null"}}, {"06": 1, "6": 2, "+6": 3}, False),
)


@pytest.mark.parametrize(("schema", "data", "expected"), CERTAIN)
def test_what_the_keywords_mean(schema: Any, data: Any, expected: bool) -> None:
    judges = Judges(schema)
    record, fast = judges.of_record(data), judges.fast(data)
    assert (expected, record) == (fast[0], fast)


@pytest.mark.parametrize("judge", [JudgeOfRecord, FastJudge])
def test_violations_go_by_the_order_of_the_file(judge: Any) -> None:
    data = {f"key-{number}": 1 for number in range(30)}
    assert list(data) == [each.pointer[0] for each in judge({"additionalProperties": {"type": "null"}}).violations(data)]


def patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for part in schema.values():
            yield from patterns(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from patterns(part)


TEXTS = (
    *(
        "",
        "a",
        "A",
        "abc",
        "a-b",
        "a_b",
        "A1-R12",
        "SCN101",
        "SI-001",
        "1",
        "1.50",
        "1.2.3",
        "2012",
        "2012-02",
        "2012-02-29",
    ),
    *(
        "2012/13",
        "1.a",
        "1.ii",
        "a\n",
        "\n",
        " a",
        "a b",
        "٣",
        "é",
        "\u2028",
        "\u00a0",
        "\x85",
        "\x1c",
        "\ufeff",
        "{condition}",
    ),
    *(
        "$a",
        "/a~1",
        "/~2",
        "https://a.b",
        "https://a.b\n",
        "https://a\u00a0b",
        "https://\x1c",
        "https://\ufeffb",
        "f" * 32,
        "0" * 64,
    ),
)


@pytest.mark.parametrize("pattern", sorted({each for schema in SCHEMAS.values() for each in patterns(schema)}))
def test_every_pattern_means_the_same_to_both(pattern: str) -> None:
    judges = Judges({"pattern": pattern})
    tried = (*TEXTS, *(text + "\n" for text in TEXTS))
    assert [judges.of_record(text) for text in tried] == [judges.fast(text) for text in tried]


WITHOUT = """
import sys
sys.modules["jsonschema_rs"] = None
from scn_criteria.document.loader import load
from scn_criteria.document.schema import Schema
from scn_criteria.document.schema_judge import default_judge
print(type(default_judge({})).__name__)
print([each.message for each in Schema({"type": "integer"}).judge(load(b"2.0", "x").document)])
"""


def test_without_the_fast_judge_the_one_of_record_judges() -> None:
    ran = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True)
    loaded = load(b"2.0", "x").document
    assert loaded is not None
    messages = [each.message for each in Schema({"type": "integer"}, FastJudge).judge(loaded)]
    assert ran.stdout == f"JudgeOfRecord\n{messages}\n"
    assert len(messages) == 1


def test_an_answer_names_the_keyword_and_both_places() -> None:
    judge = FastJudge({"properties": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"type": "null"}}})
    assert answer(judge, {"a": 1}) == (False, (("type", ("a",), ("properties", "a", "type"), "null", 1, ()),))
