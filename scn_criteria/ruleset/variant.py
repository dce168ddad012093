"""A ruleset with some parameters and readings chosen otherwise. Its tables stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from scn_criteria.ruleset.compilation import CompilationError, compile_ruleset
from scn_criteria.ruleset.fingerprint import fingerprint
from scn_criteria.ruleset.model import Parameter, Reading, Ruleset
from scn_criteria.ruleset.vocabulary import Vocabulary

LONGEST_EXPONENT = 60
"""As many digits as a number in a file may have, written out in full."""


class VariantError(ValueError):
    """A parameter or reading that does not exist, or a value outside what the ruleset admits. The text is for users."""


def vary(ruleset: Ruleset, parameters: Mapping[str, str], readings: Mapping[str, str], vocabulary: Vocabulary) -> Ruleset:
    """The ruleset with these parameters (as typed) and readings.

    Raises VariantError when a name is unknown, a value is not admitted, or a table so chosen is too large to fire.
    """
    varied = vary_parameters(ruleset.parameters, parameters)
    chosen = vary_readings(ruleset.readings, readings)
    variant = _differences(ruleset, varied, readings)
    chosen_ruleset = replace(ruleset, parameters=varied, readings=chosen, variant=variant)
    try:
        compile_ruleset(chosen_ruleset, vocabulary)
    except CompilationError as error:
        raise VariantError(f"so chosen, {error}") from error
    return replace(chosen_ruleset, fingerprint=fingerprint(chosen_ruleset, vocabulary))


def vary_parameters(parameters: Mapping[str, Parameter], typed: Mapping[str, str]) -> dict[str, Parameter]:
    """Parameters, some with values as typed. Raises VariantError where one is unknown or a value is not admitted."""
    varied = dict(parameters)
    for name, text in typed.items():
        parameter = varied.get(name)
        if parameter is None:
            raise VariantError(f'unknown parameter "{name}"; the ruleset has {_listed(parameters)}')
        varied[name] = replace(parameter, value=_admitted(parameter, text))
    return varied


def vary_readings(readings: Mapping[str, Reading], typed: Mapping[str, str]) -> dict[str, Reading]:
    """Readings, some chosen as typed. Raises VariantError where one is unknown or has no such choice."""
    chosen = dict(readings)
    for name, choice in typed.items():
        reading = chosen.get(name)
        if reading is None:
            raise VariantError(f'unknown reading "{name}"; the ruleset has {_listed(readings)}')
        if choice not in reading.alternatives:
            raise VariantError(f'unknown choice "{choice}" for reading "{name}"; expected {_listed(reading.alternatives)}')
        chosen[name] = replace(reading, choice=choice)
    return chosen


def _admitted(parameter: Parameter, text: str) -> int | Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > LONGEST_EXPONENT:
        raise VariantError(f'parameter "{parameter.name}" must be a number, found "{text}"')
    if not parameter.low <= value <= parameter.high:
        admitted = f"{parameter.low} to {parameter.high} {parameter.unit}"
        raise VariantError(f'parameter "{parameter.name}" may be {admitted}, found "{text}"')
    return int(value) if value == value.to_integral_value() else value


def _differences(ruleset: Ruleset, parameters: Mapping[str, Parameter], readings: Mapping[str, str]) -> dict[str, str]:
    differs = {
        name: str(parameter.value)
        for name, parameter in sorted(parameters.items())
        if parameter.value != ruleset.parameters[name].value
    }
    return differs | {name: choice for name, choice in sorted(readings.items()) if choice != ruleset.readings[name].choice}


def _listed(names: Mapping[str, object]) -> str:
    return ", ".join(f'"{name}"' for name in sorted(names))
