import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from html_page import Page, faults
from sample import assessment, outcome

from scn_criteria.proposal.case import Case
from scn_criteria.proposal.dates import PartialDate
from scn_criteria.proposal.evidence import (
    Alternative,
    Baseline,
    Direction,
    Figure,
    International,
    Interval,
    Measure,
    Risk,
    Variation,
)
from scn_criteria.proposal.model import Coverage
from scn_criteria.proposal.reference import load_reference
from scn_criteria.report import render_report
from scn_criteria.report.area_view import PLACES, area_views
from scn_criteria.report.citing import citing
from scn_criteria.report.columns_view import columns_view
from scn_criteria.report.comparators_view import comparators_view, message
from scn_criteria.report.risk_view import risk_view
from scn_criteria.report.scale import figure, percent, scale_over, times
from scn_criteria.report.variation_view import variation_view
from scn_criteria.terms import Outcome

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


def risk(likelihood, consequence, place=0, published=None):
    at = ("criteria", "risk_of_absence", "risks", place)
    return Risk(at=at, risk="Care stays uneven", likelihood=likelihood, consequence=consequence, published=published)


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
    return Case(given(**parts).proposal, date(2012, 11, 30), load_reference())


CITE = citing(assessment())
MANY = figures(*((f"Place {number}", Decimal(number)) for number in range(1, 31)))
AREAS = figures(*((name, Decimal(place + 1)) for place, name in enumerate(PLACES)))
BASELINE = Measure(
    at=("criteria", "measurable_improvement", "measures", 0),
    indicator="Admissions",
    unit="per_1000",
    direction=HIGH,
    baseline=Baseline(value=Decimal(3), period="2010"),
    source="atlas",
)

MESSAGES = {
    "worse than one": (international(("Home", 12), ("Away", 10)), "Home does worse than Away: 20 percent"),
    "worse than the median": (
        international(("Home", 12), ("Away", 8), ("Afar", 12), ("Abroad", 10)),
        "Home does worse than the median of its 3 comparators: 20 percent",
    ),
    "by what is missing to a hundred": (
        international(("Home", Decimal("53.6")), ("Away", Decimal("65.9")), direction=LOW, unit="percent"),
        "Home does worse than Away: 36 percent",
    ),
    "a small gap": (
        international(("Home", Decimal("10.25")), ("Away", 10)),
        "Home does worse than Away: 2.5 percent",
    ),
    "better": (international(("Home", 12), ("Away", 10), direction=LOW), "Home does better than Away"),
    "the same": (international(("Home", 10), ("Away", 10)), "Home does as well as Away"),
    "no direction": (
        international(("Home", 12), ("Away", 10), direction=NEITHER),
        "Home set beside Away: neither end is the worse",
    ),
    "nought": (
        international(("Home", 0), ("Away", 10)),
        "Home set beside Away: a figure of nought or below allows no proportion",
    ),
}


@pytest.mark.parametrize(("item", "expected"), MESSAGES.values(), ids=MESSAGES)
def test_a_comparison_says_what_it_shows(item, expected):
    assert expected == message(item)


SCALES = {
    "to a round end": ([Decimal("53.6"), Decimal("65.9")], ("0", "80")),
    "at a round end": ([10], ("0", "10")),
    "small": ([Decimal("0.22"), Decimal("0.031")], ("0", "0.3")),
    "large": ([7654321], ("0", "8,000,000")),
    "below nought": ([-3, 12], ("-3", "20")),
    "only below nought": ([-3], ("-3", "1")),
    "nothing": ([0], ("0", "1")),
}


@pytest.mark.parametrize(("values", "expected"), SCALES.values(), ids=SCALES)
def test_a_scale_has_round_ends(values, expected):
    assert expected == scale_over(values).ends


@pytest.mark.parametrize(("value", "expected"), [(0, "3.00%"), (10, "50.00%"), (20, "97.00%")])
def test_a_place_on_a_scale(value, expected):
    assert expected == scale_over([20]).at(value)


NUMBERS = [
    (percent, Fraction(3607, 100), "36"),
    (percent, Fraction(5, 2), "2.5"),
    (times, Fraction(23, 2), "11.5"),
    (times, Fraction(3), "3"),
    (figure, Fraction(87, 2), "43.5"),
    (figure, Decimal("43.50"), "43.50"),
]


