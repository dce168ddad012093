"""An assessment as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator
from shipped import NAMES, empty, judged, shipped

from scn_criteria import resources
from scn_criteria.decision.findings import Assessment, AssessmentResult, Fact, assessment_record, assessments_json
from scn_criteria.diagnostics import Pointer
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Value
from scn_criteria.serialisation import pointer_text, portable

SCHEMA = Draft202012Validator(json.loads(resources.schema_file("assessment").read_text(encoding="utf-8")))


def json_text(results: Iterable[AssessmentResult]) -> str:
    return "".join(assessments_json(results))


def complaints(printed: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(json.loads(printed))]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_proposal_fits_the_schema(name: str) -> None:
    assert complaints(json_text([shipped(name)])) == []


def test_a_proposal_that_says_nothing_fits_the_schema() -> None:
    assert complaints(json_text([empty()])) == []


@pytest.mark.parametrize("raw", [b"", b"a: [", b"format: scn-proposal/1\n", b"- a\n", b"\xff"])
def test_a_broken_file_fits_the_schema(raw: bytes) -> None:
    assert complaints(json_text([judged(raw, "broken.yaml")])) == []


def test_no_results_fit_the_schema() -> None:
    assert complaints(json_text([])) == []


SPOILT = [
    lambda one: one.update(surprise=1),
    lambda one: one["proposal"].pop("sha256"),
    lambda one: one["proposal"].update(sha256="abc"),
    lambda one: one["criteria"].pop(),
    lambda one: one["criteria"].reverse(),
    lambda one: one["criteria"][0].update(rating="good"),
    lambda one: one["criteria"][0].update(because="There are {links}."),
    lambda one: one["criteria"][0].update(surprise=1),
    lambda one: one["criteria"][0]["evidence"][0].update(counts=False),
    lambda one: one["criteria"][0]["facts"][0].update(value=0.1),
    lambda one: one["outcome"].update(id="defer"),
    lambda one: one["outcome"].update(possible=[]),
    lambda one: one["outcome"].update(settle_first=["C1"]),
    lambda one: one["home_domain"].update(number=6),
    lambda one: one["situations"].append(one["situations"][0]),
    lambda one: one["conditions"][0].update(satisfied="yes"),
    lambda one: one["network_type"].update(id="club"),
    lambda one: one.update(assessed_on="today"),
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_the_schema_finds_fault_with_anything_else(spoil: object) -> None:
    printed = json.loads(json_text([shipped("cancer")]))
    spoil(printed["assessments"][0])  # type: ignore[operator]
    assert not SCHEMA.is_valid(printed)


PATHS = [
    ("cancer.yaml", "cancer.yaml"),
    ("proposals/cancer.yaml", "proposals/cancer.yaml"),
    ("./proposals/cancer.yaml", "proposals/cancer.yaml"),
    ("../cancer.yaml", "../cancer.yaml"),
    ("/home/someone/cancer.yaml", "cancer.yaml"),
    ("-", "-"),
]
POINTERS: list[tuple[Pointer, str]] = [
    ((), ""),
    (("criteria", "measures", 0), "/criteria/measures/0"),
    (("a/b", "c~d"), "/a~1b/c~0d"),
    (("",), "/"),
]
NUMBERS: list[tuple[Value | None, object]] = [
    (None, None),
    (True, True),
    (False, False),
    (5, 5),
    (-5, -5),
    (10**30, 10**30),
    ("england", "england"),
    (Decimal("1.10"), "1.1"),
    (Decimal("36.07"), "36.07"),
    (Decimal("0.1"), "0.1"),
    (Decimal("100.00"), "100"),
    (Decimal("1E+3"), "1000"),
    (Decimal("1E-9"), "0.000000001"),
    (Fraction(1, 2), "0.5"),
    (Fraction(1, 3), "0.333333"),
    (Fraction(-2, 3), "-0.666667"),
    (Fraction(33, 11), "3"),
    (Fraction(1, 10_000_000), "0"),
    (Fraction(10**30 + 1, 3), "333333333333333333333333333333.666667"),
]


@pytest.mark.parametrize(("path", "expected"), PATHS)
def test_a_path_without_what_belongs_to_this_machine(path: str, expected: str) -> None:
    assert expected == portable(path)


@pytest.mark.parametrize(("pointer", "expected"), POINTERS)
def test_a_place_as_a_json_pointer(pointer: Pointer, expected: str) -> None:
    assert expected == pointer_text(pointer)


def with_fact(value: Value | None) -> Assessment:
    """An assessment whose first criterion shows one fact of this value."""
    one = shipped("cancer")
    fact = Fact(FactDefinition("a_fact", FactType.NUMBER, "a fact"), value)
    return replace(one, criteria=(replace(one.criteria[0], facts=(fact,)), *one.criteria[1:]))


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_a_value_is_exact(value: Value | None, expected: object) -> None:
    assert expected == assessment_record(with_fact(value))["criteria"][0]["facts"][0]["value"]


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_a_value_comes_back_from_json_as_it_was(value: Value | None, expected: object) -> None:
    printed = json.loads(json_text([with_fact(value)]), parse_float=Decimal)
    found = printed["assessments"][0]["criteria"][0]["facts"][0]["value"]
    assert (expected, type(expected)) == (found, type(found))


def test_json_ends_with_a_line_feed() -> None:
    assert json_text([]).endswith("}\n")


def test_no_number_in_json_is_a_binary_float() -> None:
    def refuse(text: str) -> None:
        raise AssertionError(text)

    json.loads(json_text([shipped(name) for name in NAMES]), parse_float=refuse)
