"""The help on a number that is typed as words gives the value it must mean, and no safe fix changes a number."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria.diagnostics import Diagnostic, Safety
from scn_criteria.document.loader import load
from scn_criteria.document.schema import load_schema

pytestmark = pytest.mark.once

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "messages.yaml").read_text("utf-8"))
WHOLE = Path(HERE.parent, "cases", "checks", "SCN250-fraction-of-a-count", "whole.yaml").read_text("utf-8")
LINE = r"{key}: \{{value: [\d.e]+, statement: (.+), source: report\}}"


def found(key: str, typed: str) -> list[Diagnostic]:
    """What the schema finds where a value is typed under a key."""
    put = rf"{key}:\n      value: {typed}\n      statement: \1\n      source: report"
    document = load(re.sub(LINE.format(key=key), put, WHOLE).encode(), "whole.yaml").document
    assert document is not None
    return list(load_schema("proposal").judge(document))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"])
def test_the_help_gives_the_number(case: dict[str, Any]) -> None:
    (one,) = (each for each in found(case["key"], case["typed"]) if each.code.number == "SCN103")
    assert one.help.startswith(f"{case['help']}. ") or one.help == case["help"]
    assert case.get("fix") == (one.fix.edits[0].text if one.fix else None)
    assert one.fix is None or (one.fix.safety is Safety.SAFE) == case.get("safe", False)


def test_a_comma_between_curly_brackets_is_named_with_the_number() -> None:
    (one,) = load(b"a: {value: 11,400}\n", "a.yaml").diagnostics
    assert one.help == "write 11400"
