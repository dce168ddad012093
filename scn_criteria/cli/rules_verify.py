"""``scn rules verify``: prove a ruleset."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.options import output_file_option, ruleset_options, varied, verbose_option
from scn_criteria.cli.printing import deliver, print_diagnostics
from scn_criteria.cli.proofs import proof_text
from scn_criteria.cli.writing import write_all
from scn_criteria.decision.proof import Proof, proof_of
from scn_criteria.diagnostics import Severity
from scn_criteria.establishment.programmes import programme_of, vocabulary_for
from scn_criteria.ruleset import LoadedRuleset, load_ruleset


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
        runs = _what_to_run(proof, fragments, folder)
        deliver(proof_text(proof, runs, in_full=verbose, judged=programme_of(proof.ruleset).judged), output_file)
    ctx.exit(int(bool(proof.errors or refused)))


def _load(path: str | None) -> LoadedRuleset:
    """The ruleset, or a draft of one. Raises ClickException where neither can be had."""
    folder = Path(path) if path else resources.ruleset_folder()
    loaded = load_ruleset(folder, path or f"rules/{resources.DEFAULT_RULESET}", vocabulary_for)
    if loaded.ruleset is None and loaded.draft is None:
        print_diagnostics(loaded.diagnostics, remarks=False, err=True)
        raise click.ClickException(f'the ruleset "{folder.name}" cannot be used, so nothing can be proved about it')
    return loaded


def _prove(loaded: LoadedRuleset, parameters: tuple[str, ...], readings: tuple[str, ...], *, in_full: bool) -> Proof:
    chosen = varied(loaded.ruleset or loaded.draft, parameters, readings)
    about = programme_of(chosen)
    return proof_of(chosen, loaded.documents, is_draft=loaded.ruleset is None, in_full=in_full, programme=about)


def _write(proof: Proof, folder: Path) -> None:
    """Write every made-up proposal into a folder, which is made if it is not there."""
    if not folder.is_dir():
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise click.ClickException(f'cannot make the folder "{folder}": {reason}') from error
    write_all({folder / f"{made_up.name}.yaml": made_up.text for one in proof.proved for made_up in one.made_up})


def _what_to_run(proof: Proof, fragments: str | None, path: str | None) -> tuple[str, ...]:
    """The commands that show the findings at work."""
    names = [made_up.name for one in proof.proved for made_up in one.made_up]
    if not names:
        return ()
    if fragments is None:
        return (shlex.join(["scn", "rules", "verify", *([path] if path else []), "--fragments", "FOLDER"]),)
    chosen = [
        *(["--ruleset", path] if path else []),
        *(f"--set={name}={value}" for name, value in proof.ruleset.variant.items() if name in proof.ruleset.parameters),
        *(f"--reading={name}={value}" for name, value in proof.ruleset.variant.items() if name in proof.ruleset.readings),
    ]
    return tuple(shlex.join(["scn", "assess", "-q", str(Path(fragments) / f"{name}.yaml"), *chosen]) for name in names)
