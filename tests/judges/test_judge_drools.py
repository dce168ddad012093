"""Drools, the engine of the company that chairs the standard, decides every state of every table as we do, and the graph."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from drools import Drools, running
from graph_questions import graph, inputs, questions_of_graph
from judging import WORDS, as_json, questions, shipped

from scn_criteria.decision.outcome import space_of
from scn_criteria.ruleset.dmn import decision_name, export_table
from scn_criteria.ruleset.dmn_graph import export_graph

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
    for question in questions(table_id):
        answer = drools.decide(model, as_json(question.inputs))[decision_name(table)]
        if answer != question.expected:
            differences.append((question, answer))
    assert differences == []


@pytest.mark.parametrize("table_id", list(shipped().tables))
def test_no_error_is_found_in_an_exported_table(drools: Drools, table_id: str) -> None:
    model = export_table(shipped().tables[table_id], shipped(), WORDS)
    assert [found for found in drools.complaints(model) if found["severity"] == "ERROR"] == []


PIECE = 1000
"""Questions that are asked at once: the server reads the whole graph anew each time."""


def asking_many(model: str) -> str:
    """The graph with a decision of our own that asks for the recommendation once for each of many cases."""
    names = [column.name for column in inputs()]
    *others, last = (one.id for one in graph())
    parts = [
        '<inputData id="data-cases" name="cases"><variable name="cases" typeRef="Any"/></inputData>',
        '<decisionService id="service" name="recommended"><variable name="recommended" typeRef="string"/>',
        f'<outputDecision href="#{last}"/>',
        *(f'<encapsulatedDecision href="#{one}"/>' for one in others),
        *(f'<inputData href="#data-{name}"/>' for name in names),
        "</decisionService>",
        '<decision id="many" name="many"><variable name="many" typeRef="Any"/>',
        '<informationRequirement><requiredInput href="#data-cases"/></informationRequirement>',
        '<knowledgeRequirement><requiredKnowledge href="#service"/></knowledgeRequirement>',
        f"<literalExpression><text>for x in cases return recommended({', '.join(f'{name}: x.{name}' for name in names)})",
        "</text></literalExpression></decision></definitions>",
    ]
    return model.replace("</definitions>", "".join(parts))


def test_the_graph_decides_alike(drools: Drools) -> None:
    model = asking_many(export_graph(shipped(), space_of(shipped()), WORDS))
    asked, last = questions_of_graph(), graph()[-1].name
    neutral = as_json(asked[0].inputs.items())
    answers: list[object] = []
    for first in range(0, len(asked), PIECE):
        cases = [as_json(one.inputs.items()) for one in asked[first : first + PIECE]]
        answers += drools.decide(model, {**neutral, "cases": cases})["many"]
    assert [pair for pair in zip(asked, answers, strict=True) if pair[1] != pair[0].expected[last]] == []


def test_every_decision_of_the_graph_is_the_one_expected(drools: Drools) -> None:
    """For some facts all decisions on the way are compared too."""
    model = export_graph(shipped(), space_of(shipped()), WORDS)
    for question in questions_of_graph()[::1000]:
        answers = drools.decide(model, as_json(question.inputs.items()))
        assert question.expected == {name: answers[name] for name in question.expected}


def test_no_error_is_found_in_the_graph(drools: Drools) -> None:
    model = export_graph(shipped(), space_of(shipped()), WORDS)
    assert [found for found in drools.complaints(model) if found["severity"] == "ERROR"] == []
