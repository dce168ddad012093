"""The first document of a pack: what it is, what is in it, what is still to be agreed, and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.citations import shipped_items, short
from scn_criteria.establishment.pack.description import UPDATE
from scn_criteria.establishment.pack.paper import Ground, Mark, Marks, Paper, Part, Passage, Row, Section, Table
from scn_criteria.establishment.pack.span import written
from scn_criteria.proposal.dates import PartialDate
from scn_criteria.ruleset.model import Basis, Reference

NAME = "index"
OWN: Marks = (Mark(Ground.CONVENTION, ""),)
VARIANT = Mark(Ground.COMMAND, "given with --set or --reading")
EXAMPLES = (
    (Ground.SOURCE, "The Way Forward: Timetable (SI-159)"),
    (Ground.READING, "The Way Forward: Timetable (SI-159)"),
    (Ground.CONVENTION, "The Way Forward: Evaluation (SI-178)"),
    (Ground.UNVERIFIED, "the title of what should be read"),
    (Ground.PROPOSAL, "proposal.yaml:45"),
    (Ground.COMMAND, "given with --start"),
)


def overview(case: PackCase, papers: Sequence[Paper]) -> Paper:
    """The overview of some documents."""
    sections = (
        Section("What this is", tuple(_about(case))),
        Section("What is in it", (_contents(papers),)),
        Section("Still to be agreed", (_open(papers),)),
        Section("Where the words come from", (_legend(), *_documents(case, papers))),
    )
    title = "Establishment pack" if case.span else "What comes next"
    about = "The documents that follow from the recommendation, to be edited by the people who set the network up."
    return Paper(NAME, title, about, case.proposal.title, OWN, sections)


def _about(case: PackCase) -> Iterator[Part]:
    title, ruleset = case.assessment.outcome.outcome.title, case.assessment.ruleset
    yield Passage(
        f"It follows from the recommendation of {written(case.decided)}, which is: {title[:1].lower()}{title[1:]}. It was "
        f"reached from {case.path} under {ruleset.id} {ruleset.version}. A person decides.",
        (Mark(Ground.PROPOSAL, case.path),),
    )
    variant = {**ruleset.variant, **case.plan.provisions.variant}
    if variant:
        chosen = ", ".join(f"{name} = {value}" for name, value in variant.items())
        yield Passage(f"Some choices differ from those that ship: {chosen}.", (VARIANT,))
    yield Passage(
        "Everything here is a draft. Change what does not fit, and fill in what stands in square brackets. A document that "
        "has been changed is not written over when the pack is made again, unless somebody asks for it.",
        OWN,
    )
    if case.span:
        yield Passage(f"The network is to run from {case.span}.", case.span_marks())
    if case.span and len(case.plan.areas) > 1:
        marks = case.drawn(Basis.READING, UPDATE, "Geography", "SI-080", "SI-081")
        yield Passage("Networks sit in areas, so each area fills in a copy of its own.", marks)


def _contents(papers: Sequence[Paper]) -> Table:
    rows = tuple(Row((paper.title, paper.about, str(len(paper.to_be_agreed))), paper.marks) for paper in papers)
    return Table("The documents", ("Document", "What it is for", "To be agreed"), rows)


def _open(papers: Sequence[Paper]) -> Table:
    """Everything that is open, each matter once for each document, so that it can be worked through as a list."""
    rows = tuple(
        Row((matter[:1].upper() + matter[1:], str(paper.to_be_agreed.count(matter)), paper.title), OWN)
        for paper in papers
        for matter in dict.fromkeys(paper.to_be_agreed)
    )
    return Table("What people must settle", ("What", "Times", "Document"), rows)


def _legend() -> Table:
    rows = tuple(Row((ground.says(place), ground.meaning), OWN) for ground, place in EXAMPLES)
    return Table("The mark at the end of a passage", ("Mark", "What it tells"), rows)


def _documents(case: PackCase, papers: Sequence[Paper]) -> Iterator[Part]:
    """The documents that the pack cites, in full."""
    places = [mark.place for paper in papers for mark in _marks(paper)]
    for one in {**shipped_items().documents, **case.outline.documents}.values():
        if any(short(one.title) in place for place in places):
            yield Passage(_full(one), OWN)


def _full(one: Reference) -> str:
    published = f", {PartialDate.parse(one.published)}" if one.published else ""
    return f"{one.title}. {one.publisher}{published}."


def _marks(paper: Paper) -> Iterator[Mark]:
    for section in paper.sections:
        for part in section.parts:
            if isinstance(part, Passage):
                yield from part.marks
            else:
                yield from (mark for row in part.rows for mark in row.marks)
