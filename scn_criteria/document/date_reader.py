"""Dates as people write them, with the year, month and day that each must mean, or the two that it may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from scn_criteria.document.dates import MONTHS
from scn_criteria.document.number_reader import HIDDEN, NOTHING, SIGNS

LONGEST = 60
"""A text with more characters is no date."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a text may mean as a date, the likeliest first: ``2012-11-30``, ``2012-11``.

    It is ``sure`` where nothing was guessed: the year has four figures, and no word such as "about" was dropped.
    ``why`` says what else the author should know.
    """

    values: tuple[str, ...] = ()
    sure: bool = False
    why: str = ""


NO_DATE = "no date"
PART = "a part of a year"
FINANCIAL = "a financial year, or a month mistyped"
UNKNOWN = NOTHING | {
    "n.d.",
    "n.d",
    "nd",
    "s.d.",
    "no date",
    "undated",
    "date unknown",
    "in press",
    "forthcoming",
    "to follow",
}
"""What people write where no date is known, in lower case."""
PART_OF_YEAR = re.compile(
    r"(?:q[1-4]|[1-4]q|h[12]|early|mid|late|spring|summer|autumn|fall|winter)[ /-]{0,3}\d{4}|\d{4}[ /-]{0,3}[qh][1-4]",
    re.IGNORECASE,
)
TIME = re.compile(r"(?<=\d)[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?z| ?[+-]\d\d:?\d\d)?$", re.IGNORECASE)
SERIAL = re.compile(r"[2-6]\d{4}")
"""A day as spreadsheets count it, of the years 1954 to 2091."""
SERIAL_START = date(1899, 12, 30)

ROUGHLY = re.compile(r"(?:c|ca|circa|about|around|approx|approximately)(?:\.\s*|\s+)|~\s*", re.IGNORECASE)
LEFT_OUT = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?|\bthe\b|\bof\b|,", re.IGNORECASE
)
"""The names of days and small words, which say nothing more."""
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
NAMES = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
NAME = rf"(?P<name>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|sept)\.?"
DAY, MONTH, YEAR, FULL_YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"'?(?P<year>\d{4}|\d{2})", r"(?P<year>\d{4})"
GAP = r"[ ./-]{0,3}"
CENTURY = 100
LATEST_SHORT_YEAR = 49
"""A year of two figures up to this one is of our century: 49 is 2049, 50 is 1950."""
LEAST_NO_YEAR = 30
"""Two figures that come first are a year only below this: 30-11-12 is of 2012."""


def _expression(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


FORMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_expression(FULL_YEAR, "(?P<sign>[/. -])", MONTH, "(?P=sign)", DAY), ("year_first",)),
    (_expression(FULL_YEAR, r"(?P<month>\d\d)(?P<day>\d\d)"), ("ymd",)),
    (_expression(DAY, "(?P<sign>[/ -])", MONTH, "(?P=sign)", YEAR), ("ymd", "ydm", "short_year_first")),
    (_expression(DAY, r"\.", MONTH, r"\.", YEAR), ("ymd",)),
    (_expression(DAY, GAP, NAME, GAP, YEAR), ("ymd",)),
    (_expression(NAME, GAP, DAY, "[ .-]{1,3}", YEAR), ("ymd",)),
    (_expression(FULL_YEAR, GAP, NAME, GAP, DAY), ("ymd",)),
    (_expression(NAME, GAP, YEAR), ("ym",)),
    (_expression(FULL_YEAR, GAP, NAME), ("ym",)),
    (_expression(MONTH, "[/. -]", FULL_YEAR), ("ym",)),
    (_expression(FULL_YEAR, "[/. -]", MONTH), ("ym", "financial")),
    (_expression(FULL_YEAR), ("y",)),
)
"""The forms of a date, with what its figures may be, the likeliest first: here the day stands before the month."""


def read_date(text: str) -> ReadDate:
    """Read a date. Nothing where the text is none, or names a day that no calendar has."""
    if len(text) > LONGEST:
        return ReadDate()
    plain = " ".join(HIDDEN.sub("", text).translate(SIGNS).split()).strip("'\"\u201c\u201d ")
    if plain.casefold() in UNKNOWN:
        return ReadDate(why=NO_DATE)
    rough = ROUGHLY.match(plain) or TIME.search(plain)
    rest = plain.replace(rough[0], "", 1) if rough else plain
    rest = " ".join(ORDINAL.sub("", LEFT_OUT.sub(" ", rest)).split()).rstrip(" .")
    if PART_OF_YEAR.fullmatch(rest):
        return ReadDate(why=PART)
    if SERIAL.fullmatch(rest):
        return ReadDate(((SERIAL_START + timedelta(int(rest))).isoformat(),))
    return _in_a_form(rest, sure=rough is None)


def _in_a_form(rest: str, *, sure: bool) -> ReadDate:
    """Read a date in the first form that fits."""
    for form, ways in FORMS:
        found = form.fullmatch(rest)
        if found is not None:
            values = tuple(dict.fromkeys(value for way in ways for value in WAYS[way](found)))
            if values and "financial" in ways and values == tuple(_financial(found)):
                return ReadDate(values, why=FINANCIAL)
            return ReadDate(values, sure=sure and len(found["year"]) > len("12"))
    return ReadDate()


def _year(found: re.Match[str]) -> int:
    year = int(found["year"])
    if len(found["year"]) > len("12"):
        return year
    return year + 20 * CENTURY if year <= LATEST_SHORT_YEAR else year + 19 * CENTURY


def _month(found: re.Match[str]) -> int:
    named = found.groupdict().get("name")
    return NAMES[named[:3].casefold()] if named else int(found["month"])


def _ymd(found: re.Match[str]) -> Iterator[str]:
    with suppress(ValueError):
        yield date(_year(found), _month(found), int(found["day"])).isoformat()


def _ydm(found: re.Match[str]) -> Iterator[str]:
    with suppress(ValueError):
        yield date(_year(found), int(found["day"]), int(found["month"])).isoformat()


def _year_first(found: re.Match[str]) -> Iterator[str]:
    """After the year comes the month; only where there is no such month, the day."""
    yield from tuple(_ymd(found)) or _ydm(found)


def _short_year_first(found: re.Match[str]) -> Iterator[str]:
    """The year first with two figures, as in 12-11-30."""
    if found["sign"] == "-" and len(found["year"]) == len(found["day"]) == len("12") and int(found["day"]) < LEAST_NO_YEAR:
        with suppress(ValueError):
            yield date(20 * CENTURY + int(found["day"]), _month(found), int(found["year"])).isoformat()


def _ym(found: re.Match[str]) -> Iterator[str]:
    with suppress(ValueError):
        yield date(_year(found), _month(found), 1).isoformat()[: len("2012-07")]


def _y(found: re.Match[str]) -> Iterator[str]:
    yield found["year"]


def _financial(found: re.Match[str]) -> Iterator[str]:
    """The month in which a financial year such as 2009/10 ends."""
    year = _year(found)
    if (year + 1) % CENTURY == int(found["month"]):
        yield f"{year + 1}-03"


WAYS: dict[str, Callable[[re.Match[str]], Iterator[str]]] = {
    "ymd": _ymd,
    "ydm": _ydm,
    "year_first": _year_first,
    "short_year_first": _short_year_first,
    "ym": _ym,
    "y": _y,
    "financial": _financial,
}
