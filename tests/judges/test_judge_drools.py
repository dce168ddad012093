"""Drools, the engine of the company that chairs the standard, decides every state of every table as we do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from drools import Drools, running
from judging import WORDS, as_json, questions, shipped

from scn_criteria.ruleset.dmn import decision_name, export_table

pytestmark = pytest.mark.judge


@pytest.fixture(scope="module")
def drools() -> Iterator[Drools]:
    with running() as server:
        yield server


@pytest.mark.parametrize("table_id", list(shipped().tables))
def test_every_state_is_decided_alike(drools: Drools, table_id: str) -> None:
    table = shipped().tables[table_id]
    model = export_table(table, shipped(), WORDS)
    differences = []
    for question in questions(table_id, shipped()):
        answer = drools.decide(model, as_json(question.inputs))[decision_name(table)]
        if answer != question.expected:
            differences.append((question, answer))
    assert differences == []


@pytest.mark.parametrize("table_id", list(shipped().tables))
def test_no_error_is_found_in_an_exported_table(drools: Drools, table_id: str) -> None:
    model = export_table(shipped().tables[table_id], shipped(), WORDS)
    assert [found for found in drools.complaints(model) if found["severity"] == "ERROR"] == []
