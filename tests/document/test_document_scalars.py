"""What a plain scalar means, and that quotes always make text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scn_criteria.document.loader import load

D = Decimal
SCALARS: tuple[tuple[str, object], ...] = (
    ("true", True),
    ("false", False),
    ("null", None),
    ("~", None),
    ("", None),
    ("True", "True"),
    ("FALSE", "FALSE"),
    ("Null", "Null"),
    ("yes", "yes"),
    ("no", "no"),
    ("NO", "NO"),
    ("on", "on"),
    ("off", "off"),
    ("y", "y"),
    ("n", "n"),
    ("0", 0),
    ("-0", 0),
    ("7", 7),
    ("+7", 7),
    ("-7", -7),
    ("255000", 255000),
    ("123456789012345678901234567890", 123456789012345678901234567890),
    ("1.10", D("1.10")),
    ("-0.5", D("-0.5")),
    ("+0.5", D("+0.5")),
    ("0.0", D("0.0")),
    ("1e5", D("1e5")),
    ("2.5E-3", D("2.5E-3")),
    ("1e+5", D("1e+5")),
    ("0.1000000000000000055511151231257827", D("0.1000000000000000055511151231257827")),
    ("00", "00"),
    ("0123", "0123"),
    ("-012", "-012"),
    ("01.5", "01.5"),
    ("1.", "1."),
    (".5", ".5"),
    ("-.5", "-.5"),
    ("1e", "1e"),
    ("1e5.5", "1e5.5"),
    ("1_000", "1_000"),
    ("1,200", "1,200"),
    ("1 200", "1 200"),
    ("12%", "12%"),
    ("£12", "£12"),
    ("0x1F", "0x1F"),
    ("0o17", "0o17"),
    ("0b11", "0b11"),
    ("12:30", "12:30"),
    ("190:20:30", "190:20:30"),
    ("2012-07-26", "2012-07-26"),
    ("2012-07", "2012-07"),
    ("2012", 2012),
    ("2012-07-26T10:00:00Z", "2012-07-26T10:00:00Z"),
    ("2008/09", "2008/09"),
    (".nan", ".nan"),
    (".inf", ".inf"),
    ("-.INF", "-.INF"),
    ("nan", "nan"),
    ("Infinity", "Infinity"),
    ("=", "="),
    ("<<", "<<"),
    ("+", "+"),
    ("-", "-"),
    ("--1", "--1"),
    ("1-2", "1-2"),
    ("٣", "٣"),
    ("\uff11\uff12", "\uff11\uff12"),
    ("1.2.3", "1.2.3"),
    ("CG 12", "CG 12"),
    ("a: b", "a: b"),
    ("# no comment", "# no comment"),
)
UNFIT_UNQUOTED = {"-", "a: b", "# no comment"}
PLAIN = [case for case in SCALARS if case[0] not in UNFIT_UNQUOTED]


def value_of(text: str) -> object:
    document = load(f"key: {text}\n".encode(), "scalars.yaml").document
    assert document is not None
    assert isinstance(document.data, dict)
    return document.data["key"]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_a_plain_scalar_is_as_little_as_possible(text: str, expected: object) -> None:
    actual = value_of(text)
    assert (type(expected), expected, str(expected)) == (type(actual), actual, str(actual))


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("text", [case[0] for case in SCALARS])
def test_a_quoted_scalar_is_text(text: str, quote: str) -> None:
    assert text == value_of(f"{quote}{text}{quote}")


@pytest.mark.parametrize("sign", ["|-", ">-"])
@pytest.mark.parametrize("text", ["true", "12", "null", "1.10"])
def test_a_block_scalar_is_text(text: str, sign: str) -> None:
    assert text == value_of(f"{sign}\n  {text}")
