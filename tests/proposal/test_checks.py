"""The checks, by files: each folder of ``cases/checks`` is a kind of fault.

The plainest case of a kind is the example of its page, which ``tests/codes`` tries; here are the others.
Beside a file stands what is expected of it, ``line:column CODE message``; a file alone is expected to be without fault.
"""

from __future__ import annotations

import json
import pkgutil
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scn_criteria import resources
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule
from scn_criteria.document.checks import Check
from scn_criteria.document.loader import load
from scn_criteria.proposal import checks
from scn_criteria.proposal.examination import examine_proposal

CASES = Path(__file__).parent.parent / "cases" / "checks"
FILES = sorted(CASES.rglob("*.yaml"))
SCHEMA = Draft202012Validator(json.loads(resources.schema_file("proposal").read_text(encoding="utf-8")))


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def found(raw: bytes, path: str) -> tuple[Diagnostic, ...]:
    return examine_proposal(load(raw, path)).diagnostics


def line(diagnostic: Diagnostic) -> str:
    start = diagnostic.span.start
    return f"{start.line}:{start.column} {diagnostic.code.number} {diagnostic.message}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_has_the_expected_faults(path: Path) -> None:
    beside = path.with_suffix(".expected")
    expected = beside.read_text(encoding="utf-8").splitlines() if beside.exists() else []
    assert expected == [line(diagnostic) for diagnostic in found(path.read_bytes(), path.name)]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_the_schema_finds_no_fault_in_a_case(path: Path) -> None:
    document = load(path.read_bytes(), path.name).document
    assert document is not None
    assert [error.message for error in SCHEMA.iter_errors(document.data)] == []


def test_each_folder_is_of_a_known_kind() -> None:
    known = {f"{code.number}-{code.name}" for code in checks.CODES}
    assert {folder.name for folder in CASES.iterdir()} <= known


def name_of(check: object) -> str:
    """The dotted name of a module."""
    assert isinstance(check, ModuleType)
    return check.__name__


def test_every_topic_is_registered() -> None:
    topics = [import_module(f"{checks.__name__}.{module.name}") for module in pkgutil.iter_modules(checks.__path__)]
    assert {check for topic in topics for check in topic.CHECKS} == set(checks.CHECKS)


def test_codes_are_unique_and_in_order() -> None:
    numbers = [code.number for code in checks.CODES]
    assert sorted(set(numbers)) == numbers


def test_a_check_is_named_after_its_rule() -> None:
    every: tuple[Check[Any], ...] = (*checks.DOCUMENT_CHECKS, *checks.CHECKS)
    assert [check.find.__name__ for check in every] == [f"check_{check.rule.name.replace('-', '_')}" for check in every]


def test_evidence_has_numbers_from_200_and_governance_from_300() -> None:
    assert {"SCN2", "SCN3"} == {code.number[:4] for code in checks.CODES}


@pytest.mark.parametrize("code", checks.CODES, ids=lambda code: code.number)
def test_governance_and_establishment_rest_on_the_document(code: DiagnosticRule) -> None:
    assert code.source or code.number < "SCN3"


def test_standard_input_has_no_name_to_compare() -> None:
    raw = (CASES / "SCN201-id-not-file-name" / "other-name.yaml").read_bytes()
    assert found(raw, "-") == ()


def test_a_fault_may_point_at_a_second_place() -> None:
    path = CASES / "SCN209-lowest-above-highest" / "ends-exchanged.yaml"
    (diagnostic,) = found(path.read_bytes(), path.name)
    assert [(other.message, other.span.start.line) for other in diagnostic.related] == [("the highest figure", 24)]


def test_a_fault_on_a_key_covers_the_key() -> None:
    path = CASES / "SCN203-unused-source" / "unused.yaml"
    (diagnostic,) = found(path.read_bytes(), path.name)
    assert len("second-report") == diagnostic.span.end.column - diagnostic.span.start.column
