"""``scn lint``: check proposals and rulesets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from scn_criteria.cli.options import date_option, output_file_option, paths_argument, quiet_option, verbose_option
from scn_criteria.cli.paths import Named, collect
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
    looked_at = [look_at(one, assessed_on) for one in watched(collected.named, "Checking", quiet=quiet)]
    checked = [one for one in looked_at if one is not None]
    diagnostics = [found for one in checked for found in one.diagnostics]
    if output_format == "json":
        deliver(lint_json(checked, diagnostics), output_file)
    else:
        shown = [found for found in diagnostics if verbose or found.severity is not Severity.INFO]
        deliver("".join(f"{diagnostic_text(found)}\n" for found in shown), output_file)
    if not quiet:
        click.echo(f"{counted(checked)} checked: {tally(diagnostics, remarks_shown=verbose)}", err=True)
    ctx.exit(2 if collected.missing else int(failed(diagnostics)))


@dataclass(frozen=True, slots=True)
class Checked:
    """A proposal or a ruleset that was looked at, and what was found in it."""

    named: Named
    diagnostics: tuple[Diagnostic, ...]


def look_at(named: Named, assessed_on: date | None) -> Checked | None:
    """What is found in a proposal or a ruleset. Nothing for other data of ours that lay in a folder."""
    if named.is_ruleset:
        return Checked(named, _look_at_ruleset(named.path))
    loaded = named.load()
    if loaded.document and named.found and is_other_data(loaded.document):
        return None
    return Checked(named, examine(loaded, assessed_on).diagnostics)


def counted(checked: Sequence[Checked]) -> str:
    """What was looked at, in numbers: ``10 proposals and 1 ruleset``."""
    rulesets = sum(one.named.is_ruleset for one in checked)
    proposals = len(checked) - rulesets
    parts = [f"{proposals} {'proposal' if proposals == 1 else 'proposals'}"] if proposals or not rulesets else []
    parts += [f"{rulesets} {'ruleset' if rulesets == 1 else 'rulesets'}"] if rulesets else []
    return " and ".join(parts)


def _look_at_ruleset(path: str) -> tuple[Diagnostic, ...]:
    from scn_criteria.decision.vocabulary import vocabulary  # noqa: PLC0415 - most runs look at proposals only
    from scn_criteria.ruleset import load_ruleset  # noqa: PLC0415
    from scn_criteria.ruleset.cases import case_files, load_cases  # noqa: PLC0415

    loaded = load_ruleset(Path(path), path, vocabulary())
    if loaded.ruleset is None:
        return loaded.diagnostics
    return loaded.diagnostics + load_cases(case_files(Path(path), path), loaded.ruleset, vocabulary()).diagnostics


def lint_json(checked: Sequence[Checked], diagnostics: Iterable[Diagnostic]) -> str:
    """What was looked at and what was found, as JSON."""
    from scn_criteria.decision.record import diagnostic_records, portable  # noqa: PLC0415

    paths = [portable(one.named.path) for one in checked]
    document = {"format": "scn-lint/1", "checked": paths, "diagnostics": diagnostic_records(diagnostics)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
