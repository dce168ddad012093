"""What is chosen for plans: some names are of the ruleset, others of what plans are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import click

from scn_criteria.cli.options import Pairs, chosen_ruleset, typed_pairs, varied
from scn_criteria.decision import Bench
from scn_criteria.document import suggest
from scn_criteria.establishment.choosing import choose
from scn_criteria.establishment.examination import shipped_provisions
from scn_criteria.establishment.provisions import Provisions
from scn_criteria.ruleset import VariantError


@dataclass(frozen=True, slots=True)
class Chosen:
    """What judges proposals, and what plans are made from."""

    bench: Bench
    provisions: Provisions


def chosen_for_plans(folder: str | None, parameters: Pairs, readings: Pairs) -> Chosen:
    """The ruleset and the provisions as chosen. Raises UsageError where nothing has a name, or a value is not admitted."""
    ruleset, shipped = chosen_ruleset(folder, (), ()), shipped_provisions()
    _known(parameters, "--set", "parameter", (*shipped.parameters, *ruleset.parameters))
    _known(readings, "--reading", "reading", (*shipped.readings, *ruleset.readings))
    own_parameters, own_readings = _of(parameters, shipped.parameters), _of(readings, shipped.readings)
    try:
        provisions = choose(shipped, typed_pairs(own_parameters, "--set"), typed_pairs(own_readings, "--reading"))
    except VariantError as error:
        raise click.UsageError(str(error)) from error
    rest = _without(parameters, own_parameters), _without(readings, own_readings)
    return Chosen(Bench.of(varied(ruleset, *rest)), provisions)


def _known(pairs: Pairs, option: str, what: str, names: tuple[str, ...]) -> None:
    for name in typed_pairs(pairs, option):
        if name not in names:
            near = suggest(name, names)
            hint = f'; did you mean "{near}"?' if near else ""
            expected = ", ".join(f'"{one}"' for one in names)
            raise click.UsageError(f'unknown {what} "{name}", expected one of {expected}{hint}')


def _of(pairs: Pairs, names: Iterable[str]) -> Pairs:
    known = set(names)
    return tuple(pair for pair in pairs if pair.partition("=")[0] in known)


def _without(pairs: Pairs, taken: Pairs) -> Pairs:
    return tuple(pair for pair in pairs if pair not in taken)
