"""``scn rules show``, ``list`` and ``coverage``: a ruleset in words, its contents, and its coverage of the source."""

from __future__ import annotations

from pathlib import Path

import click

from scn_criteria.cli.coverage import coverage_of
from scn_criteria.cli.options import output_file_option, text_or_json_option
from scn_criteria.cli.output import deliver, print_diagnostics, say
from scn_criteria.cli.rulesets import chosen_ruleset, ruleset_options
from scn_criteria.decision.source_items import ItemStatus as Standing
from scn_criteria.diagnostics import has_error
from scn_criteria.document.fixes import suggest
from scn_criteria.report.text.rulesets import (
    as_json,
    as_text,
    facts_listed,
    parameter_shown,
    reading_shown,
    row_shown,
    ruleset_listed,
    table_shown,
)
from scn_criteria.wording import did_you_mean, listed

# ``scn rules show``


@click.command("show")
@click.argument("name")
@ruleset_options
@output_file_option
def show_command(
    name: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
) -> None:
    """Show a table (C1, REC), a row (C1-R1), a parameter or a reading in words, with its source."""
    chosen = chosen_ruleset(ruleset, parameters, readings, None)
    rows = {row.id: (table, row) for table in chosen.tables.values() for row in table.rows}
    if name in chosen.tables:
        text = table_shown(chosen, chosen.tables[name])
    elif name in rows:
        text = row_shown(chosen, *rows[name])
    elif name.removeprefix("$") in chosen.parameters:
        text = parameter_shown(chosen.parameters[name.removeprefix("$")])
    elif name in chosen.readings:
        text = reading_shown(chosen.readings[name])
    else:
        known = [*chosen.tables, *rows, *chosen.parameters, *chosen.readings]
        near = suggest(name, known)
        hint = did_you_mean(near, "; `scn rules list` lists what there is")
        raise click.UsageError(f'nothing in this ruleset is called "{name}"{hint}')
    deliver(text, output_file)


# ``scn rules list``


@click.command("list")
@click.option("--facts", is_flag=True, help="List the facts that rules may read instead.")
@ruleset_options
@output_file_option
def list_command(
    facts: bool,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
) -> None:
    """List the tables with their rows, and the parameters and readings."""
    chosen = chosen_ruleset(ruleset, parameters, readings, None)
    deliver(facts_listed(chosen) if facts else ruleset_listed(chosen), output_file)


# ``scn rules coverage``

STANDINGS = tuple(standing.value for standing in Standing)


@click.command("coverage")
@click.argument("path", required=False, metavar="[PATH]")
@click.option("--only", type=click.Choice(STANDINGS), help="List only the items that stand so.")
@click.option("--docs", metavar="FOLDER", help="Count the marks in the pages of this folder too.")
@click.option("--require", is_flag=True, help="Exit with 1 if an item is open, or only cited and not waived.")
@text_or_json_option
@output_file_option
@click.pass_context
def coverage_command(
    ctx: click.Context,
    path: str | None,
    only: str | None,
    docs: str | None,
    require: bool,
    output_format: str,
    output_file: str | None,
) -> None:
    """Say for each item that the documents contain what acts on it, what says it and what only cites it.

    An item on which nothing rests is waived, and it is said why, or open.

    PATH is the folder of a ruleset with a list of items, sources.yaml; without it, the shipped one.
    """
    if docs and not Path(docs).is_dir():
        raise click.UsageError(f'--docs names "{docs}", which is no folder; expected a folder of pages in Markdown')
    ruleset = chosen_ruleset(path, (), (), None)
    coverage = coverage_of(ruleset, path, Path(docs) if docs else None)
    if coverage is None:
        raise click.ClickException(f'the ruleset "{ruleset.id}" has no list of items; expected a file "sources.yaml" in it')
    print_diagnostics(coverage.diagnostics, remarks=False, err=True)
    chosen = Standing(only) if only else None
    deliver((as_json if output_format == "json" else as_text)(ruleset, coverage, chosen), output_file)
    unsettled = [one.item.number for one in coverage.items if one.unsettled] if require else []
    open_items = len(unsettled)
    if open_items:
        several = "item is" if open_items == 1 else "items are"
        advice = "encode each, or say under `waived` why not"
        say(f"error: {open_items} {several} open or only cited ({listed(unsettled)}), expected none: {advice}", err=True)
    ctx.exit(int(bool(open_items) or has_error(coverage.diagnostics)))
