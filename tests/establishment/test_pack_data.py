"""The files that packs are made from: sound, whole, and in step with the program."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
import yaml

from scn_criteria import resources
from scn_criteria.document.loader import load
from scn_criteria.establishment.pack.outline import FILES, PaperOutline, SectionOutline, Sentence, Slot, shipped_outline
from scn_criteria.establishment.pack.pack import PARTS, SECTIONS
from scn_criteria.establishment.provisions_file import examine_provisions
from scn_criteria.terms import NetworkType

FOLDER = resources.folder("rules") / "establishment"
SCHEMA = json.loads(resources.schema_file("establishment").read_text(encoding="utf-8"))
PROPOSAL = json.loads(resources.schema_file("proposal").read_text(encoding="utf-8"))
OUTLINE = shipped_outline()
HEAD = "format: scn-establishment/1\nid: p\ntitle: P\ndocuments: {d: {title: D, publisher: P, published: 2012}}\n"
SAID = "{text: Something is said here., basis: source, source: {document: d, section: S}}"


def found(text: str) -> list[str]:
    examined = examine_provisions(load(text.encode(), "p.yaml"))
    return [f"{one.span.start.line}:{one.span.start.column} {one.code.number}" for one in examined.diagnostics]


def read(name: str) -> str:
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_what_ships_is_sound(name: str) -> None:
    assert found(read(name)) == []


def sources(data: object) -> list[dict[str, object]]:
    if isinstance(data, dict):
        own = [data["source"]] if "source" in data else []
        return own + [one for value in data.values() for one in sources(value)]
    return [one for value in data for one in sources(value)] if isinstance(data, list) else []


@pytest.mark.parametrize("name", FILES)
def test_every_citation_names_a_document_of_its_file_and_numbers_of_items(name: str) -> None:
    data = yaml.safe_load(read(name))
    assert [one for one in sources(data) if one["document"] not in data["documents"] or not one.get("inventory")] == []


def test_the_schema_knows_the_slots_of_the_program() -> None:
    assert set(SCHEMA["$defs"]["slot"]["enum"]) == {*PARTS, *SECTIONS}


def slots(paper: PaperOutline) -> list[str]:
    parts = [part for one in paper.sections if isinstance(one, SectionOutline) for part in one.parts]
    return [one.name for one in (*parts, *paper.sections) if isinstance(one, Slot)]


def test_every_slot_is_used() -> None:
    assert {name for paper in OUTLINE.papers for name in slots(paper)} == {*PARTS, *SECTIONS}


def test_a_slot_of_sections_stands_for_sections_and_one_of_passages_for_passages() -> None:
    sections = {one.name for paper in OUTLINE.papers for one in paper.sections if isinstance(one, Slot)}
    assert sections == set(SECTIONS)


@pytest.mark.parametrize("type_", [one for one in NetworkType if one is not NetworkType.UNDECIDED])
def test_every_type_of_network_has_documents(type_: NetworkType) -> None:
    assert OUTLINE.papers_for(type_)


def test_no_document_is_called_as_another_or_as_the_first() -> None:
    names = [one.name for one in OUTLINE.papers]
    assert len({*names, "index"}) == len(names) + 1


def test_every_sentence_is_for_a_type_that_its_document_is_for() -> None:
    for paper in OUTLINE.papers:
        parts = [part for one in paper.sections if isinstance(one, SectionOutline) for part in one.parts]
        assert [one for one in parts if isinstance(one, Sentence) and not one.types & paper.types] == []


def test_every_kind_of_stakeholder_belongs_to_one_relationship() -> None:
    kinds = [kind for one in OUTLINE.relationships for kind in one.kinds]
    enum = SCHEMA["$defs"]["relationship"]["properties"]["kinds"]["items"]["enum"]
    assert sorted(kinds) == sorted(enum)


def test_the_kinds_are_those_of_a_proposal() -> None:
    enum = SCHEMA["$defs"]["relationship"]["properties"]["kinds"]["items"]["enum"]
    assert enum == PROPOSAL["properties"]["stakeholders"]["items"]["properties"]["kind"]["enum"]


def test_stages_come_one_after_the_other() -> None:
    months = [one.months_before for one in OUTLINE.stages]
    assert all(earlier > later for earlier, later in pairwise(months))


WRONG = {
    "a slot that nobody fills": ("sections: [{title: T, parts: [{slot: aim}]}]", ["10:42 SCN104"]),
    "a sentence without a source": ("sections: [{title: T, parts: [{text: Something is said.}]}]", ["10:36 SCN101"] * 2),
    "a slot that says something": (
        "sections: [{title: T, parts: [{slot: aims, text: Something is said.}]}]",
        ["10:48 SCN102"],
    ),
    "a place for a value that nobody knows": (
        "sections: [{title: T, parts: [{text: 'Of {nobody} at all.', basis: source, source: {document: d, section: S}}]}]",
        ["10:42 SCN105"],
    ),
    "sound": (f"sections: [{{title: T, parts: [{SAID}, {{slot: aims}}]}}, {{slot: stages}}]", []),
}


@pytest.mark.parametrize(("sections", "expected"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_found_at_its_place(sections: str, expected: list[str]) -> None:
    paper = "papers:\n  - name: p\n    title: P\n    about: A paper of a test.\n    source: {document: d, section: S}\n"
    text = f"{HEAD}{paper}    {sections}\n    for: [provider_network]\n"
    assert expected == found(text)
