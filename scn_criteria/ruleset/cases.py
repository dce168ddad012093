"""Cases that people agreed on: facts for a table and the expected result. Reads case files and checks them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import floor
from pathlib import Path
from typing import Any

from scn_criteria.contained_files import files_below
from scn_criteria.diagnostics import START, Diagnostic, Related, Span, has_error, in_file_order
from scn_criteria.document.document import Document
from scn_criteria.document.examination import faults_of_shape, mapping
from scn_criteria.document.loader import read_file
from scn_criteria.ruleset.checks import DocumentPart, as_typed, unknown
from scn_criteria.ruleset.codes import (
    CASE_BASE_INCOMPLETE,
    CASE_CONTRADICTS_ROW,
    CASE_FACT_UNREAD,
    CASE_NAME_REPEATED,
    CASE_UNFIT_VALUE,
    CASE_UNKNOWN_NAME,
)
from scn_criteria.ruleset.model import Count, DecisionTable, Rules
from scn_criteria.ruleset.state_space import comparisons_in
from scn_criteria.ruleset.vocabulary import FactDefinition, Facts, FactType, Value, Vocabulary
from scn_criteria.wording import any_of

# Cases

NOT_KNOWN = "not_known"
"""What a case file writes for a fact that is not known."""


@dataclass(frozen=True, slots=True)
class Base:
    """The facts of an ordinary proposal, as far as one table reads them. Each case says only what differs."""

    table: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Case:
    """What is given, under which readings and parameters, and the result and row that must come out."""

    name: str
    base: Base
    given: Facts
    result: str
    row: str
    readings: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    span: Span = START

    @property
    def table(self) -> str:
        """The id of the table that the case is for."""
        return self.base.table

    @property
    def facts(self) -> dict[str, Value | None]:
        """Everything that the table reads."""
        return {**self.base.facts, **self.given}


# Checks of case files beyond their schema


@dataclass(frozen=True, slots=True)
class CaseFileGroup:
    """The cases of one table in a file, with what they are checked against."""

    part: DocumentPart
    table: DecisionTable
    ruleset: Rules
    vocabulary: Vocabulary

    def cases(self) -> Iterator[DocumentPart]:
        """Each case."""
        for index in range(len(self.part.data["cases"])):
            yield self.part.inner("cases", index)

    def given(self) -> Iterator[DocumentPart]:
        """Every mapping of facts: the base, and what each case gives."""
        yield self.part.inner("base")
        yield from (case.inner("given") for case in self.cases() if "given" in case.data)


def check_cases(document: Document, ruleset: Rules, vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """All faults of a file of cases that fits its schema."""
    found: list[Diagnostic] = []
    top = DocumentPart(document, (), document.data)
    for index in range(len(top.data["tables"])):
        part = top.inner("tables", index)
        name = part.inner("table")
        if name.data not in ruleset.tables:
            found.append(name.fault(CASE_UNKNOWN_NAME, unknown("table", name.data, ruleset.tables)))
            continue
        group = CaseFileGroup(part, ruleset.tables[name.data], ruleset, vocabulary)
        found.extend(one for check in CHECKS for one in check(group))
    return tuple(found)


def facts_read(table: DecisionTable, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The facts that a table compares or counts, each once, in the order in which its rows name them."""
    named: list[str] = []
    for row in table.rows:
        for one in comparisons_in(row.when):
            named.extend(vocabulary.groups[one.group] if isinstance(one, Count) else [one.fact])
    return tuple(dict.fromkeys(named))


