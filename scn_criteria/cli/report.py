"""``scn report``: write decision reports, as pages or in other formats."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath

import click

from scn_criteria.cli.options import date_option, paths_argument, quiet_option, verbose_option
from scn_criteria.cli.output import watched
from scn_criteria.cli.rulesets import load_bench, ruleset_options
from scn_criteria.cli.runs import Assessed, assess_all, coverage_of, places_opened, reviews_option
from scn_criteria.decision.findings import Assessment, to_json
from scn_criteria.decision.source_items import SourceCoverage
from scn_criteria.document.loader import STANDARD_INPUT, read_file
from scn_criteria.establishment.review.openings import Openings
from scn_criteria.files import make_folder, write_all
from scn_criteria.register.decision_record import ENDING, draft, file_names, is_untouched
from scn_criteria.register.sign_off import NOT_SIGNED_OFF, SignOff, SignOffStatus, examine_record, sign_off
from scn_criteria.report.logo import MOST_BYTES, LogoError, logo_address
from scn_criteria.report.markdown import report_markdown
from scn_criteria.report.pdf import Attached, WeasyPrintMissingError, report_pdf, require_weasyprint
from scn_criteria.report.portfolio_page import portfolio_pages
from scn_criteria.report.report_view import render_report
from scn_criteria.report.rule_book import render_rules
from scn_criteria.report.sign_off import SignOffs, recommendation_of
from scn_criteria.report.sources_page import render_sources
from scn_criteria.report.templating import INDEX, RULES, SOURCES, Letterhead, report_page
from scn_criteria.ruleset.model import Ruleset

# -- What ``scn report`` writes for one assessment: a file for each format asked for.

HTML, MARKDOWN, JSON, PDF, RECORD = FORMATS = ("html", "md", "json", "pdf", "record")
ENDINGS: Mapping[str, str] = {RECORD: "decision.yaml"}
"""What files of a format end in, where it is not the name of the format."""

Files = dict[Path, str | bytes]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The formats that are asked for, and what stands at the head of every page."""

    formats: frozenset[str]
    letterhead: Letterhead

    @property
    def pages(self) -> bool:
        """Whether there is to be an index and a rule book too."""
        return HTML in self.formats


def wanted(formats: tuple[str, ...], organisation: str | None, logo: str | None) -> Wanted:
    """What is asked for, once it is sure that it can be done. Raises ClickException where it cannot."""
    if PDF in formats:
        try:
            require_weasyprint()
        except WeasyPrintMissingError as error:
            raise click.ClickException(str(error)) from error
    return Wanted(frozenset(formats), Letterhead((organisation or "").strip(), _logo(logo) if logo else ""))


def report_files(stem: Path, assessment: Assessment, asked: Wanted, sign_off: SignOff) -> Files:
    """All files of one assessment; ``stem`` is their path without an ending."""
    needs_page = asked.formats & {HTML, PDF}
    page = render_report(assessment, asked.letterhead, sign_off) if needs_page else ""
    writers: Mapping[str, Callable[[], str | bytes]] = {
        HTML: lambda: page,
        MARKDOWN: lambda: report_markdown(assessment, sign_off),
        JSON: lambda: to_json((assessment,)),
        PDF: lambda: report_pdf(page, _attached(assessment)),
        RECORD: lambda: draft(recommendation_of(assessment)),
    }
    asked_for = {name: write for name, write in writers.items() if name in asked.formats}
    return {stem.with_name(f"{stem.name}.{ENDINGS.get(name, name)}"): write() for name, write in asked_for.items()}


def _attached(assessment: Assessment) -> Attached | None:
    """The file of the proposal, if it can be had again and is still what was assessed."""
    path = Path(assessment.origin.path)
    try:
        raw = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    if sha256(raw).hexdigest() != assessment.origin.sha256:
        return None
    return Attached(PurePath(path).name, raw, assessment.assessed_on)


def _logo(name: str) -> str:
    try:
        with Path(name).open("rb") as file:
            return logo_address(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise click.UsageError(f'--logo cannot read "{name}": {(error.strerror or str(error)).lower()}') from error
    except LogoError as error:
        raise click.UsageError(f'--logo cannot use "{name}": {error}') from error


# -- Decision records on disk: which belong to a report, and which may be written over.


def sign_offs_beside(assessments: Iterable[Assessment], folder: Path) -> SignOffs:
    """What became of each recommendation, by the records beside the proposals and in the folder of the reports."""
    found = {one.origin.path: _best([_at(path, one) for path in _places(one, folder)]) for one in assessments}
    return lambda assessment: found.get(assessment.origin.path, NOT_SIGNED_OFF)


def records_to_keep(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Of the files to be written, the decision records in which somebody has written already."""
    return tuple(path for path in paths if path.name.endswith(ENDING) and not _may_be_written(path))


def _may_be_written(path: Path) -> bool:
    """Whether there is no file yet, or one in which nobody has changed anything since the program wrote it."""
    if not path.exists() and not path.is_symlink():
        return True
    loaded = read_file(path, path.name)
    record = examine_record(loaded).record
    return loaded.document is not None and record is not None and is_untouched(loaded.document.text, record)


def _places(assessment: Assessment, folder: Path) -> list[Path]:
    """Where the record of an assessment may lie, each place once."""
    names, proposal = file_names(assessment.proposal.id), assessment.origin.path
    folders = [folder] if proposal == STANDARD_INPUT else [Path(proposal).parent, folder]
    places = {(one / name).resolve(): one / name for one in reversed(folders) for name in names}
    return [path for path in reversed(places.values()) if path.is_file()]


def _at(path: Path, assessment: Assessment) -> SignOff:
    return sign_off(examine_record(read_file(path, str(path))), str(path), recommendation_of(assessment))


def _best(found: list[SignOff]) -> SignOff:
    """What a reader should see: a decision that holds, if there is one. The record beside the proposal comes first."""
    return min(found, key=lambda one: -1 if one.holds else list(SignOffStatus).index(one.standing), default=NOT_SIGNED_OFF)


# -- ``scn report``: write decision reports, as pages or in other formats.


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
    make_folder(folder)
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
