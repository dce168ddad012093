"""The list of what the documents say, item by item, with its checks and the places where items are encoded."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

from scn_criteria.diagnostics import START, Diagnostic, Pointer, Related, Span, has_error, in_file_order
from scn_criteria.document.document import Document
from scn_criteria.document.examination import faults_of_shape, mapping
from scn_criteria.document.fixes import suggest
from scn_criteria.document.loader import read_file
from scn_criteria.document.records import read_record
from scn_criteria.ruleset.codes import ITEM_OUT_OF_ORDER, ITEM_REPEATED, ITEM_UNKNOWN_DOCUMENT
from scn_criteria.ruleset.loader import SOURCES_FILE, parse_documents
from scn_criteria.ruleset.model import CitedDocument
from scn_criteria.wording import did_you_mean

# Records


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The statement of one document on a matter on which documents differ or are silent."""

    document: str
    says: str


@dataclass(frozen=True, slots=True)
class SourceItem:
    """Something that a document says, in words of our own, under a number that it keeps."""

    number: str
    document: str
    section: str
    kind: str
    content: str
    waived: str = ""
    accounts: tuple[DocumentView, ...] = ()
    handled: str = ""
    span: Span = field(compare=False, default=START)
    """The place in the list."""


@dataclass(frozen=True, slots=True)
class SourcePart:
    """Items about one subject."""

    title: str
    items: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """All items, with the documents that say them."""

    title: str
    documents: Mapping[str, CitedDocument]
    parts: tuple[SourcePart, ...]
    path: str = ""

    @property
    def items(self) -> Iterator[SourceItem]:
        """All items in the order of their numbers."""
        return (item for part in self.parts for item in part.items)

    def title_of(self, document: str) -> str:
        """The title of a document."""
        return self.documents[document].title


class Role(Enum):
    """What a place does with an item that it names."""

    ACTS = "acts"
    """Something is decided, checked, counted or computed by it."""
    STATES = "states"
    """A text says it, and nothing comes of it."""
    CITES = "cites"
    """It is named for comparison."""


ROLES = {
    Role.ACTS: (
        "table",
        "row",
        "parameter",
        "reading",
        "deferral",
        "check",
        "output",
        "precedent",
        "service",
        "file",
        "post",
        "stage",
        "review",
        "constraint",
    ),
    Role.STATES: (
        "paper",
        "part",
        "account",
        "statement",
        "step",
        "duty",
        "relationship",
        "order of appointment",
        "member",
        "template",
        "page",
    ),
}
"""The kinds of places, by what they do with an item. A kind that is not here, such as the head of a document, only cites."""

