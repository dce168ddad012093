"""SpiffWorkflow, a Python engine that reads DMN, decides every state of the recommendation table as we do."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from judging import WORDS, questions, shipped

from scn_criteria.ruleset.dmn import NAMESPACES, export_table

pytestmark = pytest.mark.judge


def test_every_state_of_the_recommendation_is_decided_alike() -> None:
    from lxml import etree  # noqa: PLC0415
    from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine  # noqa: PLC0415
    from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine  # noqa: PLC0415
    from SpiffWorkflow.dmn.parser.DMNParser import DMNParser  # noqa: PLC0415

    text = export_table(shipped().tables["REC"], shipped(), WORDS)
    parser = DMNParser(None, etree.fromstring(text.encode()), {"dmn": NAMESPACES["1.3"]})
    parser.parse()
    engine = DMNEngine(parser.decision.decisionTables[0])
    workflow = SimpleNamespace(script_engine=PythonScriptEngine())
    # Its tables know UNIQUE and COLLECT only, and take the first match for UNIQUE: what FIRST means.
    engine.decision_table.hit_policy = "UNIQUE"
    asked = questions("REC", shipped())
    differences = []
    for question in asked:
        task = SimpleNamespace(data=dict(question.inputs), workflow=workflow)
        answer = next(iter(engine.result(task).values()), None)
        if answer != question.expected:
            differences.append((question, answer))
    assert differences == []
