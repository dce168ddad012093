"""Export decision tables in DMN (Decision Model and Notation), and their cases as test cases for DMN engines.

One decision a file, hit policy FIRST, one value a cell, and cells in the simple language that engines share. Counts come in
as numbers of their own, because not every engine can count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scn_criteria.ruleset.cases import Case
from scn_criteria.ruleset.model import DecisionTable, Rule, Rules
from scn_criteria.ruleset.normal_form import Alternative, AtomicCondition, AtomicRelation, normal_form, split_count
from scn_criteria.ruleset.vocabulary import Facts, FactType, Number, Value, Vocabulary

# Decision tables

NAMESPACES = {
    "1.1": "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
    "1.2": "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "1.3": "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "1.4": "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "1.5": "https://www.omg.org/spec/DMN/20230324/MODEL/",
}
DEFAULT_VERSION = "1.3"
OURS = "https://scn-criteria.invalid/dmn"
TYPES = {FactType.BOOLEAN: "boolean", FactType.WORD: "string", FactType.NUMBER: "number"}
SIGNS = {
    AtomicRelation.LESS: "<",
    AtomicRelation.AT_MOST: "<=",
    AtomicRelation.MORE: ">",
    AtomicRelation.AT_LEAST: ">=",
    AtomicRelation.EQUAL: "",
}


class DmnError(ValueError):
    """A number that has no exact decimal form, or a table of a shape that DMN cannot hold. The text is for users."""


@dataclass(frozen=True, slots=True)
class Input:
    """An input column: its name in the file, its type, and the fact or the count behind it."""

    name: str
    type: str
    fact: str


def export_table(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary, version: str = DEFAULT_VERSION) -> str:
    """A table as a DMN file. Raises DmnError for what DMN cannot hold exactly."""
    lines = [(row, one) for row in table.rows for one in normal_form(row.when, ruleset, vocabulary)]
    inputs = inputs_of(table, ruleset, vocabulary)
    identity = f"scn-{table.id}"
    root = Element("definitions", xmlns=NAMESPACES[version], id=f"{identity}-definitions", name=table.title, namespace=OURS)
    for column in inputs:
        data = SubElement(root, "inputData", id=f"data-{column.name}", name=column.name)
        SubElement(data, "variable", id=f"variable-{column.name}", name=column.name, typeRef=column.type)
    name = decision_name(table)
    decision = SubElement(root, "decision", id=identity, name=name)
    SubElement(decision, "variable", id=f"variable-{identity}", name=name, typeRef="string")
    for column in inputs:
        requirement = SubElement(decision, "informationRequirement", id=f"requirement-{column.name}")
        SubElement(requirement, "requiredInput", href=f"#data-{column.name}")
    _table(decision, table, inputs, lines, version)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def decision_name(table: DecisionTable) -> str:
    """The name of a table's decision, which no input may have too."""
    return f"{table.name}_result"


