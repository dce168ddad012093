"""``scn robust``: the robustness of decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import click

from scn_criteria.cli.options import (
    date_option,
    output_file_option,
    paths_argument,
    quiet_option,
    results_format_option,
    verbose_option,
)
from scn_criteria.cli.output import deliver_parts
from scn_criteria.cli.rulesets import load_compiled_ruleset, ruleset_options
from scn_criteria.cli.runs import AssessmentRun
from scn_criteria.decision.sensitivity.robustness import robustness_json, robustness_json_lines
from scn_criteria.report.text.robustness import robustness_text


@click.command("robust")
@paths_argument
@ruleset_options
@date_option
@results_format_option
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
    """Test outcomes against other thresholds and readings: how often each holds, and what breaks it first.

    Counts every combination of readings and parameter values that the ruleset admits, moves each choice alone, and asks what
    a figure at the other end of its interval, or a source that is not verified, would change.
    """
    compiled = load_compiled_ruleset(ruleset, parameters, readings)
    run = AssessmentRun(paths, compiled, assessed_on, quiet=quiet, verbose=verbose, label="Counting")
    writers: dict[str, Callable[[], Iterator[str]]] = {
        "text": lambda: robustness_text(run, compiled.ruleset),
        "json": lambda: robustness_json(run, compiled.ruleset),
        "json-lines": lambda: robustness_json_lines(run, compiled.ruleset),
    }
    deliver_parts(writers[output_format](), output_file)
    ctx.exit(run.exit_code)
