"""Coverage of the source: for every item of the list, the rules, data, code, schemas and pages that name it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

from scn_criteria import resources
from scn_criteria.decision.source_items import (
    NUMBERS,
    PREFIX,
    Covered,
    CoveredPart,
    EncodingPlace,
    Mention,
    Role,
    SourceCoverage,
    SourceList,
    load_sources,
    named_in,
    numbers_in,
)
from scn_criteria.diagnostics import START, Diagnostic, Pointer, Position, Related, Span
from scn_criteria.document.document import Data, Document
from scn_criteria.document.loader import load
from scn_criteria.ruleset.codes import ITEM_UNKNOWN, WAIVED_THOUGH_ENCODED
from scn_criteria.ruleset.loader import SET_APART, SOURCES_FILE
from scn_criteria.ruleset.model import Rules

# Code, from the data that ``tools/write_reference.py`` writes

CODE_MENTIONS = "code-mentions.json"
"""A file of ``rules/reference/``."""


def mentions_of_code() -> Iterator[Mention]:
    """Every item that a check, function or class names, with its file and without a line.

    Raises FileNotFoundError where the data that ships is not there.
    """
    text = (resources.folder("rules") / "reference" / CODE_MENTIONS).read_text(encoding="utf-8")
    for entry in json.loads(text):
        place = EncodingPlace(entry["id"], entry["kind"], entry["path"], compared=entry.get("compared", False))
        yield Mention(entry["item"], place)


# Comments of templates and of pages in Markdown

MARK = re.compile(r"<!--.*?-->|\{#.*?#\}", re.DOTALL)
HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)


def mentions_in_marks(text: str, path: str, kind: str) -> Iterator[Mention]:
    """Every number that a mark of a text names, with the heading that the mark stands under."""
    for mark in MARK.finditer(text):
        for found in NUMBERS.finditer(mark[0]):
            start = mark.start() + found.start()
            place = EncodingPlace(
                _heading(text[: mark.start()], path), kind, path, _mark_span(text, start, start + len(found[0]))
            )
            yield from (Mention(number, place) for number in numbers_in(found[0]))


def _heading(above: str, path: str) -> str:
    name = PurePosixPath(path).name.partition(".")[0]
    return (HEADING.findall(above) or [name])[-1] if path.endswith(".md") else name


def _mark_span(text: str, start: int, end: int) -> Span:
    return Span(_position(text, start), _position(text, end))


def _position(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


# JSON Schemas, under ``$comment``

COMMENT = "$comment"
NAMING = ("properties", "$defs")
"""Keywords below which stand names."""
CONSTRAINING = frozenset(("enum", "const", "required", "pattern", "minimum", "maximum", "minItems", "maxItems"))
"""Keywords by which a member refuses values. A member without any is a place to write something down."""


def mentions_in_schema(document: Document, data: Data | None = None, at: Pointer = ()) -> Iterator[Mention]:
    """Every number that the comments of a schema name, with the member that they belong to."""
    data = document.data if not at else data
    if isinstance(data, list):
        for index, one in enumerate(data):
            yield from mentions_in_schema(document, one, (*at, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            here = (*at, key)
            if key == COMMENT and isinstance(value, str):
                kind = "constraint" if not CONSTRAINING.isdisjoint(data) else "member"
                place = EncodingPlace(_member(document, at), kind, document.path, document.span(here))
                yield from (Mention(number, place) for number in numbers_in(value))
            else:
                yield from mentions_in_schema(document, value, here)


def _member(document: Document, at: Pointer) -> str:
    """The names on the way to a member: ``sponsor.type``."""
    named = [str(step) for above, step in pairwise(at) if above in NAMING]
    return ".".join(named) or PurePosixPath(document.path).name.partition(".")[0]


# YAML files: members ``inventory`` and ``compare``, and texts of members ``source``

INVENTORY = "inventory"
COMPARE = "compare"
SOURCE = "source"
IDENTIFIED_BY = ("id", "slug", "reference", "name", "title", "about")
"""Members that identify the records of a list, the best first."""


def mentions_in_data(document: Document) -> Iterator[Mention]:
    """Every number that a document of data names, with the record that names it."""
    yield from _yaml_mentions(document, document.data, (), document.data, ())


def _yaml_mentions(document: Document, data: Data, at: Pointer, owner: Data, owned: Pointer) -> Iterator[Mention]:
    """``owner`` is the record that a citation belongs to: the nearest above that is not itself a citation."""
    if isinstance(data, list):
        for index, one in enumerate(data):
            yield from _yaml_mentions(document, one, (*at, index), one, (*at, index))
        return
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        here = (*at, key)
        if key in (INVENTORY, COMPARE) and isinstance(value, list):
            for index, number in enumerate(value):
                for mention in _named(document, number, (*here, index), owner, owned):
                    yield _compared(mention) if key == COMPARE else mention
        elif key == SOURCE:
            yield from _named(document, value, here, owner, owned)
            yield from _yaml_mentions(document, value, here, owner, owned)
        else:
            yield from _yaml_mentions(document, value, here, value, here)


def _compared(mention: Mention) -> Mention:
    """The same mention, for comparison only."""
    return replace(mention, place=replace(mention.place, compared=True))


def _named(document: Document, text: Data, at: Pointer, owner: Data, owned: Pointer) -> Iterator[Mention]:
    if isinstance(text, str):
        place = EncodingPlace(_identifier(document, owner, owned), _kind(owned), document.path, document.span(at))
        for number, compared in named_in(text):
            yield Mention(number, replace(place, compared=compared))


def _identifier(document: Document, owner: Data, owned: Pointer) -> str:
    """The name of a record: its id, the key that it stands under, its name, or else its place in a named record."""
    record: Mapping[str, Data] = owner if isinstance(owner, dict) else {}
    if isinstance(record.get("id"), str):
        return str(record["id"])
    last = owned[-1] if owned else _stem(document)
    if isinstance(last, str):
        inside = len(owned) > 1 and isinstance(owned[-2], int)
        return f"{_around(document, owned)}, {last}" if inside else last
    return _name(record) or f"{_around(document, owned)} {last + 1}"


def _name(record: Mapping[str, Data]) -> str:
    return str(next((record[key] for key in IDENTIFIED_BY if key in record), ""))


def _around(document: Document, owned: Pointer) -> str:
    """The name of the nearest record of a list around a record that has none, or else of the file."""
    found: Any = document.data
    name = _stem(document)
    for step in owned[:-1]:
        found = found[step]
        if isinstance(step, int):
            name = _name(found) or name
    return name


def _stem(document: Document) -> str:
    return PurePosixPath(document.path).stem


def _kind(owned: Pointer) -> str:
    """The kind of a record, from the list or mapping that it stands in."""
    above = [step for step in owned[:-1] if isinstance(step, str)]
    if not owned:
        return "file"
    return singular(above[-1]) if above else str(owned[-1])


def singular(word: str) -> str:
    """One of many: a row of rows, a duty of duties."""
    spoken = word.replace("_", " ")
    return f"{spoken[:-3]}y" if spoken.endswith("ies") else spoken.removesuffix("s")


# All mentions

FAULTS = "faults"
"""Pages of kinds of fault. Their examples name numbers and rest on none."""


def of_ruleset(folder: Path, shown: str) -> Iterator[Mention]:
    """The items that a ruleset names in its head and its tables."""
    for file in _files(folder, ".yaml"):
        inside = file.relative_to(folder)
        if file.name != SOURCES_FILE and not SET_APART & set(inside.parts[:-1]):
            yield from _data(file, f"{shown.rstrip('/')}/{inside.as_posix()}")


def of_what_ships() -> Iterator[Mention]:
    """The items that everything else that ships with the package names: other data, schemas, program and templates."""
    rules, templates = resources.folder("rules"), resources.folder("templates")
    for folder in sorted(path for path in rules.iterdir() if path.is_dir()):
        if folder.name != resources.DEFAULT_RULESET:
            yield from of_ruleset(folder, f"rules/{folder.name}")
    for file in _files(resources.folder("schemas"), ".json"):
        yield from _in_document(file, f"schemas/{file.name}", mentions_in_schema)
    yield from mentions_of_code()
    yield from _of_templates(templates)


def of_pages(folder: Path, shown: str) -> Iterator[Mention]:
    """The items that the comments of pages in Markdown name."""
    for file in _files(folder, ".md"):
        path = f"{shown.rstrip('/')}/{file.relative_to(folder).as_posix()}"
        yield from mentions_in_marks(file.read_text(encoding="utf-8"), path, "page")


def _of_templates(templates: Path) -> Iterator[Mention]:
    for file in _files(templates, ".j2", ".md", ".html"):
        path = f"templates/{file.relative_to(templates).as_posix()}"
        yield from mentions_in_marks(file.read_text(encoding="utf-8"), path, "template")
    for file in _files(templates, ".yaml"):
        if FAULTS not in file.relative_to(templates).parts:
            yield from _data(file, f"templates/{file.relative_to(templates).as_posix()}")


def _files(folder: Path, *endings: str) -> Iterator[Path]:
    """The files below a folder that name a number, in a fixed order."""
    mark = PREFIX.encode()
    for file in sorted(folder.rglob("*")):
        if file.suffix in endings and file.is_file() and mark in file.read_bytes():
            yield file


def _data(file: Path, shown: str) -> Iterator[Mention]:
    yield from _in_document(file, shown, mentions_in_data)


def _in_document(file: Path, shown: str, mentions: Callable[[Document], Iterator[Mention]]) -> Iterator[Mention]:
    """The items that a file names, if it can be read. If it cannot, its own reader reports that."""
    document = load(file.read_bytes(), shown).document
    if document:
        yield from mentions(document)


# Coverage


def survey_sources(listed: SourceList, folder: Path, shown: str, pages: Path | None = None) -> SourceCoverage:
    """The coverage of the items that a ruleset lists. ``pages`` is a folder of documentation whose comments count too.

    Another ruleset than the shipped one may number its items differently, so that what ships is not held against its list.
    """
    own, besides = list(of_ruleset(folder, shown)), list(of_what_ships())
    if pages:
        besides += of_pages(pages, pages.as_posix())
    shipped = folder.resolve() == resources.ruleset_folder().resolve()
    coverage = weigh(listed, [*own, *besides])
    unknown = unknown_items([*own, *besides] if shipped else own, listed)
    return replace(coverage, diagnostics=(*unknown, *waived_in_vain(coverage)))


def weigh(listed: SourceList, mentions: Iterable[Mention]) -> SourceCoverage:
    """The list with everything that rests on each item, each place once."""
    places: dict[str, dict[EncodingPlace, None]] = {}
    for mention in mentions:
        places.setdefault(mention.number, {})[mention.place] = None
    parts = (
        CoveredPart(part.title, tuple(Covered(item, tuple(places.get(item.number, ()))) for item in part.items))
        for part in listed.parts
    )
    return SourceCoverage(listed, tuple(parts))


def unknown_items(mentions: Iterable[Mention], listed: SourceList) -> Iterator[Diagnostic]:
    """A fault for everything that names an item that is not there."""
    known = [item.number for item in listed.items]
    for mention in mentions:
        if mention.number not in known:
            place = mention.place
            message = (
                f'{place.kind} "{place.id}" rests on "{mention.number}", expected the number of an item, '
                f'"{known[0]}" to "{known[-1]}"'
            )
            yield Diagnostic(ITEM_UNKNOWN, message, place.path, place.span or START)


def waived_in_vain(coverage: SourceCoverage) -> Iterator[Diagnostic]:
    """A fault for every item that is waived although something acts on it or says it."""
    for one in coverage.items:
        if one.item.waived and one.rests:
            first = next(place for place in one.places if place.role is not Role.CITES)
            message = f'"{one.item.number}" is waived, but {first.kind} "{first.id}" rests on it, expected one or the other'
            where = (Related("rests on it here", first.span or START, first.path),)
            yield Diagnostic(WAIVED_THOUGH_ENCODED, message, coverage.listed.path, one.item.span, related=where)


# Checks


@dataclass(frozen=True, slots=True)
class LintedSources:
    """The list, if it can be read, and what was found."""

    documents: tuple[Document, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def lint_sources(folder: Path, shown: str, ruleset: Rules) -> LintedSources:
    """Check the list of a ruleset that can be used. A ruleset without a list has no findings."""
    loaded = load_sources(folder, shown, ruleset.documents)
    documents = (loaded.document,) if loaded.document else ()
    if loaded.listed is None:
        return LintedSources(documents, loaded.diagnostics)
    mentions = tuple(of_ruleset(folder, shown))
    unknown = tuple(unknown_items(mentions, loaded.listed))
    waived = tuple(waived_in_vain(weigh(loaded.listed, mentions)))
    return LintedSources(documents, (*loaded.diagnostics, *unknown, *waived))
