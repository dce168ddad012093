"""SpiffWorkflow, a Python engine that reads DMN, decides every state of every table as we do, and the graph of them all.

It reads one decision a file, so the graph is gone through decision by decision. It could not compare null, and never has to.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from graph_questions import graph, questions_of_graph
from judging import WORDS, questions, shipped

from scn_criteria.ruleset.dmn import NAMESPACES, DecisionElement, definitions, export_table
from scn_criteria.ruleset.vocabulary import Value

pytestmark = pytest.mark.judge

PIECES = 10
"""Parts of the questions for the graph, one a test: all together take long."""
FEEL_WORDS = {"true": True, "false": False}
"""Its cells are Python, which has no such words."""


class Spiff:
    """The engine with one decision."""

    def __init__(self, text: str) -> None:
        from lxml import etree  # noqa: PLC0415
        from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine  # noqa: PLC0415
        from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine  # noqa: PLC0415
        from SpiffWorkflow.dmn.parser.DMNParser import DMNParser  # noqa: PLC0415

        parser = DMNParser(None, etree.fromstring(text.encode()), {"dmn": NAMESPACES["1.3"]})
        parser.parse()
        self._engine: Any = DMNEngine(parser.decision.decisionTables[0])
        # Its tables know UNIQUE and COLLECT only, and take the first match for UNIQUE: what FIRST means.
        self._engine.decision_table.hit_policy = "UNIQUE"
        self._workflow = SimpleNamespace(script_engine=PythonScriptEngine())

    def decide(self, inputs: Mapping[str, Value]) -> str | None:
        task = SimpleNamespace(data={**FEEL_WORDS, **inputs}, workflow=self._workflow)
        return next(iter(self._engine.result(task).values()), None)


@pytest.mark.parametrize("table", list(shipped().tables))
def test_every_state_is_decided_alike(table: str) -> None:
    engine = Spiff(export_table(shipped().tables[table], shipped(), WORDS))
    answers = [(one, engine.decide(dict(one.inputs))) for one in questions(table)]
    assert [(one, answer) for one, answer in answers if answer != one.expected] == []


def alone(decision: DecisionElement) -> Spiff:
    """A decision of the graph by itself: what it requires comes in as inputs."""
    bare = DecisionElement(decision.id, decision.name, decision.columns, decision.lines)
    return Spiff(definitions("one", "One", (bare,), "1.3"))


@pytest.mark.parametrize("piece", range(PIECES))
def test_the_graph_decides_alike(piece: int) -> None:
    engines = [(one, alone(one)) for one in graph()]
    differences = []
    for question in questions_of_graph()[piece::PIECES]:
        values: dict[str, Value] = dict(question.inputs)
        for decision, engine in engines:
            values[decision.name] = engine.decide({column.name: values[column.name] for column in decision.columns}) or ""
        found = {name: values[name] for name in question.expected}
        if found != question.expected:
            differences.append((question, found))
    assert differences == []
