"""Every file under ``tests/cases/document`` against the faults listed beside it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from odd_findings import KINDS, odd_findings

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Span, Suppressed
from scn_criteria.document.codes import CODES
from scn_criteria.document.document import Document
from scn_criteria.document.loader import load
from scn_criteria.document.schema import Schema
from scn_criteria.document.suppressions import apply_suppressions

CASES = Path(__file__).resolve().parent.parent / "cases" / "document"
YAML = sorted((CASES / "yaml").glob("*.yaml"))
JUDGED = sorted((CASES / "schema").glob("*.yaml"))
WAIVING = sorted((CASES / "waivers").glob("*.yaml"))
EVERY = [*YAML, *JUDGED, *WAIVING]
TODAY = date(2026, 2, 1)
BEYOND_FILES = {"unreadable-file", "file-too-large", "too-many-values", "unknown-format", "repeated-id"}
"""Faults that need no file, or one too large to keep; they have tests of their own."""


def place(span: Span) -> str:
    return f"{span.start.line}:{span.start.column}-{span.end.line}:{span.end.column}"


def lines(diagnostics: tuple[Diagnostic, ...]) -> str:
    lines = []
    for each in diagnostics:
        lines.append(f"{place(each.span)} {each.code.number} {each.message}\n")
        lines.extend(f"  {place(other.span)} {other.message}\n" for other in each.related)
    return "".join(lines)


def waived_lines(waived: tuple[Suppressed, ...]) -> str:
    lines = []
    for each in waived:
        found = each.diagnostic
        lines.append(
            f"{place(found.span)} {found.code.number} waived at {place(each.span)} until {each.until}: {each.reason}\n"
        )
    return "".join(lines)


def settled_lines(document: Document) -> str:
    found = odd_findings(document)
    unreliable = any(one.code.always_counts for one in found)
    settled = apply_suppressions(document, found, (*CODES, *KINDS), None if unreliable else TODAY)
    return lines(settled.standing) + waived_lines(settled.waived)


def expected(path: Path) -> str:
    return path.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema(json.loads((CASES / "schema.json").read_text(encoding="utf-8"), parse_float=Decimal))


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.stem)
def test_faults_of_yaml(path: Path) -> None:
    assert expected(path) == lines(load(path.read_bytes(), path.name).diagnostics)


@pytest.mark.parametrize("path", JUDGED, ids=lambda path: path.stem)
def test_faults_against_a_schema(path: Path, schema: Schema) -> None:
    document = load(path.read_bytes(), path.name).document
    assert document is not None
    assert expected(path) == lines(schema.judge(document))


@pytest.mark.parametrize("path", WAIVING, ids=lambda path: path.stem)
def test_what_stands_and_what_is_waived(path: Path) -> None:
    document = load(path.read_bytes(), path.name).document
    assert document is not None
    assert expected(path) == settled_lines(document)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.number)
def test_every_code_has_a_case(code: DiagnosticRule) -> None:
    lines = "".join(expected(path) for path in EVERY)
    assert code.name in BEYOND_FILES or f" {code.number} " in lines


def test_no_expectation_is_left_over() -> None:
    assert {path.with_suffix(".expected") for path in EVERY} == set(CASES.glob("*/*.expected"))
