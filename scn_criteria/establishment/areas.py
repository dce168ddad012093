"""The areas that a network would cover, from what its proposal says of its coverage."""

from __future__ import annotations

from scn_criteria.proposal import Proposal
from scn_criteria.proposal.areas import Area, Population
from scn_criteria.proposal.reference import Reference, load_reference

ENGLAND, AREAS = "england", "areas"


def all_areas() -> tuple[Area, ...]:
    """The twelve areas, in the order of their names."""
    return load_reference().area_records


def areas_covered(proposal: Proposal, reference: Reference | None = None) -> tuple[Area, ...]:
    """The areas that a proposal covers, in the order of their names; none where it names CCGs, or nothing.

    An area may be named by its name or by another that it goes by. A name of no area is a fault that a check tells.
    """
    known = reference or load_reference()
    coverage = proposal.coverage
    if coverage is None or coverage.extent not in (ENGLAND, AREAS):
        return ()
    if coverage.extent == ENGLAND:
        return known.area_records
    named = {area.name for area in map(known.area, coverage.areas) if area}
    return tuple(area for area in known.area_records if area.name in named)


def people(areas: tuple[Area, ...], basis: str) -> tuple[int, ...]:
    """The population of each area by one count."""
    return tuple(area.population(basis).people for area in areas)


def populations(areas: tuple[Area, ...], basis: str) -> tuple[Population, ...]:
    """The same with its source, and whether it is verified."""
    return tuple(area.population(basis) for area in areas)
