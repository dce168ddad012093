"""``scn lint``: check proposals and rulesets."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from scn_criteria.cli.options import date_option, output_file_option, paths_argument, quiet_option, verbose_option
from scn_criteria.cli.paths import Collected, Named, collect
from scn_criteria.cli.printing import deliver, diagnostic_text, failed, tally
from scn_criteria.cli.progress import watched
from scn_criteria.diagnostics import Diagnostic, Severity
from scn_criteria.document import is_other_data
from scn_criteria.proposal import examine


@click.command("lint")
@paths_argument
@date_option
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_file_option
@quiet_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    assessed_on: date | None,
    output_format: str,
    output_file: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check proposals and rulesets: files, folders, patterns, or - for standard input."""
    collected = collect(paths)
    collected.complain()
    diagnostics = [found for one in watched(collected.named, "Checking", quiet=quiet) for found in look_at(one, assessed_on)]
    if output_format == "json":
        deliver(lint_json(collected, diagnostics), output_file)
    else:
        shown = [found for found in diagnostics if verbose or found.severity is not Severity.INFO]
        deliver("".join(f"{diagnostic_text(found)}\n" for found in shown), output_file)
    if not quiet:
        number = len(collected.named)
        looked_at = f"{number} {'thing' if number == 1 else 'things'} checked"
        click.echo(f"{looked_at}: {tally(diagnostics, remarks_shown=verbose)}", err=True)
    ctx.exit(2 if collected.missing else int(failed(diagnostics)))


def look_at(named: Named, assessed_on: date | None) -> Iterable[Diagnostic]:
    """What is found in one file or ruleset."""
    if named.is_ruleset:
        return _look_at_ruleset(named.path)
    loaded = named.load()
    if loaded.document and named.found and is_other_data(loaded.document):
        return ()
    return examine(loaded, assessed_on).diagnostics


def _look_at_ruleset(path: str) -> Iterable[Diagnostic]:
    from scn_criteria.decision.vocabulary import vocabulary  # noqa: PLC0415 - most runs look at proposals only
    from scn_criteria.ruleset import load_ruleset  # noqa: PLC0415

    return load_ruleset(Path(path), path, vocabulary()).diagnostics


def lint_json(collected: Collected, diagnostics: Iterable[Diagnostic]) -> str:
    """What was looked at and what was found, as JSON."""
    from scn_criteria.decision.record import diagnostic_records, portable  # noqa: PLC0415

    checked = [portable(one.path) for one in collected.named]
    document = {"format": "scn-lint/1", "checked": checked, "diagnostics": diagnostic_records(diagnostics)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
