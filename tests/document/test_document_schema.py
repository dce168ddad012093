"""Judging: agreement with the library's own validator, and what is said beside the message."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from scn_criteria.document.document import Document
from scn_criteria.document.loader import load
from scn_criteria.document.schema import Schema, load_schema
from scn_criteria.document.schema_judge import strict_validator

CASES = Path(__file__).resolve().parent.parent / "cases" / "document"
JUDGED = sorted((CASES / "schema").glob("*.yaml"))
STRICTER = {"form-with-a-line-break", "not-allowed"}
"""Where the library is more lenient, or says less, on purpose."""

SHOPPING = json.loads((CASES / "schema.json").read_text(encoding="utf-8"), parse_float=Decimal)


def document(text: str) -> Document:
    found = load(text.encode(), "x").document
    assert found is not None
    return found


def violations(validator: object, data: object) -> set[tuple[tuple[str | int, ...], str]]:
    return {(tuple(error.absolute_path), error.validator) for error in validator.iter_errors(data)}  # type: ignore[attr-defined]


def test_the_schema_of_the_cases_is_valid() -> None:
    Draft202012Validator.check_schema(json.loads((CASES / "schema.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", [path for path in JUDGED if path.stem not in STRICTER], ids=lambda path: path.stem)
def test_the_same_violations_as_the_library_finds(path: Path) -> None:
    data = document(path.read_text(encoding="utf-8")).data
    assert violations(Draft202012Validator(SHOPPING), data) == violations(strict_validator(SHOPPING), data)


def test_a_dollar_is_the_very_end() -> None:
    schema = Schema({"pattern": "^a$"})
    assert [len(schema.judge(document(text))) for text in ("a", '"a\\n"')] == [0, 1]


def test_the_help_is_the_hint_and_what_the_schema_says() -> None:
    found = Schema(SHOPPING).judge(document("format: list/1\nshop: market\nprice: about 30\n"))
    assert [each.advice for each in found] == [
        'write the number alone: 30, and say "about" in words elsewhere. The price, without a sign.'
    ]


def test_the_help_goes_through_references() -> None:
    found = Schema(SHOPPING).judge(document("format: list/1\nshop: market\nid: A\n"))
    expected = 'What the list is called. A short name in lower case. For example: "red-apples"'
    assert [expected] == [each.advice for each in found]


def test_the_help_for_a_missing_key_says_what_it_is() -> None:
    found = Schema(SHOPPING).judge(document("shop: market\n"))
    assert [each.advice for each in found] == ['add "format". The format.']


def test_faults_are_in_the_order_of_the_file() -> None:
    found = Schema(SHOPPING).judge(document("shop: x\nzebra: 1\nformat: y\ncount: 0\n"))
    assert [each.span.start.line for each in found] == [1, 2, 3, 4]


def test_pointers_are_ways_from_the_top() -> None:
    found = Schema(SHOPPING).judge(document("format: list/1\nshop: market\nnames: [a, 1]\n"))
    assert [each.pointer for each in found] == [("names", 1)]


def test_a_shipped_schema_is_loaded_once() -> None:
    assert load_schema("proposal") is load_schema("proposal")


def test_decimals_of_a_schema_are_exact() -> None:
    schema = Schema(json.loads('{"minimum": 0.1}', parse_float=Decimal))
    assert schema.judge(document("0.1")) == ()


REPEATED = (
    ("[1, 1.0]", 1),
    ("[1, true]", 0),
    ("[0, false]", 0),
    ("[{a: 1, b: 2}, {b: 2, a: 1}]", 1),
    ("[[1], [1]]", 1),
    ("['1', 1]", 0),
    ("[~, ~]", 1),
)


@pytest.mark.parametrize(("text", "expected"), REPEATED)
def test_what_counts_as_repeated(text: str, expected: int) -> None:
    assert expected == len(Schema({"uniqueItems": True}).judge(document(text)))
