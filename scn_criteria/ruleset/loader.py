"""Load a ruleset: from a folder of YAML files to a ruleset, or to diagnostics; and vary its parameters and readings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from scn_criteria.contained_files import TooDeepError, files_below, read_contained
from scn_criteria.diagnostics import Diagnostic, Pointer, ScnError, Severity, has_error, in_file_order
from scn_criteria.document.document import Document
from scn_criteria.document.examination import faults_of_shape, mapping
from scn_criteria.document.loader import LARGEST, read_file
from scn_criteria.document.records import read_record
from scn_criteria.ruleset.checks import HEAD, Data, DocumentPart, check_ruleset, operators_of
from scn_criteria.ruleset.codes import FINAL_ROW, NOT_A_RULESET, TOO_LARGE
from scn_criteria.ruleset.compilation import CompilationError, compile_ruleset
from scn_criteria.ruleset.invariants import INVARIANTS_FILE, check_invariants, parse_invariants
from scn_criteria.ruleset.model import (
    DECISION,
    All,
    AnyOf,
    Basis,
    Citation,
    CitedDocument,
    Clause,
    Comparison,
    Count,
    DecisionTable,
    Deferral,
    Not,
    Operator,
    Parameter,
    ParameterName,
    Reading,
    ReadingIs,
    Rule,
    Rules,
)
from scn_criteria.ruleset.vocabulary import Vocabulary

# From plain data to records


def parse_ruleset(head: Data, tables: Sequence[DecisionTable], path: str, sha256: str) -> Rules:
    """A ruleset from the data of ``ruleset.yaml`` and the tables of the other files."""
    return Rules(
        id=head["id"],
        version=head["version"],
        title=head["title"],
        documents=parse_documents(head["documents"]),
        parameters=parse_parameters(head["parameters"]),
        readings=parse_readings(head["readings"]),
        tables={table.id: table for table in tables},
        deferral=read_record(Deferral, head["deferral"]),
        orders={name: tuple(results) for name, results in head["orders"].items()},
        sha256=sha256,
        path=path,
        programme=head.get("programme", DECISION),
    )


def parse_tables(data: Data, path: str) -> tuple[DecisionTable, ...]:
    """The tables of one file."""
    return tuple(_table(table, path, ("tables", index)) for index, table in enumerate(data["tables"]))


def _table(data: Data, path: str, at: Pointer) -> DecisionTable:
    source = parse_citation(data["source"])
    rows = (_row(row, source, (*at, "rows", index)) for index, row in enumerate(data["rows"]))
    return DecisionTable(
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


def _row(data: Data, source: Citation, at: Pointer) -> Rule:
    return Rule(
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


def parse_citation(data: Data) -> Citation:
    """The place that a rule rests on."""
    return read_record(Citation, data)


def parse_documents(data: Data) -> dict[str, CitedDocument]:
    """The documents that something rests on, by key."""
    return {key: read_record(CitedDocument, {"key": key, **one}) for key, one in data.items()}


def parse_parameters(data: Data) -> dict[str, Parameter]:
    """Parameters, by name."""
    return {name: _parameter(name, one) for name, one in data.items()}


def parse_readings(data: Data) -> dict[str, Reading]:
    """Readings, by name."""
    return {name: read_record(Reading, {"name": name, **one}) for name, one in data.items()}


def _parameter(name: str, data: Data) -> Parameter:
    low, high = data["range"]
    return read_record(Parameter, {"name": name, "low": low, "high": high, **data})


# Loading a folder

SET_APART = {"tests"}
"""Folders inside a ruleset that hold no tables."""
Vocabularies = Callable[[str], Vocabulary]
"""The vocabulary of a programme, by its word in the head of a ruleset."""
SOURCES_FILE = "sources.yaml"
"""The list of what the documents say. It decides nothing, and so is no part of the rules."""
NO_RULES = {SOURCES_FILE, INVARIANTS_FILE}
HEAD_FORMAT = "scn-ruleset/1"


@dataclass(frozen=True, slots=True)
class LoadedRuleset:
    """A ruleset, unless an error keeps it from being used, and what was found in its files."""

    ruleset: Rules | None
    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[Document, ...] = ()
    draft: Rules | None = None
    """A ruleset with tables that may be left open. Nothing may be decided by it, but it can be shown where it is open."""


def load_ruleset(folder: Path, shown: str, vocabulary: Vocabulary | Vocabularies) -> LoadedRuleset:
    """Read, judge and check all files of a ruleset, by one vocabulary or by that of the programme that it names.

    ``shown`` is the path of the folder as people should see it. Never raises on a bad ruleset.
    """
    if not (folder / HEAD).is_file():
        return LoadedRuleset(None, (Diagnostic(NOT_A_RULESET, f'no "{HEAD}" in this folder', shown),))
    documents: dict[str, Document] = {}
    diagnostics: list[Diagnostic] = []
    try:
        files = ruleset_files(folder)
    except TooDeepError as error:
        return LoadedRuleset(None, (Diagnostic(NOT_A_RULESET, f"{error.strerror}, expected few", shown),))
    for file in files:
        document, faults = _read(file, folder, shown, "ruleset")
        if document:
            documents[file.relative_to(folder).as_posix()] = document
        diagnostics.extend(faults)
    statements, faults = _statements(folder, shown)
    diagnostics.extend(faults)
    if has_error(diagnostics):
        return LoadedRuleset(None, tuple(diagnostics))
    words = vocabulary if isinstance(vocabulary, Vocabulary) else vocabulary(_programme(documents[HEAD]))
    diagnostics.extend(check_ruleset(documents, shown, words))
    if statements and mapping(documents[HEAD])["format"] == HEAD_FORMAT:
        stated, head = (DocumentPart(one, (), one.data) for one in (statements, documents[HEAD]))
        diagnostics.extend(in_file_order(tuple(check_invariants(stated, head, words, shown))))
    read = (*documents.values(), *([statements] if statements else []))
    if has_error(diagnostics):
        draft = _build(documents, statements, shown, words) if _merely_open(diagnostics) else None
        return LoadedRuleset(None, tuple(diagnostics), read, draft)
    ruleset = _build(documents, statements, shown, words)
    try:
        compile_ruleset(ruleset, words)
    except CompilationError as error:
        diagnostics.append(_too_large(error, documents))
        return LoadedRuleset(None, tuple(diagnostics))
    return LoadedRuleset(ruleset, tuple(diagnostics), read)


def _read(file: Path, folder: Path, shown: str, schema: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """A file as a document, and what is wrong with its text and its shape."""
    loaded = read_file(file, f"{shown.rstrip('/')}/{file.relative_to(folder).as_posix()}", within=str(folder))
    faults = faults_of_shape(loaded, loaded.document, schema) if loaded.document else loaded.diagnostics
    return loaded.document, tuple(in_file_order(faults))


def _statements(folder: Path, shown: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The statements that a ruleset makes about itself, where it makes any."""
    file = folder / INVARIANTS_FILE
    return _read(file, folder, shown, "invariants") if file.is_file() else (None, ())


