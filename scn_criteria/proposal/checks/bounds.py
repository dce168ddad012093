"""Checks of the size of figures: whole numbers of people and pounds, the population of England, bases of rates, units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scn_criteria.diagnostics import DiagnosticRule, Pointer, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.document.number_reader import read_number
from scn_criteria.proposal.case import DatedProposal, every
from scn_criteria.proposal.checks.figures import figures_of_indicator
from scn_criteria.proposal.evidence import Aim, Benefit, IndicatorItem, International, Measure, Number, Scale
from scn_criteria.wording import any_of, number

# What counts people, cases, organisations or pounds

PEOPLE = ("people_affected", "yearly_volume")
ORGANISATIONS = "pathway_organisations"
SPENDING = "spending"

FRACTION_OF_A_COUNT = DiagnosticRule(
    "SCN250",
    "fraction-of-a-count",
    Severity.ERROR,
    "People, cases and organisations are counted in whole numbers; a point before three figures may part thousands.",
    "Write the whole number, without a point or a comma.",
)
THOUSANDS = -3
"""The exponent of a number with three decimals, which the author may have meant as thousands."""


def check_fraction_of_a_count(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look at every number of people, cases or organisations, and every number of pounds."""
    for at, value, in_pounds in _counts(case):
        meant = read_number(str(value)).written
        if len(meant) > 1:
            yield UnplacedDiagnostic(at, f'"{value}" may mean {any_of(meant)}; expected a whole number without a point')
        elif not in_pounds and value % 1:
            yield UnplacedDiagnostic(
                at, f'"{value}" is a fraction of a person, a case or an organisation; expected a whole number'
            )


def _counts(case: DatedProposal) -> Iterator[tuple[Pointer, Number, bool]]:
    """Every count, where it stands, and whether it is of pounds."""
    for scale in every(Scale, case.proposal):
        yield (*scale.at, "value"), scale.value, scale.at[-1] == SPENDING
    budget = case.proposal.budget
    if budget is not None:
        yield ("budget", "core_total"), budget.core_total, True
        if budget.top_up_total is not None:
            yield ("budget", "top_up_total"), budget.top_up_total, True
        for line in budget.lines:
            yield (*line.at, "amount"), line.amount, True
    for option in case.proposal.options:
        cost = option.cost
        parts = (
            ()
            if cost is None
            else (("recurring", cost.recurring), ("non_recurring", cost.non_recurring), ("total", cost.total))
        )
        yield from (((*option.at, "cost", part), value, True) for part, value in parts if value is not None)


# More than there is

POPULATION = 53_107_200
POPULATION_SOURCE = "Office for National Statistics, mid-2011 estimate, 25 September 2012"
HEALTH_BUDGET = 108_800_000_000
HEALTH_BUDGET_SOURCE = "Department of Health, corporate plan, 14 May 2012"

MORE_THAN_THERE_IS = DiagnosticRule(
    "SCN251",
    "more-than-there-is",
    Severity.WARNING,
    "A figure above all the people of England, or all the money for its health, has a wrong unit or a nought too many.",
    "Compare the figure and its unit with the source; say in a note what is counted where one person counts often.",
    f"{POPULATION_SOURCE}; {HEALTH_BUDGET_SOURCE}",
)


