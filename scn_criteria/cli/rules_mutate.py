"""``scn rules mutate``: whether the cases would notice if a rule were changed."""

from __future__ import annotations

import click

from scn_criteria.cli.options import output_file_option, ruleset_options, verbose_option
from scn_criteria.cli.printing import deliver
from scn_criteria.cli.progress import watched


@click.command("mutate")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
@ruleset_options
@output_file_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    output_format: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
    verbose: bool,
) -> None:
    """Make every single change to the tables, and say which of them no case would notice.

    A path is the folder of a ruleset, or a file of cases; then only the tables that it asks are changed.
    """
    from scn_criteria.cli.case_files import choose  # noqa: PLC0415 - help needs no rules
    from scn_criteria.cli.mutation_report import as_json, as_text  # noqa: PLC0415
    from scn_criteria.ruleset.mutation import survey  # noqa: PLC0415

    chosen = choose(paths, ruleset, parameters, readings)
    tables = watched(chosen.tables, "Changing", quiet=False)
    surveys = [survey(table, chosen.cases, chosen.ground) for table in tables]
    deliver(as_json(chosen, surveys) if output_format == "json" else as_text(chosen, surveys, verbose=verbose), output_file)
    ctx.exit(int(any(one.survivors for one in surveys)))
