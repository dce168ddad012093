"""Every shipped file that has a schema names it in its first line, where editors look for it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted([*(ROOT / "proposals").rglob("*.yaml"), *(ROOT / "rules").rglob("*.yaml")])
SCHEMAS = sorted((ROOT / "schemas").glob("*.json"))
FORMAT = re.compile(r"^format: (\S+)$", re.MULTILINE)
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def format_of(path: Path) -> str:
    """What the key ``format`` at the top of a file says."""
    [value] = FORMAT.findall(path.read_text(encoding="utf-8"))
    return str(value)


def formats(schema: Path) -> set[str]:
    """The formats that a schema is for, wherever in it they stand."""
    text = json.dumps(json.loads(schema.read_text(encoding="utf-8")))
    return set(re.findall(r'"(scn-[a-z-]+/[0-9]+)"', text))


SCHEMA_OF = {name: schema for schema in SCHEMAS for name in formats(schema)}
WITH_SCHEMA = [path for path in SHIPPED if format_of(path) in SCHEMA_OF]


def names_its_schema(path: Path) -> bool:
    named = MODELINE.match(path.read_text(encoding="utf-8"))
    return named is not None and SCHEMA_OF[format_of(path)] == (path.parent / named[1]).resolve()


def test_a_file_names_its_schema() -> None:
    assert len(WITH_SCHEMA) > 50
    assert [path.relative_to(ROOT).as_posix() for path in WITH_SCHEMA if not names_its_schema(path)] == []


def test_only_reference_data_has_no_schema() -> None:
    assert {format_of(path) for path in SHIPPED if path not in WITH_SCHEMA} <= {"scn-reference/1"}
