"""The page of the source: each item of the documents with what acts on it, says it or cites it, and contested matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scn_criteria.decision.source_items import Covered, EncodingPlace, ItemStatus, SourceCoverage, by_role
from scn_criteria.report.templating import (
    PLAIN,
    RULES,
    Letterhead,
    anchor,
    rendered,
)
from scn_criteria.ruleset.model import CitedDocument, Rules

IN_RULE_BOOK = {"table": "", "row": "", "deferral": "", "parameter": "parameter-", "reading": "reading-"}
"""Kinds of things that have a place in the rule book, and how the name of the place begins."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """Something that names an item: its name, its place in the rule book if it has one, or else the file and line."""

    role: str
    kind: str
    name: str
    address: str
    where: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with what acts on it, says it or cites it, or why nothing does."""

    number: str
    document: str
    section: str
    kind: str
    content: str
    standing: ItemStatus
    waived: str
    encodings: tuple[Encoding, ...]


@dataclass(frozen=True, slots=True)
class ItemPart:
    """Items about one subject."""

    id: str
    title: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """A matter on which documents differ, are silent or allow two meanings: the text of each, and the choice made."""

    number: str
    content: str
    accounts: tuple[tuple[str, str], ...]
    handled: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The content of the page of the source."""

    ruleset: Rules
    title: str
    counts: tuple[tuple[ItemStatus, int], ...]
    contested: tuple[Contested, ...]
    parts: tuple[ItemPart, ...]
    documents: tuple[CitedDocument, ...]

    @property
    def items(self) -> int:
        """How many items there are."""
        return sum(number for _, number in self.counts)


def sources_view(ruleset: Rules, coverage: SourceCoverage) -> SourcesView:
    """Lay the coverage of the source out."""
    named = {one.item.document for one in coverage.items} | {
        account.document for one in coverage.items for account in one.item.accounts
    }
    return SourcesView(
        ruleset=ruleset,
        title=coverage.listed.title,
        counts=tuple((standing, len(coverage.standing(standing))) for standing in ItemStatus),
        contested=tuple(_contested(coverage)),
        parts=tuple(
            ItemPart(f"part-{number}", part.title, tuple(_row(coverage, one, ruleset) for one in part.items))
            for number, part in enumerate(coverage.parts, 1)
        ),
        documents=tuple(one for key, one in coverage.listed.documents.items() if key in named),
    )


def _contested(coverage: SourceCoverage) -> Iterator[Contested]:
    for one in coverage.contested:
        accounts = tuple((coverage.listed.title_of(each.document), each.says) for each in one.item.accounts)
        yield Contested(one.item.number, one.item.content, accounts, one.item.handled)


def _row(coverage: SourceCoverage, one: Covered, ruleset: Rules) -> ItemRow:
    item = one.item
    title = coverage.listed.title_of(item.document)
    encodings = tuple(dict.fromkeys(_encodings(by_role(one.places), ruleset)))
    return ItemRow(item.number, title, item.section, item.kind, item.content, one.standing, item.waived, encodings)


def _encodings(places: Iterable[EncodingPlace], ruleset: Rules) -> Iterator[Encoding]:
    """The places that name an item. Of several places in one file, the first names it, others only their lines."""
    file = ""
    for place in places:
        if place.kind in IN_RULE_BOOK and place.path.startswith(f"{ruleset.path.rstrip('/')}/"):
            yield Encoding(
                place.role.value, place.kind, place.id, f"{RULES}#{IN_RULE_BOOK[place.kind]}{anchor(place.id)}", ""
            )
        else:
            again = f"line {place.line}" if place.line else "same file"
            yield Encoding(place.role.value, place.kind, place.id, "", again if place.path == file else place.address)
            file = place.path


def render_sources(ruleset: Rules, coverage: SourceCoverage, letterhead: Letterhead = PLAIN) -> str:
    """The page of the source: the items of the documents, and what acts on each, says it or cites it."""
    return rendered("sources.html.j2", sources_view(ruleset, coverage), letterhead)
