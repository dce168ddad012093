"""``scn rules show``: a part of a ruleset in words."""

from __future__ import annotations

import click

from scn_criteria.cli.options import chosen_ruleset, output_file_option, ruleset_options
from scn_criteria.cli.printing import deliver
from scn_criteria.cli.rulebook import parameter_shown, reading_shown, row_shown, table_shown
from scn_criteria.document import suggest


@click.command("show")
@click.argument("name")
@ruleset_options
@output_file_option
def command(
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
        hint = f'; did you mean "{near}"?' if near else "; `scn rules list` lists what there is"
        raise click.UsageError(f'nothing in this ruleset is called "{name}"{hint}')
    deliver(text, output_file)
