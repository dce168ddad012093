"""``scn report``: write decision reports, as pages or in other formats."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePath

import click

from scn_criteria.cli.coverage import coverage_of
from scn_criteria.cli.options import date_option, paths_argument, quiet_option, verbose_option
from scn_criteria.cli.output import say
from scn_criteria.cli.reviews import places_opened, reviews_option
from scn_criteria.cli.rulesets import load_compiled_ruleset, ruleset_options
from scn_criteria.cli.runs import AssessmentRun
from scn_criteria.decision.findings import (
    Assessment,
    AssessmentResult,
    NotAssessed,
    assessments_json,
    assessments_json_lines,
)
from scn_criteria.decision.source_items import SourceCoverage
from scn_criteria.document.loader import STANDARD_INPUT, read_file
from scn_criteria.establishment.review.openings import Openings
from scn_criteria.files import FilesTogether, FolderTogether, make_folder
from scn_criteria.register.decision_record import ENDING, file_names, is_untouched, record_draft
from scn_criteria.register.sign_off import NOT_SIGNED_OFF, SignOff, SignOffStatus, examine_record, sign_off
from scn_criteria.report.logo import MOST_BYTES, LogoError, logo_address
from scn_criteria.report.markdown import report_markdown
from scn_criteria.report.pdf import Attached, WeasyPrintMissingError, report_pdf, require_weasyprint
from scn_criteria.report.portfolio_page import PortfolioEntry, entry, portfolio_pages
from scn_criteria.report.report_view import render_report
from scn_criteria.report.rule_book import render_rules
from scn_criteria.report.sign_off import recommendation_of
from scn_criteria.report.sources_page import render_sources
from scn_criteria.report.templating import INDEX, RULES, SOURCES, Letterhead, report_page
from scn_criteria.ruleset.model import Rules
from scn_criteria.safe_text import visible
from scn_criteria.wording import counted

# Files of one assessment, one for each format

HTML, MARKDOWN, JSON, PDF, RECORD, JSON_LINES = FORMATS = ("html", "md", "json", "pdf", "record", "json-lines")
ENDINGS: Mapping[str, str] = {RECORD: "decision.yaml"}
"""The endings of files, where they are not the name of the format."""
LINES = "assessments.jsonl"
"""The one file of the format that has a line for each proposal."""

Files = dict[Path, str | bytes]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The formats that are wanted, and the letterhead of every page."""

    formats: frozenset[str]
    letterhead: Letterhead

    @property
    def pages(self) -> bool:
        """Whether there is to be an index and a rule book too."""
        return HTML in self.formats


def wanted_formats(formats: tuple[str, ...], organisation: str | None, logo: str | None) -> Wanted:
    """The formats and the letterhead, once it is sure that they can be made. Raises ClickException where they cannot."""
    if PDF in formats:
        try:
            require_weasyprint()
        except WeasyPrintMissingError as error:
            raise click.ClickException(str(error)) from error
    return Wanted(frozenset(formats), Letterhead((organisation or "").strip(), _logo(logo) if logo else ""))


def report_files(stem: Path, assessment: Assessment, wanted: Wanted, sign_off: SignOff) -> Files:
    """All files of one assessment; ``stem`` is their path without an ending."""
    needs_page = wanted.formats & {HTML, PDF}
    page = render_report(assessment, wanted.letterhead, sign_off) if needs_page else ""
    writers: Mapping[str, Callable[[], str | bytes]] = {
        HTML: lambda: page,
        MARKDOWN: lambda: report_markdown(assessment, sign_off),
        JSON: lambda: "".join(assessments_json([assessment])),
        PDF: lambda: report_pdf(page, _attached(assessment)),
        RECORD: lambda: record_draft(recommendation_of(assessment)),
    }
    asked_for = {name: write for name, write in writers.items() if name in wanted.formats}
    return {stem.with_name(f"{stem.name}.{ENDINGS.get(name, name)}"): write() for name, write in asked_for.items()}


def _attached(assessment: Assessment) -> Attached | None:
    """The file of the proposal, if it can be read again and is still the one that was assessed."""
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


# Decision records on disk: those that belong to a report, and those that may be overwritten


def sign_off_beside(assessment: Assessment, folder: Path) -> SignOff:
    """The sign-off of a recommendation, by the records beside the proposal and in the folder of the reports."""
    return _best([_at(path, assessment) for path in _places(assessment, folder)])


def may_be_written(path: Path) -> bool:
    """Whether there is no file yet, or one in which nobody has changed anything since the program wrote it."""
    if not path.exists() and not path.is_symlink():
        return True
    loaded = read_file(path, path.name)
    case = examine_record(loaded).case
    return loaded.document is not None and case is not None and is_untouched(loaded.document.text, case.record)


def _places(assessment: Assessment, folder: Path) -> list[Path]:
    """Where the record of an assessment may lie, each place once."""
    names, proposal = file_names(assessment.proposal.id), assessment.origin.path
    folders = [folder] if proposal == STANDARD_INPUT else [Path(proposal).parent, folder]
    places = {(one / name).resolve(): one / name for one in reversed(folders) for name in names}
    return [path for path in reversed(places.values()) if path.is_file()]


