"""What the schemas say to editors: sentences in place of expressions, and Markdown where it is meant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from scn_criteria.document.schema import ASKS
from scn_criteria.resources import schema_text

WRITTEN_BY_PEOPLE = (
    *("proposal", "decision-record", "review", "establishment"),
    *("ruleset", "rule-cases", "invariants", "sources"),
)
"""The schemas of files that somebody may have open in an editor."""

ROOT = Path(__file__).resolve().parents[2]
TRIED = [
    case
    for path in sorted((ROOT / "tests/cases/editor").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
SCHEMAS = {name: json.loads(schema_text(name)) for name in WRITTEN_BY_PEOPLE}


def parts(schema: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping in a schema, by its path."""
    if isinstance(schema, dict):
        yield path, schema
    inside = schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    for key, value in inside:
        yield from parts(value, f"{path}/{key}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_expression_has_a_sentence(name: str) -> None:
    expressions = [(path, part) for path, part in parts(SCHEMAS[name]) if isinstance(part.get("pattern"), str)]
    assert [path for path, part in expressions if not part.get("patternErrorMessage", "").startswith(ASKS)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_marks_of_markdown_are_given_as_markdown(name: str) -> None:
    described = [(path, part) for path, part in parts(SCHEMAS[name]) if "`" in str(part.get("description", ""))]
    assert [path for path, part in described if part["description"] != part.get("markdownDescription")] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_sentence_takes_the_place_of_the_names_of_keys(name: str) -> None:
    """On a mapping it would replace what names the key that is missing or not known."""
    assert [path for path, part in parts(SCHEMAS[name]) if "properties" in part and "errorMessage" in part] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_still_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("case", TRIED, ids=lambda case: f"{case['name']}")
def test_a_file_that_editors_are_tried_with_still_has_the_place_to_spoil(case: dict[str, str]) -> None:
    assert case["was"] in (ROOT / case["file"]).read_text(encoding="utf-8")