def inputs_of(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> tuple[Input, ...]:
    """The input columns of a table, in the order in which its rows name their facts."""
    forms = [normal_form(row.when, ruleset, vocabulary) for row in table.rows]
    named = dict.fromkeys(test.fact for form in forms for one in form for test in one)
    return tuple(_input(fact, vocabulary) for fact in named)


def inputs_for(table: DecisionTable, facts: Facts, ruleset: Rules, vocabulary: Vocabulary) -> dict[str, Value | None]:
    """The values of the input columns for some facts, as an engine takes them."""
    values: dict[str, Value | None] = {}
    for column in inputs_of(table, ruleset, vocabulary):
        counted = split_count(column.fact)
        if counted is None:
            values[column.name] = facts.get(column.fact)
        else:
            group, words = counted
            values[column.name] = sum(facts.get(member) in words for member in vocabulary.groups[group])
    return values


def _input(fact: str, vocabulary: Vocabulary) -> Input:
    counted = split_count(fact)
    if counted is None:
        return Input(fact, TYPES[vocabulary.facts[fact].type], fact)
    group, words = counted
    return Input("_".join(("count", group, *words)), "number", fact)


def _table(
    decision: Element, table: DecisionTable, inputs: Sequence[Input], lines: Sequence[tuple[Rule, Alternative]], version: str
) -> None:
    body = SubElement(decision, "decisionTable", id=f"table-{table.id}", hitPolicy="FIRST")
    for column in inputs:
        head = SubElement(body, "input", id=f"input-{column.name}", label=column.name)
        expression = SubElement(head, "inputExpression", id=f"expression-{column.name}", typeRef=column.type)
        SubElement(expression, "text").text = column.name
    # The first version wants a name for a single output, the later ones want none.
    output = SubElement(body, "output", id=f"output-{table.id}", label=decision_name(table))
    if version == "1.1":
        output.set("name", decision_name(table))
    for number, (row, alternative) in enumerate(lines, start=1):
        line = SubElement(body, "rule", id=f"{row.id}-{number}")
        SubElement(line, "description").text = row.id
        cells = _cells(alternative)
        for column in inputs:
            entry = SubElement(line, "inputEntry", id=f"{row.id}-{number}-{column.name}")
            SubElement(entry, "text").text = cells.get(column.fact, "-")
        result = SubElement(line, "outputEntry", id=f"{row.id}-{number}-result")
        SubElement(result, "text").text = json.dumps(row.then)


def _cells(alternative: Alternative) -> Mapping[str, str]:
    """The cell for each fact that an alternative tests. Several tests on one number become an interval."""
    tests: dict[str, list[AtomicCondition]] = {}
    for test in alternative:
        tests.setdefault(test.fact, []).append(test)
    return {fact: _cell(found) for fact, found in tests.items()}


def _cell(tests: Sequence[AtomicCondition]) -> str:
    narrowing = [test for test in tests if test.relation is not AtomicRelation.KNOWN] or list(tests)
    if len(narrowing) == 1:
        return _single(narrowing[0])
    low = [test for test in narrowing if test.relation in {AtomicRelation.MORE, AtomicRelation.AT_LEAST}]
    high = [test for test in narrowing if test.relation in {AtomicRelation.LESS, AtomicRelation.AT_MOST}]
    if len(low) != 1 or len(high) != 1 or len(narrowing) != 2:
        raise DmnError(f'several conditions on "{narrowing[0].fact}" in one row do not fit one cell of DMN')
    opening = "[" if low[0].relation is AtomicRelation.AT_LEAST else "("
    closing = "]" if high[0].relation is AtomicRelation.AT_MOST else ")"
    return f"{opening}{_written(low[0].value)}..{_written(high[0].value)}{closing}"


def _single(test: AtomicCondition) -> str:
    if test.relation is AtomicRelation.KNOWN:
        return "not(null)"
    if test.relation is AtomicRelation.NOT_KNOWN:
        return "null"
    return f"{SIGNS[test.relation]} {_written(test.value)}".strip()


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value) if isinstance(value, str) else exact_decimal(value)


def exact_decimal(number: Number) -> str:
    """A number as an exact decimal. Raises DmnError where it has none, as a third has none."""
    exact = Fraction(number)
    rest = exact.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        raise DmnError(f"{number} cannot be written as a decimal")
    text = f"{Decimal(exact.numerator) / Decimal(exact.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# Cases, in the format of the DMN Technology Compatibility Kit

NAMESPACE = "http://www.omg.org/spec/DMN/20160719/testcase"
SCHEMA = "http://www.w3.org/2001/XMLSchema"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def export_cases(table: DecisionTable, cases: Iterable[Case], ruleset: Rules, vocabulary: Vocabulary, model: str) -> str:
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
        SubElement(holder, "value", {"xsi:type": "xsd:decimal"}).text = exact_decimal(value)