ROLE_OF_KIND = {kind: role for role, kinds in ROLES.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class EncodingPlace:
    """A place that names an item: its name, its kind, its file, and the span in that file.

    Places in our own code have no span: its text is not read at run time. ``compared`` says that the place names the item
    for comparison only, whatever its kind.
    """

    id: str
    kind: str
    path: str
    span: Span | None = None
    compared: bool = False

    @property
    def role(self) -> Role:
        """What the place does with the item."""
        return Role.CITES if self.compared else ROLE_OF_KIND.get(self.kind, Role.CITES)

    @property
    def line(self) -> int | None:
        """The line of the file, where it is known."""
        return self.span.start.line if self.span else None

    @property
    def address(self) -> str:
        """The file, and the line where it is known: ``rules/a.yaml:12``."""
        return f"{self.path}:{self.line}" if self.span else self.path


def by_role(places: Iterable[EncodingPlace]) -> list[EncodingPlace]:
    """Places in the order of what they do with an item: what acts on it comes first."""
    order = list(Role)
    return sorted(places, key=lambda place: order.index(place.role))


@dataclass(frozen=True, slots=True)
class Mention:
    """A number, and where it is named."""

    number: str
    place: EncodingPlace


class ItemStatus(Enum):
    """The status of an item: the most that any place does with it, or else why there is none."""

    OPERATIVE = "operative"
    STATED = "stated"
    CITED = "cited"
    WAIVED = "waived"
    OPEN = "open"

    @property
    def meaning(self) -> str:
        """The meaning of the status, for readers."""
        return {
            "operative": "a rule, a check, a datum or a computed output acts on it",
            "stated": "a text says it, and nothing acts on it",
            "cited": "it is only named",
            "waived": "nothing can rest on it, and it is said why",
            "open": "nothing rests on it yet",
        }[self.value]


STATUS_OF_ROLE = {Role.ACTS: ItemStatus.OPERATIVE, Role.STATES: ItemStatus.STATED, Role.CITES: ItemStatus.CITED}
"""The status of an item, by the most that a place does with it: the first of these that a place has."""


@dataclass(frozen=True, slots=True)
class Covered:
    """An item and everything that names it."""

    item: SourceItem
    places: tuple[EncodingPlace, ...]

    @property
    def standing(self) -> ItemStatus:
        """The status of the item. An item on which something rests is not waived, whatever the list says."""
        roles = {place.role for place in self.places}
        found = next((status for role, status in STATUS_OF_ROLE.items() if role in roles), None)
        return found or (ItemStatus.WAIVED if self.item.waived else ItemStatus.OPEN)

    @property
    def rests(self) -> bool:
        """Whether something acts on the item or says it."""
        return self.standing in (ItemStatus.OPERATIVE, ItemStatus.STATED)

    @property
    def unsettled(self) -> bool:
        """Whether nothing rests on the item and nobody said why."""
        return not self.rests and not self.item.waived


@dataclass(frozen=True, slots=True)
class CoveredPart:
    """A part of the list with how its items stand."""

    title: str
    items: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """The whole list with how every item stands, and what is wrong with the list or with what refers to it."""

    listed: SourceList
    parts: tuple[CoveredPart, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def items(self) -> tuple[Covered, ...]:
        """All items in the order of their numbers."""
        return tuple(one for part in self.parts for one in part.items)

    def standing(self, standing: ItemStatus) -> tuple[Covered, ...]:
        """The items that stand so."""
        return tuple(one for one in self.items if one.standing is standing)

    @property
    def contested(self) -> tuple[Covered, ...]:
        """The items on which documents differ, are silent or allow two meanings."""
        return tuple(one for one in self.items if one.item.accounts)


# Numbers of items in texts

COMPARED = re.compile(r"\b[Cc]ompare\b[^)]*")
"""The part of a source, up to the end of its bracket, whose numbers are named for comparison only."""
PREFIX = "SI-"
NUMBERS = re.compile(r"\bSI-(\d{3})(?: to SI-(\d{3}))?\b")
"""One number, or a run of them in words."""


def numbers_in(text: str) -> Iterator[str]:
    """Every number that a text names; a run of numbers stands for all of its members."""
    for found in NUMBERS.finditer(text):
        first = int(found[1])
        last = int(found[2] or found[1])
        yield from (number_of(value) for value in range(first, max(first, last) + 1))


def named_in(text: str) -> Iterator[tuple[str, bool]]:
    """Every number that the text of a source names, and whether it is named for comparison only."""
    for number in numbers_in(COMPARED.sub("", text)):
        yield number, False
    for part in COMPARED.findall(text):
        yield from ((number, True) for number in numbers_in(part))


def number_of(value: int) -> str:
    """The number as it is written."""
    return f"{PREFIX}{value:03}"


# Checks of the list beyond its schema: every number once, none left out, every document known


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item as data, and the way to it."""

    data: Any
    at: Pointer


def check_list(document: Document, known: Collection[str]) -> Iterator[Diagnostic]:
    """Everything that is wrong with a list whose shape is right. ``known`` are the documents of the ruleset itself."""
    entries = [
        _Entry(item, ("parts", place, "items", index))
        for place, part in enumerate(mapping(document)["parts"])
        for index, item in enumerate(part["items"])
    ]
    yield from _numbering(document, entries)
    yield from _documents(document, entries, [*known, *mapping(document).get("documents", {})])


def _numbering(document: Document, entries: list[_Entry]) -> Iterator[Diagnostic]:
    first: dict[str, Pointer] = {}
    expected = 1
    for entry in entries:
        number, at = entry.data["number"], (*entry.at, "number")
        if number in first:
            message = f'the number "{number}" is used twice, expected a number of its own for every item'
            earlier = (Related("first used here", document.span(first[number])),)
            yield Diagnostic(ITEM_REPEATED, message, document.path, document.span(at), at, related=earlier)
            continue
        first[number] = at
        if number != number_of(expected):
            message = f'found the number "{number}", expected "{number_of(expected)}" to come next'
            yield Diagnostic(ITEM_OUT_OF_ORDER, message, document.path, document.span(at), at)
        expected = int(number[-3:]) + 1


def _documents(document: Document, entries: list[_Entry], known: list[str]) -> Iterator[Diagnostic]:
    for entry in entries:
        named = [((*entry.at, "document"), entry.data["document"])]
        named += [
            ((*entry.at, "accounts", index, "document"), account["document"])
            for index, account in enumerate(entry.data.get("accounts", ()))
        ]
        for at, key in named:
            if key not in known:
                near = suggest(key, known)
                hint = did_you_mean(near, f", expected one of {', '.join(sorted(known))}")
                message = f'found the document "{key}", which is not listed{hint}'
                yield Diagnostic(ITEM_UNKNOWN_DOCUMENT, message, document.path, document.span(at), at)


# Loading the list


@dataclass(frozen=True, slots=True)
class LoadedSources:
    """The list, unless it is not there or an error keeps it from being used, and what was found in the file."""

    listed: SourceList | None
    document: Document | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def load_sources(folder: Path, shown: str, documents: Mapping[str, CitedDocument]) -> LoadedSources:
    """Load and check the list of a ruleset, if it has one. ``documents`` are those that the ruleset names itself."""
    file = folder / SOURCES_FILE
    if not file.is_file():
        return LoadedSources(None)
    loaded = read_file(file, f"{shown.rstrip('/')}/{SOURCES_FILE}", within=str(folder))
    if loaded.document is None:
        return LoadedSources(None, None, loaded.diagnostics)
    faults = faults_of_shape(loaded, loaded.document, "sources")
    if not has_error(faults):
        faults += tuple(check_list(loaded.document, documents.keys()))
    found = in_file_order(faults)
    return LoadedSources(None if has_error(found) else _parsed(loaded.document, documents), loaded.document, found)


def _parsed(document: Document, documents: Mapping[str, CitedDocument]) -> SourceList:
    data = mapping(document)
    parts = tuple(
        SourcePart(part["title"], tuple(_items(part["items"], document, ("parts", index, "items"))))
        for index, part in enumerate(data["parts"])
    )
    return SourceList(data["title"], {**documents, **parse_documents(data.get("documents", {}))}, parts, document.path)


def _items(data: list[Mapping[str, Any]], document: Document, at: Pointer) -> Iterator[SourceItem]:
    for index, one in enumerate(data):
        yield replace(read_record(SourceItem, one), span=document.span((*at, index, "number")))