@pytest.mark.parametrize(("write", "value", "expected"), NUMBERS)
def test_numbers_are_written(write, value, expected):
    assert expected == write(value)


def test_the_worst_comes_first():
    view = comparators_view(case(international=(international(("Home", 12), ("Away", 8), ("Afar", 20)),)), CITE)[0]
    assert [dot.place for dot in view.dots] == ["Afar", "Home", "Away"]


def test_the_median_stands_on_the_scale():
    view = comparators_view(case(international=(international(("Home", 12), ("Away", 8), ("Afar", 20)),)), CITE)[0]
    assert ("14", scale_over([20]).at(14)) == (view.median, view.median_at)


def test_one_comparator_has_no_median():
    assert comparators_view(case(international=(international(("Home", 12), ("Away", 8)),)), CITE)[0].median == ""


def test_an_interval_is_drawn_within_the_scale():
    item = international(("Home", 12), ("Away", 8))
    wide = replace(item, home=replace(item.home, interval=Interval(lower=9, upper=19)))
    dot = comparators_view(case(international=(wide,)), CITE)[0].dots[0]
    assert ("9 to 19", scale_over([20]).at(19)) == (dot.interval, dot.span.ends)


def test_indicators_come_widest_first():
    rows = (variation(0, **ends(2, 4)), variation(1, reported_fold=9), variation(2, direction=NEITHER, **ends(1, 99)))
    assert [row.times for row in variation_view(case(variation=rows), CITE).rows] == ["9", "2", ""]


def test_variation_leads_with_the_widest():
    rows = (variation(0, **ends(2, 4)), variation(1, indicator="Amputations", **ends(2, 23)))
    expected = "The highest stands at 11.5 times the lowest, for the indicator that varies most: Amputations"
    assert expected == variation_view(case(variation=rows), CITE).message


def test_variation_later_than_the_day_is_set_apart():
    view = variation_view(case(variation=(variation(published=LATER, **ends(2, 4)),)), CITE)
    assert (view.rows, view.apart[0].why_not) == ((), "published 2014, after the assessment date")


@pytest.mark.parametrize(("period", "expected"), [("2010", "3"), ("2009", "")])
def test_the_country_is_marked_where_a_measure_says_the_same(period, expected):
    view = variation_view(case(measures=(BASELINE,), variation=(variation(period=period, **ends(2, 4)),)), CITE)
    assert expected == view.rows[0].home


def test_percentiles_come_before_the_ends():
    names = [name for name, _ in columns_view(variation(places=MANY), None, frozenset()).summary]
    expected = ["Tenth percentile", "Ninetieth percentile", "Ninetieth over tenth percentile", "Median", "Lowest", "Highest"]
    assert [*expected, "Highest over lowest"] == names


def test_columns_lead_with_the_percentiles():
    expected = "The ninetieth percentile stands at 6.8 times the tenth"
    assert expected == columns_view(variation(places=MANY), None, frozenset()).message


def test_every_place_has_a_column():
    shapes = columns_view(variation(places=MANY), None, frozenset({"Place 7"})).shapes
    assert sum(shape.path.count("M") for shape in shapes) == 30


def test_own_places_are_framed():
    shapes = columns_view(variation(places=MANY), None, frozenset({"Place 7"})).shapes
    assert sum(shape.path.count("M") for shape in shapes if shape.own) == 1


MATRIX = {
    "5 Almost certain": ["5 moderate", "10 high", "15 extreme", "20 extreme", "25 extreme"],
    "4 Likely": ["4 moderate", "8 high", "12 high", "16 extreme", "20 extreme"],
    "3 Possible": ["3 low", "6 moderate", "9 high", "12 high", "15 extreme"],
    "2 Unlikely": ["2 low", "4 moderate", "6 moderate", "8 high", "10 high"],
    "1 Rare": ["1 low", "2 low", "3 low", "4 moderate", "5 moderate"],
}


def test_the_matrix_is_that_of_the_agency():
    levels = risk_view(case(risks=(risk(1, 1),)), CITE).levels
    cells = {f"{level.number} {level.word}": [f"{cell.score} {cell.band}" for cell in level.cells] for level in levels}
    assert cells == MATRIX


