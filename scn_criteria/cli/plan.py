"""``scn plan``: the areas, the money and the support teams that a recommendation leads to."""

from __future__ import annotations

from datetime import date

import click

from scn_criteria.cli.assessing import assess_all
from scn_criteria.cli.options import (
    date_option,
    output_file_option,
    paths_argument,
    quiet_option,
    ruleset_options,
    verbose_option,
)
from scn_criteria.cli.packs import PackWanted, pack_options, write_packs
from scn_criteria.cli.plan_areas import area_option, named_areas
from scn_criteria.cli.plan_choices import chosen_for_plans
from scn_criteria.cli.plan_text import plans_text
from scn_criteria.cli.printing import deliver
from scn_criteria.establishment.plan import plan
from scn_criteria.establishment.plan_record import to_json


@click.command("plan")
@paths_argument
@ruleset_options
@date_option
@click.option("--output-format", "-f", type=click.Choice(["text", "json"]), default="text", show_default=True)
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
    assessed = assess_all(paths, chosen.bench, assessed_on, quiet=quiet, verbose=verbose)
    if wanted:
        written = write_packs(assessed.assessments, chosen.provisions, wanted)
        ctx.exit(assessed.exit_code or int(not written))
    plans = [plan(one, chosen.provisions, asked) for one in assessed.assessments]
    if output_format == "json":
        deliver(to_json(plans, chosen.provisions, assessed.refused), output_file)
    elif plans:
        deliver(plans_text(plans, chosen.provisions), output_file)
    ctx.exit(assessed.exit_code)
