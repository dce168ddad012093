"""Hostile files: each is answered with an error, and before it can cost much."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest

from scn_criteria.document.loader import load
from scn_criteria.document.schema import Schema

pytestmark = pytest.mark.timeout(30)
"""Seconds after which a file that is not refused ends its test; memory ends it before."""

MOST_SECONDS = 5.0
"""Far more than any of them takes, and far less than any of them would take without limits."""


def doubled(sign: str) -> str:
    """Nine levels, each holding nine times the one before."""
    letters = "abcdefghij"
    levels = [f"{this}: &{this} {sign.format(', '.join(['*' + last] * 9))}\n" for last, this in pairwise(letters)]
    return "a: &a {k: v}\n" + "".join(levels)


BOMBS: tuple[tuple[str, bytes, str], ...] = (
    ("laughs", doubled("[{}]").encode(), "SCN007"),
    ("merges", doubled("{{<<: [{}]}}").encode(), "SCN008"),
    ("brackets", b"[" * 100_000, "SCN012"),
    ("braces", b"{a: " * 100_000, "SCN012"),
    ("braces as keys", b"{" * 100_000, "SCN012"),
    ("hyphens", b"- " * 100_000, "SCN012"),
    ("question marks", b"? " * 100_000, "SCN012"),
    ("a long number", b"a: " + b"9" * 5_000, "SCN016"),
    ("a large exponent", b"a: 1e999999999", "SCN016"),
    ("an exponent that is large itself", b"a: 1e" + b"9" * 50, "SCN016"),
    ("an alias in itself", b"a: &a [*a]", "SCN007"),
    ("many tag declarations", b"".join(b"%%TAG !a%d! b\n" % each for each in range(50_000)) + b"---\na", "SCN006"),
    ("many duplicates", b"a: 1\n" * 200_000, "SCN005"),
    ("many tags", b"- !!str a\n" * 100_000, "SCN006"),
    ("many aliases to nothing", b"- *a\n" * 200_000, "SCN004"),
    ("many values", b"- 1\n" * 250_000, "SCN015"),
    ("many aliases", b"- &a x\n" + b"- *a\n" * 205_000, "SCN015"),
    ("many comments", b"#\n" * 500_000, "SCN011"),
    ("many colons", b": " * 500_000, "SCN004"),
    ("one text", b"a " * 500_000, "SCN013"),
    ("nulls", b"\0" * 1_000_000, "SCN018"),
    ("any bytes", bytes(range(256)) * 4_000, "SCN002"),
    ("too large", b"#" * (1024 * 1024 + 1), "SCN003"),
)


@pytest.mark.parametrize(("raw", "code"), [bomb[1:] for bomb in BOMBS], ids=[bomb[0] for bomb in BOMBS])
def test_a_bomb_is_refused(raw: bytes, code: str) -> None:
    start = process_time()
    loaded = load(raw, "bomb.yaml")
    took = process_time() - start
    refused = loaded.document is None  # apart: a failed assertion must not print what a bomb stands for
    assert refused
    assert code in {found.code.number for found in loaded.diagnostics}
    assert took < MOST_SECONDS


def test_faults_end_after_a_limit() -> None:
    assert len(load(b"a: 1\n" * 10_000, "x").diagnostics) == 500


def test_a_break_after_as_many_faults_as_are_reported_is_no_surprise() -> None:
    raw = b"a: 1\n" * 500 + b"a: \x07\n"
    assert load(raw, "x").document is None


def test_hidden_characters_alone_do_not_stop_a_file() -> None:
    loaded = load("- a\u200b\n".encode() * 200, "x")
    assert loaded.document is not None
    assert len(loaded.diagnostics) == 100


def test_many_equal_items_are_found_in_one_pass() -> None:
    document = load(b"[" + b"{}," * 150_000 + b"]", "x").document
    assert document is not None
    start = process_time()
    assert len(Schema({"uniqueItems": True}).judge(document)) == 500
    assert process_time() - start < MOST_SECONDS


def test_the_deepest_file_can_be_judged() -> None:
    nested = {"anyOf": [{"type": "integer"}, {"type": "array", "items": {"$ref": "#"}}]}
    document = load(b"[" * 64 + b"x" + b"]" * 64, "x").document
    assert document is not None
    assert [found.code.number for found in Schema(nested).judge(document)] == ["SCN103"]
