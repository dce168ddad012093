"""The areas that a plan is asked for, by any name that they go by."""

from __future__ import annotations

import click

from scn_criteria.proposal.areas import Area
from scn_criteria.proposal.nearness import nearest_area
from scn_criteria.proposal.reference import load_reference

area_option = click.option(
    "--area", "areas", metavar="NAME", multiple=True, help="Show only this area. Can be given several times."
)


def named_areas(names: tuple[str, ...]) -> tuple[Area, ...]:
    """The areas of these names, each once. Raises UsageError where a name is none of an area."""
    return tuple(dict.fromkeys(map(_named, names)))


def _named(name: str) -> Area:
    reference = load_reference()
    area = reference.area(name)
    if area is None:
        near = nearest_area(reference, name)
        hint = f'; did you mean "{near}"?' if near else ""
        expected = ", ".join(f'"{one}"' for one in reference.areas)
        raise click.UsageError(f'unknown area "{name}", expected one of {expected}{hint}')
    return area
