"""``scn robust``: how firm decisions are."""

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
from scn_criteria.cli.output import deliver, watched
from scn_criteria.cli.rulesets import load_bench, ruleset_options
from scn_criteria.cli.runs import assess_all
from scn_criteria.decision.sensitivity.robustness import robustness, robustness_json
from scn_criteria.report.text.assessments import firmness_text


@click.command("robust")
@paths_argument
@ruleset_options
@date_option
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
    output_format: str,
    output_file: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Say how firm each outcome is: in what share of all admissible choices it holds, and what breaks it first.

    Counts every combination of readings and parameter values that the ruleset admits, moves each choice alone, and asks what
    a figure at the other end of its interval, or a source that is not verified, would change.
    """
    bench = load_bench(ruleset, parameters, readings)
    assessed = assess_all(paths, bench, assessed_on, quiet=quiet, verbose=verbose)
    found = [(one, robustness(one)) for one in watched(assessed.assessments, "Counting", quiet=quiet)]
    if output_format == "json":
        deliver(robustness_json(bench.ruleset, found, assessed.refused), output_file)
    elif found:
        deliver(firmness_text(found), output_file)
    ctx.exit(assessed.exit_code)
