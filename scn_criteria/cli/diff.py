"""``scn diff``: compare two versions of a proposal."""

from __future__ import annotations

from datetime import date

import click

from scn_criteria.cli.options import date_option, output_file_option, quiet_option, text_or_json_option, verbose_option
from scn_criteria.cli.output import deliver, print_diagnostics, refusal, wrong_usage
from scn_criteria.cli.rulesets import load_compiled_ruleset, ruleset_options
from scn_criteria.cli.runs import AssessmentRun
from scn_criteria.decision.findings import Assessment, NotAssessed
from scn_criteria.decision.proposal_comparison import compare_proposals, proposal_comparison_json
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.report.text.proposal_comparisons import proposals_compared
from scn_criteria.safe_text import visible


@click.command("diff")
@click.argument("old")
@click.argument("new")
@ruleset_options
@date_option
@text_or_json_option
@output_file_option
@quiet_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    assessed_on: date | None,
    output_format: str,
    output_file: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Compare two versions of a proposal: what was added, removed or changed, and what moved by it.

    Parts are compared by their keys and by what they are about, not line by line: order, layout and comments are no
    difference. One of the two may be - for standard input.
    Exit 0: both say the same. Exit 1: they do not. Exit 2: one of them cannot be used.
    """
    if old == new == STANDARD_INPUT:
        raise wrong_usage('only one of the two can be "-", which is standard input')
    compiled = load_compiled_ruleset(ruleset, parameters, readings)
    runs = [AssessmentRun((path,), compiled, assessed_on, quiet=quiet, verbose=verbose) for path in (old, new)]
    before, after = (_assessed(run) for run in runs)
    found = compare_proposals(before, after)
    deliver(proposal_comparison_json(found) if output_format == "json" else proposals_compared(found), output_file)
    ctx.exit(int(not found.same))


def _assessed(run: AssessmentRun) -> Assessment:
    """The one proposal of a run. Raises ClickException where it is missing or cannot be used, or where there are several."""
    results = list(run)
    path = run.paths[0]
    if run.missing:
        raise refusal(f'there is no "{visible(path)}" to compare')
    if len(results) != 1:
        raise wrong_usage(f'"{visible(path)}" holds {len(results)} proposals, expected one: name a file')
    (result,) = results
    if isinstance(result, NotAssessed):
        if run.quiet:
            print_diagnostics(result.diagnostics, remarks=False, err=True)
        raise refusal(f'"{visible(path)}" cannot be used, so there is nothing to compare')
    return result
