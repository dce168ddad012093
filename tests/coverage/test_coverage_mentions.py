"""Where a number stands, and what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from code_mentions import mentions_in_code, written

from scn_criteria import resources
from scn_criteria.decision.source_coverage import CODE_MENTIONS, mentions_in_data, mentions_in_marks, mentions_in_schema
from scn_criteria.decision.source_items import Mention
from scn_criteria.document.loader import load

pytestmark = pytest.mark.once

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


def text_of(one: Mention) -> str:
    span = f" {one.place.span.start.line}:{one.place.span.start.column}" if one.place.span else ""
    return f"{one.number} {one.place.kind} {one.place.id}{span}{' compared' if one.place.compared else ''}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_text_names(case: dict[str, Any]) -> None:
    assert case["expect"] == [text_of(one) for one in mentions(case["text"], case["file"])]


def test_the_shipped_mentions_are_those_of_our_code() -> None:
    shipped = resources.folder("rules") / "reference" / CODE_MENTIONS
    expected = written(Path(resources.HERE))
    assert expected == shipped.read_text(encoding="utf-8"), "run: python tools/write_reference.py"


def test_a_planted_docstring_changes_nothing() -> None:
    module = Path(resources.HERE) / "proposal" / "checks" / "term.py"
    text = module.read_text(encoding="utf-8")
    planted = text.replace('"""Find a term', '"""It is a matter of value for money (SI-138).\n\n    Find a term')
    assert (planted != text, list(mentions_in_code(text, "a.py"))) == (True, list(mentions_in_code(planted, "a.py")))
