"""Proposals with something to draw, built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sample import assessment

from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import Alternative, Baseline, Direction, Figure, International, Measure, Risk, Variation
from scn_criteria.proposal.model import Coverage
from scn_criteria.proposal.reference import load_reference
from scn_criteria.report.citations import citing

LATER = PartialDate.parse("2014")
HIGH, LOW, NEITHER = Direction.HIGHER_IS_WORSE, Direction.LOWER_IS_WORSE, Direction.NO_DIRECTION


def figures(*pairs):
    return tuple(Figure(at=("figure", index), place=place, value=value) for index, (place, value) in enumerate(pairs))


def international(*pairs, direction=HIGH, unit="per_100000", place=0, published=None):
    home, *others = figures(*pairs)
    return International(
        at=("criteria", "measurable_improvement", "international", place),
        indicator="Deaths in a year",
        unit=unit,
        direction=direction,
        period="2010",
        home=home,
        comparators=tuple(others),
        source="outcomes-2012",
        published=published,
    )


def variation(place=0, **given):
    parts = {"indicator": "Admissions", "unit": "per_1000", "direction": HIGH, "period": "2010", "source": "atlas"}
    at = ("criteria", "measurable_improvement", "variation", place)
    return Variation(at=at, between="areas", **{**parts, **given})


def ends(low, high):
    lowest, highest = figures(("Here", low), ("There", high))
    return {"lowest": lowest, "highest": highest}


def risk(likelihood, consequence, place=0, weakens=False):
    at = ("criteria", "risk_of_absence", "risks", place)
    return Risk(at=at, risk="Care stays uneven", likelihood=likelihood, consequence=consequence, weakens=weakens)


def given(*, risks=(), coverage=None, alternatives=(), **improvement):
    found = assessment()
    criteria = found.proposal.criteria
    changed = replace(
        criteria,
        measurable_improvement=replace(criteria.measurable_improvement, **improvement),
        risk_of_absence=replace(criteria.risk_of_absence, risks=risks),
        other_means_insufficient=replace(criteria.other_means_insufficient, alternatives=alternatives),
    )
    return replace(found, proposal=replace(found.proposal, criteria=changed, coverage=coverage))


def case(**parts):
    return DatedProposal(given(**parts).proposal, date(2012, 11, 30), load_reference())


CITE = citing(assessment())
MANY = figures(*((f"Place {number}", Decimal(number)) for number in range(1, 31)))
AREAS = figures(*((name, Decimal(place + 1)) for place, name in enumerate(load_reference().areas)))
BASELINE = Measure(
    at=("criteria", "measurable_improvement", "measures", 0),
    indicator="Admissions",
    unit="per_1000",
    direction=HIGH,
    baseline=Baseline(value=Decimal(3), period="2010"),
    source="atlas",
)


ALTERNATIVE = Alternative(
    at=("criteria", "other_means_insufficient", "alternatives", 0), means="tariffs", status="tried", why="Too blunt."
)
FULL = given(
    international=(
        international(("Home", 12), ("Away", 8), ("Afar", 20)),
        international(("Home", 12), ("Beyond", 8), place=1, published=LATER),
    ),
    measures=(BASELINE,),
    variation=(variation(places=MANY), variation(1, places=AREAS), variation(2, reported_fold=9)),
    risks=(risk(4, 4), risk(5, 5, 1, weakens=True)),
    coverage=Coverage(extent="areas", areas=("London",)),
    alternatives=(ALTERNATIVE,),
)
