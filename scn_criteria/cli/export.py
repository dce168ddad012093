"""``scn export``: tables for other engines."""

from __future__ import annotations

import click

from scn_criteria.cli.options import chosen_ruleset, output_file_option, ruleset_options
from scn_criteria.cli.printing import deliver
from scn_criteria.ruleset.dmn import DEFAULT_VERSION, NAMESPACES, DmnError, export_table


@click.group("export")
def command() -> None:
    """Export tables for other engines."""


@command.command("dmn")
@click.option("--table", "table_id", default="REC", show_default=True, metavar="ID", help="The table, such as REC or C1.")
@click.option(
    "--dmn",
    "version",
    type=click.Choice(list(NAMESPACES)),
    default=DEFAULT_VERSION,
    show_default=True,
    help="The version of DMN.",
)
@ruleset_options
@output_file_option
def dmn(
    table_id: str,
    version: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
) -> None:
    """Print a decision table as DMN, ready to run in an engine of your choice."""
    from scn_criteria.decision.vocabulary import vocabulary  # noqa: PLC0415

    chosen = chosen_ruleset(ruleset, parameters, readings)
    if table_id not in chosen.tables:
        raise click.UsageError(f'no table "{table_id}" in this ruleset; expected one of {", ".join(chosen.tables)}')
    try:
        text = export_table(chosen.tables[table_id], chosen, vocabulary(), version)
    except DmnError as error:
        raise click.ClickException(str(error)) from error
    deliver(text, output_file)
