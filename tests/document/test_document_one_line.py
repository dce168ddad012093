"""Names, titles and sentences are on one line, and read in the order in which they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from scn_criteria.diagnostics import Severity
from scn_criteria.document.loader import load
from scn_criteria.proposal.examination import examine_proposal

GOOD = (Path(__file__).resolve().parents[2] / "proposals" / "cancer.yaml").read_text(encoding="utf-8")
TITLE = next(line for line in GOOD.splitlines() if line.startswith("title: "))
ONE_LINE = 'SCN105 8:8 found a line break in "title", expected one line'
ORDER = 'SCN105 8:8 found {} in "title", expected text that reads in the order in which it is written'

TITLES = [
    ('title: "Cancer\\n: establish"', [ONE_LINE]),
    ("title: |\n  Cancer\n  care", [ONE_LINE]),
    ("title: |-\n  Cancer\n  care", [ONE_LINE]),
    ("title: >-\n  Cancer\n\n  care", [ONE_LINE]),
    ("title: |\n  Cancer", [ONE_LINE]),
    ('title: "Cancer\\u2028care"', [ONE_LINE]),
    ("title: Cancer \u202ecare", [ORDER.format("U+202E")]),
    ("title: Cancer \u2066care\u2069", [ORDER.format("U+2066, U+2069")]),
    ("title: Cancer\n  care", []),
    ("title: >-\n  Cancer\n  care", []),
    ('title: "Cancer\n  care"', []),
    ("title: Cancer and \u05d0\u05d1 care", []),
]


def errors(text: str) -> list[str]:
    found = examine_proposal(load(text.encode(), "cancer.yaml")).diagnostics
    return [
        f"{one.code.number} {one.span.start.line}:{one.span.start.column} {one.message}"
        for one in found
        if one.severity is Severity.ERROR
    ]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_title_is_on_one_line(title: str, expected: list[str]) -> None:
    assert expected == errors(GOOD.replace(TITLE, title))
