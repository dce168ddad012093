"""What must hold of a file of cases beyond its schema: everything it names exists, and could be so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from math import floor
from typing import Any

from scn_criteria.diagnostics import Diagnostic, Related
from scn_criteria.document import Document
from scn_criteria.ruleset.cases.model import NOT_KNOWN
from scn_criteria.ruleset.cells import comparisons_in
from scn_criteria.ruleset.checks.names import unknown
from scn_criteria.ruleset.checks.walk import Part
from scn_criteria.ruleset.codes import (
    CASE_BASE_INCOMPLETE,
    CASE_CONTRADICTS_ROW,
    CASE_FACT_UNREAD,
    CASE_NAME_REPEATED,
    CASE_UNFIT_VALUE,
    CASE_UNKNOWN_NAME,
)
from scn_criteria.ruleset.model import Count, Ruleset, Table
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Vocabulary


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of one table in a file, with what they are checked against."""

    part: Part
    table: Table
    ruleset: Ruleset
    vocabulary: Vocabulary

    def cases(self) -> Iterator[Part]:
        """Each case."""
        for index in range(len(self.part.data["cases"])):
            yield self.part.inner("cases", index)

    def given(self) -> Iterator[Part]:
        """Every mapping of facts: the base, and what each case gives."""
        yield self.part.inner("base")
        yield from (case.inner("given") for case in self.cases() if "given" in case.data)


def check_cases(document: Document, ruleset: Ruleset, vocabulary: Vocabulary) -> tuple[Diagnostic, ...]:
    """All faults of a file of cases that fits its schema."""
    found: list[Diagnostic] = []
    top = Part(document, (), document.data)
    for index in range(len(top.data["tables"])):
        part = top.inner("tables", index)
        name = part.inner("table")
        if name.data not in ruleset.tables:
            found.append(name.fault(CASE_UNKNOWN_NAME, unknown("table", name.data, ruleset.tables)))
            continue
        group = Group(part, ruleset.tables[name.data], ruleset, vocabulary)
        found.extend(one for check in CHECKS for one in check(group))
    return tuple(found)


def facts_read(table: Table, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The facts that a table compares or counts, each once, in the order in which its rows name them."""
    named: list[str] = []
    for row in table.rows:
        for one in comparisons_in(row.when):
            named.extend(vocabulary.groups[one.group] if isinstance(one, Count) else [one.fact])
    return tuple(dict.fromkeys(named))


def check_facts(group: Group) -> Iterator[Diagnostic]:
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
                message = f'"{name}" is never "{_typed(value.data)}"; {_expected(definition)}'
                yield value.fault(CASE_UNFIT_VALUE, message)


def check_bases(group: Group) -> Iterator[Diagnostic]:
    """The base gives every fact that the table reads, so that each case is complete."""
    base = group.part.inner("base")
    missing = [name for name in facts_read(group.table, group.vocabulary) if name not in base.data]
    if missing:
        listed = ", ".join(f'"{name}"' for name in missing)
        yield base.fault(CASE_BASE_INCOMPLETE, f"the base of table {group.table.id} does not give {listed}", on_key=True)


def check_answers(group: Group) -> Iterator[Diagnostic]:
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


def check_variants(group: Group) -> Iterator[Diagnostic]:
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
    case: Part, key: str, known: Mapping[str, object], alternatives: Callable[[str], Collection[str]]
) -> Iterator[Diagnostic]:
    for name, choice in case.data.get(key, {}).items():
        part = case.inner(key, name)
        if name not in known:
            yield part.fault(CASE_UNKNOWN_NAME, unknown("reading", name, known), on_key=True)
        elif choice not in alternatives(name):
            yield part.fault(CASE_UNKNOWN_NAME, unknown("alternative", choice, alternatives(name)))


def check_names(group: Group) -> Iterator[Diagnostic]:
    """Cases of a table have names of their own."""
    first: dict[str, Part] = {}
    for case in group.cases():
        name = case.inner("name")
        before = first.setdefault(name.data, name)
        if before is not name:
            earlier = Related("first used here", before.document.span(before.at), before.document.path)
            yield name.fault(CASE_NAME_REPEATED, f'the name "{name.data}" is used twice', related=(earlier,))


CHECKS: tuple[Callable[[Group], Iterator[Diagnostic]], ...] = (
    check_facts,
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


def _typed(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _expected(definition: FactDefinition) -> str:
    words = {FactType.BOOLEAN: ("true", "false"), FactType.WORD: definition.words, FactType.NUMBER: ()}[definition.type]
    choices = [f'"{word}"' for word in words] or [_numbers(definition)]
    if not definition.always_known:
        choices.append(f'"{NOT_KNOWN}"')
    return "expected " + (f"{', '.join(choices[:-1])} or {choices[-1]}" if len(choices) > 1 else choices[0])


def _numbers(definition: FactDefinition) -> str:
    kind = "a whole number" if definition.whole else "a number"
    low = "" if definition.least is None else f" from {definition.least}"
    return kind + low + ("" if definition.most is None else f" to {definition.most}")
