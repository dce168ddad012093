"""``scn rules verify`` and ``diff``: prove a ruleset, and compare two of them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.options import date_option, output_file_option, quiet_option, text_or_json_option, verbose_option
from scn_criteria.cli.output import deliver, print_diagnostics
from scn_criteria.cli.rulesets import OTHER_READING, THRESHOLD, chosen_engine, chosen_ruleset, ruleset_options, varied
from scn_criteria.cli.runs import AssessmentRun, assess_all
from scn_criteria.decision.assessment import compiled_ruleset
from scn_criteria.decision.comparison import compare, comparison_json
from scn_criteria.decision.findings import Assessment, NotAssessed
from scn_criteria.decision.proof.proof import Proof, proof_json, proof_of
from scn_criteria.diagnostics import Severity
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.establishment.ruleset_kinds import ruleset_kind
from scn_criteria.establishment.vocabularies import vocabulary_for
from scn_criteria.files import make_folder, write_all
from scn_criteria.report.text.rulesets import compared, proof_text
from scn_criteria.ruleset.loader import LoadedRuleset, load_ruleset
from scn_criteria.ruleset.vocabulary import Number

# ``scn rules verify``


@click.command("verify")
@click.argument("path", required=False, metavar="[PATH]")
@ruleset_options
@click.option("--fragments", metavar="FOLDER", help="Write the proposals that show a fault into this folder.")
@text_or_json_option
@output_file_option
@verbose_option
@click.pass_context
def verify_command(
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
        deliver(proof_json(proof, refused), output_file)
    else:
        print_diagnostics(refused, remarks=False, err=True)
        runs = _what_to_run(proof, fragments, folder)
        deliver(proof_text(proof, runs, in_full=verbose, judged=ruleset_kind(proof.ruleset).judged), output_file)
    ctx.exit(int(bool(proof.errors or refused)))


def _load(path: str | None) -> LoadedRuleset:
    """The ruleset, or a draft of one. Raises ClickException where there is neither."""
    folder = Path(path) if path else resources.ruleset_folder()
    loaded = load_ruleset(folder, path or f"rules/{resources.DEFAULT_RULESET}", vocabulary_for)
    if loaded.ruleset is None and loaded.draft is None:
        print_diagnostics(loaded.diagnostics, remarks=False, err=True)
        raise click.ClickException(f'the ruleset "{folder.name}" cannot be used, so nothing can be proved about it')
    return loaded


def _prove(loaded: LoadedRuleset, parameters: tuple[str, ...], readings: tuple[str, ...], *, in_full: bool) -> Proof:
    chosen = varied(loaded.ruleset or loaded.draft, parameters, readings)
    about = ruleset_kind(chosen)
    return proof_of(chosen, loaded.documents, is_draft=loaded.ruleset is None, in_full=in_full, programme=about)


def _write(proof: Proof, folder: Path) -> None:
    """Write every example proposal into a folder, which is made if it is not there."""
    make_folder(folder)
    write_all({folder / f"{example.name}.yaml": example.text for one in proof.proved for example in one.examples})


def _what_to_run(proof: Proof, fragments: str | None, path: str | None) -> tuple[str, ...]:
    """The commands that show the findings with the example proposals."""
    shown = [(example.name, one.found.moved) for one in proof.proved for example in one.examples]
    if not shown:
        return ()
    if fragments is None:
        return (shlex.join(["scn", "rules", "verify", *([path] if path else []), "--fragments", "FOLDER"]),)
    chosen = [
        *(["--ruleset", path] if path else []),
        *(f"--set={name}={value}" for name, value in proof.ruleset.variant.items() if name in proof.ruleset.parameters),
        *(f"--reading={name}={value}" for name, value in proof.ruleset.variant.items() if name in proof.ruleset.readings),
    ]
    return tuple(
        shlex.join(["scn", "assess", "-q", str(Path(fragments) / f"{name}.yaml"), *chosen, *_moved(proof, moved)])
        for name, moved in shown
    )


def _moved(proof: Proof, moved: Iterable[tuple[str, Number | str]]) -> Iterator[str]:
    """The options for choices that a finding needs beside those made."""
    for name, value in moved:
        yield f"{'--set' if name in proof.ruleset.parameters else '--reading'}={name}={value}"


# ``scn rules diff``

MOST_RULESETS = 2


@click.command("diff")
@click.argument("rulesets", nargs=-1, metavar="[[A] B]")
@click.option("--set", "set_b", multiple=True, metavar="NAME=VALUE", help=f"Use another threshold in B: {THRESHOLD}.")
@click.option(
    "--reading", "reading_b", multiple=True, metavar="NAME=CHOICE", help=f"Use another reading in B: {OTHER_READING}."
)
@click.option("--set-a", multiple=True, metavar="NAME=VALUE", help=f"Use another threshold in A: {THRESHOLD}.")
@click.option("--reading-a", multiple=True, metavar="NAME=CHOICE", help=f"Use another reading in A: {OTHER_READING}.")
@click.option("--proposals", "paths", multiple=True, metavar="PATH", help="Say which of these proposals flip.")
@date_option
@text_or_json_option
@output_file_option
@quiet_option
@click.pass_context
def diff_command(
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
    if STANDARD_INPUT in paths:
        raise click.UsageError('proposals are read twice, so "-" cannot be used here; name a file or a folder')
    before, after = _folders(rulesets)
    first = compiled_ruleset(chosen_ruleset(before, set_a, reading_a), chosen_engine())
    second = compiled_ruleset(chosen_ruleset(after, set_b, reading_b), chosen_engine())
    pairs: tuple[tuple[Assessment, Assessment], ...] = ()
    refused: tuple[NotAssessed, ...] = ()
    failing = 0
    if paths:
        old = assess_all(AssessmentRun(paths, first, assessed_on, quiet=quiet))
        new = assess_all(AssessmentRun(paths, second, assessed_on, quiet=True))
        pairs = tuple(zip(old.assessments, new.assessments, strict=True))
        refused, failing = old.refused, old.exit_code
    found = compare(first, second, pairs)
    text = comparison_json(found, len(pairs), refused) if output_format == "json" else compared(found, len(pairs))
    deliver(text, output_file)
    ctx.exit(max(failing, int(not found.same)))


def _folders(rulesets: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The two folders. None is the shipped ruleset."""
    if len(rulesets) > MOST_RULESETS:
        raise click.UsageError(f"{len(rulesets)} rulesets are named; expected at most two, the one before and the one after")
    before, after = (None, None, *rulesets)[-2:]
    return before, after
