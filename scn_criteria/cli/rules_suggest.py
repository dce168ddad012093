"""``scn rules suggest``: the fewest questions that people should answer, so that no rule can change unnoticed."""

from __future__ import annotations

import click

from scn_criteria.cli.options import output_file_option, ruleset_options
from scn_criteria.cli.printing import deliver


@click.command("suggest")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--from-nothing", is_flag=True, help="As if there were no case yet.")
@click.option("--output-format", "-f", type=click.Choice(["text", "yaml", "json"]), default="text", show_default=True)
@ruleset_options
@output_file_option
def command(
    paths: tuple[str, ...],
    from_nothing: bool,
    output_format: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
) -> None:
    """Propose the fewest cases that would notice every change that none notices yet.

    A path is the folder of a ruleset, or a file of cases; then only the tables that it asks are looked at.
    """
    from scn_criteria.cli.case_files import choose  # noqa: PLC0415 - help needs no rules
    from scn_criteria.cli.question_report import FORMATS, asked_of  # noqa: PLC0415
    from scn_criteria.ruleset.mutation import survey  # noqa: PLC0415

    chosen = choose(paths, ruleset, parameters, readings, needed=False)
    known = () if from_nothing else chosen.cases
    surveys = [survey(table, known, chosen.ground) for table in chosen.tables]
    asked = [one for one in (asked_of(chosen, each) for each in surveys) if one.questions]
    deliver(FORMATS[output_format](chosen.ruleset, asked), output_file)
