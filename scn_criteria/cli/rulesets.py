"""The ruleset that the options of a command choose: loaded, varied, compiled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from scn_criteria import resources
from scn_criteria.cli.output import print_diagnostics
from scn_criteria.decision.assessment import compiled_ruleset
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.establishment.ruleset_kinds import vocabulary_for
from scn_criteria.ruleset.loader import VariantError, load_ruleset, vary

Pairs = tuple[str, ...]

DECISION = "decision"
"""The programme of most commands: deciding on proposals."""
COMMANDS_FOR = {DECISION: "assess", "review": "review"}
"""What judges by a ruleset of each programme."""


def load_bench(ruleset: str | None, parameters: Pairs, readings: Pairs) -> Any:
    """The bench of the chosen ruleset.

    A bad ruleset or variant ends the command: a decision under rules that nobody meant is worse than none.
    """
    return compiled_ruleset(chosen_ruleset(ruleset, parameters, readings))


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
        print_diagnostics(loaded.diagnostics, remarks=False, err=True)
        raise click.ClickException(f'the ruleset "{folder.name}" cannot be used')
    found = loaded.ruleset.programme
    if programme is not None and found != programme:
        message = f'the ruleset "{folder.name}" is for the programme "{found}", expected one for "{programme}"'
        raise click.ClickException(f"{message}: run `scn {COMMANDS_FOR[found]}` with it instead")
    return varied(loaded.ruleset, parameters, readings)


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
