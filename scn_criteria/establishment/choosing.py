"""Provisions with some parameters and readings chosen otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scn_criteria.establishment.provisions import Provisions
from scn_criteria.ruleset.variant import VariantError, vary_parameters, vary_readings

COUNTED = ("number_of_areas",)
"""Parameters of which there is no part."""


def choose(provisions: Provisions, parameters: Mapping[str, str], readings: Mapping[str, str]) -> Provisions:
    """The provisions with these parameters, as typed, and readings. Raises VariantError where one is not admitted."""
    varied = vary_parameters(provisions.parameters, parameters)
    for name in COUNTED:
        if varied[name].value % 1:
            raise VariantError(f'parameter "{name}" must be a whole number, found "{parameters[name]}"')
    chosen = vary_readings(provisions.readings, readings)
    variant = {name: str(one.value) for name, one in varied.items() if one.value != provisions.parameters[name].value}
    variant |= {name: one.choice for name, one in chosen.items() if one.choice != provisions.readings[name].choice}
    return replace(provisions, parameters=varied, readings=chosen, variant=dict(sorted(variant.items())))
