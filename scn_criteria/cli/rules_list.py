"""``scn rules list``: what a ruleset holds."""

from __future__ import annotations

import click

from scn_criteria.cli.options import chosen_ruleset, output_file_option, ruleset_options
from scn_criteria.cli.printing import deliver
from scn_criteria.cli.rulebook import facts_listed, ruleset_listed


@click.command("list")
@click.option("--facts", is_flag=True, help="List the facts that rules may read instead.")
@ruleset_options
@output_file_option
def command(
    facts: bool,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
) -> None:
    """List the tables with their rows, and the parameters and readings."""
    chosen = chosen_ruleset(ruleset, parameters, readings, None)
    deliver(facts_listed(chosen) if facts else ruleset_listed(chosen), output_file)
