"""Every return that was named, reviewed, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import click

from scn_criteria.cli.options import Pairs, chosen_ruleset
from scn_criteria.cli.paths import Collected, collect
from scn_criteria.cli.printing import failed, print_diagnostics
from scn_criteria.cli.progress import watched
from scn_criteria.document import states_format
from scn_criteria.establishment.programmes import REVIEW
from scn_criteria.establishment.review.assessment import review
from scn_criteria.establishment.review.bench import ReviewBench
from scn_criteria.establishment.review.examination import FORMAT
from scn_criteria.establishment.review.findings import NotReviewed, Result, Review
from scn_criteria.linting import Subject
from scn_criteria.linting.return_filing import looking_around_return

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
        return 2 if self.collected.missing else int(failed(found))


def review_bench(ruleset: str | None, parameters: Pairs = (), readings: Pairs = ()) -> ReviewBench:
    """The bench of the chosen ruleset of reviews."""
    return ReviewBench.of(chosen_ruleset(ruleset, parameters, readings, REVIEW, REVIEW_RULESET))


def review_all(paths: Sequence[str], bench: ReviewBench, *, quiet: bool, verbose: bool) -> Reviewed:
    """Review every return named. Diagnostics go to standard error; one bad file does not stop the others."""
    collected = collect(paths)
    collected.complain()
    found = (_review(one, bench) for one in watched(collected.named, "Reviewing", quiet=quiet))
    results = tuple(one for one in found if one is not None)
    if not results and collected.named:
        click.echo("note: no return is found in what was named; a return states the format scn-review/1", err=True)
    if not quiet:
        for result in results:
            print_diagnostics(result.diagnostics, remarks=verbose, err=True)
    return Reviewed(results, collected)


def _review(subject: Subject, bench: ReviewBench) -> Result | None:
    """What came of one file. A folder may hold other data; nothing is said of it, or of rulesets."""
    if subject.is_ruleset:
        return None
    loaded = subject.load()
    if loaded.document and subject.found and not states_format(loaded.document, FORMAT):
        return None
    today = date.today()
    return review(loaded, subject.path, bench, looking_around_return(subject.shown, today), today)