def ruleset_files(folder: Path) -> tuple[Path, ...]:
    """The files of a ruleset that hold its head and its tables, in a fixed order. Raises TooDeepError."""
    found = [(file, file.relative_to(folder)) for file in map(Path, files_below(folder, ".yaml"))]
    return tuple(
        file for file, inside in found if not SET_APART & set(inside.parts[:-1]) and inside.as_posix() not in NO_RULES
    )


def _programme(head: Document) -> str:
    """The programme that a ruleset is for. A wrong file in the place of the head is reported later."""
    return str(mapping(head).get("programme", DECISION))


def _merely_open(diagnostics: list[Diagnostic]) -> bool:
    """Whether the only errors are about final rows: all else is in order, so the tables mean something."""
    return all(found.code is FINAL_ROW for found in diagnostics if found.severity is Severity.ERROR)


def _too_large(error: CompilationError, documents: dict[str, Document]) -> Diagnostic:
    document = next(document for document in documents.values() if document.path == error.table.path)
    at = (*error.table.at, "id")
    return Diagnostic(TOO_LARGE, str(error), document.path, document.span(at), at)


def _build(documents: dict[str, Document], statements: Document | None, shown: str, vocabulary: Vocabulary) -> Rules:
    tables = [
        table
        for name, document in documents.items()
        if name != HEAD
        for table in parse_tables(mapping(document), document.path)
    ]
    digests = {name: document.sha256 for name, document in documents.items()}
    ruleset = parse_ruleset(mapping(documents[HEAD]), tables, shown, _digest(digests))
    stated = parse_invariants(mapping(statements), statements.path, parse_clause) if statements else ()
    return replace(ruleset, vocabulary=vocabulary, invariants=stated)


