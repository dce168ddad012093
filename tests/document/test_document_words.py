"""Suggestions, hints and other small words."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.codes import CODES
from scn_criteria.document.fixes import hint, suggest
from scn_criteria.wording import any_of, counted, literal, quoted, value_place

CHOICES = ("title", "summary", "high", "lowest", "higher_is_worse", "aims")
SUGGESTIONS: tuple[tuple[str, str | None], ...] = (
    ("titel", "title"),
    ("Title", "title"),
    ("hihg", "high"),
    ("sumary", "summary"),
    ("higher-is-worse", "higher_is_worse"),
    ("Higher is worse", "higher_is_worse"),
    ("hihger_is_worse", "higher_is_worse"),
    ("name", None),
    ("", None),
    ("x" * 100_000, None),
)
NUMBER = ("number",)
HINTS: tuple[tuple[object, tuple[str, ...], str], ...] = (
    ("1,200", NUMBER, "write the number alone: 1200"),
    ("1_000", NUMBER, "write the number alone: 1000"),
    ("12%", NUMBER, 'write the number alone: 12, and say "percent" in words elsewhere'),
    ("about 30", NUMBER, 'write the number alone: 30, and say "about" in words elsewhere'),
    ("£1.2m", NUMBER, 'write the number alone: 1200000, and say "pounds" in words elsewhere'),
    (".5", NUMBER, "write the number alone: 0.5"),
    ("1.", NUMBER, "write the number alone: 1"),
    ("-.5", NUMBER, "write the number alone: -0.5"),
    ("0123", NUMBER, "write the number alone: 123"),
    ("0x1F", NUMBER, "write one number in figures"),
    ("10 to 20", NUMBER, "write 10 or 20: it may be meant as either"),
    ("12:30", NUMBER, "write one number in figures"),
    ("twelve", NUMBER, "write the number alone: 12"),
    ("2012-13", NUMBER, "write one number in figures; this is a date or a year"),
    ("1 in 3", NUMBER, 'write the number alone: 33.33, which is rounded, and say "percent" in words elsewhere'),
    ("2½", ("integer",), "write a whole number; this means 2.5"),
    (".nan", NUMBER, "write a number, or leave the key out where there is none"),
    ("n/a", NUMBER, "write a number, or leave the key out where there is none"),
    (None, NUMBER, "write a value, or delete the key"),
    (Decimal("2.0"), ("integer",), "write 2"),
    (Decimal("2.5"), ("integer",), ""),
    (12, ("string",), 'put it in quotes: "12"'),
    (True, ("string",), 'put it in quotes: "true"'),
    ("yes", ("boolean",), "write true"),
    ("Off", ("boolean",), "write false"),
    ("perhaps", ("boolean",), ""),
    ("x", ("array",), "write it as a list: begin each item with a hyphen and a space"),
    ([], ("object",), "take away the hyphen"),
)
PLACES: tuple[tuple[Pointer, str], ...] = (
    ((), "the file"),
    (("a",), '"a"'),
    (("a", "b"), '"b" of "a"'),
    (("a", "b", "c"), '"c" of "b"'),
    ((0,), "item 1"),
    (("a", "b", 1), 'item 2 of "b"'),
    (("a", 1, "c"), '"c" of item 2 of "a"'),
)


@pytest.mark.parametrize(("word", "expected"), SUGGESTIONS)
def test_suggestions(word: str, expected: str | None) -> None:
    assert expected == suggest(word, CHOICES)


@pytest.mark.parametrize(("value", "kinds", "expected"), HINTS)
def test_hints(value: object, kinds: tuple[str, ...], expected: str) -> None:
    typed = literal(value) if not isinstance(value, str) else value
    assert expected == hint(value, typed, frozenset(kinds))


def test_a_number_in_quotes_is_advised_to_lose_them() -> None:
    assert hint("12", '"12"', frozenset(NUMBER)) == "take away the quotation marks: 12"


@pytest.mark.parametrize(("pointer", "expected"), PLACES)
def test_places(pointer: Pointer, expected: str) -> None:
    assert expected == value_place(pointer)


def test_lists_of_words() -> None:
    assert [any_of(["a"]), any_of(["a", "b"]), any_of(["a", "b", "c"])] == ["a", "a or b", "a, b or c"]


def test_numbers_of_things() -> None:
    assert [counted(number, "item") for number in (0, 1, 1200)] == ["0 items", "1 item", "1,200 items"]


def test_long_texts_are_cut() -> None:
    assert len(quoted("x" * 100)) == 62


def test_the_numbers_of_codes_rise() -> None:
    numbers = [code.number for code in CODES]
    assert sorted(set(numbers)) == numbers


def test_the_names_of_codes_differ() -> None:
    assert len(CODES) == len({code.name for code in CODES})


def test_loading_does_not_import_what_only_judging_needs() -> None:
    program = (
        "import sys; from scn_criteria.document.loader import load; load(b'a: 1', 'x').document.data; "
        "print([name for name in ('jsonschema', 'referencing') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
