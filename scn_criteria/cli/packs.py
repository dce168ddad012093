"""The packs that ``scn plan --output-dir`` writes: which can be made, what keeps the others back, and the options for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from scn_criteria.cli.options import day
from scn_criteria.cli.pack_files import FORMATS, edited, pack_files
from scn_criteria.cli.printing import print_diagnostics
from scn_criteria.cli.writing import write_all
from scn_criteria.decision import Assessment
from scn_criteria.diagnostic_record import portable
from scn_criteria.diagnostics import visible
from scn_criteria.establishment.pack import LEADS_TO_PACK, faults_of, pack, shipped_outline
from scn_criteria.establishment.provisions import Provisions
from scn_criteria.report.steps import Step, steps
from scn_criteria.terms import Outcome

CommandT = TypeVar("CommandT", bound=Callable[..., Any])
EARLIEST, LATEST = 1900, 2099


@dataclass(frozen=True, slots=True)
class PackWanted:
    """What is asked for with packs: where, in which formats, from which first day, and whether edits may be lost."""

    folder: Path
    formats: tuple[str, ...]
    start: date | None
    overwrite: bool


def pack_options(command: CommandT) -> Any:
    """The options for packs, handed to the command as one ``wanted``, which is nothing where no pack is asked for."""

    @wraps(command)
    def gathered(*arguments: Any, **options: Any) -> Any:
        taken = {name: options.pop(name) for name in ("output_dir", "formats", "start", "overwrite")}
        wanted = _wanted(**taken)
        if wanted and (options["output_file"] or options["output_format"] != "text"):
            raise click.UsageError(
                "--output-dir writes documents instead of a plan; run once without it for the plan itself"
            )
        return command(*arguments, wanted=wanted, **options)

    choices = (
        click.option("--output-dir", metavar="DIR", help="Write the documents of an establishment pack here."),
        click.option(
            "--format",
            "formats",
            type=click.Choice(FORMATS),
            multiple=True,
            help="In which format to write them. Can be given several times; without it, both.",
        ),
        click.option("--start", callback=start_day, metavar="DATE", help="Another first day than the proposal's."),
        click.option("--overwrite", is_flag=True, help="Write over documents that people have changed."),
    )
    wrapped: Any = gathered
    for choice in reversed(choices):
        wrapped = choice(wrapped)
    return wrapped


def start_day(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The first day that a text names, within years in which stages and terms can be counted."""
    found = day(ctx, parameter, value)
    if found and not EARLIEST <= found.year <= LATEST:
        raise click.BadParameter(f'found "{value}", expected a day of the years {EARLIEST} to {LATEST}')
    return found


def _wanted(*, output_dir: str | None, formats: tuple[str, ...], start: date | None, overwrite: bool) -> PackWanted | None:
    if output_dir is not None:
        return PackWanted(Path(output_dir), formats or FORMATS, start, overwrite)
    given = [name for name, value in (("--format", formats), ("--start", start), ("--overwrite", overwrite)) if value]
    if given:
        raise click.UsageError(f"{given[0]} is for packs only; add --output-dir DIR")
    return None


def write_packs(assessments: Sequence[Assessment], provisions: Provisions, wanted: PackWanted) -> bool:
    """Write the packs that can be made, all or none of them, and say why for the others. Whether all were made."""
    made = [one for one in _first_of_each_id(assessments) if _can_be_made(one, wanted.start)]
    texts: dict[Path, str] = {}
    for one in made:
        made_pack = pack(one, provisions, shipped_outline(), wanted.start)
        texts |= pack_files(made_pack, wanted.folder, wanted.formats)
    kept = () if wanted.overwrite else edited(texts)
    if kept:
        for path in kept:
            click.echo(f'error: "{visible(str(path))}" was changed by somebody, or is no document of a pack', err=True)
        click.echo("help: nothing was written; use another --output-dir, or --overwrite to lose what was changed", err=True)
        return False
    for folder in dict.fromkeys(path.parent for path in texts):
        _make(folder)
    write_all(texts)
    for one in made:
        number = sum(path.parent.name == one.proposal.id for path in texts)
        click.echo(f"{number} files written to {wanted.folder / one.proposal.id}")
    return len(made) == len(assessments)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "there is a file of that name" if folder.exists() else (error.strerror or str(error)).lower()
        raise click.ClickException(f'cannot make the folder "{folder}": {reason}') from error


def _first_of_each_id(assessments: Sequence[Assessment]) -> list[Assessment]:
    """The assessments whose folder no other has taken."""
    first: dict[str, Assessment] = {}
    for one in assessments:
        if first.setdefault(one.proposal.id, one) is not one:
            click.echo(f'error: no pack for "{visible(one.origin.path)}": another proposal has the same id', err=True)
            click.echo("help: give every proposal an id of its own", err=True)
    return list(first.values())


def _can_be_made(one: Assessment, start: date | None) -> bool:
    """Whether a proposal leads to a pack. If it does not, what is missing is said."""
    outcome = one.outcome.outcome
    if outcome not in LEADS_TO_PACK:
        _refuse(one, outcome.title.partition(":")[0].lower())
        for step in steps(one):
            click.echo(f"  {step.action}: {step.subject} ({_place(step)})", err=True)
        return False
    faults = faults_of(one, start) if outcome is Outcome.ESTABLISH else ()
    if faults:
        _refuse(one, "its file or its dates have faults, and nothing is written half")
        print_diagnostics([found for found in faults if found not in one.diagnostics], remarks=False, err=True)
    return not faults


def _refuse(one: Assessment, why: str) -> None:
    click.echo(f'error: no pack for "{visible(one.origin.path)}": {why}', err=True)


def _place(step: Step) -> str:
    return f"{portable(step.path)}:{step.line}" if step.line else f"under {step.key}"
