"""dmn-eval-js, an engine of HBT in JavaScript, decides every state of every table as we do, and the graph of them all.

It reads DMN 1.1, and a number that it should compare with null stops it: it never gets one.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from graph_questions import questions_of_graph
from judging import WORDS, as_json, questions, shipped

from scn_criteria.decision.outcome import space_of
from scn_criteria.ruleset.dmn import decision_name, export_table
from scn_criteria.ruleset.dmn_graph import export_graph, graph_of

pytestmark = pytest.mark.judge

HERE = Path(__file__).resolve()
PROGRAM = HERE.with_name("dmn-eval.cjs")
MODULES = HERE.parents[2] / "build/judges/node_modules"
EACH = 10
"""One of so many questions for the graph is asked: they take this engine long, and two others are asked all."""
FIRST_VERSION = "1.1"


def decided(folder: Path, model: str, decision: str, inputs: list[dict[str, object]]) -> list[object]:
    """The answers of the engine, each an object with the result by its name, or the text of an error."""
    file = folder / "model.dmn"
    file.write_text(model, encoding="utf-8")
    command = ["node", str(PROGRAM), str(MODULES), str(file), decision]
    ended = subprocess.run(command, input=json.dumps(inputs), capture_output=True, text=True, check=True)
    answers: list[object] = json.loads(ended.stdout)
    return answers


@pytest.mark.parametrize("table_id", list(shipped().tables))
def test_every_state_is_decided_alike(table_id: str, tmp_path: Path) -> None:
    table = shipped().tables[table_id]
    model = export_table(table, shipped(), WORDS, FIRST_VERSION)
    asked = questions(table_id)
    answers = decided(tmp_path, model, f"scn-{table_id}", [as_json(one.inputs) for one in asked])
    expected = [{decision_name(table): one.expected} for one in asked]
    assert [pair for pair in zip(asked, answers, expected, strict=True) if pair[1] != pair[2]] == []


def test_the_graph_decides_alike(tmp_path: Path) -> None:
    model = export_graph(shipped(), space_of(shipped()), WORDS, FIRST_VERSION)
    last = graph_of(shipped(), space_of(shipped()), WORDS)[-1]
    asked = questions_of_graph()[::EACH]
    answers = decided(tmp_path, model, last.id, [as_json(one.inputs.items()) for one in asked])
    expected = [{last.name: one.expected[last.name]} for one in asked]
    assert [pair for pair in zip(asked, answers, expected, strict=True) if pair[1] != pair[2]] == []
