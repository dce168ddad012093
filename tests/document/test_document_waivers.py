"""Bounds of waivers: very many, very long, and files that hold none."""

from __future__ import annotations

from datetime import date

import pytest
from odd_findings import KINDS, odd_findings

from scn_criteria.document.codes import CODES
from scn_criteria.document.document import Document
from scn_criteria.document.loader import load
from scn_criteria.document.suppressions import MOST_COMMENTS, MOST_WAIVERS, Settled, apply_suppressions

TODAY = date(2026, 2, 1)
WAIVER = "# scn: ignore[SCN901] agreed\n"


def document(text: str) -> Document:
    read = load(text.encode(), "file.yaml").document
    assert read is not None
    return read


def settled(text: str) -> Settled:
    read = document(text)
    return apply_suppressions(read, odd_findings(read), (*CODES, *KINDS), TODAY)


def test_a_file_without_waivers_keeps_what_was_found() -> None:
    read = document("odd-key: 1\n")
    found = odd_findings(read)
    assert found is apply_suppressions(read, found, KINDS, TODAY).standing


def test_after_too_many_waivers_none_counts() -> None:
    last = settled("key: 1\n" + WAIVER * MOST_WAIVERS + "odd-key: 1  " + WAIVER)
    assert (
        "found more than 100 waivers in a file, expected fewer; from here on none counts",
        MOST_WAIVERS + 2,
    ) in [(one.message, one.span.start.line) for one in last.standing]


def test_the_last_of_many_waivers_counts() -> None:
    many = settled("key: 1\n" + WAIVER * (MOST_WAIVERS - 1) + "odd-key: 1  " + WAIVER)
    assert [one.diagnostic.code.name for one in many.waived] == ["odd-key"]


def test_after_too_many_notes_no_waiver_counts() -> None:
    many = settled("# scn: a note\n" * MOST_COMMENTS + "odd-key: 1  " + WAIVER)
    assert many.waived == ()


LONG = [
    ("odd-key: 1  # scn: ignore[SCN901] " + "a" * 501, "found a reason of 501 characters, expected at most 500"),
    (f"odd-key: 1  # scn: ignore[{'SCN901,' * 11}] why", "found 11 kinds of fault in the brackets, expected at most 10"),
]


@pytest.mark.parametrize(("text", "message"), LONG, ids=["reason", "kinds"])
def test_a_waiver_may_only_be_so_long(text: str, message: str) -> None:
    assert message in [one.message for one in settled(text).standing]


def test_a_reason_of_the_longest_length_is_kept() -> None:
    (waived,) = settled("odd-key: 1  # scn: ignore[SCN901] " + "a" * 500).waived
    assert waived.reason == "a" * 500
