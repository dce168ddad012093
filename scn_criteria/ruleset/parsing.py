"""From the plain data of a ruleset's files, once the schema found no fault, to records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scn_criteria.diagnostics import Pointer
from scn_criteria.ruleset.model import (
    DECISION,
    All,
    AnyOf,
    Basis,
    Citation,
    Clause,
    Comparison,
    Count,
    Deferral,
    Not,
    Operator,
    Parameter,
    ParameterName,
    Reading,
    ReadingIs,
    Reference,
    Row,
    Ruleset,
    Table,
)

Data = Mapping[str, Any]
OPERATORS = {operator.value: operator for operator in Operator}


def parse_ruleset(head: Data, tables: Sequence[Table], path: str, sha256: str) -> Ruleset:
    """A ruleset from the data of ``ruleset.yaml`` and the tables of the other files."""
    return Ruleset(
        id=head["id"],
        version=head["version"],
        title=head["title"],
        documents=parse_documents(head["documents"]),
        parameters=parse_parameters(head["parameters"]),
        readings=parse_readings(head["readings"]),
        tables={table.id: table for table in tables},
        deferral=_deferral(head["deferral"]),
        orders={name: tuple(results) for name, results in head["orders"].items()},
        sha256=sha256,
        path=path,
        programme=head.get("programme", DECISION),
    )


def parse_tables(data: Data, path: str) -> tuple[Table, ...]:
    """The tables of one file."""
    return tuple(_table(table, path, ("tables", index)) for index, table in enumerate(data["tables"]))


def _table(data: Data, path: str, at: Pointer) -> Table:
    source = parse_citation(data["source"])
    rows = (_row(row, source, (*at, "rows", index)) for index, row in enumerate(data["rows"]))
    return Table(
        id=data["id"],
        name=data["name"],
        title=data["title"],
        question=data["question"],
        source=source,
        rows=tuple(rows),
        also_shows=tuple(data.get("also_shows", ())),
        path=path,
        at=at,
    )


def _row(data: Data, source: Citation, at: Pointer) -> Row:
    return Row(
        id=data["id"],
        when=parse_clause(data["when"]) if "when" in data else None,
        then=data["then"],
        because=data["because"],
        source=parse_citation(data["source"]) if "source" in data else source,
        basis=Basis(data["basis"]),
        at=at,
    )


def parse_clause(data: Data) -> Clause:
    """A condition of a row. A comparison without an operator never gets here: a check refuses it first."""
    if "all" in data:
        return All(tuple(parse_clause(part) for part in data["all"]))
    if "any" in data:
        return AnyOf(tuple(parse_clause(part) for part in data["any"]))
    if "not" in data:
        return Not(parse_clause(data["not"]))
    operator, operand = comparison_of(data)
    if "reading" in data:
        return ReadingIs(data["reading"], str(operand))
    if "count" in data:
        return Count(data["count"], tuple(data["in"]), operator, operand)
    return Comparison(data["fact"], operator, operand)


def comparison_of(data: Data) -> tuple[Operator, Any]:
    """The operator of a comparison and what it compares with. For a count, ``in`` names the words and is no operator."""
    (operator,) = operators_of(data)
    operand = data[operator.value]
    if isinstance(operand, str) and operand.startswith("$"):
        return operator, ParameterName(operand[1:])
    return operator, tuple(operand) if isinstance(operand, list) else operand


def operators_of(data: Data) -> tuple[Operator, ...]:
    """The operators that a comparison names. It should name exactly one."""
    names = (name for name in data if name in OPERATORS and not ("count" in data and name == "in"))
    return tuple(OPERATORS[name] for name in names)


def parse_citation(data: Data) -> Citation:
    """The place that a rule rests on."""
    return Citation(data["document"], data["section"], data.get("item", ""), tuple(data.get("inventory", ())))


def parse_documents(data: Data) -> dict[str, Reference]:
    """The documents that something rests on, by key."""
    return {key: _reference(key, one) for key, one in data.items()}


def parse_parameters(data: Data) -> dict[str, Parameter]:
    """Parameters, by name."""
    return {name: _parameter(name, one) for name, one in data.items()}


def parse_readings(data: Data) -> dict[str, Reading]:
    """Readings, by name."""
    return {name: _reading(name, one) for name, one in data.items()}


def _reference(key: str, data: Data) -> Reference:
    return Reference(key, data["title"], data["publisher"], str(data["published"]))


def _parameter(name: str, data: Data) -> Parameter:
    low, high = data["range"]
    return Parameter(
        name=name,
        value=data["value"],
        unit=data["unit"],
        low=low,
        high=high,
        step=data["step"],
        why=data["why"],
        basis=Basis(data["basis"]),
        source=parse_citation(data["source"]),
    )


def _reading(name: str, data: Data) -> Reading:
    return Reading(name, data["choice"], dict(data["alternatives"]), data["why"], parse_citation(data["source"]))


def _deferral(data: Data) -> Deferral:
    return Deferral(data["id"], data["because"], Basis(data["basis"]), parse_citation(data["source"]))
