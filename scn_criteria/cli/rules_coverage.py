"""``scn rules coverage``: where each item of the source is encoded."""

from __future__ import annotations

from pathlib import Path

import click

from scn_criteria.cli.options import chosen_ruleset, output_file_option
from scn_criteria.cli.printing import deliver, failed, print_diagnostics

STANDINGS = ("encoded", "waived", "open")


@click.command("coverage")
@click.argument("path", required=False, metavar="[PATH]")
@click.option("--only", type=click.Choice(STANDINGS), help="List only the items that stand so.")
@click.option("--docs", metavar="FOLDER", help="Count the marks in the pages of this folder too.")
@click.option("--require", is_flag=True, help="Exit with 1 if an item is open.")
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_file_option
@click.pass_context
def command(
    ctx: click.Context,
    path: str | None,
    only: str | None,
    docs: str | None,
    require: bool,
    output_format: str,
    output_file: str | None,
) -> None:
    """Say for each item that the documents contain where it is encoded, why it is waived, or that it is open.

    PATH is the folder of a ruleset with a list of items, sources.yaml; without it, the shipped one.
    """
    from scn_criteria.cli.coverage_report import as_json, as_text  # noqa: PLC0415 - help needs no rules
    from scn_criteria.cli.source_items import coverage_of  # noqa: PLC0415
    from scn_criteria.decision.coverage import Standing  # noqa: PLC0415

    if docs and not Path(docs).is_dir():
        raise click.UsageError(f'--docs names "{docs}", which is no folder; expected a folder of pages in Markdown')
    ruleset = chosen_ruleset(path, (), (), None)
    coverage = coverage_of(ruleset, path, Path(docs) if docs else None)
    if coverage is None:
        raise click.ClickException(f'the ruleset "{ruleset.id}" has no list of items; expected a file "sources.yaml" in it')
    print_diagnostics(coverage.diagnostics, remarks=False, err=True)
    chosen = Standing(only) if only else None
    deliver((as_json if output_format == "json" else as_text)(ruleset, coverage, chosen), output_file)
    open_items = len(coverage.standing(Standing.OPEN)) if require else 0
    if open_items:
        several = "item is" if open_items == 1 else "items are"
        click.echo(
            f"error: {open_items} {several} open, expected none: encode each, or say under `waived` why not", err=True
        )
    ctx.exit(int(bool(open_items) or failed(coverage.diagnostics)))
