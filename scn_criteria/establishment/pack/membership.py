"""The terms of reference (area and members of the network) and the relationships to be made."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria import wording
from scn_criteria.establishment.funding import ENGLAND
from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.description import UPDATE, WAY_FORWARD
from scn_criteria.establishment.pack.outline import Relationship
from scn_criteria.establishment.pack.paper import (
    Mark,
    PaperRow,
    PaperSection,
    PaperTable,
    Part,
    Passage,
    Provenance,
    to_be_agreed,
)
from scn_criteria.proposal.areas import Host
from scn_criteria.proposal.model import Stakeholder
from scn_criteria.proposal.reference import load_reference
from scn_criteria.ruleset.model import Basis

# Terms of reference

GEOGRAPHY = "Local geography and organisations"
INVOLVED = {"already": "already involved", "planned": "to be involved"}


def coverage(case: PackCase) -> Iterator[Part]:
    """How much of the country the network is for."""
    found = case.proposal.coverage
    areas = case.plan.areas
    if found is None or not areas:
        about = case.drawn(Basis.CONVENTION, WAY_FORWARD, GEOGRAPHY, "SI-075")
        yield Passage(f"Areas: {to_be_agreed('which of the twelve areas')}.", about)
        return
    whole = found.extent == ENGLAND
    number = "one area" if len(areas) == 1 else f"{len(areas)} areas"
    text = f"It covers the whole of England, {len(areas)} areas." if whole else f"It covers {number} of the twelve."
    yield Passage(text, (*case.taken(("coverage",)), *case.drawn(Basis.SOURCE, WAY_FORWARD, GEOGRAPHY, "SI-075")))


def areas(case: PackCase) -> Iterator[Part]:
    """The areas covered, with the team that hosts the support team of each."""
    yield from _areas(case, "Areas, and the local area team that hosts the support team of each")


def teams(case: PackCase) -> Iterator[Part]:
    """The same for those who ask for help, where an area is named."""
    yield from _areas(case, "Where the support team of each area is")


def _areas(case: PackCase, caption: str) -> Iterator[Part]:
    hosts = [(one.share.area.name, one.share.area.host) for one in case.plan.areas]
    rows = tuple(PaperRow((name, _host(host)), (_read_in(host),)) for name, host in hosts)
    if rows:
        yield PaperTable(caption, ("Area", "Local area team"), rows)


def _host(host: Host) -> str:
    return host.team if host.verified else f"{host.team} {to_be_agreed('whether this is the host')}"


def _read_in(host: Host) -> Mark:
    source = next(one for one in load_reference().area_sources if one.key == host.source)
    return Mark(Provenance.SOURCE if host.verified else Provenance.UNVERIFIED, source.title)


def professions(case: PackCase) -> Iterator[Part]:
    """The professions that the proposal names."""
    found = case.proposal.criteria.wide_involvement.professions
    if found:
        names = "; ".join(f"{one.name} ({INVOLVED[one.involvement]})" for one in found)
        yield Passage(f"Professions: {names}.", case.taken(found[0].at))


def organisations(case: PackCase) -> Iterator[Part]:
    """The kinds of organisations that the proposal names, each with somebody to be named for it."""
    found = case.proposal.criteria.wide_involvement.organisations
    rows = tuple(
        PaperRow(
            (one.name, wording.spoken(one.sector), INVOLVED[one.involvement], to_be_agreed("who speaks for it")),
            case.taken(one.at),
        )
        for one in found
    )
    if rows:
        yield PaperTable("Organisations, from the proposal", ("Organisation", "Sector", "Involved", "Member"), rows)


def money(case: PackCase) -> Iterator[Part]:
    """The money of the areas covered, which is for all of their networks and their senates (SI-121 to SI-124)."""
    plan = case.plan
    marks = case.drawn(Basis.READING, UPDATE, "Finance", "SI-121", "SI-122", "SI-123", "SI-124")
    shared = case.drawn(Basis.READING, UPDATE, "Finance", "SI-176")
    if not plan.areas:
        yield Passage(f"Money: {to_be_agreed('once the areas are known')}.", marks)
        return
    have = "The area covered has" if len(plan.areas) == 1 else f"The {len(plan.areas)} areas covered have"
    yield Passage(
        f"{have} {plan.total.thousands:,} thousand pounds of national money a year, for all of their networks and for their "
        "senates together. Totals are rounded after adding.",
        (*marks, *shared),
    )
    basis = plan.provisions.readings["population_basis"]
    yield Passage(f"Populations: {basis.alternatives[basis.choice]}", (case.mark(Basis.READING, basis.source),))
    shares = [one.share for one in plan.areas]
    rows = (
        PaperRow((one.area.name, *(f"{money.thousands:,}" for money in (one.running_cost, one.programme, one.total))), marks)
        for one in shares
    )
    head = ("Area", "Running cost", "Programme money", "Together")
    yield PaperTable("Thousands of pounds a year, for all networks of an area and its senate", head, tuple(rows))


def uses(case: PackCase) -> Iterator[Part]:
    """What core national funding may pay for."""
    titles = "; ".join(use.title[:1].lower() + use.title[1:] for use in load_reference().core_uses)
    marks = case.drawn(Basis.SOURCE, UPDATE, "Core national funding covers", "SI-130")
    yield Passage(f"Core funding covers seven uses: {titles}.", marks)


# Relationships to be made


def relationships(case: PackCase) -> Iterator[PaperSection]:
    """A section for each kind of body."""
    for one in case.outline.relationships:
        yield PaperSection(one.title, tuple(_parts(case, one)))


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
        PaperRow(
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
        yield PaperTable("Partners, from the proposal", ("Who", "Kind", "Part", "Contact"), rows)
        return
    about = case.drawn(Basis.CONVENTION, WAY_FORWARD, "Clinical networks in the new health system", "SI-136")
    yield Passage(f"Partners: {to_be_agreed('social care, the third sector, and whom else')}.", about)
