"""Export decision tables in DMN (Decision Model and Notation), and their cases as test cases for DMN engines.

Hit policy FIRST, one value a cell, and cells in the simple language that engines share. Counts come in as numbers of their
own, because not every engine can count. No cell ever meets null, which not every engine can compare: beside what may be
unknown stands a column of its own that asks whether it is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scn_criteria.ruleset.cases import Case
from scn_criteria.ruleset.model import DecisionTable, Rules
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


ASKING = frozenset({AtomicRelation.KNOWN, AtomicRelation.NOT_KNOWN})
"""The tests that ask whether a fact is known."""
UPPER = "_upper"
"""The end of the key of a column with the upper ends of intervals."""
KNOWN = "_known"
"""The end of the name of a column that asks whether a fact is known."""
NEUTRAL: Mapping[FactType, Value] = {FactType.BOOLEAN: False, FactType.WORD: "", FactType.NUMBER: 0}
"""What stands in a column for a value that is not known. No cell looks at it."""


class DmnError(ValueError):
    """A number that has no exact decimal form, or a table of a shape that DMN cannot hold. The text is for users."""


@dataclass(frozen=True, slots=True)
class Column:
    """An input column: its name in the file, its type, the fact or the count behind it, and what the column asks of it."""

    name: str
    type: str
    fact: str
    asks_known: bool = False
    """Whether it asks if the fact is known, and not for its value."""
    again: bool = False
    """Whether it looks at its input a second time: one cell holds one comparison, and an interval has two."""

    @property
    def key(self) -> str:
        """What tells the column apart from the others of its table."""
        return f"{self.name}{UPPER}" if self.again else self.name


@dataclass(frozen=True, slots=True)
class DmnRow:
    """A row as DMN has it: its id, what describes it, the cells by the keys of their columns, and its result."""

    id: str
    description: str
    cells: Mapping[str, str]
    result: str


@dataclass(frozen=True, slots=True)
class DecisionElement:
    """A decision of a file: its id and name, its columns and lines, and the decisions that some columns come from."""

    id: str
    name: str
    columns: tuple[Column, ...]
    lines: tuple[DmnRow, ...]
    required: Mapping[str, str] = field(default_factory=dict)
    """The id of the decision behind a column, by the column's name. The other columns are inputs."""


def export_table(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary, version: str = DEFAULT_VERSION) -> str:
    """A table as a DMN file. Raises DmnError for what DMN cannot hold exactly."""
    decision = decision_of(table, ruleset, vocabulary)
    return definitions(f"{decision.id}-definitions", table.title, (decision,), version)


