"""Edits of the shipped files as people make them by mistake: keys pushed into texts, number signs put into texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yaml.events import ScalarEvent

from scn_criteria.document.document import Document, stretch
from scn_criteria.document.loader import load
from scn_criteria.document.lost_text import LostTextSearch
from scn_criteria.document.schema import Schema, load_schema
from scn_criteria.document.schema_judge import SchemaGuide

TOP = Path(__file__).resolve().parents[2]
SCHEMAS = {
    "scn-proposal/1": "proposal",
    "scn-review/1": "review",
    "scn-decision-record/1": "decision-record",
    "scn-establishment/1": "establishment",
    "scn-ruleset/1": "ruleset",
    "scn-sources/1": "sources",
    "scn-cases/1": "rule-cases",
    "scn-tables/1": "ruleset",
    "scn-invariants/1": "invariants",
}
LEVEL = 2
"""The spaces of a level of the shipped files."""
PUT = " #1"


@dataclass(frozen=True, slots=True)
class Edit:
    """A file of the package with one mistake in it."""

    path: str
    line: int
    text: str
    before: str

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line}"


@cache
def shipped() -> tuple[Path, ...]:
    """The files of proposals, reviews and rules that have a schema."""
    folders = ("proposals", "reviews", "rules")
    files = (path for folder in folders for path in sorted((TOP / folder).rglob("*.yaml")))
    return tuple(path for path in files if schema_of(document(path)) is not None)


@cache
def document(path: Path) -> Document:
    """A shipped file, read."""
    found = load(path.read_bytes(), path.name).document
    assert found is not None
    return found


def schema_of(of: Document) -> Schema | None:
    """The schema that a document states."""
    stated = of.data.get("format") if isinstance(of.data, dict) else None
    name = SCHEMAS.get(stated) if isinstance(stated, str) else None
    return load_schema(name) if name else None


def _scalars(path: Path) -> list[ScalarEvent]:
    return [event for _, event in document(path).positions.scalars()]


def pushed(path: Path) -> Iterator[Edit]:
    """The file with what follows each text after ``|`` or ``>`` pushed into it: the line, or all that belongs to it."""
    text = document(path).text
    for event in _scalars(path):
        if event.style not in ("|", ">"):
            continue
        start, end = stretch(event)
        end = start + len(text[start:end].rstrip())
        inner = text[text.find("\n", start) + 1 :]
        inner = inner[: len(inner) - len(inner.lstrip(" "))]
        at = text.find("\n", end) + 1
        lines = text[at:].split("\n") if at else []
        if not lines or not lines[0].strip() or lines[0].lstrip().startswith("#"):
            continue
        indent = _indent(lines[0])
        whole = next((n for n, line in enumerate(lines[1:], 1) if not line.strip() or _indent(line) <= indent), len(lines))
        for spaces in (LEVEL, 2 * LEVEL):
            if indent + spaces < len(inner):
                continue  # the line stays outside of the text, and the file cannot be read
            for number in {1, whole}:
                moved = [" " * spaces + line for line in lines[:number]] + lines[number:]
                yield Edit(path.name, text.count("\n", 0, at) + 1, text[:at] + "\n".join(moved), text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def cut(path: Path) -> Iterator[Edit]:
    """The file with `` #1`` behind the first word of each free text without quotation marks."""
    found, schema = document(path), schema_of(document(path))
    assert schema is not None
    search = LostTextSearch(found, SchemaGuide(schema.schema))
    for pointer, event in found.positions.scalars():
        if event.style or not event.value or not search.is_free(pointer):
            continue
        start, end = stretch(event)
        at = found.text.find(" ", start, end)
        at = end if at < 0 else at
        text = found.text[:at] + PUT + found.text[at:]
        yield Edit(path.name, found.text.count("\n", 0, at) + 1, text, found.text)
