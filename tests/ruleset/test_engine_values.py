"""Values at the edge, as the engine gets them: numbers of any size, odd words, and what is not known."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from building import Facts, fired
from small_engines import engine_of, vocabulary_of

from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Value

NUMBERS: tuple[Number, ...] = (
    -(10**40),
    -(2**63) - 1,
    -(2**63),
    Decimal("-0.5"),
    0,
    Decimal("1e-40"),
    Decimal("1e-07"),
    Fraction(3, 10) - Fraction(1, 10**30),
    Decimal("0.3"),
    Fraction(1, 3),
    1,
    Decimal("1.1"),
    2**53,
    2**53 + 1,
    2**63 - 1,
    2**63,
    2**63 + 1,
    10**40,
    10**40 + 1,
)
COMPARED = {
    "is": lambda value, bound: value == bound,
    "is_not": lambda value, bound: value != bound,
    "at_least": lambda value, bound: value >= bound,
    "more_than": lambda value, bound: value > bound,
    "at_most": lambda value, bound: value <= bound,
    "less_than": lambda value, bound: value < bound,
}


@pytest.mark.parametrize("operator", COMPARED)
def test_numbers_of_any_size_are_compared_exactly(operator: str) -> None:
    engine = engine_of(*({"fact": "number", operator: bound} for bound in NUMBERS))
    for value in NUMBERS:
        expected = [f"T-R{row}" for row, bound in enumerate(NUMBERS, start=1) if COMPARED[operator](value, bound)]
        assert (*expected, f"T-R{len(NUMBERS) + 1}") == fired(engine, "T", {"number": value})


EQUAL: tuple[tuple[str, Number, Number], ...] = (
    ("three tenths", Decimal("0.1") * 3, Decimal("0.3")),
    ("three times eleven tenths", Decimal("3.3") / 3, Decimal("1.1")),
    ("thirds", Fraction(1, 3) * 3, 1),
    ("noughts at the end", Decimal("1.50"), Decimal("1.5")),
    ("a half", Fraction(1, 2), Decimal("0.5")),
)


@pytest.mark.parametrize(("value", "bound"), [case[1:] for case in EQUAL], ids=[case[0] for case in EQUAL])
def test_a_value_on_the_boundary_is_on_it(value: Number, bound: Number) -> None:
    engine = engine_of(*({"fact": "number", operator: bound} for operator in ("at_least", "more_than", "less_than", "is")))
    assert fired(engine, "T", {"number": value}) == ("T-R1", "T-R4", "T-R5")


ODD_WORDS = (
    "it's",
    'so "called"',
    "a\\b",
    "two\nlines",
    "é",
    "e\u0301",
    "健康",
    "🩺",
    "",
    " ",
    "ab",
    "ab c",
    "ab!",
    "null",
    "1",
)


@pytest.mark.parametrize("word", ODD_WORDS)
def test_a_word_is_only_itself(word: str) -> None:
    words = vocabulary_of(FactDefinition("w", FactType.WORD, "w", words=ODD_WORDS))
    engine = engine_of(*({"fact": "w", "is": one} for one in ODD_WORDS), words=words)
    assert (f"T-R{ODD_WORDS.index(word) + 1}", f"T-R{len(ODD_WORDS) + 1}") == fired(engine, "T", {"w": word})


TWICE: tuple[tuple[str, dict[str, Any], Facts], ...] = (
    ("two facts", {"any": [{"fact": "flag", "is": True}, {"fact": "sign", "is": True}]}, {"flag": True, "sign": True}),
    ("one fact", {"any": [{"fact": "number", "more_than": 1}, {"fact": "number", "more_than": 2}]}, {"number": 3}),
    ("the same comparison", {"any": [{"fact": "flag", "is": True}] * 2}, {"flag": True}),
    ("unlike", {"fact": "number", "is_not": 3}, {"number": 2}),
)


@pytest.mark.parametrize(("condition", "facts"), [case[1:] for case in TWICE], ids=[case[0] for case in TWICE])
def test_a_row_that_holds_twice_is_reported_once(condition: dict[str, Any], facts: Facts) -> None:
    assert fired(engine_of(condition), "T", facts) == ("T-R1", "T-R2")


KNOWN: tuple[tuple[dict[str, Any], Value | None, bool], ...] = (
    ({"fact": "flag", "known": True}, False, True),
    ({"fact": "flag", "known": True}, None, False),
    ({"not": {"fact": "flag", "known": True}}, False, False),
    ({"not": {"fact": "flag", "known": True}}, None, True),
    ({"fact": "flag", "is_not": True}, None, False),
    ({"not": {"fact": "flag", "is": True}}, None, False),
)


@pytest.mark.parametrize(("condition", "value", "holds"), KNOWN)
def test_what_is_not_known(condition: dict[str, Any], value: bool | None, holds: bool) -> None:
    assert holds == ("T-R1" in fired(engine_of(condition), "T", {"flag": value}))


def test_a_number_that_rules_only_ask_to_be_known_may_be_any() -> None:
    engine = engine_of({"fact": "number", "known": True})
    assert fired(engine, "T", {"number": Decimal("1e-50")}) == ("T-R1", "T-R2")


def test_several_conditions_hit_in_the_order_of_rows_whatever_fires_first() -> None:
    engine = engine_of({"fact": "number", "at_least": 1}, {"fact": "flag", "is": True}, {"fact": "number", "at_least": 0})
    assert fired(engine, "T", {"flag": True, "number": 5}) == ("T-R1", "T-R2", "T-R3", "T-R4")
