"""``scn plan``: the areas, the money and the support teams that a recommendation leads to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import click

from scn_criteria.cli.options import (
    date_option,
    day_named,
    output_file_option,
    paths_argument,
    quiet_option,
    text_or_json_option,
    verbose_option,
)
from scn_criteria.cli.output import deliver, print_diagnostics, say
from scn_criteria.cli.rulesets import Pairs, chosen_engine, chosen_ruleset, ruleset_options, typed_pairs, varied
from scn_criteria.cli.runs import AssessmentRun, assess_all
from scn_criteria.decision.assessment import compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment
from scn_criteria.document.fixes import suggest
from scn_criteria.establishment.pack.outline import shipped_outline
from scn_criteria.establishment.pack.pack import LEADS_TO_PACK, pack, pack_faults
from scn_criteria.establishment.pack.paper import Pack
from scn_criteria.establishment.plan import plan, plans_json
from scn_criteria.establishment.provisions import Provisions, choose_provisions
from scn_criteria.establishment.provisions_file import shipped_provisions
from scn_criteria.files import make_folder, write_all
from scn_criteria.proposal.areas import Area
from scn_criteria.proposal.reference import load_reference, nearest_area
from scn_criteria.report.advice import Step, steps
from scn_criteria.report.pack_page import MARKDOWN, PAGE, pack_markdown, pack_pages
from scn_criteria.report.text.plans import plans_text
from scn_criteria.ruleset.loader import VariantError
from scn_criteria.safe_text import free_name, visible
from scn_criteria.serialisation import portable
from scn_criteria.terms import Outcome
from scn_criteria.wording import did_you_mean

# Areas, by any of their names

area_option = click.option(
    "--area", "areas", metavar="NAME", multiple=True, help="Show only this area. Can be given several times."
)


def named_areas(names: tuple[str, ...]) -> tuple[Area, ...]:
    """The areas of these names, each once. Raises UsageError where a name is none of an area."""
    return tuple(dict.fromkeys(map(_named, names)))


def _named(name: str) -> Area:
    reference = load_reference()
    area = reference.area(name)
    if area is None:
        near = nearest_area(reference, name)
        hint = did_you_mean(near)
        expected = ", ".join(f'"{one}"' for one in reference.areas)
        raise click.UsageError(f'unknown area "{name}", expected one of {expected}{hint}')
    return area


# Choices for plans: some names are of the ruleset, others of the provisions


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """The compiled ruleset for proposals, and the provisions for plans."""

    compiled: CompiledRuleset
    provisions: Provisions


def chosen_for_plans(folder: str | None, parameters: Pairs, readings: Pairs) -> PlanChoices:
    """The ruleset and the provisions as chosen. Raises UsageError where nothing has a name, or a value is not admitted."""
    ruleset, shipped = chosen_ruleset(folder, (), ()), shipped_provisions()
    _known(parameters, "--set", "parameter", (*shipped.parameters, *ruleset.parameters))
    _known(readings, "--reading", "reading", (*shipped.readings, *ruleset.readings))
    own_parameters, own_readings = _of(parameters, shipped.parameters), _of(readings, shipped.readings)
    try:
        provisions = choose_provisions(shipped, typed_pairs(own_parameters, "--set"), typed_pairs(own_readings, "--reading"))
    except VariantError as error:
        raise click.UsageError(str(error)) from error
    rest = _without(parameters, own_parameters), _without(readings, own_readings)
    return PlanChoices(compiled_ruleset(varied(ruleset, *rest), chosen_engine()), provisions)


def _known(pairs: Pairs, option: str, what: str, names: tuple[str, ...]) -> None:
    for name in typed_pairs(pairs, option):
        if name not in names:
            near = suggest(name, names)
            hint = did_you_mean(near)
            expected = ", ".join(f'"{one}"' for one in names)
            raise click.UsageError(f'unknown {what} "{name}", expected one of {expected}{hint}')


def _of(pairs: Pairs, names: Iterable[str]) -> Pairs:
    known = set(names)
    return tuple(pair for pair in pairs if pair.partition("=")[0] in known)


def _without(pairs: Pairs, taken: Pairs) -> Pairs:
    return tuple(pair for pair in pairs if pair not in taken)


# Packs on disk: files that nobody has edited may be overwritten, files that people edited may not

FORMATS = (MARKDOWN, PAGE)
SEAL = re.compile(r"<!-- scn pack, as written: ([0-9a-f]{64}) -->\n\Z")


def pack_files(pack: Pack, folder: Path, formats: Iterable[str]) -> Mapping[Path, str]:
    """All files of a pack, each sealed, in a folder of its own below another."""
    makers = {MARKDOWN: pack_markdown, PAGE: pack_pages}
    return {
        folder / free_name(pack.identifier) / f"{name}.{ending}": sealed(text)
        for ending in dict.fromkeys(formats)
        for name, text in makers[ending](pack).items()
    }


def sealed(text: str) -> str:
    """A text with a last line that shows later whether anybody has edited it."""
    whole = f"{text.rstrip()}\n\n"
    return f"{whole}<!-- scn pack, as written: {_digest(whole)} -->\n"


def is_as_written(text: str) -> bool:
    """Whether a text is sealed, and nobody has changed anything above its seal."""
    found = SEAL.search(text)
    return found is not None and found[1] == _digest(text[: found.start()])


def edited(texts: Mapping[Path, str]) -> tuple[Path, ...]:
    """Of the files to be written, those that are there already and that the program may not write over."""
    return tuple(path for path, text in texts.items() if (path.exists() or path.is_symlink()) and not _free(path, text))


def _free(path: Path, text: str) -> bool:
    """Whether a file holds the text to be written, or a text that the program wrote."""
    if not path.is_file():
        return False
    try:
        found = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return found == text or is_as_written(found)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


# Packs that ``scn plan --output-dir`` writes

CommandT = TypeVar("CommandT", bound=Callable[..., Any])
EARLIEST, LATEST = 1900, 2099


@dataclass(frozen=True, slots=True)
class PackWanted:
    """The options for packs: the folder, the formats, the first day, and whether edits may be lost."""

    folder: Path
    formats: tuple[str, ...]
    start: date | None
    overwrite: bool


def pack_options(command: CommandT) -> Any:
    """The options for packs, handed to the command as one ``wanted``, which is nothing where no pack is wanted."""

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
    found = day_named(ctx, parameter, value)
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
            say(f'error: "{visible(str(path))}" was changed by somebody, or is no document of a pack', err=True)
        say("help: nothing was written; use another --output-dir, or --overwrite to lose what was changed", err=True)
        return False
    for folder in dict.fromkeys(path.parent for path in texts):
        make_folder(folder)
    write_all(texts)
    for one in made:
        folder = wanted.folder / free_name(one.proposal.id)
        say(f"{sum(path.parent == folder for path in texts)} files written to {visible(str(folder))}")
    return len(made) == len(assessments)


def _first_of_each_id(assessments: Sequence[Assessment]) -> list[Assessment]:
    """The assessments whose folder no other has taken."""
    first: dict[str, Assessment] = {}
    for one in assessments:
        if first.setdefault(one.proposal.id, one) is not one:
            say(f'error: no pack for "{visible(one.origin.path)}": another proposal has the same id', err=True)
            say("help: give every proposal an id of its own", err=True)
    return list(first.values())


def _can_be_made(one: Assessment, start: date | None) -> bool:
    """Whether a proposal leads to a pack. If it does not, the reason is printed."""
    outcome = one.outcome.outcome
    if outcome not in LEADS_TO_PACK:
        _refuse(one, outcome.title.partition(":")[0].lower())
        for step in steps(one):
            say(f"  {step.action}: {step.subject} ({_place(step)})", err=True)
        return False
    faults = pack_faults(one, start) if outcome is Outcome.ESTABLISH else ()
    if faults:
        _refuse(one, "its file or its dates have faults, and nothing is written half")
        print_diagnostics([found for found in faults if found not in one.diagnostics], remarks=False, err=True)
    return not faults


def _refuse(one: Assessment, why: str) -> None:
    say(f'error: no pack for "{visible(one.origin.path)}": {why}', err=True)


def _place(step: Step) -> str:
    return f"{visible(portable(step.path))}:{step.line}" if step.line else f"under {step.key}"


# The command


@click.command("plan")
@paths_argument
@ruleset_options
@date_option
@text_or_json_option
@area_option
@output_file_option
@quiet_option
@verbose_option
@pack_options
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    assessed_on: date | None,
    output_format: str,
    areas: tuple[str, ...],
    output_file: str | None,
    quiet: bool,
    verbose: bool,
    wanted: PackWanted | None,
) -> None:
    """Say what a network would have where it is recommended to establish one: areas, money and support teams.

    Money is split to the penny and rounded last. It is for all networks of an area and for its senate, and no document gives
    one network a share. For another type of network, it is said what applies instead. --set and --reading choose parameters
    and readings of the ruleset as well as those of money and teams, such as programme_envelope or population_basis.

    With --output-dir, the documents that come next are written instead, as drafts for people to edit: terms of reference, an
    accountability agreement, a programme of improvement, relationships, a timetable and reviews. For another type of
    network, it is what its founders set up themselves.
    """
    asked = named_areas(areas)
    if asked and wanted:
        raise click.UsageError("--area is for plans: the documents of a pack are for the whole network")
    chosen = chosen_for_plans(ruleset, parameters, readings)
    assessed = assess_all(AssessmentRun(paths, chosen.compiled, assessed_on, quiet=quiet, verbose=verbose))
    if wanted:
        written = write_packs(assessed.assessments, chosen.provisions, wanted)
        ctx.exit(assessed.exit_code or int(not written))
    plans = [plan(one, chosen.provisions, asked) for one in assessed.assessments]
    if output_format == "json":
        deliver(plans_json(plans, chosen.provisions, assessed.refused), output_file)
    elif plans:
        deliver(plans_text(plans, chosen.provisions), output_file)
    ctx.exit(assessed.exit_code)
