"""From the outline of a document and a case to the document: words kept as they are, slots filled, nothing empty."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.outline import PaperOutline, SectionOutline, Sentence
from scn_criteria.establishment.pack.paper import Paper, Part, Section
from scn_criteria.establishment.pack.slots import PARTS, SECTIONS
from scn_criteria.ruleset.model import Basis


def compose(outline: PaperOutline, case: PackCase) -> Paper:
    """A document of a pack."""
    marks = (case.mark(Basis.SOURCE, outline.source),)
    sections = tuple(section for section in _sections(outline, case) if section.parts)
    return Paper(outline.name, outline.title, outline.about, case.proposal.title, marks, sections)


def _sections(outline: PaperOutline, case: PackCase) -> Iterator[Section]:
    for one in outline.sections:
        if case.type not in one.types:
            continue
        if isinstance(one, SectionOutline):
            yield Section(one.title, tuple(_parts(one, case)))
        else:
            yield from SECTIONS[one.name](case)


def _parts(section: SectionOutline, case: PackCase) -> Iterator[Part]:
    for one in section.parts:
        if case.type not in one.types:
            continue
        if isinstance(one, Sentence):
            yield case.cited(one)
        else:
            yield from PARTS[one.name](case)
