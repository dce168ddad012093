"""Everything that a rule names must exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document import suggest
from scn_criteria.ruleset.checks.walk import Part, Parts
from scn_criteria.ruleset.codes import (
    FACT_OUT_OF_PLACE,
    UNKNOWN_DOCUMENT,
    UNKNOWN_FACT,
    UNKNOWN_GROUP,
    UNKNOWN_PARAMETER,
    UNKNOWN_PLACE,
    UNKNOWN_READING,
)

BLANK = re.compile(r"\{([^{}]*)\}")


def unknown(kind: str, name: str, choices: Collection[str]) -> str:
    """The message for a name that does not exist, with the nearest one that does."""
    near = suggest(name, sorted(choices))
    return f'unknown {kind} "{name}"' + (f'; did you mean "{near}"?' if near else "")


def check_facts(parts: Parts) -> Iterator[Diagnostic]:
    """Facts exist, and their table may read them."""
    for table, leaf in parts.comparisons():
        if "fact" in leaf.data:
            yield from _fact(parts, table, leaf.inner("fact"))
    for table in parts.tables:
        for index in range(len(table.data.get("also_shows", ()))):
            yield from _fact(parts, table, table.inner("also_shows", index))


def _fact(parts: Parts, table: Part, name: Part) -> Iterator[Diagnostic]:
    contract = parts.contract(table)
    if name.data not in parts.vocabulary.facts:
        yield name.fault(UNKNOWN_FACT, unknown("fact", name.data, parts.vocabulary.facts))
    elif contract and name.data not in contract.reads:
        yield name.fault(FACT_OUT_OF_PLACE, f'table {table.data["id"]} may not read "{name.data}"')


def check_groups(parts: Parts) -> Iterator[Diagnostic]:
    """Groups exist."""
    for _, leaf in parts.comparisons():
        if "count" in leaf.data and leaf.data["count"] not in parts.vocabulary.groups:
            name = leaf.inner("count")
            yield name.fault(UNKNOWN_GROUP, unknown("group", name.data, parts.vocabulary.groups))


def check_parameters(parts: Parts) -> Iterator[Diagnostic]:
    """Parameters exist."""
    known = parts.head.data["parameters"]
    for _, leaf in parts.comparisons():
        for key, operand in leaf.data.items():
            if isinstance(operand, str) and operand.startswith("$") and operand[1:] not in known:
                yield leaf.inner(key).fault(UNKNOWN_PARAMETER, unknown("parameter", operand[1:], known))


def check_readings(parts: Parts) -> Iterator[Diagnostic]:
    """Readings and their alternatives exist."""
    readings = parts.head.data["readings"]
    for name in readings:
        reading = parts.head.inner("readings", name)
        yield from _choice(reading.inner("choice"), reading.data["alternatives"])
    for _, leaf in parts.comparisons():
        if "reading" not in leaf.data:
            continue
        name = leaf.data["reading"]
        if name not in readings:
            yield leaf.inner("reading").fault(UNKNOWN_READING, unknown("reading", name, readings))
        elif "is" in leaf.data:
            yield from _choice(leaf.inner("is"), readings[name]["alternatives"])


def _choice(choice: Part, alternatives: Collection[str]) -> Iterator[Diagnostic]:
    if choice.data not in alternatives:
        yield choice.fault(UNKNOWN_READING, unknown("alternative", str(choice.data), alternatives))


def check_blanks(parts: Parts) -> Iterator[Diagnostic]:
    """Every blank in a sentence can be filled in."""
    for table, row in parts.rows():
        contract = parts.contract(table)
        known = contract.reads | contract.shows if contract else frozenset(parts.vocabulary.facts)
        because = row.inner("because")
        for name in BLANK.findall(because.data):
            if name not in known:
                yield because.fault(UNKNOWN_PLACE, unknown("blank", name, known))


def check_documents(parts: Parts) -> Iterator[Diagnostic]:
    """Documents that are cited are listed."""
    known = parts.head.data["documents"]
    for citation in parts.citations():
        if citation.data["document"] not in known:
            name = citation.inner("document")
            yield name.fault(UNKNOWN_DOCUMENT, unknown("document", name.data, known))
