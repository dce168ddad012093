from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hostile import ADDRESSES
from sample import fact

from scn_criteria.report.templating import day, safe_url, stylesheet, user, value
from scn_criteria.safe_text import plain
from scn_criteria.wording import number

NUMBERS = [
    (0, "0"),
    (255000, "255,000"),
    (-1200, "-1,200"),
    (Decimal("53.6"), "53.6"),
    (Decimal("1.10"), "1.10"),
    (Decimal("6300000000.5"), "6,300,000,000.5"),
    (Decimal("2E+3"), "2,000"),
    (Decimal("1E+900"), "1.000000E+900"),
    (10**5000, "1.000000E+5000"),
    (Fraction(6, 3), "2"),
    (Fraction(10, 3), "3.33"),
    (Fraction(-10, 3), "-3.33"),
    (Fraction(1, 8), "0.12"),
    (Fraction(3, 8), "0.38"),
    (Fraction(1, 200), "0.00"),
    (Fraction(5000001, 2), "2,500,000.50"),
]


@pytest.mark.parametrize(("given", "expected"), NUMBERS, ids=[shown for _, shown in NUMBERS])
def test_number(given, expected):
    assert expected == number(given)


@pytest.mark.parametrize(
    ("given", "unit", "expected"),
    [
        (None, "people", "not known"),
        (True, "", "yes"),
        (False, "", "no"),
        ("nhs_commissioning_board", "", "NHS commissioning board"),
        (255000, "people", "255,000 people"),
        (Fraction(31, 10), "fold", "3.10 fold"),
        (Decimal("12.5"), "points", "12.5 points"),
        (4, "", "4"),
    ],
)
def test_value(given, unit, expected):
    assert expected == value(fact("name", given, "meaning", unit))


TEXTS = [
    ("a < b & c", "<bdi>a &lt; b &amp; c</bdi>"),
    ("e\u0301", "<bdi>\u00e9</bdi>"),
    ("a\x00b", "<bdi>a\ufffdb</bdi>"),
    ("a\ud800b", "<bdi>a\ufffdb</bdi>"),
    ("x" + "\u0323" * 8, "<bdi>x" + "\u0323" * 8 + "</bdi>"),
    ("x" + "\u0323" * 100 + "y", "<bdi>x" + "\u0323" * 8 + "\ufffdy</bdi>"),
    ("a\u202eb", '<bdi>a<span class="unseen">U+202E</span>b</bdi>'),
    ("a\U000e0041b", '<bdi>a<span class="unseen">U+E0041</span>b</bdi>'),
    ("\u0645\u0631\u062d\u0628\u0627", "<bdi>\u0645\u0631\u062d\u0628\u0627</bdi>"),
]


@pytest.mark.parametrize(("given", "expected"), TEXTS, ids=range(len(TEXTS)))
def test_user(given, expected):
    assert expected == user(given)


def test_plain_makes_no_markup() -> None:
    assert plain("a\u202e<b>") == "a[U+202E]<b>"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a/b?c=d&e=%20f#g",
        "https://example.org:8443/path",
        "HTTPS://EXAMPLE.ORG/",
        "https://www.example.org?q=1",
    ],
)
def test_a_web_address_is_linked(address):
    assert address == safe_url(address)


@pytest.mark.parametrize("address", [None, "", *ADDRESSES.values()], ids=["none", "empty", *ADDRESSES])
def test_anything_else_is_not(address):
    assert safe_url(address) == ""


def test_day() -> None:
    assert day(date(2012, 11, 30)) == "30 November 2012"


def test_a_stylesheet_with_markup_is_refused() -> None:
    with pytest.raises(ValueError, match="no markup"):
        stylesheet("</style>")
