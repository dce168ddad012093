"""What ``assess`` and ``report`` have in common: every proposal named, assessed, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import click

from scn_criteria.cli.paths import Collected, collect
from scn_criteria.cli.printing import failed, print_diagnostics
from scn_criteria.cli.progress import watched
from scn_criteria.decision import Assessment, Bench, NotAssessed, assess
from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document import is_other_data, is_record
from scn_criteria.linting import Subject

Result = Assessment | NotAssessed


@dataclass(frozen=True, slots=True)
class Assessed:
    """The results for everything that the user named, in that order."""

    results: tuple[Result, ...]
    collected: Collected

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The files that could be assessed."""
        return tuple(one for one in self.results if isinstance(one, Assessment))

    @property
    def refused(self) -> tuple[NotAssessed, ...]:
        """The files that could not."""
        return tuple(one for one in self.results if isinstance(one, NotAssessed))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that was found."""
        return tuple(found for one in self.results for found in one.diagnostics)

    @property
    def exit_code(self) -> int:
        """2 where something named is missing, 1 where an error was found, else 0."""
        return 2 if self.collected.missing else int(failed(self.diagnostics))


def assess_all(paths: Sequence[str], bench: Bench, assessed_on: date | None, *, quiet: bool, verbose: bool) -> Assessed:
    """Assess every proposal named. Diagnostics go to standard error; one bad file does not stop the others."""
    collected = collect(paths)
    collected.complain()
    proposals = [one for one in collected.named if not one.is_ruleset]
    results = [result for one in watched(proposals, "Assessing", quiet=quiet) for result in _assess(one, bench, assessed_on)]
    if not results and not collected.missing:
        raise click.UsageError("no proposals among the paths named; expected files that end in .yaml or .yml")
    assessed = Assessed(tuple(results), collected)
    if not quiet:
        print_diagnostics(assessed.diagnostics, remarks=verbose, err=True)
    return assessed


def _assess(named: Subject, bench: Bench, assessed_on: date | None) -> list[Result]:
    loaded = named.load()
    # Records lie beside proposals, so *.yaml names them too. Nobody means to have one assessed.
    if loaded.document and is_other_data(loaded.document) and (named.found or is_record(loaded, named.path)):
        return []
    return [assess(loaded, named.path, bench, assessed_on)]
