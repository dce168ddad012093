"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from scn_criteria import resources
from scn_criteria.cli.printing import print_diagnostics

CommandT = TypeVar("CommandT", bound=Callable[..., Any])
Pairs = tuple[str, ...]

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
output_file_option = click.option("--output-file", "-o", metavar="FILE", help="Write to this file instead.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print results only.")
verbose_option = click.option("--verbose", "-v", is_flag=True, help="Print remarks too.")


def day(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """The day that a text names."""
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.BadParameter(f'found "{value}", expected a day as year-month-day, such as 2012-11-30') from error


date_option = click.option(
    "--assessed-on",
    callback=day,
    metavar="DATE",
    help="The assessment date, as year-month-day. Without it, the day of submission.",
)


def ruleset_options(command: CommandT) -> CommandT:
    """The options that choose a ruleset and a variant of it."""
    options = (
        click.option("--ruleset", metavar="FOLDER", help="Another ruleset than the shipped one."),
        click.option("--set", "parameters", multiple=True, metavar="NAME=VALUE", help="Set a parameter otherwise."),
        click.option("--reading", "readings", multiple=True, metavar="NAME=CHOICE", help="Choose a reading otherwise."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def load_bench(ruleset: str | None, parameters: Pairs, readings: Pairs) -> Any:
    """The bench of the chosen ruleset.

    A bad ruleset or variant ends the command: a decision under rules that nobody meant is worse than none.
    """
    from scn_criteria.decision import Bench  # noqa: PLC0415 - only some commands need the engine

    return Bench.of(chosen_ruleset(ruleset, parameters, readings))


def chosen_ruleset(ruleset: str | None, parameters: Pairs, readings: Pairs) -> Any:
    """The chosen ruleset, as varied. Raises ClickException where there is none to be used."""
    from pathlib import Path  # noqa: PLC0415 - it takes a while to import, and checking proposals needs none of it

    from scn_criteria.decision.vocabulary import vocabulary  # noqa: PLC0415
    from scn_criteria.ruleset import load_ruleset  # noqa: PLC0415

    folder = Path(ruleset) if ruleset else resources.ruleset_folder()
    loaded = load_ruleset(folder, ruleset or f"rules/{resources.DEFAULT_RULESET}", vocabulary())
    if loaded.ruleset is None:
        print_diagnostics(loaded.diagnostics, remarks=False, err=True)
        raise click.ClickException(f'the ruleset "{folder.name}" cannot be used')
    return varied(loaded.ruleset, parameters, readings)


def varied(ruleset: Any, parameters: Pairs, readings: Pairs) -> Any:
    """A ruleset with parameters and readings as the user chose them."""
    from scn_criteria.decision.vocabulary import vocabulary  # noqa: PLC0415
    from scn_criteria.ruleset import VariantError, vary  # noqa: PLC0415

    chosen = _pairs(parameters, "--set"), _pairs(readings, "--reading")
    if not any(chosen):
        return ruleset
    try:
        return vary(ruleset, *chosen, vocabulary())
    except VariantError as error:
        raise click.UsageError(str(error)) from error


def _pairs(pairs: Pairs, option: str) -> dict[str, str]:
    split = [pair.partition("=") for pair in pairs]
    for pair, (name, sign, value) in zip(pairs, split, strict=True):
        if not (name and sign and value):
            raise click.UsageError(f'{option} takes NAME=VALUE, found "{pair}"')
    return {name: value for name, _, value in split}


AssessedOn = date | None
