"""Days counted in months: leap years, ends of months, stages back from a start, reviews within a term."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pack_samples import case_of

from scn_criteria.document.dates import PartialDate
from scn_criteria.establishment.pack.case import TermDates, last_day, months_later
from scn_criteria.establishment.pack.outline import CountedFrom, shipped_outline
from scn_criteria.establishment.pack.timetable import review_days, stage_days

LATER = [
    ("2013-04-01", -9, "2012-07-01"),
    ("2013-04-01", -3, "2013-01-01"),
    ("2013-04-01", 60, "2018-04-01"),
    ("2013-05-31", -3, "2013-02-28"),
    ("2012-05-31", -3, "2012-02-29"),
    ("2012-05-31", -6, "2011-11-30"),
    ("2012-02-29", 12, "2013-02-28"),
    ("2012-02-29", 48, "2016-02-29"),
    ("2012-02-29", -12, "2011-02-28"),
    ("2000-03-31", -1, "2000-02-29"),
    ("1900-03-31", -1, "1900-02-28"),
    ("2013-01-15", -1, "2012-12-15"),
    ("2012-12-31", 2, "2013-02-28"),
    ("2012-12-31", 0, "2012-12-31"),
]
DAYS = st.dates(date(1905, 1, 1), date(2094, 12, 31))


@pytest.mark.parametrize(("day", "months", "expected"), LATER)
def test_months_later(day: str, months: int, expected: str) -> None:
    assert date.fromisoformat(expected) == months_later(date.fromisoformat(day), months)


@given(DAYS, st.integers(-60, 60))
def test_it_is_the_same_day_of_the_month_or_the_last(day: date, months: int) -> None:
    found = months_later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("text", "expected"), [("2018", "2018-12-31"), ("2016-02", "2016-02-29"), ("2018-03-31", "2018-03-31")]
)
def test_the_last_day_that_a_date_may_mean(text: str, expected: str) -> None:
    assert date.fromisoformat(expected) == last_day(PartialDate.parse(text))


SPANS = [
    ("2013-04-01", 5, "2018-03-31", 60),
    ("2013-04-01", Decimal("2.5"), "2015-09-30", 30),
    ("2013-04-01", Decimal("0.99"), "2014-02-28", 11),
    ("2016-02-29", 1, "2017-02-27", 12),
    ("2015-08-31", Decimal("0.5"), "2016-02-28", 6),
]


@pytest.mark.parametrize(("first", "years", "last", "months"), SPANS)
def test_so_many_years(first: str, years: int | Decimal, last: str, months: int) -> None:
    span = TermDates.of_years(date.fromisoformat(first), years)
    assert (date.fromisoformat(last), months) == (span.last, span.months)


def test_a_short_network_has_a_short_first_year() -> None:
    span = TermDates(date(2013, 4, 1), date(2013, 9, 30))
    assert span == span.first_year


STAGES = [
    ("2013-04-01", ["2012-07-01 2012-09-30", "2012-10-01 2012-12-31", "2013-01-01 2013-03-31"]),
    ("2016-05-31", ["2015-08-31 2015-11-29", "2015-11-30 2016-02-28", "2016-02-29 2016-05-30"]),
    ("2015-05-31", ["2014-08-31 2014-11-29", "2014-11-30 2015-02-27", "2015-02-28 2015-05-30"]),
    ("2016-02-29", ["2015-05-29 2015-08-28", "2015-08-29 2015-11-28", "2015-11-29 2016-02-28"]),
]


@pytest.mark.parametrize(("start", "expected"), STAGES)
def test_stages_are_counted_back_from_the_first_day(start: str, expected: list[str]) -> None:
    case = case_of("cancer", date.fromisoformat(start))
    found = [stage_days(case, stage) for stage in case.outline.stages]
    assert expected == [f"{span.first} {span.last}" for span in found]


@given(DAYS)
def test_no_day_lies_between_two_stages_or_in_both(start: date) -> None:
    found = [stage_days(case_of("cancer", start), stage) for stage in shipped_outline().stages]
    begins = [*(span.first for span in found[1:]), start]
    assert [span.last + timedelta(days=1) for span in found] == begins


def reviews_of(span: TermDates) -> list[str]:
    return sorted(
        f"{day} {one.at.value}{one.months:+}" for one in shipped_outline().reviews for day in review_days(one, span)
    )


def test_reviews_of_five_years() -> None:
    assert reviews_of(TermDates(date(2013, 4, 1), date(2018, 3, 31))) == [
        "2014-04-01 year+0",
        "2014-07-01 year+3",
        "2015-04-01 year+0",
        "2015-07-01 year+3",
        "2015-10-01 middle+0",
        "2016-04-01 year+0",
        "2016-07-01 year+3",
        "2017-04-01 end-12",
        "2017-04-01 year+0",
        "2017-07-01 year+3",
        "2018-01-01 end-3",
        "2018-04-01 end+0",
    ]


def test_a_short_term_has_few_reviews() -> None:
    found = reviews_of(TermDates(date(2013, 4, 1), date(2013, 9, 30)))
    assert found == ["2013-07-01 end-3", "2013-07-01 middle+0", "2013-10-01 end+0"]


def test_no_review_is_before_the_first_day() -> None:
    review = replace(shipped_outline().reviews[0], at=CountedFrom.END, months=-24)
    assert review_days(review, TermDates(date(2013, 4, 1), date(2014, 3, 31))) == ()
