"""``scn rules test``: whether the tables give the answers that people agreed on."""

from __future__ import annotations

import click

from scn_criteria.cli.options import output_file_option, ruleset_options
from scn_criteria.cli.printing import deliver


@click.command("test")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--engine/--no-engine", default=True, show_default=True, help="Ask the engine too, not only the interpreter.")
@click.option(
    "--require-coverage",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 if the cases exercise less of the rows, or of the comparisons.",
)
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
@ruleset_options
@output_file_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    engine: bool,
    require_coverage: float | None,
    output_format: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
) -> None:
    """Try the tables on cases that people agreed on.

    A path is the folder of a ruleset, or a file of cases. Without one, the cases of the shipped ruleset are tried.
    """
    from scn_criteria.cli.case_files import choose  # noqa: PLC0415 - help needs no rules
    from scn_criteria.cli.case_report import Report, as_json, as_text  # noqa: PLC0415
    from scn_criteria.ruleset.cases import cover, try_cases  # noqa: PLC0415

    chosen = choose(paths, ruleset, parameters, readings)
    trials = try_cases(chosen.cases, chosen.ruleset, chosen.ground.vocabulary, with_engine=engine)
    report = Report(chosen.ruleset, trials, tuple(cover(table, chosen.cases, chosen.ground) for table in chosen.tables))
    deliver(as_json(report) if output_format == "json" else as_text(report), output_file)
    short = require_coverage is not None and report.coverage < require_coverage
    if short:
        click.echo(
            f"error: the cases exercise {report.coverage:.1f} percent, at least {require_coverage:g} are required", err=True
        )
    ctx.exit(int(short or bool(report.failures)))
