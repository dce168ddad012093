"""The official schema of DMN judges the files that we export."""

from __future__ import annotations

from pathlib import Path

import pytest
from judging import WORDS, shipped

from scn_criteria.ruleset.dmn import export_table

pytestmark = pytest.mark.judge


@pytest.mark.parametrize("table", list(shipped().tables))
def test_an_exported_table_is_valid_dmn(table: str) -> None:
    import SpiffWorkflow.dmn.parser  # noqa: PLC0415 - carries the schemas of the standard
    from lxml import etree  # noqa: PLC0415

    folder = Path(SpiffWorkflow.dmn.parser.__file__).parent / "schema"
    schema = etree.XMLSchema(etree.parse(str(folder / "DMN13.xsd")))
    text = export_table(shipped().tables[table], shipped(), WORDS)
    schema.assertValid(etree.fromstring(text.encode()))