def check_facts_of_cases(group: CaseFileGroup) -> Iterator[Diagnostic]:
    """Facts exist, the table reads them, and they can have these values."""
    read = facts_read(group.table, group.vocabulary)
    for given in group.given():
        for name in given.data:
            value = given.inner(name)
            definition = group.vocabulary.facts.get(name)
            if definition is None:
                yield value.fault(CASE_UNKNOWN_NAME, unknown("fact", name, read), on_key=True)
            elif name not in read:
                message = f'table {group.table.id} does not read "{name}", so the case cannot depend on it'
                yield value.fault(CASE_FACT_UNREAD, message, on_key=True)
            elif not _possible(definition, value.data):
                message = f'"{name}" is never "{as_typed(value.data)}"; {_expected(definition)}'
                yield value.fault(CASE_UNFIT_VALUE, message)


def check_bases(group: CaseFileGroup) -> Iterator[Diagnostic]:
    """The base gives every fact that the table reads, so that each case is complete."""
    base = group.part.inner("base")
    missing = [name for name in facts_read(group.table, group.vocabulary) if name not in base.data]
    if missing:
        listed = ", ".join(f'"{name}"' for name in missing)
        yield base.fault(CASE_BASE_INCOMPLETE, f"the base of table {group.table.id} does not give {listed}", on_key=True)


def check_answers(group: CaseFileGroup) -> Iterator[Diagnostic]:
    """The row and the result expected exist, and the row gives the result."""
    rows = {row.id: row for row in group.table.rows}
    results = dict.fromkeys(row.then for row in group.table.rows)
    for case in group.cases():
        row, result = case.inner("row"), case.inner("expect")
        if row.data not in rows:
            yield row.fault(CASE_UNKNOWN_NAME, unknown(f"row of table {group.table.id}", row.data, rows))
        elif result.data not in results:
            yield result.fault(CASE_UNKNOWN_NAME, unknown(f"result of table {group.table.id}", result.data, results))
        elif rows[row.data].then != result.data:
            message = f'row {row.data} gives "{rows[row.data].then}", and the case expects "{result.data}"'
            yield result.fault(CASE_CONTRADICTS_ROW, message)


def check_variants(group: CaseFileGroup) -> Iterator[Diagnostic]:
    """Readings and parameters that a case chooses exist, and admit the choice."""
    for case in group.cases():
        yield from _choices(case, "readings", group.ruleset.readings, lambda name: group.ruleset.readings[name].alternatives)
        for name, value in case.data.get("parameters", {}).items():
            part = case.inner("parameters", name)
            if name not in group.ruleset.parameters:
                yield part.fault(CASE_UNKNOWN_NAME, unknown("parameter", name, group.ruleset.parameters), on_key=True)
                continue
            one = group.ruleset.parameters[name]
            if not one.low <= value <= one.high:
                message = f'parameter "{name}" may be {one.low} to {one.high} {one.unit}, found "{value}"'
                yield part.fault(CASE_UNFIT_VALUE, message)


def _choices(
    case: DocumentPart, key: str, known: Mapping[str, object], alternatives: Callable[[str], Collection[str]]
) -> Iterator[Diagnostic]:
    for name, choice in case.data.get(key, {}).items():
        part = case.inner(key, name)
        if name not in known:
            yield part.fault(CASE_UNKNOWN_NAME, unknown("reading", name, known), on_key=True)
        elif choice not in alternatives(name):
            yield part.fault(CASE_UNKNOWN_NAME, unknown("alternative", choice, alternatives(name)))


def check_names(group: CaseFileGroup) -> Iterator[Diagnostic]:
    """Cases of a table have names of their own."""
    first: dict[str, DocumentPart] = {}
    for case in group.cases():
        name = case.inner("name")
        before = first.setdefault(name.data, name)
        if before is not name:
            earlier = Related("first used here", before.document.span(before.at), before.document.path)
            yield name.fault(CASE_NAME_REPEATED, f'the name "{name.data}" is used twice', related=(earlier,))


CHECKS: tuple[Callable[[CaseFileGroup], Iterator[Diagnostic]], ...] = (
    check_facts_of_cases,
    check_bases,
    check_answers,
    check_variants,
    check_names,
)


