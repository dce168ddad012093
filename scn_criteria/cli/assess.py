"""``scn assess``: decide, and print text or JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import click

from scn_criteria.cli.options import (
    date_option,
    output_file_option,
    paths_argument,
    quiet_option,
    results_format_option,
    verbose_option,
)
from scn_criteria.cli.output import deliver_parts
from scn_criteria.cli.rulesets import load_compiled_ruleset, ruleset_options
from scn_criteria.cli.runs import AssessmentRun
from scn_criteria.decision.certainty import Certainty
from scn_criteria.decision.findings import Assessment, AssessmentResult, assessments_json, assessments_json_lines
from scn_criteria.report.text.assessments import assessments_text
from scn_criteria.terms import Outcome

LEVELS = [level.value for level in Certainty]


@dataclass(frozen=True, slots=True)
class Requirement:
    """What every proposal is asked to reach; nothing where nothing is asked."""

    outcome: str | None
    firmness: int | None
    certainty: str | None

    def reached_by(self, assessment: Assessment) -> bool:
        """Whether an assessment reaches it. What was not asked is not worked out."""
        if self.outcome is not None and assessment.outcome.outcome.value != self.outcome:
            return False
        if self.firmness is not None and not assessment.support.holds_in(self.firmness):
            return False
        return self.certainty is None or assessment.strength.is_certain(Certainty(self.certainty))


@click.command("assess")
@paths_argument
@ruleset_options
@date_option
@click.option(
    "--require", type=click.Choice([one.value for one in Outcome]), help="Exit 1 unless every file gets this outcome."
)
@click.option(
    "--min-firmness",
    type=click.IntRange(0, 100),
    metavar="N",
    help="Exit 1 unless every outcome holds in N of 100 settings.",
)
@click.option(
    "--min-certainty", type=click.Choice(LEVELS), help="Exit 1 unless every outcome is as certain, by its sources."
)
@results_format_option
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
    assessed_on: date | None,
    require: str | None,
    min_firmness: int | None,
    min_certainty: str | None,
    output_format: str,
    output_file: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Decide on proposals: files, folders, patterns, or - for standard input.

    One proposal is shown row by row, several as a table. Only "establish", "revise" and "decline" have a firmness and a
    certainty; the others never reach one.
    """
    asked = Requirement(require, min_firmness, min_certainty)
    compiled = load_compiled_ruleset(ruleset, parameters, readings)
    run = AssessmentRun(paths, compiled, assessed_on, quiet=quiet, verbose=verbose)
    reached = True

    def results() -> Iterator[AssessmentResult]:
        nonlocal reached
        for one in run:
            reached = reached and isinstance(one, Assessment) and asked.reached_by(one)
            yield one

    writers: dict[str, Callable[[], Iterable[str]]] = {
        "text": lambda: assessments_text(results(), compiled.ruleset),
        "json": lambda: assessments_json(results()),
        "json-lines": lambda: assessments_json_lines(results()),
    }
    deliver_parts(writers[output_format](), output_file)
    ctx.exit(run.exit_code or int(not reached))