def test_risks_stand_where_they_belong():
    view = risk_view(case(risks=(risk(4, 4), risk(3, 5, 1), risk(5, 5, 2, LATER))), CITE)
    found = {cell.score: cell.marks for level in view.levels for cell in level.cells if cell.marks}
    assert found == {16: ("R1",), 15: ("R2",)}


RISKS = {
    "one": ((risk(4, 4),), "The one risk scores 16 of 25: extreme"),
    "several": ((risk(2, 2), risk(3, 3, 1)), "The gravest of two risks scores 9 of 25: high"),
    "none that counts": ((risk(5, 5, 0, LATER),), "No risk that counts"),
}


@pytest.mark.parametrize(("risks", "expected"), RISKS.values(), ids=RISKS)
def test_the_matrix_leads_with_the_gravest_risk(risks, expected):
    assert expected == risk_view(case(risks=risks), CITE).message


def test_every_area_of_the_reference_has_a_tile():
    assert set(load_reference().areas) == set(PLACES)


def test_no_two_tiles_share_a_place():
    assert len(PLACES) == len({(column, row) for column, row, _ in PLACES.values()})


def test_a_tile_names_its_area_in_full():
    assert list(PLACES) == [" ".join(words) for _, _, words in PLACES.values()]


def test_coverage_by_area_is_pictured():
    view = area_views(case(coverage=Coverage(extent="areas", areas=("london", "Wessex"))))[0]
    assert {"London", "Wessex"} == {tile.name for tile in view.tiles if tile.said == "Yes"}


def test_coverage_of_england_is_not_pictured():
    assert area_views(case(coverage=Coverage(extent="england"))) == ()


def test_places_that_are_areas_are_pictured_once():
    found = case(variation=(variation(places=AREAS),))
    assert (len(area_views(found)), len(variation_view(found, CITE).columns)) == (1, 0)


def test_places_that_are_no_areas_have_no_tiles():
    assert area_views(case(variation=(variation(places=MANY),))) == ()


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
    risks=(risk(4, 4), risk(5, 5, 1, LATER)),
    coverage=Coverage(extent="areas", areas=("London",)),
    alternatives=(ALTERNATIVE,),
)
SHOWN = [
    "Home does better than the median of its 2 comparators",
    "Offered, but does not count: 1",
    "Does not count: Published 2014, after the assessment date.",
    "The ninetieth percentile stands at 6.8 times the tenth",
    "All 30 places with their figures",
    "The network would serve 1 of the 12 areas of England",
    "The one risk scores 16 of 25: extreme",
    "low from 1, moderate from 4, high from 8, extreme from 15",
    "Tariffs Tried No Too blunt.",
]


@pytest.mark.parametrize("text", SHOWN)
def test_a_report_shows_its_pictures(text):
    assert text.replace(" ", "") in Page(render_report(FULL)).text().replace(" ", "")


def test_a_report_with_every_picture_is_well_made():
    assert faults(render_report(FULL)) == []


def test_every_drawing_has_a_title():
    html = render_report(FULL)
    assert len(re.findall("<svg", html)) == len(re.findall(r"<svg[^>]*>\s*<title", html))


def test_every_wide_picture_can_be_scrolled_by_keyboard():
    wide = [attributes for tag, attributes in Page(render_report(FULL)).elements if attributes.get("class") == "wide"]
    assert all(one["tabindex"] == "0" and one["role"] == "region" and one["aria-labelledby"] for one in wide)


def test_a_report_without_evidence_says_so():
    text = Page(render_report(given())).text()
    assert "No comparison with other countries counts." in text
    assert "No evidence of variation counts." in text


ORDER = """
outcome glance steps ratings improvement comparators variation alternatives risks network-type home-domain conditions
aims sources situations criteria trace faults sign-off provenance
"""


def test_a_report_keeps_its_order():
    deferred_ = replace(FULL, outcome=outcome(Outcome.DEFER))
    ids = [one for one in Page(render_report(deferred_)).all("id") if one in ORDER.split()]
    assert ids == ORDER.split()
