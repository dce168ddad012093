"""``scn explain``: why a decision came out as it did and what would change it, or what a diagnostic means."""

from __future__ import annotations

import os
import re
from datetime import date

import click

from scn_criteria.cli.options import (
    date_option,
    load_bench,
    output_file_option,
    quiet_option,
    ruleset_options,
    verbose_option,
)
from scn_criteria.cli.printing import deliver

CODE = re.compile(r"scn\d*", re.IGNORECASE)


@click.command("explain")
@click.argument("subjects", nargs=-1, required=True, metavar="PATH|CODE...")
@ruleset_options
@date_option
@click.option("--every-row", is_flag=True, help="Say of every row why it did not match, and show all facts read.")
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_file_option
@quiet_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    subjects: tuple[str, ...],
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    assessed_on: date | None,
    every_row: bool,
    output_format: str,
    output_file: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Say why a proposal came out as it did, why not otherwise, and what would change it.

    Given the code of a diagnostic, such as SCN201, say what it checks and what to do.
    """
    codes = [one for one in subjects if CODE.fullmatch(one) and not os.path.exists(one)]  # noqa: PTH110 - as cli/paths.py
    if codes:
        if len(codes) < len(subjects):
            raise click.UsageError("codes and files cannot be explained together; name one kind at a time")
        _explain_codes(codes, output_format, output_file)
        return
    from scn_criteria.cli.assessing import assess_all  # noqa: PLC0415 - a code is explained without any of it
    from scn_criteria.cli.explanations import explanations  # noqa: PLC0415
    from scn_criteria.decision.explanation import explain  # noqa: PLC0415
    from scn_criteria.decision.explanation.record import to_json  # noqa: PLC0415

    bench = load_bench(ruleset, parameters, readings)
    assessed = assess_all(subjects, bench, assessed_on, quiet=quiet, verbose=verbose)
    explained = [explain(one, bench.space) for one in assessed.assessments]
    if output_format == "json":
        deliver(to_json(explained, assessed.refused), output_file)
    elif explained:
        deliver(explanations(explained, every_row=every_row), output_file)
    ctx.exit(assessed.exit_code)


def _explain_codes(names: list[str], output_format: str, output_file: str | None) -> None:
    from scn_criteria.cli.codes import codes_json, codes_text, find_code  # noqa: PLC0415 - most runs need no codes

    found = [find_code(name) for name in names]
    deliver(codes_json(found) if output_format == "json" else codes_text(found), output_file)
