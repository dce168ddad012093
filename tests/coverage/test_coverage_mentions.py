"""Where a number stands, and what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria.decision.source_coverage import mentions_in_code, mentions_in_data, mentions_in_marks, mentions_in_schema
from scn_criteria.decision.source_items import Mention
from scn_criteria.document.loader import load

CASES = yaml.safe_load((Path(__file__).parent / "mentions.yaml").read_text(encoding="utf-8"))


def mentions(text: str, path: str) -> Iterator[Mention]:
    """What is found in a text, by the ending of its file."""
    if path.endswith(".py"):
        return mentions_in_code(text, path)
    if path.endswith((".md", ".j2")):
        return mentions_in_marks(text, path, "page")
    document = load(text.encode(), path).document
    assert document is not None
    return mentions_in_schema(document) if path.endswith(".json") else mentions_in_data(document)


def told(one: Mention) -> str:
    start = one.place.span.start
    return f"{one.number} {one.place.kind} {one.place.id} {start.line}:{start.column}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_text_names(case: dict[str, Any]) -> None:
    assert case["expect"] == [told(one) for one in mentions(case["text"], case["file"])]
