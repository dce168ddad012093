"""``scn rules diff``: what two rulesets, or two variants of one, decide differently."""

from __future__ import annotations

from datetime import date

import click

from scn_criteria.cli.options import chosen_ruleset, date_option, output_file_option, quiet_option
from scn_criteria.cli.printing import deliver
from scn_criteria.linting import STANDARD_INPUT

MOST_RULESETS = 2


@click.command("diff")
@click.argument("rulesets", nargs=-1, metavar="[[A] B]")
@click.option("--set", "set_b", multiple=True, metavar="NAME=VALUE", help="Set a parameter of B otherwise.")
@click.option("--reading", "reading_b", multiple=True, metavar="NAME=CHOICE", help="Choose a reading of B otherwise.")
@click.option("--set-a", multiple=True, metavar="NAME=VALUE", help="Set a parameter of A otherwise.")
@click.option("--reading-a", multiple=True, metavar="NAME=CHOICE", help="Choose a reading of A otherwise.")
@click.option("--proposals", "paths", multiple=True, metavar="PATH", help="Say which of these proposals flip.")
@date_option
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_file_option
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    rulesets: tuple[str, ...],
    set_b: tuple[str, ...],
    reading_b: tuple[str, ...],
    set_a: tuple[str, ...],
    reading_a: tuple[str, ...],
    paths: tuple[str, ...],
    assessed_on: date | None,
    output_format: str,
    output_file: str | None,
    quiet: bool,
) -> None:
    """Compare two rulesets, or two variants: which decisions change, with the simplest example of each change.

    With one folder, the shipped ruleset is compared with it; with none, the shipped ruleset with a variant of itself.
    Exit 0: both decide the same on all facts. Exit 1: they do not.
    """
    from scn_criteria.cli.assessing import assess_all  # noqa: PLC0415 - a command that is only asked for help needs none of it
    from scn_criteria.cli.comparing import compared  # noqa: PLC0415
    from scn_criteria.decision import Assessment, Bench, NotAssessed  # noqa: PLC0415
    from scn_criteria.decision.comparison import compare  # noqa: PLC0415
    from scn_criteria.decision.comparison_record import to_json  # noqa: PLC0415

    if STANDARD_INPUT in paths:
        raise click.UsageError('proposals are read twice, so "-" cannot be used here; name a file or a folder')
    before, after = _folders(rulesets)
    first = Bench.of(chosen_ruleset(before, set_a, reading_a))
    second = Bench.of(chosen_ruleset(after, set_b, reading_b))
    pairs: tuple[tuple[Assessment, Assessment], ...] = ()
    refused: tuple[NotAssessed, ...] = ()
    failing = 0
    if paths:
        old = assess_all(paths, first, assessed_on, quiet=quiet, verbose=False)
        new = assess_all(paths, second, assessed_on, quiet=True, verbose=False)
        pairs = tuple(zip(old.assessments, new.assessments, strict=True))
        refused, failing = old.refused, old.exit_code
    found = compare(first, second, pairs)
    text = to_json(found, len(pairs), refused) if output_format == "json" else compared(found, len(pairs))
    deliver(text, output_file)
    ctx.exit(max(failing, int(not found.same)))


def _folders(rulesets: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The two folders. None is the shipped ruleset."""
    if len(rulesets) > MOST_RULESETS:
        raise click.UsageError(f"{len(rulesets)} rulesets are named; expected at most two, the one before and the one after")
    before, after = (None, None, *rulesets)[-2:]
    return before, after
