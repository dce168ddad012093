"""``scn portfolio``: rank the proposals that meet the criteria, where only some of them can be taken up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from itertools import pairwise

import click

from scn_criteria.cli.options import (
    date_option,
    output_file_option,
    paths_argument,
    quiet_option,
    verbose_option,
)
from scn_criteria.cli.output import deliver, deliver_parts
from scn_criteria.cli.reviews import openings_text, places_opened, reviews_option
from scn_criteria.cli.rulesets import load_compiled_ruleset, ruleset_options
from scn_criteria.cli.runs import AssessmentRun
from scn_criteria.decision.findings import AssessmentResult, NotAssessed
from scn_criteria.decision.portfolio import Candidate, Portfolio, PortfolioQuestion, portfolio_document, rank, to_csv
from scn_criteria.decision.weightings import SEED, WeightLimits, corners
from scn_criteria.document.fixes import suggest
from scn_criteria.establishment.review.openings import Openings, openings_record
from scn_criteria.report.text.portfolios import portfolio_text
from scn_criteria.serialisation import json_parts
from scn_criteria.terms import Criterion
from scn_criteria.wording import did_you_mean

# Limits of weights: ``--at-least C1=0.1`` and ``--order "C1>C4"``

DECIMAL = re.compile(r"(?:0|1|0?\.\d{1,9}|0\.\d{1,9}|1\.0{1,9})")
NAMES = [criterion.name for criterion in Criterion]


def limits_of(at_least: Iterable[str], order: Iterable[str]) -> WeightLimits:
    """The limits as typed. Raises UsageError where one of them cannot be read."""
    least = [Fraction(0)] * len(NAMES)
    for text in at_least:
        name, sign, weight = text.partition("=")
        if not sign:
            raise click.UsageError(f'--at-least takes CRITERION=WEIGHT, such as C1=0.1, found "{text}"')
        least[_place(name, "--at-least")] = _weight(weight.strip(), text)
    chains = ([_place(name, "--order") for name in _chain(text)] for text in order)
    return WeightLimits(tuple(least), tuple(dict.fromkeys(pair for chain in chains for pair in pairwise(chain))))


def _chain(text: str) -> list[str]:
    names = text.split(">")
    if len(names) < 2:
        raise click.UsageError(f'--order takes criteria with ">" between them, such as "C1>C4", found "{text}"')
    return names


def _place(name: str, option: str) -> int:
    wanted = name.strip().upper()
    if wanted not in NAMES:
        near = suggest(wanted, NAMES)
        hint = did_you_mean(near, "; expected C1 to C9")
        raise click.UsageError(f'{option} names the criterion "{name.strip()}", which does not exist{hint}')
    return NAMES.index(wanted)


def _weight(text: str, given: str) -> Fraction:
    if not DECIMAL.fullmatch(text):
        raise click.UsageError(f'--at-least takes a weight from 0 to 1, such as C1=0.1, found "{given}"')
    return Fraction(text)


# The command

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
    compiled = load_compiled_ruleset(ruleset, parameters, readings)
    run = AssessmentRun(paths, compiled, assessed_on, quiet=quiet, verbose=verbose)
    candidates, refused = _candidates(run)
    places = places_opened(reviews, quiet=quiet, verbose=verbose)
    if candidates or refused:
        _deliver(rank(candidates, refused, question, compiled.ruleset), places.openings, output_format, output_file)
    ctx.exit(max(run.exit_code, places.exit_code))


def _candidates(results: Iterable[AssessmentResult]) -> tuple[list[Candidate], list[NotAssessed]]:
    """The candidates and the files refused: there may be too many to keep all assessments and their files."""
    candidates: list[Candidate] = []
    refused: list[NotAssessed] = []
    for result in results:
        if isinstance(result, NotAssessed):
            refused.append(result)
        else:
            candidates.append(Candidate.of(result))
    return candidates, refused


def _deliver(portfolio: Portfolio, found: Openings | None, output_format: str, output_file: str | None) -> None:
    """Print or write the portfolio in one of its formats, with the places that open where they are known, but in a table."""
    if output_format == "json":
        besides = {"openings": openings_record(found)} if found else None
        deliver_parts(json_parts(portfolio_document(portfolio, besides)), output_file)
    elif output_format == "csv":
        deliver(to_csv(portfolio), output_file)
    else:
        openings = f"\n{openings_text(found, portfolio.capacity)}" if found else ""
        deliver(portfolio_text(portfolio) + openings, output_file)


def _question(capacity: int, at_least: tuple[str, ...], order: tuple[str, ...], seed: int) -> PortfolioQuestion:
    """The question, once it is sure that it can be answered."""
    limits = limits_of(at_least, order)
    body = corners(limits)
    if not body:
        raise click.UsageError("no weighting keeps all of --at-least and --order: the weights add up to 1; ask for less")
    return PortfolioQuestion(capacity, limits, body, seed)