def _possible(definition: FactDefinition, value: Any) -> bool:
    if value == NOT_KNOWN:
        return not definition.always_known
    if not definition.admits(value):
        return False
    if definition.type is not FactType.NUMBER:
        return True
    low = definition.least is None or value >= definition.least
    high = definition.most is None or value <= definition.most
    return low and high and (not definition.whole or value == floor(value))


def _expected(definition: FactDefinition) -> str:
    words = {FactType.BOOLEAN: ("true", "false"), FactType.WORD: definition.words, FactType.NUMBER: ()}[definition.type]
    choices = [f'"{word}"' for word in words] or [_numbers(definition)]
    if not definition.always_known:
        choices.append(f'"{NOT_KNOWN}"')
    return f"expected {any_of(choices)}"


def _numbers(definition: FactDefinition) -> str:
    kind = "a whole number" if definition.whole else "a number"
    low = "" if definition.least is None else f" from {definition.least}"
    return kind + low + ("" if definition.most is None else f" to {definition.most}")


# Case files

FOLDER = "tests"
"""The folder of a ruleset that holds its cases."""

KIND = "scn-cases"
"""What the format of a file of cases begins with."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A file to read, its path as people should see it, and whether somebody named it or it was found in a folder.

    ``within`` is the folder that was named, out of which no link may lead.
    """

    path: Path
    shown: str
    found: bool = False
    within: str = ""


@dataclass(frozen=True, slots=True)
class LoadedCases:
    """The cases of all files without an error, in file order, what was found in the files, and those that could be read."""

    cases: tuple[Case, ...]
    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[Document, ...] = ()


def case_files(folder: Path, shown: str) -> tuple[CaseFile, ...]:
    """The files of cases that belong to a ruleset, in a fixed order."""
    files = map(Path, files_below(folder / FOLDER, ".yaml"))
    return tuple(
        CaseFile(file, f"{shown.rstrip('/')}/{file.relative_to(folder).as_posix()}", within=str(folder)) for file in files
    )


def load_cases(files: Iterable[CaseFile], ruleset: Rules, vocabulary: Vocabulary) -> LoadedCases:
    """Read, judge and check files of cases for a ruleset. Never raises on a bad file."""
    cases: list[Case] = []
    diagnostics: list[Diagnostic] = []
    documents: list[Document] = []
    for file in files:
        loaded = read_file(file.path, file.shown, within=file.within)
        faults = loaded.diagnostics
        if loaded.document and file.found and _is_other(loaded.document):
            continue
        if loaded.document:
            documents.append(loaded.document)
            faults = faults_of_shape(loaded, loaded.document, "rule-cases")
            if not has_error(faults):
                faults += check_cases(loaded.document, ruleset, vocabulary)
            if not has_error(faults):
                cases.extend(parse_cases(loaded.document))
        diagnostics.extend(in_file_order(faults))
    return LoadedCases(tuple(cases), tuple(diagnostics), tuple(documents))


def parse_cases(document: Document) -> Iterator[Case]:
    """The cases of a document in which no check found an error."""
    for index, group in enumerate(mapping(document)["tables"]):
        base = Base(group["table"], _facts(group["base"]))
        for number, data in enumerate(group["cases"]):
            yield Case(
                name=data["name"],
                base=base,
                given=_facts(data.get("given", {})),
                result=data["expect"],
                row=data["row"],
                readings={name: str(choice) for name, choice in data.get("readings", {}).items()},
                parameters={name: str(value) for name, value in data.get("parameters", {}).items()},
                path=document.path,
                span=document.span(("tables", index, "cases", number, "name")),
            )


def _is_other(document: Document) -> bool:
    """Whether a document says itself that it is something else than cases."""
    stated = document.data.get("format") if isinstance(document.data, dict) else None
    return isinstance(stated, str) and not stated.startswith(KIND)


def _facts(data: Mapping[str, Any]) -> Facts:
    return {name: None if value == NOT_KNOWN else value for name, value in data.items()}
