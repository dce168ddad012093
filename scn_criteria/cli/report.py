"""``scn report``: write decision reports, as pages or in other formats."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from scn_criteria.cli.assessing import Assessed, assess_all
from scn_criteria.cli.opening_places import places_opened, reviews_option
from scn_criteria.cli.options import (
    date_option,
    load_bench,
    paths_argument,
    quiet_option,
    ruleset_options,
    verbose_option,
)
from scn_criteria.cli.progress import watched
from scn_criteria.cli.report_files import FORMATS, HTML, RECORD, Files, Wanted, report_files, wanted
from scn_criteria.cli.sign_offs import records_to_keep, sign_offs_beside
from scn_criteria.cli.source_items import coverage_of
from scn_criteria.cli.writing import write_all
from scn_criteria.decision import Assessment
from scn_criteria.decision.coverage import SourceCoverage
from scn_criteria.establishment.review.openings import Openings
from scn_criteria.report import INDEX, RULES, SOURCES, portfolio_pages, render_rules, render_sources, report_page
from scn_criteria.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class Book:
    """What pages over all are made from: a ruleset, how the items of its source stand, and the places that open."""

    ruleset: Ruleset
    coverage: SourceCoverage | None
    openings: Openings | None = None


@click.command("report")
@paths_argument
@click.option("--output-dir", "-o", metavar="DIR", default="reports", show_default=True, help="Where to write.")
@click.option(
    "--format",
    "-f",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=(HTML,),
    show_default=True,
    help="What to write for each proposal. Can be given several times.",
)
@click.option("--organisation", metavar="NAME", help="Who issues the pages, for their header.")
@click.option("--logo", metavar="FILE", help="A logo for the header that you may use: a small PNG or plain SVG.")
@reviews_option
@click.option("--open", "open_it", is_flag=True, help="Open the index in a browser.")
@ruleset_options
@date_option
@quiet_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    output_dir: str,
    formats: tuple[str, ...],
    organisation: str | None,
    logo: str | None,
    reviews: tuple[str, ...],
    open_it: bool,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    assessed_on: date | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write <id>.html for each proposal, index.html and index.csv over all of them, and rules.html, the rule book.

    Where the ruleset lists what its documents say, sources.html shows what rests on each item.

    In other formats, only the reports are written: Markdown for a comment, JSON as "scn assess" prints it, PDF for files,
    and an empty decision record, <id>.decision.yaml, for those who decide to fill in and sign. Where such a record lies
    beside a proposal or in the folder of the reports, the report shows what was decided.
    """
    asked = wanted(formats, organisation, logo)
    if open_it and not asked.pages:
        raise click.UsageError("--open shows index.html, which is written with --format html only; add --format html")
    bench = load_bench(ruleset, parameters, readings)
    places = places_opened(reviews, quiet=quiet, verbose=verbose)
    book = Book(bench.ruleset, coverage_of(bench.ruleset, ruleset) if asked.pages else None, places.openings)
    assessed = assess_all(paths, bench, assessed_on, quiet=quiet, verbose=verbose)
    if not assessed.assessments and not assessed.refused:
        ctx.exit(assessed.exit_code)
    folder = _folder(output_dir)
    written, repeated = _pages(assessed, book, folder, asked, quiet=quiet)
    kept = records_to_keep(written)
    write_all({path: text for path, text in written.items() if path not in kept})
    _complain(repeated, kept)
    click.echo(_said(len(assessed.assessments) - len(repeated), asked, folder, kept))
    if open_it:
        _open(folder / INDEX)
    ctx.exit(max(assessed.exit_code, places.exit_code) or int(bool(repeated or kept)))


def _complain(repeated: Sequence[str], kept: Sequence[Path]) -> None:
    """Say what was not written, and why."""
    for path in repeated:
        click.echo(f'error: no report for "{path}": another page has the same id', err=True)
        click.echo("help: give every proposal an id of its own, and none the id index, rules or sources", err=True)
    for record in kept:
        click.echo(f'error: "{record}" is left as it is: somebody has written in it', err=True)
        click.echo("help: to have a new decision record, first move this one to another folder", err=True)


def _said(number: int, asked: Wanted, folder: Path, kept: Sequence[Path]) -> str:
    """What was written, in a sentence."""
    if asked.formats == {RECORD}:
        number -= len(kept)
        return f"{number} {'decision record' if number == 1 else 'decision records'} written to {folder}"
    reports = f"{number} {'report' if number == 1 else 'reports'}"
    if asked.pages:
        return f"{reports} and an index written to {folder / INDEX}, the rule book to {folder / RULES}"
    return f"{reports} written to {folder}"


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "there is a file of that name" if folder.exists() else (error.strerror or str(error)).lower()
        raise click.ClickException(f'cannot make the folder "{name}": {reason}') from error
    return folder


def _open(page: Path) -> None:
    if not webbrowser.open(page.resolve().as_uri()):
        click.echo(f"no browser could be started: open {page} yourself", err=True)


def _pages(assessed: Assessed, book: Book, folder: Path, asked: Wanted, *, quiet: bool) -> tuple[Files, list[str]]:
    """All files by path, and the proposals that got none because their id is taken."""
    first: dict[str, Assessment] = {}
    for one in assessed.assessments:
        if page := report_page(one.proposal.id):
            first.setdefault(page, one)
    left_out = [one.origin.path for one in assessed.assessments if first.get(report_page(one.proposal.id)) is not one]
    files: Files = {}
    sign_offs = sign_offs_beside(first.values(), folder)
    for page, one in watched(list(first.items()), "Writing", quiet=quiet):
        files |= report_files((folder / page).with_suffix(""), one, asked, sign_offs(one))
    if asked.pages:
        listed = tuple(first.values())
        over_all = portfolio_pages(listed, assessed.refused, asked.letterhead, sign_offs, book.openings)
        files |= {folder / name: text for name, text in over_all.items()}
        files[folder / RULES] = render_rules(book.ruleset, listed, asked.letterhead, book.coverage)
        if book.coverage:
            files[folder / SOURCES] = render_sources(book.ruleset, book.coverage, asked.letterhead)
    return files, left_out
