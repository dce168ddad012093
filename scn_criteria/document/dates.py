"""Dates as sources give them: a day, a month or only a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MONTHS = tuple("January February March April May June July August September October November December".split())  # noqa: SIM905 - a sentence reads better than a list

YEAR_LENGTH, MONTH_LENGTH = len("2012"), len("2012-07")
"""The signs of a year and of a month. A day has more."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year, as typed, with its first day."""

    first: date
    text: str

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, text: str) -> PartialDate:
        """Read ``2012``, ``2012-07`` or ``2012-07-26``.

        Raises ValueError for a day that no calendar has, such as ``2012-02-30``.
        """
        parts = [int(part) for part in text.split("-")]
        return cls(date(*[*parts, 1, 1][:3]), text)

    @property
    def last(self) -> date:
        """Its last day: of a year the last of December."""
        if len(self.text) > MONTH_LENGTH:
            return self.first
        month = self.first.month if len(self.text) > YEAR_LENGTH else len(MONTHS)
        return date(self.first.year, month, monthrange(self.first.year, month)[1])

    def is_before(self, other: PartialDate) -> bool:
        """Whether it is certainly earlier. A year alone is not earlier than a day within it."""
        length = min(len(self.text), len(other.text))
        return self.text[:length] < other.text[:length]

    def __str__(self) -> str:
        """The date as a reader says it: ``26 July 2012``, ``July 2012`` or ``2012``."""
        words = [str(self.first.year)]
        if len(self.text) > YEAR_LENGTH:
            words.insert(0, MONTHS[self.first.month - 1])
        if len(self.text) > MONTH_LENGTH:
            words.insert(0, str(self.first.day))
        return " ".join(words)

    @property
    def when(self) -> str:
        """The date in a sentence: ``on 26 July 2012``, ``in July 2012``."""
        return f"{'on' if len(self.text) > MONTH_LENGTH else 'in'} {self}"
