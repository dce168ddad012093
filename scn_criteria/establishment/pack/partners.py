"""Relationships to be made: one section for each kind of body, and the partners that a proposal names."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria import wording
from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.description import UPDATE, WAY_FORWARD
from scn_criteria.establishment.pack.outline import Relationship
from scn_criteria.establishment.pack.paper import Part, Passage, Row, Section, Table, to_be_agreed
from scn_criteria.proposal.model import Stakeholder
from scn_criteria.ruleset.model import Basis


def relationships(case: PackCase) -> Iterator[Section]:
    """A section for each kind of body."""
    for one in case.outline.relationships:
        yield Section(one.title, tuple(_parts(case, one)))


def _parts(case: PackCase, one: Relationship) -> Iterator[Part]:
    yield case.cited(one.what)
    named = [(place, found) for place, found in enumerate(case.proposal.stakeholders) if found.kind in one.kinds]
    for place, found in named:
        yield Passage(f"In the proposal: {_named(found)}", case.taken(("stakeholders", place)))
    if not named:
        about = case.drawn(Basis.CONVENTION, UPDATE, "Alignment with the new system", "SI-140")
        yield Passage(
            f"The proposal names nobody: {to_be_agreed(f'whom to approach ({one.title[:1].lower()}{one.title[1:]})')}.",
            about,
        )
    yield case.cited(one.first)


def _named(found: Stakeholder) -> str:
    role = f": {found.role[:1].lower()}{found.role[1:]}" if found.role else ""
    return wording.sentence(f"{found.name}{role}")


def partners(case: PackCase) -> Iterator[Part]:
    """The partners that a proposal names, for those who set up a network themselves."""
    rows = tuple(
        Row(
            (
                found.name,
                wording.spoken(found.kind),
                found.role or to_be_agreed("its part in the network"),
                to_be_agreed("whom to ask there"),
            ),
            case.taken(("stakeholders", place)),
        )
        for place, found in enumerate(case.proposal.stakeholders)
    )
    if rows:
        yield Table("Partners, from the proposal", ("Who", "Kind", "Part", "Contact"), rows)
        return
    about = case.drawn(Basis.CONVENTION, WAY_FORWARD, "Clinical networks in the new health system", "SI-136")
    yield Passage(f"Partners: {to_be_agreed('social care, the third sector, and whom else')}.", about)
