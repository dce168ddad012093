"""``scn report``: write decision reports in HTML."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from scn_criteria.cli.assessing import Assessed, assess_all
from scn_criteria.cli.options import (
    date_option,
    load_bench,
    paths_argument,
    quiet_option,
    ruleset_options,
    verbose_option,
)
from scn_criteria.cli.printing import write_all
from scn_criteria.cli.progress import watched
from scn_criteria.decision import Assessment
from scn_criteria.report import render_index, render_report

INDEX = "index.html"


@click.command("report")
@paths_argument
@click.option("--output-dir", "-o", metavar="DIR", default="reports", show_default=True, help="Where to write.")
@ruleset_options
@date_option
@quiet_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    output_dir: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    assessed_on: date | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write <id>.html for each proposal, and index.html over all of them."""
    bench = load_bench(ruleset, parameters, readings)
    assessed = assess_all(paths, bench, assessed_on, quiet=quiet, verbose=verbose)
    if not assessed.assessments and not assessed.refused:
        ctx.exit(assessed.exit_code)
    folder = _folder(output_dir)
    written, repeated = _pages(assessed, folder, quiet=quiet)
    write_all(written)
    for path in repeated:
        click.echo(f'error: no report for "{path}": another proposal has the same id', err=True)
        click.echo("help: give every proposal an id of its own", err=True)
    number = len(written) - 1
    click.echo(f"{number} {'report' if number == 1 else 'reports'} and an index written to {folder / INDEX}")
    ctx.exit(assessed.exit_code or int(bool(repeated)))


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "there is a file of that name" if folder.exists() else (error.strerror or str(error)).lower()
        raise click.ClickException(f'cannot make the folder "{name}": {reason}') from error
    return folder


def _pages(assessed: Assessed, folder: Path, *, quiet: bool) -> tuple[dict[Path, str], list[str]]:
    """All pages by path, and the proposals that got none because their id is taken."""
    first: dict[str, Assessment] = {}
    for one in assessed.assessments:
        first.setdefault(one.proposal.id, one)
    repeated = [one.origin.path for one in assessed.assessments if first[one.proposal.id] is not one]
    pages = {
        folder / f"{name}.html": render_report(one) for name, one in watched(list(first.items()), "Writing", quiet=quiet)
    }
    pages[folder / INDEX] = render_index(tuple(first.values()), assessed.refused)
    return pages, repeated
