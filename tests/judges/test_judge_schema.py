"""The official schema of DMN judges the files that we export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from judging import WORDS, shipped

from scn_criteria.decision.outcome import space_of
from scn_criteria.ruleset.dmn import export_table
from scn_criteria.ruleset.dmn_graph import export_graph

pytestmark = pytest.mark.judge


def exported() -> Iterator[str]:
    yield from (export_table(table, shipped(), WORDS) for table in shipped().tables.values())
    yield export_graph(shipped(), space_of(shipped()), WORDS)


@pytest.mark.parametrize("text", list(exported()), ids=[*shipped().tables, "graph"])
def test_what_is_exported_is_valid_dmn(text: str) -> None:
    import SpiffWorkflow.dmn.parser  # noqa: PLC0415 - carries the schemas of the standard
    from lxml import etree  # noqa: PLC0415

    folder = Path(SpiffWorkflow.dmn.parser.__file__).parent / "schema"
    schema = etree.XMLSchema(etree.parse(str(folder / "DMN13.xsd")))
    schema.assertValid(etree.fromstring(text.encode()))
