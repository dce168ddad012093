"""``scn rules verify``: prove a ruleset."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.options import output_file_option, pairs_of, ruleset_options, verbose_option
from scn_criteria.cli.printing import deliver, print_diagnostics, write_all
from scn_criteria.cli.proofs import proof_text
from scn_criteria.decision.proof import MadeUp, Proof, proof_of
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.diagnostics import Diagnostic, Severity
from scn_criteria.ruleset import LoadedRuleset, VariantError, load_ruleset, vary


@click.command("verify")
@click.argument("path", required=False, metavar="[PATH]")
@ruleset_options
@click.option("--fragments", metavar="FOLDER", help="Write the proposals that show a fault into this folder.")
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_file_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    path: str | None,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    fragments: str | None,
    output_format: str,
    output_file: str | None,
    verbose: bool,
) -> None:
    """Prove that a ruleset has no gaps, dead rows or contradictions, and show what it amounts to.

    PATH is the folder of a ruleset; without it, the shipped one. What is found comes with the simplest example.
    """
    if path and ruleset:
        raise click.UsageError(f'found the rulesets "{path}" and "{ruleset}", expected one')
    folder = path or ruleset
    loaded = _load(folder)
    refused = tuple(found for found in loaded.diagnostics if found.severity is Severity.ERROR)
    proof = _prove(loaded, parameters, readings, in_full=verbose)
    if fragments:
        _write(proof, Path(fragments))
    if output_format == "json":
        from scn_criteria.decision.proof_record import proof_json  # noqa: PLC0415 - text needs none of it

        deliver(proof_json(proof, refused), output_file)
    else:
        print_diagnostics(refused, remarks=False, err=True)
        runs = run_lines(proof, fragments, folder, parameters, readings)
        deliver(proof_text(proof, runs, in_full=verbose), output_file)
    ctx.exit(int(bool(proof.errors or refused)))
