"""From the file of a ruleset that lists what the documents say to records, or to diagnostics that say why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scn_criteria.decision.coverage.checks import check_list
from scn_criteria.decision.coverage.model import Account, SourceItem, SourceList, SourcePart
from scn_criteria.diagnostics import Diagnostic, Pointer, Severity, in_file_order
from scn_criteria.document import Document, load_schema, mapping, read_file
from scn_criteria.ruleset.loading import SOURCES_FILE
from scn_criteria.ruleset.model import Reference

__all__ = ["SOURCES_FILE", "LoadedSources", "load_sources"]


@dataclass(frozen=True, slots=True)
class LoadedSources:
    """The list, unless it is not there or an error keeps it from being used, and what was found in the file."""

    listed: SourceList | None
    document: Document | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def load_sources(folder: Path, shown: str, documents: Mapping[str, Reference]) -> LoadedSources:
    """Read, judge and check the list of a ruleset, if it has one. ``documents`` are those that the ruleset names itself."""
    file = folder / SOURCES_FILE
    if not file.is_file():
        return LoadedSources(None)
    loaded = read_file(file, f"{shown.rstrip('/')}/{SOURCES_FILE}")
    if loaded.document is None:
        return LoadedSources(None, None, loaded.diagnostics)
    faults = loaded.diagnostics + load_schema("sources").judge(loaded.document)
    if _sound(faults):
        faults += tuple(check_list(loaded.document, documents.keys()))
    found = in_file_order(faults)
    return LoadedSources(_parsed(loaded.document, documents) if _sound(found) else None, loaded.document, found)


def _sound(faults: tuple[Diagnostic, ...]) -> bool:
    return all(found.severity is not Severity.ERROR for found in faults)


def _parsed(document: Document, documents: Mapping[str, Reference]) -> SourceList:
    data = mapping(document)
    own = {key: _reference(key, one) for key, one in data.get("documents", {}).items()}
    parts = tuple(
        SourcePart(part["title"], tuple(_items(part["items"], document, ("parts", index, "items"))))
        for index, part in enumerate(data["parts"])
    )
    return SourceList(data["title"], {**documents, **own}, parts, document.path)


def _reference(key: str, data: Mapping[str, Any]) -> Reference:
    return Reference(key, data["title"], data["publisher"], data.get("published", ""))


def _items(data: list[Mapping[str, Any]], document: Document, at: Pointer) -> Iterator[SourceItem]:
    for index, one in enumerate(data):
        yield SourceItem(
            number=one["number"],
            document=one["document"],
            section=one["section"],
            kind=one["kind"],
            content=one["content"],
            waived=one.get("waived", ""),
            accounts=tuple(Account(each["document"], each["says"]) for each in one.get("accounts", ())),
            handled=one.get("handled", ""),
            span=document.span((*at, index, "number")),
        )
