"""The coverage of the source as text and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any

import click

from scn_criteria.decision.coverage import Covered, Place, SourceCoverage, SourceItem, Standing
from scn_criteria.diagnostic_record import diagnostic_records, portable
from scn_criteria.ruleset import Ruleset

FORMAT = "scn-source-coverage/1"
WIDTH = 100
INDENT = " " * 8
COLOURS = {Standing.ENCODED: "green", Standing.WAIVED: "yellow", Standing.OPEN: "red"}


def as_text(ruleset: Ruleset, coverage: SourceCoverage, only: Standing | None) -> str:
    """How many items stand how, then each item with where it is encoded or why it is waived, part by part."""
    lines = [f"{ruleset.id} {ruleset.version}: {tally(coverage)}", ""]
    for part in coverage.parts:
        shown = [one for one in part.items if only in (None, one.standing)]
        if shown:
            lines += [click.style(part.title, bold=True), *(line for one in shown for line in _lines(coverage, one)), ""]
    return "\n".join(lines[:-1]) + "\n"


def tally(coverage: SourceCoverage) -> str:
    """How many items there are, and how they stand."""
    counts = ", ".join(f"{len(coverage.standing(standing))} {standing.value}" for standing in Standing)
    return f"{len(coverage.items)} items of the source, {counts}"


def as_json(ruleset: Ruleset, coverage: SourceCoverage, only: Standing | None) -> str:
    """The same as JSON, with a line feed at its end."""
    items = [
        _record(coverage, part.title, one) for part in coverage.parts for one in part.items if only in (None, one.standing)
    ]
    document = {
        "format": FORMAT,
        "ruleset": {"id": ruleset.id, "version": ruleset.version},
        "counts": {standing.value: len(coverage.standing(standing)) for standing in Standing},
        "items": items,
        "diagnostics": diagnostic_records(coverage.diagnostics),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _lines(coverage: SourceCoverage, one: Covered) -> Iterator[str]:
    item = one.item
    standing = click.style(one.standing.value, fg=COLOURS[one.standing])
    yield f"{item.number}  {standing}  {coverage.listed.title_of(item.document)}: {item.section} ({item.kind})"
    yield from _prose(item.content)
    yield from (f"{INDENT}- {place.kind} {place.id}, {place.path}:{place.line}" for place in one.places)
    if one.standing is Standing.WAIVED:
        yield from _prose(f"waived: {item.waived}")
    yield from _accounts(coverage, item)


def _accounts(coverage: SourceCoverage, item: SourceItem) -> Iterator[str]:
    for account in item.accounts:
        yield from _prose(f"{coverage.listed.title_of(account.document)}: {account.says}")
    if item.handled:
        yield from _prose(f"here: {item.handled}")


def _prose(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def _record(coverage: SourceCoverage, part: str, one: Covered) -> dict[str, Any]:
    item = one.item
    return {
        "number": item.number,
        "part": part,
        "document": item.document,
        "section": item.section,
        "kind": item.kind,
        "content": item.content,
        "standing": one.standing.value,
        "places": [_place(place) for place in one.places],
        "waived": item.waived or None,
        "accounts": [{"document": each.document, "says": each.says} for each in item.accounts],
        "handled": item.handled or None,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"id": place.id, "kind": place.kind, "path": portable(place.path), "line": place.line}
