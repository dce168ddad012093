"""``scn assess``: decide, and print text or JSON."""

from __future__ import annotations

from datetime import date

import click

from scn_criteria.cli.options import (
    date_option,
    output_file_option,
    paths_argument,
    quiet_option,
    verbose_option,
)
from scn_criteria.cli.output import deliver
from scn_criteria.cli.rulesets import load_bench, ruleset_options
from scn_criteria.cli.runs import assess_all
from scn_criteria.decision.findings import assessments_json
from scn_criteria.report.text.assessments import details, overview
from scn_criteria.terms import Outcome


@click.command("assess")
@paths_argument
@ruleset_options
@date_option
@click.option("--require", type=click.Choice([one.value for one in Outcome]), help="Exit 1 unless all come out so.")
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_file_option
@quiet_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    assessed_on: date | None,
    require: str | None,
    output_format: str,
    output_file: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Decide on proposals: files, folders, patterns, or - for standard input.

    One proposal is shown row by row, several as a table.
    """
    bench = load_bench(ruleset, parameters, readings)
    assessed = assess_all(paths, bench, assessed_on, quiet=quiet, verbose=verbose)
    if output_format == "json":
        deliver(assessments_json(assessed.results), output_file)
    elif not assessed.results:
        ctx.exit(assessed.exit_code)
    elif len(assessed.results) == 1 and assessed.assessments:
        deliver(details(assessed.assessments[0]), output_file)
    else:
        deliver(overview(assessed.assessments, assessed.refused, bench.ruleset), output_file)
    reached = all(one.outcome.outcome.value == require for one in assessed.assessments) and not assessed.refused
    ctx.exit(assessed.exit_code or int(require is not None and not reached))
