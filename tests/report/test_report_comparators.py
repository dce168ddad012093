from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from picture_sample import CITE, LOW, NEITHER, case, international

from scn_criteria.proposal.evidence import Interval
from scn_criteria.report.charts import comparators_view, figure, message, percent, scale_over, times

MESSAGES = {
    "worse than one": (international(("Home", 12), ("Away", 10)), "Home does 20 percent worse than Away"),
    "worse than the median": (
        international(("Home", 12), ("Away", 8), ("Afar", 12), ("Abroad", 10)),
        "Home does 20 percent worse than the median of its 3 comparators",
    ),
    "by what is missing to a hundred": (
        international(("Home", Decimal("53.6")), ("Away", Decimal("65.9")), direction=LOW, unit="percent"),
        "Home does 36 percent worse than Away",
    ),
    "a small gap": (
        international(("Home", Decimal("10.25")), ("Away", 10)),
        "Home does 2.5 percent worse than Away",
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


def test_the_worst_comes_first() -> None:
    view = comparators_view(case(international=(international(("Home", 12), ("Away", 8), ("Afar", 20)),)), CITE)[0]
    assert [dot.place for dot in view.dots] == ["Afar", "Home", "Away"]


def test_the_median_stands_on_the_scale() -> None:
    view = comparators_view(case(international=(international(("Home", 12), ("Away", 8), ("Afar", 20)),)), CITE)[0]
    assert ("14", scale_over([20]).at(14)) == (view.median, view.median_at)


def test_one_comparator_has_no_median() -> None:
    assert comparators_view(case(international=(international(("Home", 12), ("Away", 8)),)), CITE)[0].median == ""


def test_an_interval_is_drawn_within_the_scale() -> None:
    item = international(("Home", 12), ("Away", 8))
    wide = replace(item, home=replace(item.home, interval=Interval(lower=9, upper=19)))
    dot = comparators_view(case(international=(wide,)), CITE)[0].dots[0]
    assert dot.span is not None
    assert ("9 to 19", scale_over([20]).at(19)) == (dot.interval, dot.span.ends)
