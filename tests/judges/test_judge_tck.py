"""The cases that people agreed on, exported as tests of the DMN TCK, pass in an engine that nobody here wrote."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import pytest
from drools import Drools, running
from judging import WORDS, shipped

from scn_criteria import resources
from scn_criteria.ruleset.cases import case_files, load_cases
from scn_criteria.ruleset.dmn import INSTANCE, NAMESPACE, export_cases, export_table

pytestmark = pytest.mark.judge

TCK = {"t": NAMESPACE}


@pytest.fixture(scope="module")
def drools() -> Iterator[Drools]:
    with running() as server:
        yield server


def value(holder: Element) -> object:
    """What a value of the format stands for."""
    element = holder.find("t:value", TCK)
    assert element is not None
    if element.get(f"{{{INSTANCE}}}nil") == "true":
        return None
    kind, text = element.get(f"{{{INSTANCE}}}type"), element.text or ""
    return {"xsd:boolean": lambda: text == "true", "xsd:decimal": lambda: float(text)}.get(str(kind), lambda: text)()


@pytest.mark.parametrize("table_id", list(shipped().tables))
def test_the_cases_pass(drools: Drools, table_id: str) -> None:
    table = shipped().tables[table_id]
    folder = resources.ruleset_folder()
    cases = load_cases(case_files(folder, str(folder)), shipped(), WORDS).cases
    model = export_table(table, shipped(), WORDS)
    root = fromstring(export_cases(table, cases, shipped(), WORDS, "model.dmn"))
    tests = root.findall("t:testCase", TCK)
    expected, found = [], []
    for test in tests:
        inputs = {str(node.get("name")): value(node) for node in test.findall("t:inputNode", TCK)}
        (result,) = test.findall("t:resultNode", TCK)
        wanted = result.find("t:expected", TCK)
        assert wanted is not None
        expected.append(value(wanted))
        found.append(drools.decide(model, inputs)[str(result.get("name"))])
    assert (True, expected) == (bool(tests), found)
