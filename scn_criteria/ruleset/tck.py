"""Cases in the format of the DMN Technology Compatibility Kit, which every vendor of an engine can run beside the table."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scn_criteria.ruleset.cases.model import Case
from scn_criteria.ruleset.dmn import decimal_text, decision_name, inputs_for
from scn_criteria.ruleset.model import Ruleset, Table
from scn_criteria.ruleset.vocabulary import Value, Vocabulary

NAMESPACE = "http://www.omg.org/spec/DMN/20160719/testcase"
SCHEMA = "http://www.w3.org/2001/XMLSchema"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def export_cases(table: Table, cases: Iterable[Case], ruleset: Ruleset, vocabulary: Vocabulary, model: str) -> str:
    """The cases of one table for the file of its model. Cases under another reading or parameter are not for this model."""
    names = {"xmlns": NAMESPACE, "xmlns:xsd": SCHEMA, "xmlns:xsi": INSTANCE}
    root = Element("testCases", names)
    SubElement(root, "modelName").text = model
    labels = SubElement(root, "labels")
    SubElement(labels, "label").text = "Decision Table"
    fitting = (case for case in cases if case.table == table.id and not case.readings and not case.parameters)
    for number, case in enumerate(fitting, start=1):
        one = SubElement(root, "testCase", id=f"{number:03}")
        SubElement(one, "description").text = case.name
        for name, value in inputs_for(table, case.facts, ruleset, vocabulary).items():
            _value(SubElement(one, "inputNode", name=name), value)
        result = SubElement(one, "resultNode", name=decision_name(table), type="decision")
        _value(SubElement(result, "expected"), case.result)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _value(holder: Element, value: Value | None) -> None:
    if value is None:
        SubElement(holder, "value", {"xsi:nil": "true"})
    elif isinstance(value, bool):
        SubElement(holder, "value", {"xsi:type": "xsd:boolean"}).text = "true" if value else "false"
    elif isinstance(value, str):
        SubElement(holder, "value", {"xsi:type": "xsd:string"}).text = value
    else:
        SubElement(holder, "value", {"xsi:type": "xsd:decimal"}).text = decimal_text(value)
