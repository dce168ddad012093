"""The days of a network: its first and its last, and days counted in months from them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from scn_criteria.proposal.dates import MONTHS, PartialDate
from scn_criteria.proposal.evidence import Number

DAY = timedelta(days=1)
YEAR = 12


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or earlier for less than none.

    Where that month has no such day, it is its last: a month before 31 March is the end of February.
    """
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(stated: PartialDate) -> date:
    """The last day that a date may mean: of the year or of the month where no day is given."""
    parts = stated.text.count("-")
    return stated.first if parts > 1 else months_later(stated.first, 1 if parts else YEAR) - DAY


def written(day: date) -> str:
    """A day in full: ``1 April 2013``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day of a network to its last."""

    first: date
    last: date

    @classmethod
    def of_years(cls, first: date, years: Number) -> Span:
        """So many years from a first day. A part of a month is left out."""
        return cls(first, months_later(first, int(years * YEAR)) - DAY)

    @property
    def months(self) -> int:
        """Whole months in it."""
        after = self.last + DAY
        months = (after.year - self.first.year) * YEAR + after.month - self.first.month
        return months if months_later(self.first, months) <= after else months - 1

    @property
    def first_year(self) -> Span:
        """Its first year, or all of it where it is shorter."""
        return Span(self.first, min(self.last, months_later(self.first, YEAR) - DAY))

    def __str__(self) -> str:
        """Both days in words."""
        return f"{written(self.first)} to {written(self.last)}"
