"""``scn portfolio``: rank the proposals that meet the criteria, where only some of them can be taken up."""

from __future__ import annotations

from datetime import date

import click

from scn_criteria.cli.assessing import assess_all
from scn_criteria.cli.opening_places import openings_text, places_opened, reviews_option
from scn_criteria.cli.options import (
    date_option,
    load_bench,
    output_file_option,
    paths_argument,
    quiet_option,
    ruleset_options,
    verbose_option,
)
from scn_criteria.cli.portfolio_text import portfolio_text
from scn_criteria.cli.portfolio_weights import limits_of
from scn_criteria.cli.printing import deliver
from scn_criteria.decision.portfolio import NumpyMissingError, Portfolio, Question, corners, rank, require_numpy
from scn_criteria.decision.portfolio.drawing import SEED
from scn_criteria.decision.portfolio.record import to_csv, to_json
from scn_criteria.establishment.review.openings import Openings, openings_record

FORMATS = ("text", "json", "csv")


@click.command("portfolio")
@paths_argument
@click.option("--capacity", type=click.IntRange(min=0), required=True, metavar="N", help="How many networks can be set up.")
@click.option("--at-least", multiple=True, metavar="CRITERION=WEIGHT", help="The least weight of a criterion, as in C1=0.1.")
@click.option("--order", multiple=True, metavar="'C1>C4'", help="The first criterion weighs at least as much as the next.")
@click.option("--seed", type=click.IntRange(min=0), default=SEED, show_default=True, help="Draw other weightings.")
@reviews_option
@ruleset_options
@date_option
@click.option("--output-format", "-f", type=click.Choice(FORMATS), default="text", show_default=True)
@output_file_option
@quiet_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    capacity: int,
    at_least: tuple[str, ...],
    order: tuple[str, ...],
    seed: int,
    reviews: tuple[str, ...],
    ruleset: str | None,
    parameters: tuple[str, ...],
    readings: tuple[str, ...],
    assessed_on: date | None,
    output_format: str,
    output_file: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Rank the proposals that come out as "establish", and say how firm the ranking is under every weighting.

    The document speaks of a small number of networks and gives no weights. Where the weights decide, judgement must.
    """
    question = _question(capacity, at_least, order, seed)
    bench = load_bench(ruleset, parameters, readings)
    assessed = assess_all(paths, bench, assessed_on, quiet=quiet, verbose=verbose)
    places = places_opened(reviews, quiet=quiet, verbose=verbose)
    if assessed.results:
        portfolio = rank(assessed.assessments, assessed.refused, question, bench.ruleset, bench.vocabulary)
        deliver(_written(portfolio, places.openings, output_format), output_file)
    ctx.exit(max(assessed.exit_code, places.exit_code))


def _written(portfolio: Portfolio, found: Openings | None, output_format: str) -> str:
    """The portfolio in one of its formats, with the places that open where somebody asked. A table has no room for them."""
    if output_format == "json":
        return to_json(portfolio, {"openings": openings_record(found)} if found else None)
    if output_format == "csv":
        return to_csv(portfolio)
    return portfolio_text(portfolio) + (f"\n{openings_text(found, portfolio.capacity)}" if found else "")


def _question(capacity: int, at_least: tuple[str, ...], order: tuple[str, ...], seed: int) -> Question:
    """What is asked, once it is sure that it can be answered."""
    try:
        require_numpy()
    except NumpyMissingError as error:
        raise click.ClickException(str(error)) from error
    limits = limits_of(at_least, order)
    body = corners(limits)
    if not body:
        raise click.UsageError("no weighting keeps all of --at-least and --order: the weights add up to 1; ask for less")
    return Question(capacity, limits, body, seed)