def decision_of(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> DecisionElement:
    """A table as a decision."""
    lines = [(row, one) for row in table.rows for one in normal_form(row.when, ruleset, vocabulary)]
    return DecisionElement(
        f"scn-{table.id}",
        decision_name(table),
        columns_of(table, ruleset, vocabulary),
        tuple(
            DmnRow(f"{row.id}-{number}", row.id, _cells(alternative, vocabulary), row.then)
            for number, (row, alternative) in enumerate(lines, start=1)
        ),
    )


def definitions(identity: str, title: str, decisions: Sequence[DecisionElement], version: str) -> str:
    """A DMN file with some decisions and all inputs that they need."""
    root = Element("definitions", xmlns=NAMESPACES[version], id=identity, name=title, namespace=OURS)
    inputs = {column.name: column for one in decisions for column in one.columns if column.name not in one.required}
    for column in inputs.values():
        data = SubElement(root, "inputData", id=f"data-{column.name}", name=column.name)
        SubElement(data, "variable", id=f"variable-{column.name}", name=column.name, typeRef=column.type)
    for one in decisions:
        _decision(SubElement(root, "decision", id=one.id, name=one.name), one, version)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def decision_name(table: DecisionTable) -> str:
    """The name of a table's decision, which no input may have too."""
    return f"{table.name}_result"


def columns_of(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The input columns of a table, in the order in which its rows name their facts; what asks if one is known, first."""
    forms = [normal_form(row.when, ruleset, vocabulary) for row in table.rows]
    tests = [test for form in forms for one in form for test in one]
    asked = {test.fact for test in tests if _asks_known(test, vocabulary)}
    compared = {test.fact for test in tests if test.relation not in ASKING}
    found: list[Column] = []
    for fact in dict.fromkeys(test.fact for test in tests):
        if fact in asked:
            found.append(Column(f"{fact}{KNOWN}", "boolean", fact, asks_known=True))
        if fact in compared:
            found.append(_column(fact, vocabulary))
        if any(len(_comparing(one, fact)) > 1 for form in forms for one in form):
            found.append(replace(_column(fact, vocabulary), again=True))
    return tuple(found)


def _comparing(alternative: Alternative, fact: str) -> list[AtomicCondition]:
    """What an alternative compares a fact with; of an interval, the lower end first."""
    tests = {test for test in alternative if test.fact == fact and test.relation not in ASKING}
    return sorted(tests, key=lambda test: list(AtomicRelation).index(test.relation), reverse=True)


def _asks_known(test: AtomicCondition, vocabulary: Vocabulary) -> bool:
    """Whether a test needs to ask first if its fact is known. A word that is not known is like no word."""
    if test.relation in ASKING:
        return True
    definition = vocabulary.facts.get(test.fact)
    return definition is not None and not definition.always_known and definition.type is not FactType.WORD


def inputs_for(table: DecisionTable, facts: Facts, ruleset: Rules, vocabulary: Vocabulary) -> dict[str, Value]:
    """The values of the input columns for some facts, as an engine takes them: none is null, whatever is not known."""
    return values_for(columns_of(table, ruleset, vocabulary), facts, vocabulary)


def values_for(columns: Iterable[Column], facts: Facts, vocabulary: Vocabulary) -> dict[str, Value]:
    """The same for some columns."""
    values: dict[str, Value] = {}
    for column in columns:
        counted, value = split_count(column.fact), facts.get(column.fact)
        if counted is not None:
            group, words = counted
            values[column.name] = sum(facts.get(member) in words for member in vocabulary.groups[group])
        elif column.asks_known:
            values[column.name] = value is not None
        else:
            values[column.name] = NEUTRAL[vocabulary.facts[column.fact].type] if value is None else value
    return values


def _column(fact: str, vocabulary: Vocabulary) -> Column:
    counted = split_count(fact)
    if counted is None:
        return Column(fact, TYPES[vocabulary.facts[fact].type], fact)
    group, words = counted
    return Column("_".join(("count", group, *words)), "number", fact)


def _decision(decision: Element, one: DecisionElement, version: str) -> None:
    SubElement(decision, "variable", id=f"variable-{one.id}", name=one.name, typeRef="string")
    for column in {column.name: column for column in one.columns}.values():
        requirement = SubElement(decision, "informationRequirement", id=f"requirement-{one.id}-{column.name}")
        if column.name in one.required:
            SubElement(requirement, "requiredDecision", href=f"#{one.required[column.name]}")
        else:
            SubElement(requirement, "requiredInput", href=f"#data-{column.name}")
    body = SubElement(decision, "decisionTable", id=f"table-{one.id}", hitPolicy="FIRST")
    for column in one.columns:
        head = SubElement(body, "input", id=f"input-{one.id}-{column.key}", label=column.key)
        expression = SubElement(head, "inputExpression", id=f"expression-{one.id}-{column.key}", typeRef=column.type)
        SubElement(expression, "text").text = column.name
    # The first version wants a name for a single output, the later ones want none.
    output = SubElement(body, "output", id=f"output-{one.id}", label=one.name)
    if version == "1.1":
        output.set("name", one.name)
    for line in one.lines:
        row = SubElement(body, "rule", id=line.id)
        SubElement(row, "description").text = line.description
        for column in one.columns:
            entry = SubElement(row, "inputEntry", id=f"{line.id}-{column.key}")
            SubElement(entry, "text").text = line.cells.get(column.key, "-")
        result = SubElement(row, "outputEntry", id=f"{line.id}-result")
        SubElement(result, "text").text = json.dumps(line.result)


def _cells(alternative: Alternative, vocabulary: Vocabulary) -> Mapping[str, str]:
    """The cells for the facts that an alternative tests. An interval has two, one for each end."""
    cells: dict[str, str] = {}
    for fact in dict.fromkeys(test.fact for test in alternative):
        tests = [test for test in alternative if test.fact == fact]
        if any(_asks_known(test, vocabulary) for test in tests):
            cells[f"{fact}{KNOWN}"] = "false" if tests[0].relation is AtomicRelation.NOT_KNOWN else "true"
        compared = _comparing(alternative, fact)
        if len(compared) > 2:
            raise DmnError(f'more than two conditions on "{fact}" in one row do not fit the cells of DMN')
        for test, again in zip(compared, (False, True), strict=False):
            cells[replace(_column(fact, vocabulary), again=again).key] = _cell(test)
    return cells


def _cell(test: AtomicCondition) -> str:
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


def _value(holder: Element, value: Value) -> None:
    if isinstance(value, bool):
        SubElement(holder, "value", {"xsi:type": "xsd:boolean"}).text = "true" if value else "false"
    elif isinstance(value, str):
        SubElement(holder, "value", {"xsi:type": "xsd:string"}).text = value
    else:
        SubElement(holder, "value", {"xsi:type": "xsd:decimal"}).text = exact_decimal(value)
