"""Returns named on the command line, reviewed, and the places that open for new networks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import click

from scn_criteria.cli.output import print_diagnostics, report_missing, say, watched
from scn_criteria.cli.rulesets import Pairs, chosen_engine, chosen_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.diagnostics import has_error
from scn_criteria.document.examination import RETURN, states_format
from scn_criteria.establishment.review.findings import NotReviewed, Result, Review
from scn_criteria.establishment.review.openings import Openings, openings
from scn_criteria.establishment.review.related_files import return_context_finder
from scn_criteria.establishment.review.review import compiled_review_ruleset, review
from scn_criteria.establishment.vocabularies import REVIEW
from scn_criteria.lint.inputs import Collected, collect
from scn_criteria.lint.inspection import LintSubject
from scn_criteria.wording import counted

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
        say("note: no return is found in what was named; a return states the format scn-review/1", err=True)
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
