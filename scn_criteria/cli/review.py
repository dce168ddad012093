"""``scn review``: how running networks do."""

from __future__ import annotations

from pathlib import Path

import click

from scn_criteria.cli.options import output_file_option, paths_argument, quiet_option, text_or_json_option, verbose_option
from scn_criteria.cli.output import deliver, say
from scn_criteria.cli.reviews import Reviewed, load_compiled_review_ruleset, review_all
from scn_criteria.cli.rulesets import options_of_rulesets
from scn_criteria.establishment.review.findings import reviews_json
from scn_criteria.establishment.review.terms import ReviewOutcome
from scn_criteria.files import make_folder, write_all
from scn_criteria.report.text.reviews import reviews_text
from scn_criteria.safe_text import free_name, visible
from scn_criteria.wording import counted


@click.command("review")
@paths_argument
@options_of_rulesets("failures_to_improve=2", "measures=all")
@click.option(
    "--require", type=click.Choice([one.value for one in ReviewOutcome]), help="Exit 1 unless every file gets this outcome."
)
@click.option("--output-dir", "-d", metavar="FOLDER", help="Write a page for each return into this folder too.")
@text_or_json_option
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
    require: str | None,
    output_dir: str | None,
    output_format: str,
    output_file: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Review the yearly returns of running networks: files, folders, patterns, or - for standard input.

    What is recommended is to continue, to improve or to conclude; where something is missing that may change the answer, it
    is deferred. One return is shown in full, several as a table. A return with an error is not reviewed.
    """
    compiled = load_compiled_review_ruleset(ruleset, parameters, readings)
    reviewed = review_all(paths, compiled, quiet=quiet, verbose=verbose)
    if output_dir:
        _write_pages(reviewed, Path(output_dir), quiet=quiet)
    if output_format == "json":
        deliver(reviews_json(reviewed.results), output_file)
    elif reviewed.results:
        deliver(reviews_text(reviewed.reviews, reviewed.refused, compiled.ruleset), output_file)
    reached = all(one.outcome.outcome.value == require for one in reviewed.reviews) and not reviewed.refused
    ctx.exit(reviewed.exit_code or int(require is not None and not reached))


def _write_pages(reviewed: Reviewed, folder: Path, *, quiet: bool) -> None:
    """Write the page of each review into a folder, which is made if it is not there."""
    from scn_criteria.report.review_page import render_review  # noqa: PLC0415 - text needs no templates

    make_folder(folder)
    pages: dict[Path, str | bytes] = {
        folder / f"{free_name(one.report.id)}.html": render_review(one) for one in reviewed.reviews
    }
    write_all(pages)
    if not quiet:
        say(f"{counted(len(pages), 'page')} written to {visible(str(folder))}", err=True)
