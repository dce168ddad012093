"""Which area somebody may have meant by a name of none."""

from __future__ import annotations

from scn_criteria.document import suggest
from scn_criteria.proposal.reference import Reference, normalise

POINTS = ("north", "south", "east", "west")


def nearest_area(reference: Reference, name: str) -> str | None:
    """The area whose name is most like this one, if one is like it at all."""
    known = {normalise(area): area for area in reference.areas}
    typed = normalise(name)
    near = suggest(typed, known)
    return known[near] if near and _points(near) == _points(typed) else None


def _points(name: str) -> frozenset[str]:
    """The points of the compass in a name: where they differ, so do the areas, however alike the names are."""
    return frozenset(point for point in POINTS if point in name)
