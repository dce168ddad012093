"""Runs over many files, for several commands: proposals assessed, returns reviewed, places that open, source coverage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from scn_criteria import resources
from scn_criteria.cli.output import print_diagnostics, report_missing, watched
from scn_criteria.cli.rulesets import Pairs, chosen_engine, chosen_ruleset
from scn_criteria.decision.assessment import assess
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment, AssessmentResult, NotAssessed
from scn_criteria.decision.source_coverage import survey_sources
from scn_criteria.decision.source_items import SourceCoverage, load_sources
from scn_criteria.diagnostics import has_error
from scn_criteria.document.examination import RETURN, states_format
from scn_criteria.establishment.review.findings import NotReviewed, Result, Review
from scn_criteria.establishment.review.openings import Openings, openings
from scn_criteria.establishment.review.related_files import return_context_finder
from scn_criteria.establishment.review.review import compiled_review_ruleset, review
from scn_criteria.establishment.ruleset_kinds import REVIEW
from scn_criteria.lint.inputs import Collected, collect
from scn_criteria.lint.inspection import LintSubject, load_proposal
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.wording import counted

# Assessments, one proposal after the other


@dataclass(slots=True)
class AssessmentRun:
    """Every proposal that the user named, assessed while one iterates over it. One bad file does not stop the others.

    Diagnostics go to standard error as they come. The run keeps no result, so that a caller who drops each result before the
    next needs no more memory for a thousand files than for one. Iterating raises UsageError where all that was named exists
    and nothing of it is a proposal. ``exit_code`` is known once the iteration has ended.
    """

    paths: Sequence[str]
    compiled: CompiledRuleset
    assessed_on: date | None = None
    quiet: bool = False
    verbose: bool = False
    label: str = "Assessing"
    missing: bool = False
    failed: bool = False

    def __iter__(self) -> Iterator[AssessmentResult]:
        """The results, in the order in which the files were named."""
        collected = collect(self.paths)
        report_missing(collected)
        self.missing = bool(collected.missing)
        nothing = True
        proposals = [one for one in collected.named if not one.is_ruleset]
        for named in watched(proposals, self.label, quiet=self.quiet):
            loaded = load_proposal(named)
            if loaded is None:
                continue
            nothing = False
            result = assess(loaded, named.path, self.compiled, self.assessed_on)
            self.failed = self.failed or has_error(result.diagnostics)
            if not self.quiet:
                print_diagnostics(result.diagnostics, remarks=self.verbose, err=True)
            yield result
        if nothing and not self.missing:
            raise click.UsageError("no proposals among the paths named; expected files that end in .yaml or .yml")

    @property
    def exit_code(self) -> int:
        """2 where something named is missing, 1 where an error was found, else 0."""
        return 2 if self.missing else int(self.failed)


@dataclass(frozen=True, slots=True)
class Assessed:
    """The results of a whole run, for commands that look at all proposals together."""

    assessments: tuple[Assessment, ...]
    refused: tuple[NotAssessed, ...]
    exit_code: int


def assess_all(run: AssessmentRun) -> Assessed:
    """All results of a run at once."""
    results = tuple(run)
    return Assessed(
        tuple(one for one in results if isinstance(one, Assessment)),
        tuple(one for one in results if isinstance(one, NotAssessed)),
        run.exit_code,
    )


# Reviews of returns

REVIEW_RULESET = "review-2012"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The results for everything that the user named, in that order."""

    results: tuple[Result, ...]
    collected: Collected

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The files that could be reviewed."""
        return tuple(one for one in self.results if isinstance(one, Review))

    @property
    def refused(self) -> tuple[NotReviewed, ...]:
        """The files that could not."""
        return tuple(one for one in self.results if isinstance(one, NotReviewed))

    @property
    def exit_code(self) -> int:
        """2 where something named is missing, 1 where an error was found, else 0."""
        found = (each for one in self.results for each in one.diagnostics)
        return 2 if self.collected.missing else int(has_error(found))


def load_compiled_review_ruleset(ruleset: str | None, parameters: Pairs = (), readings: Pairs = ()) -> CompiledRuleset:
    """The chosen ruleset of reviews, compiled."""
    return compiled_review_ruleset(chosen_ruleset(ruleset, parameters, readings, REVIEW, REVIEW_RULESET), chosen_engine())


def review_all(paths: Sequence[str], compiled: CompiledRuleset, *, quiet: bool, verbose: bool) -> Reviewed:
    """Review every return named. Diagnostics go to standard error; one bad file does not stop the others."""
    collected = collect(paths)
    report_missing(collected)
    found = (_review(one, compiled) for one in watched(collected.named, "Reviewing", quiet=quiet))
    results = tuple(one for one in found if one is not None)
    if not results and collected.named:
        click.echo("note: no return is found in what was named; a return states the format scn-review/1", err=True)
    if not quiet:
        for result in results:
            print_diagnostics(result.diagnostics, remarks=verbose, err=True)
    return Reviewed(results, collected)


def _review(subject: LintSubject, compiled: CompiledRuleset) -> Result | None:
    """The review of one file. A folder may hold other data; that and rulesets are passed over."""
    if subject.is_ruleset:
        return None
    loaded = subject.load()
    if loaded.document and subject.found and not states_format(loaded.document, RETURN):
        return None
    today = date.today()
    return review(loaded, subject.path, compiled, return_context_finder(subject.shown, today), today)


# Places that open for new networks, by the reviews of running ones

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class OpenPlaces:
    """The places that open, if reviews were given, and the exit code of those reviews."""

    openings: Openings | None = None
    exit_code: int = 0


def reviews_option(command: CommandT) -> CommandT:
    """The option that names the returns of running networks."""
    return click.option(
        "--reviews",
        multiple=True,
        metavar="PATH",
        help="Review these returns of running networks too, and say whose place opens. Can be given several times.",
    )(command)


def places_opened(paths: tuple[str, ...], *, quiet: bool, verbose: bool) -> OpenPlaces:
    """Review the returns that were named, under the shipped rules of reviews."""
    if not paths:
        return OpenPlaces()

    reviewed = review_all(paths, load_compiled_review_ruleset(None), quiet=quiet, verbose=verbose)
    return OpenPlaces(openings(reviewed.reviews), reviewed.exit_code)


def openings_text(found: Openings, capacity: int) -> str:
    """The places that open, for a terminal."""
    networks = counted(found.networks, "running network")
    if not found.places:
        return f"No place opens by the last returns of {networks}.\n"
    lines = [f"Places that open for a new condition, by the last returns of {networks}:"]
    for one in found.places:
        illustrative = " (illustrative)" if one.review.report.illustrative else ""
        lines += [f"  {one.name}, after {one.since}{illustrative}", f"    {one.because} [{one.rule}]"]
    lines.append(f"The capacity stays at {capacity}, as it was given: count the places in if they are to be filled.")
    return "\n".join(lines) + "\n"


# Coverage of the source of the chosen ruleset


def coverage_of(ruleset: Ruleset, path: str | None, docs: Path | None = None) -> SourceCoverage | None:
    """The coverage of a ruleset's source; nothing where it lists no items. ``path`` is its folder, if one was named.

    Raises ClickException where the list cannot be used, once the reason is printed.
    """
    folder = Path(path) if path else resources.ruleset_folder()
    loaded = load_sources(folder, ruleset.path, ruleset.documents)
    print_diagnostics(loaded.diagnostics, remarks=False, err=True)
    if loaded.listed is None:
        if loaded.diagnostics:
            raise click.ClickException(f'the list of items of the ruleset "{folder.name}" cannot be used')
        return None
    return survey_sources(loaded.listed, folder, ruleset.path, docs)
