"""The graph of decisions, gone through by a few lines of our own: no engine is needed to see that it decides as we do."""

from __future__ import annotations

import json
import operator
from collections.abc import Mapping
from decimal import Decimal
from random import Random

import pytest
from graph_questions import graph, question, random_facts
from judging import WORDS, shipped

from scn_criteria.decision.outcome import space_of
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.dmn_graph import export_graph, graph_of
from scn_criteria.ruleset.loader import vary
from scn_criteria.ruleset.vocabulary import Value

SIGNS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
SOME = 300


def holds(cell: str, value: Value) -> bool:
    if cell == "-":
        return True
    sign, _, number = cell.partition(" ")
    if sign in SIGNS:
        return bool(SIGNS[sign](value, Decimal(number)))
    wanted: object = json.loads(cell)
    return value == wanted and isinstance(value, bool) is isinstance(wanted, bool)


def gone_through(inputs: Mapping[str, Value]) -> dict[str, Value]:
    """The results of all decisions, one after the other: of each, the first line whose cells all hold."""
    values = dict(inputs)
    for decision in graph():
        values[decision.name] = next(
            line.result
            for line in decision.lines
            if all(holds(line.cells.get(one.key, "-"), values[one.name]) for one in decision.columns)
        )
    return values


@pytest.mark.parametrize("seed", range(SOME))
def test_the_graph_decides_as_the_program_does(seed: int) -> None:
    asked = question(random_facts(Random(seed)))
    found = gone_through(asked.inputs)
    assert asked.expected == {name: found[name] for name in asked.expected}


def test_each_decision_comes_after_those_that_it_needs() -> None:
    seen: set[str] = set()
    for one in graph():
        assert set(one.required.values()) <= seen
        seen.add(one.id)
    assert graph()[-1].name == "recommendation_result"


def test_every_outcome_is_in_the_graph() -> None:
    assert {"establish", "revise", "refer", "decline", "defer"} == {line.result for line in graph()[-1].lines}


def test_no_cell_asks_for_null() -> None:
    assert "null" not in export_graph(shipped(), space_of(shipped()), WORDS)


def test_a_reading_makes_another_graph() -> None:
    varied = vary(shipped(), {}, {"criteria": "majority"}, vocabulary())
    assert graph() != graph_of(varied, space_of(varied), WORDS)
