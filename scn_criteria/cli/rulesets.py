"""The ruleset that the options of a command choose: loaded, varied and compiled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from scn_criteria import resources
from scn_criteria.api import Ruleset
from scn_criteria.cli.options import CommandT
from scn_criteria.cli.output import print_diagnostics, refusal
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.diagnostics import Diagnostic, InvalidFileError
from scn_criteria.establishment.vocabularies import vocabulary_for
from scn_criteria.ruleset.engine import EngineChoice
from scn_criteria.ruleset.loader import VariantError, load_ruleset, vary

ENGINE_KEY = "scn_criteria.engine"


def _keep_engine(ctx: click.Context, _parameter: click.Parameter, value: str) -> None:
    ctx.meta[ENGINE_KEY] = EngineChoice(value)


engine_option = click.option(
    "--engine",
    type=click.Choice([choice.value for choice in EngineChoice]),
    default=EngineChoice.AUTO.value,
    callback=_keep_engine,
    expose_value=False,
    help="What fires the rules. auto: durable_rules where it is installed, else the interpreter.",
)


def chosen_engine() -> EngineChoice:
    """The engine that the running command was given."""
    ctx = click.get_current_context(silent=True)
    choice: EngineChoice = ctx.meta.get(ENGINE_KEY, EngineChoice.AUTO) if ctx else EngineChoice.AUTO
    return choice


def options_of_rulesets(threshold: str, reading: str) -> Callable[[CommandT], CommandT]:
    """The options that choose a ruleset and a variant of it; the help shows an example of a threshold and of a reading."""

    def with_options(command: CommandT) -> CommandT:
        options = (
            click.option("--ruleset", metavar="FOLDER", help="Another ruleset than the shipped one."),
            click.option(*SET, multiple=True, metavar="NAME=VALUE", help=f"Use another threshold: {threshold}."),
            click.option(*READING, multiple=True, metavar="NAME=CHOICE", help=f"Use another reading: {reading}."),
            engine_option,
        )
        for option in reversed(options):
            command = option(command)
        return command

    return with_options


SET, READING = ("--set", "parameters"), ("--reading", "readings")
THRESHOLD, OTHER_READING = "material_gap=15", "situations=both"
"""Examples of settings of the shipped rules."""

ruleset_options = options_of_rulesets(THRESHOLD, OTHER_READING)


Pairs = tuple[str, ...]

DECISION = "decision"
"""The programme of most commands: deciding on proposals."""
COMMANDS_FOR = {DECISION: "assess", "review": "review"}
"""The command that evaluates a ruleset of each programme."""


def load_compiled_ruleset(ruleset: str | None, parameters: Pairs, readings: Pairs) -> CompiledRuleset:
    """The chosen ruleset, compiled.

    A bad ruleset or variant ends the command: a decision under rules that nobody meant is worse than none.
    """
    try:
        return Ruleset.load(
            ruleset,
            parameters=typed_pairs(parameters, "--set"),
            readings=typed_pairs(readings, "--reading"),
            engine=chosen_engine().value,
        ).compiled
    except VariantError as error:
        raise click.UsageError(str(error)) from error
    except InvalidFileError as error:
        raise unusable(error.path, error.diagnostics) from error


def chosen_ruleset(
    ruleset: str | None,
    parameters: Pairs,
    readings: Pairs,
    programme: str | None = DECISION,
    default: str = resources.DEFAULT_RULESET,
) -> Any:
    """The chosen ruleset, as varied. Raises ClickException where there is none to be used.

    It must be for one programme, unless the command takes any.
    """
    folder = Path(ruleset) if ruleset else resources.ruleset_folder(default)
    loaded = load_ruleset(folder, ruleset or f"rules/{default}", vocabulary_for)
    if loaded.ruleset is None:
        raise unusable(str(folder), loaded.diagnostics)
    found = loaded.ruleset.programme
    if programme is not None and found != programme:
        message = f'the ruleset "{folder.name}" is for the programme "{found}", expected one for "{programme}"'
        raise refusal(f"{message}: run `scn {COMMANDS_FOR[found]}` with it instead")
    return varied(loaded.ruleset, parameters, readings)


def unusable(folder: str, diagnostics: tuple[Diagnostic, ...]) -> click.ClickException:
    """The exception for a ruleset that cannot be used, once its faults are printed."""
    print_diagnostics(diagnostics, remarks=False, err=True)
    return refusal(f'the ruleset "{Path(folder).name}" cannot be used')


def varied(ruleset: Any, parameters: Pairs, readings: Pairs) -> Any:
    """A ruleset with parameters and readings as the user chose them."""
    chosen = typed_pairs(parameters, "--set"), typed_pairs(readings, "--reading")
    if not any(chosen):
        return ruleset
    try:
        return vary(ruleset, *chosen, words_of(ruleset))
    except VariantError as error:
        raise click.UsageError(str(error)) from error


def typed_pairs(pairs: Pairs, option: str) -> dict[str, str]:
    """Names and values, as typed with an option. Raises UsageError where one is no such pair."""
    split = [pair.partition("=") for pair in pairs]
    for pair, (name, sign, value) in zip(pairs, split, strict=True):
        if not (name and sign and value):
            raise click.UsageError(f'{option} takes NAME=VALUE, found "{pair}"')
    return {name: value for name, _, value in split}