def ruleset_digest(folder: Path) -> str:
    """The digest of a ruleset as its files are, whether or not it can be used. Raises OSError where one cannot be read."""
    raw = {file: read_contained(str(file), LARGEST, within=str(folder)) for file in ruleset_files(folder)}
    digests = {file.relative_to(folder).as_posix(): hashlib.sha256(one).hexdigest() for file, one in raw.items()}
    return _digest(digests)


def _digest(digests: Mapping[str, str]) -> str:
    """One digest over the names of all files and the digests of their bytes."""
    digest = hashlib.sha256()
    for name, sha256 in sorted(digests.items()):
        digest.update(f"{name}\0{sha256}\n".encode())
    return digest.hexdigest()


# Variants of a ruleset

LONGEST_EXPONENT = 60
"""As many digits as a number in a file may have, written out in full."""


class VariantError(ScnError):
    """A parameter or reading that does not exist, or a value outside what the ruleset admits. The text is for users."""


def vary(ruleset: Rules, parameters: Mapping[str, str], readings: Mapping[str, str], vocabulary: Vocabulary) -> Rules:
    """The ruleset with these parameters (as typed) and readings.

    Raises VariantError when a name is unknown, a value is not admitted, or a table so chosen is too large to fire.
    """
    varied = vary_parameters(ruleset.parameters, parameters)
    chosen = vary_readings(ruleset.readings, readings)
    variant = _differences(ruleset, varied, readings)
    chosen_ruleset = replace(ruleset, parameters=varied, readings=chosen, variant=variant)
    try:
        compile_ruleset(chosen_ruleset, vocabulary)
    except CompilationError as error:
        raise VariantError(f"so chosen, {error}") from error
    return chosen_ruleset


def vary_parameters(parameters: Mapping[str, Parameter], typed: Mapping[str, str]) -> dict[str, Parameter]:
    """Parameters, some with values as typed. Raises VariantError where one is unknown or a value is not admitted."""
    varied = dict(parameters)
    for name, text in typed.items():
        parameter = varied.get(name)
        if parameter is None:
            raise VariantError(f'unknown parameter "{name}"; the ruleset has {_listed(parameters)}')
        varied[name] = replace(parameter, value=_admitted(parameter, text))
    return varied


def vary_readings(readings: Mapping[str, Reading], typed: Mapping[str, str]) -> dict[str, Reading]:
    """Readings, some chosen as typed. Raises VariantError where one is unknown or has no such choice."""
    chosen = dict(readings)
    for name, choice in typed.items():
        reading = chosen.get(name)
        if reading is None:
            raise VariantError(f'unknown reading "{name}"; the ruleset has {_listed(readings)}')
        if choice not in reading.alternatives:
            raise VariantError(f'unknown choice "{choice}" for reading "{name}"; expected {_listed(reading.alternatives)}')
        chosen[name] = replace(reading, choice=choice)
    return chosen


def _admitted(parameter: Parameter, text: str) -> int | Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > LONGEST_EXPONENT:
        raise VariantError(f'parameter "{parameter.name}" must be a number, found "{text}"')
    if not parameter.low <= value <= parameter.high:
        admitted = f"{parameter.low} to {parameter.high} {parameter.unit}"
        raise VariantError(f'parameter "{parameter.name}" may be {admitted}, found "{text}"')
    return int(value) if value == value.to_integral_value() else value


def _differences(ruleset: Rules, parameters: Mapping[str, Parameter], readings: Mapping[str, str]) -> dict[str, str]:
    differs = {
        name: str(parameter.value)
        for name, parameter in sorted(parameters.items())
        if parameter.value != ruleset.parameters[name].value
    }
    return differs | {name: choice for name, choice in sorted(readings.items()) if choice != ruleset.readings[name].choice}


def _listed(names: Mapping[str, object]) -> str:
    return ", ".join(f'"{name}"' for name in sorted(names))
