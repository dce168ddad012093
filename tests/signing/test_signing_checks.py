"""Decision records, by files: each folder of ``cases/signing`` is a kind of fault, and ``shape`` all that a schema says.

Beside a file stands what is expected of it, ``line:column CODE message``; a file alone is expected to be without fault.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from record_samples import around

from scn_criteria import resources
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule
from scn_criteria.document.loader import load
from scn_criteria.register import checks
from scn_criteria.register.sign_off import examine_record

CASES = Path(__file__).parent.parent / "cases" / "signing"
FILES = sorted(CASES.rglob("*.decision.yaml"))
SHAPE = "shape"


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def line(diagnostic: Diagnostic) -> str:
    start = diagnostic.span.start
    return f"{start.line}:{start.column} {diagnostic.code.number} {diagnostic.message}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_record_has_the_expected_faults(path: Path) -> None:
    beside = path.with_name(path.name.replace(".decision.yaml", ".expected"))
    expected = beside.read_text(encoding="utf-8").splitlines() if beside.exists() else []
    found = examine_record(load(path.read_bytes(), path.name), lambda record: around(record, path.name))
    assert expected == [line(diagnostic) for diagnostic in found.diagnostics]


@pytest.mark.parametrize("code", checks.CODES, ids=lambda code: code.number)
def test_each_kind_of_fault_has_a_folder_that_shows_it(code: DiagnosticRule) -> None:
    folder = CASES / f"{code.number}-{code.name}"
    assert any(f" {code.number} " in beside.read_text(encoding="utf-8") for beside in folder.glob("*.expected"))


def test_each_folder_is_of_a_known_kind() -> None:
    assert {f"{code.number}-{code.name}" for code in checks.CODES} | {SHAPE} == {folder.name for folder in CASES.iterdir()}


def test_a_check_is_named_after_its_rule() -> None:
    names = [f"check_{check.rule.name.replace('-', '_')}" for check in checks.CHECKS]
    assert names == [check.find.__name__ for check in checks.CHECKS]


def test_codes_are_unique_and_in_order_from_330() -> None:
    numbers = [code.number for code in checks.CODES]
    assert (sorted(set(numbers)), {"SCN33"}) == (numbers, {number[:5] for number in numbers})


def test_the_schema_is_a_valid_one() -> None:
    Draft202012Validator.check_schema(json.loads(resources.schema_file("decision-record").read_text(encoding="utf-8")))
