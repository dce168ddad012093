"""Proposals named on the command line, assessed one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import click

from scn_criteria.cli.output import print_diagnostics, report_missing, watched
from scn_criteria.decision.assessment import assess
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment, AssessmentResult, NotAssessed
from scn_criteria.diagnostics import has_error
from scn_criteria.document.codes import REPEATED_ID
from scn_criteria.lint.inputs import collect
from scn_criteria.lint.inspection import Ids, load_proposal
from scn_criteria.lint.results import SubjectKind


@dataclass(slots=True)
class AssessmentRun:
    """Every proposal that the user named, assessed while one iterates over it. One bad file does not stop the others.

    A proposal with the id of one before it is refused: nobody could tell their decisions apart. Diagnostics go to standard
    error as they come. The run keeps no result, so that a caller who drops each result before the
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
        nothing, ids = True, Ids()
        proposals = [one for one in collected.named if not one.is_ruleset]
        for named in watched(proposals, self.label, quiet=self.quiet):
            loaded = load_proposal(named)
            if loaded is None:
                continue
            nothing = False
            loaded = ids.noted(loaded, SubjectKind.PROPOSAL, named)
            result = assess(loaded, named.path, self.compiled, self.assessed_on)
            if isinstance(result, NotAssessed):
                ids.freed(loaded, SubjectKind.PROPOSAL, named)
            if any(found.code is REPEATED_ID for found in result.diagnostics):
                result = NotAssessed(named.path, result.diagnostics)
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
