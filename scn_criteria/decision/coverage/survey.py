"""From a list of items and everything that names them to how every item stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from scn_criteria import resources
from scn_criteria.decision.coverage.corpus import of_pages, of_ruleset, of_what_ships
from scn_criteria.decision.coverage.model import Covered, CoveredPart, Mention, Place, SourceCoverage, SourceList
from scn_criteria.diagnostics import Diagnostic, Related
from scn_criteria.ruleset.source_codes import ITEM_UNKNOWN, WAIVED_THOUGH_ENCODED


def survey_sources(listed: SourceList, folder: Path, shown: str, pages: Path | None = None) -> SourceCoverage:
    """How every item stands that a ruleset lists. ``pages`` is a folder of documentation whose marks count too.

    Another ruleset than the shipped one may number its items otherwise, so that what ships is not held against its list.
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
    places: dict[str, dict[Place, None]] = {}
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
            yield Diagnostic(ITEM_UNKNOWN, message, place.path, place.span)


def waived_in_vain(coverage: SourceCoverage) -> Iterator[Diagnostic]:
    """A fault for every item that is waived although something rests on it."""
    for one in coverage.items:
        if one.item.waived and one.places:
            first = one.places[0]
            message = f'"{one.item.number}" is waived, but {first.kind} "{first.id}" rests on it, expected one or the other'
            where = (Related("rests on it here", first.span, first.path),)
            yield Diagnostic(WAIVED_THOUGH_ENCODED, message, coverage.listed.path, one.item.span, related=where)
