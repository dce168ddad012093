"""Numbers as people write them: the table of inputs, random texts, and values written in many ways."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scn_criteria.document.loader import load
from scn_criteria.document.number_reader import DATE, NO_VALUE, ROUNDED, SEVERAL, read_number

pytestmark = pytest.mark.once

INPUTS = load((Path(__file__).parent / "inputs.yaml").read_bytes(), "inputs.yaml").document
assert INPUTS is not None
assert isinstance(INPUTS.data, dict)
CASES = [(typed, meant) for kind in INPUTS.data.values() for typed, meant in kind.items()]  # type: ignore[union-attr]


def test_the_table_holds_all_the_inputs() -> None:
    assert len(CASES) == 102


@pytest.mark.parametrize(("typed", "meant"), CASES, ids=[typed or "nothing" for typed, _ in CASES])
def test_a_number_is_read_as_it_was_meant(typed: str, meant: list[Decimal]) -> None:
    assert read_number(typed).written == tuple(str(value) for value in meant)


@pytest.mark.parametrize(
    ("typed", "dropped"),
    [
        ("c. 28,000", ("c.",)),
        ("over 4,000", ("over",)),
        ("12 people", ("people",)),
        ("11,400 deaths a year", ("deaths a year",)),
        ("up to 5%", ("up to",)),
        ("£6.3bn", ()),
        ("approx. 12 people", ("approx.", "people")),
    ],
)
def test_words_that_are_lost_are_named(typed: str, dropped: tuple[str, ...]) -> None:
    assert read_number(typed).dropped == dropped


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("£6.3bn", "pounds"),
        ("6 pounds", "pounds"),
        ("€3m", "euros"),
        ("53.6%", "percent"),
        ("5 percentage points", "percentage points"),
        ("\u22124.49 points", "percentage points"),
        ("1 in 4", "percent"),
        ("12", ""),
    ],
)
def test_the_unit_is_named(typed: str, unit: str) -> None:
    assert read_number(typed).unit == unit


@pytest.mark.parametrize(
    ("typed", "why"),
    [("n/a", NO_VALUE), ("2012-13", DATE), ("30/11/2012", DATE), ("25 5000", SEVERAL), ("1 in 3", ROUNDED), ("1 in 4", "")],
)
def test_the_reason_is_given(typed: str, why: str) -> None:
    assert read_number(typed).why == why


@pytest.mark.parametrize(
    "typed", ["1e999", "1e99999999999", "9" * 300, "1" + ",000" * 80, "1 million million million million"]
)
def test_nothing_overlong_is_written_out(typed: str) -> None:
    assert all(len(value) <= 40 for value in read_number(typed).written)


def test_a_length_is_no_million() -> None:
    assert read_number("5 m", lengths=True).dropped == ("m",)


@settings(max_examples=2000)
@given(st.text(max_size=40) | st.text(alphabet="0123456789 .,-£%kmbn/ inouf()e^x~", max_size=40))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    assert len(read_number(text).values) <= 2


WAYS = (
    lambda value: f"{value:,}",
    lambda value: f"£{value:,}",
    lambda value: f"{value:,}".replace(",", " "),
    lambda value: f"{value:,}".replace(",", "\u00a0"),
    lambda value: f"{value:,}".replace(",", "'"),
    lambda value: f"{value}",
    lambda value: f"c. {value}",
    lambda value: f"{value} people",
    lambda value: f"{value}k".replace("000k", "k") if value % 1000 == 0 and value else f"{value}",
    lambda value: f"\u201c{value}\u201d",
    lambda value: "".join(chr(ord(sign) + 0xFEE0) for sign in str(value)),
    lambda value: f"{value}.",
    lambda value: f"{Decimal(value).scaleb(-6):f} million",
    lambda value: f"{Decimal(value).scaleb(-3):f}k",
)


@settings(max_examples=1000)
@given(st.integers(0, 10**11), st.integers(0, len(WAYS) - 1))
def test_a_value_written_in_any_way_is_read_back(value: int, way: int) -> None:
    read = read_number(WAYS[way](value)).values
    assert read == (value,)


@pytest.mark.parametrize("text", ["(" * 200, "1 in " * 40, "1-" * 100, "c. " * 70, "between " * 25 + "1 and 2", "a " * 100])
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    read_number(text)
    assert time.process_time() - began < 0.2