def check_more_than_there_is(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare people and cases with the population, and pounds a year with the limit of the health budget."""
    for scale in every(Scale, case.proposal):
        at, key = (*scale.at, "value"), scale.at[-1]
        if key in PEOPLE and scale.value > POPULATION:
            message = f'"{scale.value}" is more than the {POPULATION:,} people of England ({POPULATION_SOURCE})'
            yield UnplacedDiagnostic(at, f"{message}; expected fewer")
        elif key == SPENDING and scale.value > HEALTH_BUDGET:
            message = (
                f'"{scale.value}" is more than the {HEALTH_BUDGET:,} pounds for health in 2012-13 ({HEALTH_BUDGET_SOURCE})'
            )
            yield UnplacedDiagnostic(at, f"{message}; expected less")


# A rate above its base

RATE_ABOVE_BASE = DiagnosticRule(
    "SCN252",
    "rate-above-base",
    Severity.WARNING,
    "Of 100,000 people no more than 100,000 can have something: a figure above the base of its rate has a wrong unit.",
    "Correct the figure or the unit; where one person counts often, say so in a note.",
)
BASE = re.compile(r"\bper (\d[\d,.]*(?: \d{3})*(?: ?(?:thousand|million))?|thousand|million)\b", re.IGNORECASE)


def check_rate_above_base(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare every figure of the indicators with the base that its unit names."""
    for item in every(IndicatorItem, case.proposal):
        base = base_of(item.unit)
        for at, value in figures_of_indicator(item):
            if base is not None and value > base:
                yield UnplacedDiagnostic(
                    at, f'"{value}" is more than its base, "{item.unit}"; expected {number(base)} or less'
                )


def base_of(unit: str) -> Decimal | None:
    """The number of people or cases that a rate is out of: ``per 100,000`` is out of 100,000."""
    found = BASE.search(unit)
    if found is None:
        return None
    values = read_number(f"1 {found[1]}" if found[1].isalpha() else found[1]).values
    return values[0] if len(values) == 1 and values[0] > 1 else None


# Slips of units

UNIT_SLIP = DiagnosticRule(
    "SCN253",
    "unit-slip",
    Severity.WARNING,
    "Two figures of one indicator that differ a thousand times or a million times are in two units.",
    "Compare both figures with their sources, and give both in the unit of the indicator.",
)
FACTORS = (1_000, 1_000_000)
NEARNESS = 2
"""How many times a ratio may be off such a factor. Convention: figures of one indicator rarely differ more than twofold."""


def check_unit_slip(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare each figure with the one it is set against: the home country, or the baseline."""
    for one in every(International, case.proposal):
        for figure in one.comparators:
            yield from _slip((*figure.at, "value"), figure.value, one.home.value, (*one.home.at, "value"))
    for measure in every(Measure, case.proposal):
        if measure.target is not None:
            at = (*measure.at, "target", "value")
            yield from _slip(at, measure.target.value, measure.baseline.value, (*measure.at, "baseline", "value"))
    for aim in every(Aim, case.proposal):
        yield from _slip((*aim.at, "target"), aim.target, aim.baseline.value, (*aim.at, "baseline", "value"))


def _slip(at: Pointer, value: Number, other: Number, other_at: Pointer) -> Iterator[UnplacedDiagnostic]:
    one, two = Decimal(value).copy_abs(), Decimal(other).copy_abs()
    low, high = min(one, two), max(one, two)
    factor = next((each for each in FACTORS if low and each <= high * NEARNESS / low <= each * NEARNESS**2), None)
    if factor is not None:
        message = f'"{value}" and "{other}" differ about {factor:,} times; expected both in one unit'
        yield UnplacedDiagnostic(at, message, related="the figure it is set against", related_at=other_at)


# A point that may part thousands

POINT_BEFORE_THOUSANDS = DiagnosticRule(
    "SCN254",
    "point-before-thousands",
    Severity.WARNING,
    "A point before three figures is a decimal point here, and parts thousands elsewhere: the figure may be a thousandth.",
    "Leave out the closing nought of a decimal, or the point between thousands.",
)


def check_point_before_thousands(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look at figures of indicators and sizes of benefits, typed with three decimals of which the last is a nought."""
    figures = [figure for item in every(IndicatorItem, case.proposal) for figure in figures_of_indicator(item)]
    benefits = every(Benefit, case.proposal)
    figures += [((*one.at, "quantity", "value"), one.quantity.value) for one in benefits if one.quantity is not None]
    for at, value in figures:
        meant = read_number(str(value)).written
        if len(meant) > 1 and str(value).endswith("0"):
            yield UnplacedDiagnostic(at, f'"{value}" may mean {any_of(meant)}; expected a number without a closing nought')


CHECKS = (
    Check(FRACTION_OF_A_COUNT, check_fraction_of_a_count),
    Check(MORE_THAN_THERE_IS, check_more_than_there_is),
    Check(RATE_ABOVE_BASE, check_rate_above_base),
    Check(UNIT_SLIP, check_unit_slip),
    Check(POINT_BEFORE_THOUSANDS, check_point_before_thousands),
)
