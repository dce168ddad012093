"""``scn explain``: explain a decision, or a diagnostic."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import click

from scn_criteria.cli.options import (
    date_option,
    output_file_option,
    quiet_option,
    results_format_option,
    verbose_option,
)
from scn_criteria.cli.output import deliver_parts
from scn_criteria.cli.rulesets import load_compiled_ruleset, ruleset_options
from scn_criteria.cli.runs import AssessmentRun
from scn_criteria.decision.explanation.json_record import explanations_json, explanations_json_lines
from scn_criteria.lint.diagnostic_pages import code_records, codes_json, codes_text, find_codes, is_code
from scn_criteria.report.text.explanations import explanations
from scn_criteria.serialisation import json_lines

NAME = re.compile(r"[\w-]+")
"""A code or its name, which has no character of a path."""
EVERY_CODE = "SCN"


@click.command("explain")
@click.argument("subjects", nargs=-1, metavar="PATH|CODE...")
@ruleset_options
@date_option
@click.option("--all", "all_codes", is_flag=True, help="Explain every code instead.")
@click.option("--every-row", is_flag=True, help="Say of every row why it did not match, and show all facts read.")
@results_format_option
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
    all_codes: bool,
    every_row: bool,
    output_format: str,
    output_file: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Say why a proposal came out as it did, why not otherwise, and what would change it.

    Given the code of a diagnostic, such as SCN201, its name or the beginning of several codes, such as SCN2, say what it
    checks, why it matters and what to do, with an example.
    """
    codes = _codes(subjects, all_codes=all_codes)
    if codes:
        _explain_codes(codes, output_format, output_file)
        return

    compiled = load_compiled_ruleset(ruleset, parameters, readings)
    run = AssessmentRun(subjects, compiled, assessed_on, quiet=quiet, verbose=verbose)
    writers: dict[str, Callable[[], Iterator[str]]] = {
        "text": lambda: explanations(run, every_row=every_row),
        "json": lambda: explanations_json(run),
        "json-lines": lambda: explanations_json_lines(run),
    }
    deliver_parts(writers[output_format](), output_file)
    ctx.exit(run.exit_code)


def _codes(subjects: tuple[str, ...], *, all_codes: bool) -> list[str]:
    """The codes among what the user named; none where files are to be explained. Raises UsageError where both are."""
    if all_codes == bool(subjects):
        raise click.UsageError("name what to explain: files, codes, or all codes with --all, and one kind at a time")
    if all_codes:
        return [EVERY_CODE]
    codes = [one for one in subjects if _means_code(one)]
    if codes and len(codes) < len(subjects):
        raise click.UsageError("codes and files cannot be explained together; name one kind at a time")
    return codes


def _means_code(subject: str) -> bool:
    """Whether a code is meant. The name of an existing file or folder is meant as such."""
    if not NAME.fullmatch(subject) or os.path.exists(subject):  # noqa: PTH110 - as cli/paths.py
        return False

    return is_code(subject)


def _explain_codes(names: list[str], output_format: str, output_file: str | None) -> None:
    found = find_codes(names)
    writers: dict[str, Callable[[], Iterable[str]]] = {
        "text": lambda: [codes_text(found)],
        "json": lambda: [codes_json(found)],
        "json-lines": lambda: json_lines(code_records(found)),
    }
    deliver_parts(writers[output_format](), output_file)