def _at(path: Path, assessment: Assessment) -> SignOff:
    return sign_off(examine_record(read_file(path, str(path))), str(path), recommendation_of(assessment))


def _best(found: list[SignOff]) -> SignOff:
    """The sign-off to show: a decision that holds, if there is one. The record beside the proposal comes first."""
    return min(found, key=lambda one: -1 if one.holds else list(SignOffStatus).index(one.standing), default=NOT_SIGNED_OFF)


# The command


@dataclass(frozen=True, slots=True)
class Book:
    """The input of the pages over all proposals: a ruleset, the coverage of its source, and the places that open."""

    ruleset: Rules
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
    wanted = wanted_formats(formats, organisation, logo)
    if open_it and not wanted.pages:
        raise click.UsageError("--open shows index.html, which is written with --format html only; add --format html")
    compiled = load_compiled_ruleset(ruleset, parameters, readings)
    places = places_opened(reviews, quiet=quiet, verbose=verbose)
    book = Book(compiled.ruleset, coverage_of(compiled.ruleset, ruleset) if wanted.pages else None, places.openings)
    run = AssessmentRun(paths, compiled, assessed_on, quiet=quiet, verbose=verbose)
    with FolderTogether(Path(output_dir)) as files:
        writer = ReportWriter(files, output_dir, wanted)
        for result in run:
            writer.add(result)
        if not writer.begun:
            ctx.exit(run.exit_code)
        if wanted.pages:
            writer.add_pages_over_all(book)
    _complain(writer.repeated, writer.kept)
    say(_summary(writer.reports, wanted, writer.folder, writer.kept))
    if open_it:
        _open(writer.folder / INDEX)
    ctx.exit(max(run.exit_code, places.exit_code) or int(bool(writer.repeated or writer.kept)))


class ReportWriter:
    """Writes the files of each assessment as it comes, and keeps of it only what the pages over all need."""

    def __init__(self, files: FilesTogether, output_dir: str, wanted: Wanted) -> None:
        self.files = files
        self.output_dir = output_dir
        self.wanted = wanted
        self.begun = False
        self.entries: dict[str, PortfolioEntry] = {}
        self.refused: list[NotAssessed] = []
        self.repeated: list[str] = []
        self.kept: list[Path] = []

    @property
    def reports(self) -> int:
        """How many proposals have a report."""
        return len(self.entries)

    @cached_property
    def folder(self) -> Path:
        """The folder of the reports; it is made when the first one comes."""
        return _folder(self.output_dir)

    def add(self, result: AssessmentResult) -> None:
        """Write the report of one proposal, unless another page has its name."""
        folder = self.folder
        self.begun = True
        if isinstance(result, NotAssessed):
            self.refused.append(result)
            return
        page = report_page(result.proposal.id)
        if not page or page in self.entries:
            self.repeated.append(result.origin.path)
            return
        sign_off = sign_off_beside(result, folder)
        self.entries[page] = entry(result, sign_off)
        for path, text in report_files((folder / page).with_suffix(""), result, self.wanted, sign_off).items():
            if path.name.endswith(ENDING) and not may_be_written(path):
                self.kept.append(path)
            else:
                self.files.add(path, [text])
        if JSON_LINES in self.wanted.formats:
            self.files.append(folder / LINES, assessments_json_lines([result]))

    def add_pages_over_all(self, book: Book) -> None:
        """Write the index, the rule book and the page of the source."""
        letterhead, entries = self.wanted.letterhead, self.entries.values()
        pages = portfolio_pages(entries, self.refused, letterhead, book.openings)
        pages[RULES] = render_rules(book.ruleset, [one.summary for one in entries], letterhead, book.coverage)
        if book.coverage:
            pages[SOURCES] = render_sources(book.ruleset, book.coverage, letterhead)
        for name, text in pages.items():
            self.files.add(self.folder / name, [text])


def _complain(repeated: Sequence[str], kept: Sequence[Path]) -> None:
    """Print which files were not written, and why."""
    for path in repeated:
        say(f'error: no report for "{visible(path)}": another page has the same id', err=True)
        say("help: give every proposal an id of its own, and none the id index, rules or sources", err=True)
    for record in kept:
        say(f'error: "{visible(str(record))}" is left as it is: somebody has written in it', err=True)
        say("help: to have a new decision record, first move this one to another folder", err=True)


def _summary(number: int, wanted: Wanted, folder: Path, kept: Sequence[Path]) -> str:
    """The number of files written and their folder, in a sentence."""
    if wanted.formats == {RECORD}:
        number -= len(kept)
        return f"{counted(number, 'decision record')} written to {visible(str(folder))}"
    reports = counted(number, "report")
    if wanted.pages:
        index, rules = (visible(str(folder / page)) for page in (INDEX, RULES))
        return f"{reports} and an index written to {index}, the rule book to {rules}"
    return f"{reports} written to {visible(str(folder))}"


def _folder(name: str) -> Path:
    folder = Path(name)
    make_folder(folder)
    return folder


def _open(page: Path) -> None:
    if not webbrowser.open(page.resolve().as_uri()):
        say(f"no browser could be started: open {visible(str(page))} yourself", err=True)
