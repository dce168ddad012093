"""What is declared is used."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.ruleset.checks.names import BLANK
from scn_criteria.ruleset.checks.walk import Parts
from scn_criteria.ruleset.codes import UNREAD_FACT, UNUSED_DOCUMENT, UNUSED_PARAMETER, UNUSED_READING


def check_unread_facts(parts: Parts) -> Iterator[Diagnostic]:
    """Facts that no rule reads and no table shows."""
    read = {leaf.data.get("fact") for _, leaf in parts.comparisons()}
    for table, row in parts.rows():
        read.update(BLANK.findall(row.data["because"]), table.data.get("also_shows", ()))
    readable = frozenset[str]().union(*(contract.reads for contract in parts.vocabulary.tables.values()))
    grouped = {member for members in parts.vocabulary.groups.values() for member in members}
    for name in parts.vocabulary.facts:
        if name in readable and name not in read | grouped:
            yield parts.head.fault(UNREAD_FACT, f'no rule reads fact "{name}"')


def check_unused_parameters(parts: Parts) -> Iterator[Diagnostic]:
    """Parameters that no rule uses."""
    used = {operand for _, leaf in parts.comparisons() for operand in leaf.data.values() if isinstance(operand, str)}
    for name in parts.head.data["parameters"]:
        if f"${name}" not in used:
            parameter = parts.head.inner("parameters", name)
            yield parameter.fault(UNUSED_PARAMETER, f'no rule uses parameter "{name}"', on_key=True)


def check_unused_readings(parts: Parts) -> Iterator[Diagnostic]:
    """Readings that no rule uses."""
    used = {leaf.data.get("reading") for _, leaf in parts.comparisons()}
    for name in parts.head.data["readings"]:
        if name not in used:
            reading = parts.head.inner("readings", name)
            yield reading.fault(UNUSED_READING, f'no rule uses reading "{name}"', on_key=True)


def check_unused_documents(parts: Parts) -> Iterator[Diagnostic]:
    """Documents that nothing cites."""
    cited = {citation.data["document"] for citation in parts.citations()}
    for key in parts.head.data["documents"]:
        if key not in cited:
            document = parts.head.inner("documents", key)
            yield document.fault(UNUSED_DOCUMENT, f'nothing cites document "{key}"', on_key=True)
