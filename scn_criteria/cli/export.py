"""``scn export``: decision tables and their cases for other engines."""

from __future__ import annotations

from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.options import output_file_option
from scn_criteria.cli.output import deliver
from scn_criteria.cli.rulesets import chosen_ruleset, ruleset_options
from scn_criteria.decision.outcome import space_of
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.ruleset.cases import case_files, load_cases
from scn_criteria.ruleset.dmn import DEFAULT_VERSION, NAMESPACES, DmnError, export_cases, export_table
from scn_criteria.ruleset.dmn_graph import export_graph
from scn_criteria.ruleset.model import DECISION, DecisionTable, Rules

table_option = click.option(
    "--table", "table_id", default="REC", show_default=True, metavar="ID", help="The table, such as REC or C1."
)


@click.group("export")
def command() -> None:
    """Export tables and their cases for other engines."""


@command.command("dmn")
@table_option
@click.option("--graph", is_flag=True, help="All tables as one graph of decisions, from the facts to the outcome.")
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
    graph: bool,
    version: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
) -> None:
    """Print a decision table, or all of them, as DMN, ready to run in an engine of your choice."""
    chosen = chosen_ruleset(ruleset, parameters, readings, None)
    try:
        if graph:
            text = _graph(chosen, version)
        else:
            text = export_table(_table(chosen, table_id), chosen, words_of(chosen), version)
    except DmnError as error:
        raise click.ClickException(str(error)) from error
    deliver(text, output_file)


@command.command("tck")
@table_option
@click.option("--ruleset", metavar="FOLDER", help="Another ruleset than the shipped one.")
@output_file_option
def tck(table_id: str, ruleset: str | None, output_file: str | None) -> None:
    """Print the cases of a table as tests that come with its DMN file, in the format of the DMN TCK.

    Cases that state a reading or a parameter of their own are left out: they are about another model.
    """
    chosen = chosen_ruleset(ruleset, (), (), None)
    table = _table(chosen, table_id)
    folder = Path(ruleset) if ruleset else resources.ruleset_folder()
    loaded = load_cases(case_files(folder, str(folder)), chosen, words_of(chosen))
    deliver(export_cases(table, loaded.cases, chosen, words_of(chosen), f"{table.id}.dmn"), output_file)


def _graph(ruleset: Rules, version: str) -> str:
    if ruleset.programme != DECISION:
        raise click.UsageError("only rules of decisions make one graph: a review goes through its aims one by one")
    return export_graph(ruleset, space_of(ruleset), words_of(ruleset), version)


def _table(ruleset: Rules, table_id: str) -> DecisionTable:
    if table_id not in ruleset.tables:
        raise click.UsageError(f'no table "{table_id}" in this ruleset; expected one of {", ".join(ruleset.tables)}')
    return ruleset.tables[table_id]
