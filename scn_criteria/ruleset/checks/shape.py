"""Tables are of the right shape: the results that they may give, one final row, ids of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scn_criteria.diagnostics import Diagnostic, Related
from scn_criteria.ruleset.checks.names import unknown
from scn_criteria.ruleset.checks.walk import Part, Parts
from scn_criteria.ruleset.codes import (
    FINAL_ROW,
    MISNAMED_FOLDER,
    MISPLACED_FORMAT,
    MISSING_TABLE,
    OUTSIDE_RANGE,
    REPEATED_ID,
    UNKNOWN_RESULT,
    UNKNOWN_TABLE,
)

HEAD = "ruleset.yaml"
"""The file that holds everything of a ruleset but its tables."""


def check_formats(files: Mapping[str, Part]) -> Iterator[Diagnostic]:
    """The head is in its file, and nothing but tables in the others. All other checks rely on it."""
    for name, file in files.items():
        expected = "scn-ruleset/1" if name == HEAD else "scn-tables/1"
        if file.data["format"] != expected:
            found = file.inner("format")
            yield found.fault(MISPLACED_FORMAT, f'found format "{found.data}", expected "{expected}" in this file')


def check_tables(parts: Parts) -> Iterator[Diagnostic]:
    """The tables are those that a decision asks for."""
    present = {table.data["id"] for table in parts.tables}
    for expected in parts.vocabulary.tables:
        if expected not in present:
            yield parts.head.fault(MISSING_TABLE, f'no table "{expected}" in this ruleset')
    for table in parts.tables:
        if table.data["id"] not in parts.vocabulary.tables:
            name = table.inner("id")
            yield name.fault(UNKNOWN_TABLE, unknown("table", name.data, parts.vocabulary.tables))


def check_results(parts: Parts) -> Iterator[Diagnostic]:
    """Rows give results that their table may give."""
    for table, row in parts.rows():
        contract = parts.contract(table)
        if contract and row.data["then"] not in contract.results:
            expected = ", ".join(f'"{result}"' for result in contract.results)
            result = row.inner("then")
            yield result.fault(UNKNOWN_RESULT, f'unknown result "{result.data}"; expected one of {expected}')


def check_final_rows(parts: Parts) -> Iterator[Diagnostic]:
    """The last row, and only the last, always matches."""
    for table, row in parts.rows():
        last = row.at[-1] == len(table.data["rows"]) - 1
        if last and "when" in row.data:
            yield row.inner("id").fault(FINAL_ROW, f"the last row of table {table.data['id']} has a condition")
        if not last and "when" not in row.data:
            message = f"a row without a condition hides the rows of table {table.data['id']} below it"
            yield row.inner("id").fault(FINAL_ROW, message)


def check_ids(parts: Parts) -> Iterator[Diagnostic]:
    """Ids of tables and rows are used once."""
    yield from _repeated(parts.shown, (table.inner("id") for table in parts.tables))
    yield from _repeated(parts.shown, (row.inner("id") for _, row in parts.rows()))


def _repeated(folder: str, names: Iterator[Part]) -> Iterator[Diagnostic]:
    first: dict[str, Part] = {}
    for name in names:
        before = first.setdefault(name.data, name)
        if before is not name:
            span = before.document.span(before.at)
            file = before.document.path.removeprefix(f"{folder.rstrip('/')}/")
            message = f'id "{name.data}" is used twice, first in {file}:{span.start.line}'
            yield name.fault(REPEATED_ID, message, related=(Related("first used here", span, before.document.path),))


def check_ranges(parts: Parts) -> Iterator[Diagnostic]:
    """Parameters lie inside their ranges."""
    for name in parts.head.data["parameters"]:
        value = parts.head.inner("parameters", name, "value")
        low, high = parts.head.data["parameters"][name]["range"]
        if not low <= value.data <= high:
            yield value.fault(OUTSIDE_RANGE, f'parameter "{name}" is {value.data}, outside its range {low} to {high}')


def check_folder(parts: Parts) -> Iterator[Diagnostic]:
    """The folder is named after the id."""
    folder = parts.shown.rstrip("/").rpartition("/")[2]
    name = parts.head.inner("id")
    if folder not in {name.data, ".", ""}:
        yield name.fault(MISNAMED_FOLDER, f'id "{name.data}" differs from the folder "{folder}"')
