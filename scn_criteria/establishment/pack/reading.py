"""From the plain data of the files that packs are made from, once the schema found no fault, to an outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from scn_criteria import resources
from scn_criteria.document import read_file
from scn_criteria.establishment.examination import examine_provisions
from scn_criteria.establishment.pack.outline import (
    EVERY_TYPE,
    Account,
    Anchor,
    Outline,
    PaperOutline,
    Relationship,
    Review,
    SectionOutline,
    Sentence,
    Slot,
    Stage,
    Types,
)
from scn_criteria.establishment.provisions import Cited
from scn_criteria.ruleset.model import Basis, Citation
from scn_criteria.ruleset.parsing import parse_citation, parse_documents
from scn_criteria.terms import NetworkType

Data = Mapping[str, Any]
FILES = ("pack", "relationships", "timetable")


@lru_cache(maxsize=1)
def shipped_outline() -> Outline:
    """The outline that ships with the package."""
    folder = resources.folder("rules") / "establishment"
    examined = [examine_provisions(read_file(folder / f"{name}.yaml", f"{name}.yaml")) for name in FILES]
    files = [one.data for one in examined if one.data is not None]
    if len(files) < len(FILES):
        raise RuntimeError("the shipped files that packs are made from cannot be used: run scn lint rules/establishment")
    return parse_outline(files)


def parse_outline(files: Sequence[Data]) -> Outline:
    """The outline that files hold together."""
    return Outline(
        documents={key: one for data in files for key, one in parse_documents(data["documents"]).items()},
        papers=tuple(_paper(one) for one in _all(files, "papers")),
        accounts=tuple(_account(one) for one in _all(files, "accounts")),
        relationships=tuple(_relationship(one) for one in _all(files, "relationships")),
        stages=tuple(_stage(one) for one in _all(files, "stages")),
        reviews=tuple(_review(one) for one in _all(files, "reviews")),
    )


def _all(files: Sequence[Data], key: str) -> Iterator[Data]:
    for data in files:
        yield from data.get(key, ())


def _paper(data: Data) -> PaperOutline:
    sections = tuple(_slot(one) if "slot" in one else _section(one) for one in data["sections"])
    source = parse_citation(data["source"])
    return PaperOutline(data["name"], data["title"], data["about"], _types(data), source, sections)


def _section(data: Data) -> SectionOutline:
    parts = tuple(_slot(one) if "slot" in one else Sentence(*_cited(one), _types(one)) for one in data["parts"])
    return SectionOutline(data["title"], parts, _types(data))


def _slot(data: Data) -> Slot:
    return Slot(data["slot"], _types(data))


def _types(data: Data) -> Types:
    return frozenset(map(NetworkType, data["for"])) if "for" in data else EVERY_TYPE


def _cited(data: Data) -> tuple[str, Basis, Citation]:
    return data["text"], Basis(data["basis"]), parse_citation(data["source"])


def _account(data: Data) -> Account:
    return Account(data["who"], Cited(*_cited(data["july"])), Cited(*_cited(data["november"])))


def _relationship(data: Data) -> Relationship:
    what, first = Cited(*_cited(data["what"])), Cited(*_cited(data["first"]))
    return Relationship(data["name"], data["title"], tuple(data["kinds"]), what, first)


def _stage(data: Data) -> Stage:
    steps = tuple(Cited(*_cited(one)) for one in data["steps"])
    source = parse_citation(data["source"])
    return Stage(data["title"], data["months_before"], data["then"], Basis(data["basis"]), source, steps)


def _review(data: Data) -> Review:
    return Review(*_cited(data), Anchor(data["at"]), data["months"], data["what"])
