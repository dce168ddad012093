"""The help on a date that is typed otherwise says which date to write, and no fix decides between two."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria.diagnostics import Safety
from scn_criteria.document.loader import load
from scn_criteria.document.schema import load_schema

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.load((HERE / "messages.yaml").read_text("utf-8"), yaml.BaseLoader)
WHOLE = Path(HERE.parent, "cases", "checks", "SCN250-fraction-of-a-count", "whole.yaml").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"])
def test_the_help_gives_the_date(case: dict[str, Any]) -> None:
    text, changed = re.subn(r"(?<=published: )[\d-]+", case["typed"], WHOLE, count=1)
    assert changed
    document = load(text.encode(), "whole.yaml").document
    assert document is not None
    (one,) = (each for each in load_schema("proposal").judge(document) if each.code.number == "SCN105")
    assert one.help.startswith(case.get("help", "A day, a month or a year."))
    assert case.get("fix") == (one.fix.edits[0].text if one.fix else None)
    assert one.fix is None or (one.fix.safety is Safety.SAFE) == ("safe" in case)
