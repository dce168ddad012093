"""``scn rules test``, ``mutate`` and ``suggest``: run cases, test them by mutation, and suggest further ones."""

from __future__ import annotations

from pathlib import Path

import click

from scn_criteria import resources
from scn_criteria.cli.options import output_file_option, text_or_json_option, verbose_option
from scn_criteria.cli.output import deliver, print_diagnostics, say, watched
from scn_criteria.cli.rulesets import Pairs, chosen_engine, chosen_ruleset, ruleset_options
from scn_criteria.contained_files import files_below
from scn_criteria.diagnostics import has_error
from scn_criteria.establishment.ruleset_kinds import ruleset_kind
from scn_criteria.lint.inputs import RULESET_HEAD
from scn_criteria.report.text.cases import (
    FORMATS,
    CaseReport,
    CaseSelection,
    cases_json,
    cases_text,
    mutation_json,
    mutation_text,
    suggested_cases,
)
from scn_criteria.ruleset.budget import MOST_KEPT
from scn_criteria.ruleset.case_runner import cover, run_cases
from scn_criteria.ruleset.cases import CaseFile, case_files, load_cases
from scn_criteria.ruleset.engine import EngineChoice
from scn_criteria.ruleset.mutation import run_mutants

# The ruleset and the cases of a command


def choose_cases(
    paths: tuple[str, ...], ruleset: str | None, parameters: Pairs, readings: Pairs, *, needed: bool = True
) -> CaseSelection:
    """The ruleset and the cases that a user named, or else those that ship.

    Cases with a fault end the command: a test that nobody meant proves nothing.
    """
    folder = ruleset or _ruleset_of(paths)
    chosen = chosen_ruleset(folder, parameters, readings, None)
    named = paths or (folder or f"rules/{resources.DEFAULT_RULESET}",)
    files = tuple(file for path in named for file in _files(path, shipped=not paths and folder is None))
    if needed and not files:
        raise click.ClickException(f'no cases are found in "{named[0]}"; write some into a folder "tests" beside the rules')
    loaded = load_cases(files, chosen, ruleset_kind(chosen).vocabulary)
    if needed and not (loaded.cases or loaded.diagnostics):
        raise click.ClickException(f'no cases are found in "{named[0]}"; they are files of the format "scn-cases/1"')
    print_diagnostics(loaded.diagnostics, remarks=False, err=True)
    if has_error(loaded.diagnostics):
        raise click.ClickException("the cases cannot be used")
    return CaseSelection(chosen, loaded.cases, whole=all((Path(path) / RULESET_HEAD).is_file() for path in paths))


def _ruleset_of(paths: tuple[str, ...]) -> str | None:
    """The ruleset that the paths name or lie in. Nothing: the shipped one."""
    found = dict.fromkeys(around for path in paths if (around := _around(Path(path))))
    if len(found) > 1:
        listed = " and ".join(f'"{one}"' for one in found)
        raise click.UsageError(f"cases are tried with one ruleset at a time, found {listed}")
    return next(iter(found), None)


def _around(path: Path) -> str | None:
    for folder in (path, path.parent, path.parent.parent):
        if (folder / RULESET_HEAD).is_file():
            return folder.as_posix()
    return None


def _files(path: str, *, shipped: bool) -> tuple[CaseFile, ...]:
    folder = resources.ruleset_folder() if shipped else Path(path)
    if (folder / RULESET_HEAD).is_file():
        return case_files(folder, path)
    if folder.is_dir():
        files = map(Path, files_below(folder, ".yaml"))
        return tuple(CaseFile(file, file.as_posix(), found=True, within=path) for file in files)
    return (CaseFile(folder, path),)


# ``scn rules test``


@click.command("test")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--no-engine", is_flag=True, help="Ask the interpreter alone, as --engine interpreter does.")
@click.option(
    "--require-coverage",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 if the cases exercise less of the rows, or of the comparisons.",
)
@text_or_json_option
@ruleset_options
@output_file_option
@click.pass_context
def test_command(
    ctx: click.Context,
    paths: tuple[str, ...],
    no_engine: bool,
    require_coverage: float | None,
    output_format: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
) -> None:
    """Try the tables on cases that people agreed on.

    A path is the folder of a ruleset, or a file of cases. Without one, the cases of the shipped ruleset are tried.
    """
    chosen = choose_cases(paths, ruleset, parameters, readings)
    engine = EngineChoice.INTERPRETER if no_engine else chosen_engine()
    fired = engine is not EngineChoice.INTERPRETER
    trials = run_cases(chosen.cases, chosen.ruleset, chosen.feasible.vocabulary, with_engine=fired, engine=engine)
    report = CaseReport(
        chosen.ruleset, trials, tuple(cover(table, chosen.cases, chosen.feasible) for table in chosen.tables)
    )
    deliver(cases_json(report) if output_format == "json" else cases_text(report), output_file)
    short = require_coverage is not None and report.coverage < require_coverage
    if short:
        say(f"error: the cases exercise {report.coverage:.1f} percent, at least {require_coverage:g} are required", err=True)
    ctx.exit(int(short or bool(report.failures)))


# ``scn rules mutate``


@click.command("mutate")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@text_or_json_option
@ruleset_options
@output_file_option
@verbose_option
@click.pass_context
def mutate_command(
    ctx: click.Context,
    paths: tuple[str, ...],
    output_format: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
    verbose: bool,
) -> None:
    """Find rule changes that no test would catch: every single change to the tables is tried.

    A path is the folder of a ruleset, or a file of cases; then only the tables that it asks are changed.
    """
    chosen = choose_cases(paths, ruleset, parameters, readings)
    tables = watched(chosen.tables, "Changing", quiet=False)
    results = [run_mutants(table, chosen.cases, chosen.feasible, MOST_KEPT) for table in tables]
    deliver(
        mutation_json(chosen, results) if output_format == "json" else mutation_text(chosen, results, verbose=verbose),
        output_file,
    )
    ctx.exit(int(any(one.survivors for one in results)))


# ``scn rules suggest``


@click.command("suggest")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--from-nothing", is_flag=True, help="As if there were no case yet.")
@click.option("--output-format", "-f", type=click.Choice(["text", "yaml", "json"]), default="text", show_default=True)
@ruleset_options
@output_file_option
def suggest_command(
    paths: tuple[str, ...],
    from_nothing: bool,
    output_format: str,
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    output_file: str | None,
) -> None:
    """Suggest the fewest tests that would catch every change that none catches yet.

    A path is the folder of a ruleset, or a file of cases; then only the tables that it asks are looked at.
    """
    chosen = choose_cases(paths, ruleset, parameters, readings, needed=False)
    known = () if from_nothing else chosen.cases
    results = [run_mutants(table, known, chosen.feasible) for table in chosen.tables]
    suggested = [one for one in (suggested_cases(chosen, each) for each in results) if one.questions]
    deliver(FORMATS[output_format](chosen.ruleset, suggested), output_file)
