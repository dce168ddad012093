"""Citations in words: every numbered item with the document and the section in which it stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from scn_criteria import resources
from scn_criteria.decision.coverage import SourceItem, SourceList, load_sources
from scn_criteria.ruleset.model import Citation, Reference

Documents = Mapping[str, Reference]
LISTED_BY_RULESET = ("way-forward", "update-2012-11")
"""Documents that the list of items takes from its ruleset."""


def cited_places(source: Citation, documents: Documents) -> str:
    """Where a citation leads: the document by its short name, the section, the item, and the numbers that stand there.

    Numbers that stand elsewhere follow with their own document and section, so that each can be looked up.
    """
    listed = shipped_items()
    items = {item.number: item for item in listed.items}
    grouped: dict[tuple[str, str], list[str]] = {}
    for number in source.inventory:
        grouped.setdefault(_place_of(items.get(number), source), []).append(number)
    if not grouped:
        return f"{short(documents[source.document].title)}: {source}"
    named = {**listed.documents, **documents}
    here = (source.document, source.section)
    places = sorted(grouped, key=lambda place: place != here)
    return "; ".join(
        f"{short(named[place[0]].title)}: {source if place == here else place[1]} ({', '.join(grouped[place])})"
        for place in places
    )


def short(title: str) -> str:
    """A title without what follows its colon."""
    return title.partition(":")[0]


def _place_of(item: SourceItem | None, source: Citation) -> tuple[str, str]:
    return (item.document, item.section) if item else (source.document, source.section)


@lru_cache(maxsize=1)
def shipped_items() -> SourceList:
    """The list of items that ships with the package, with no more than the keys of the documents that its rules name."""
    folder = resources.ruleset_folder()
    named = {key: Reference(key, key, "", "") for key in LISTED_BY_RULESET}
    listed = load_sources(folder, f"rules/{folder.name}", named).listed
    if listed is None:
        raise RuntimeError("the shipped list of items cannot be used: run scn lint rules")
    return listed
