"""The statistics of a run: how often each kind of fault was found, and what can be fixed."""

from __future__ import annotations

import json

from scn_criteria.diagnostics import START, Diagnostic, Fix, Safety, TextEdit
from scn_criteria.lint.diagnostic_pages import every_code
from scn_criteria.lint.results import statistics, statistics_json, statistics_text

CODES = every_code()
SAFE = Fix("rename it", (TextEdit(START, ""),))
UNSAFE = Fix("delete it", (TextEdit(START, ""),), Safety.UNSAFE)


def found(number: str, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(CODES[number], "found something", "a.yaml", fix=fix)


FEW = [
    found("SCN203", UNSAFE),
    found("SCN102", SAFE),
    found("SCN301"),
    *[found("SCN102")] * 8,
    found("SCN203", UNSAFE),
    found("SCN102", UNSAFE),
]


def test_the_most_frequent_come_first_and_equals_by_number() -> None:
    faults = [found("SCN301"), found("SCN203"), found("SCN301"), found("SCN102")]
    assert [(one.code.number, one.count) for one in statistics(faults)] == [("SCN301", 2), ("SCN102", 1), ("SCN203", 1)]


def test_fixes_are_counted_by_their_safety() -> None:
    counted = {one.code.number: (one.fixable, one.unsafely_fixable) for one in statistics(FEW)}
    assert counted == {"SCN102": (1, 1), "SCN203": (0, 2), "SCN301": (0, 0)}


def test_a_kind_has_a_line() -> None:
    assert statistics_text(statistics(FEW)) == (
        "10  SCN102  unknown-key           error    fixable: 1 with --fix, 1 with --unsafe-fixes\n"
        " 2  SCN203  unused-source         warning  fixable: 2 with --unsafe-fixes\n"
        " 1  SCN301  term-over-five-years  error\n"
    )


def test_nothing_found_is_no_line() -> None:
    assert statistics_text(statistics([])) == ""


def test_json_has_the_same() -> None:
    printed = json.loads(statistics_json(statistics(FEW[:1])))
    assert printed == {
        "format": "scn-statistics/1",
        "statistics": [
            {
                "code": "SCN203",
                "name": "unused-source",
                "severity": "warning",
                "count": 1,
                "fixable": 0,
                "unsafely_fixable": 1,
                "page": "docs/reference/codes/SCN203.md",
            }
        ],
    }


def test_any_iterable_will_do() -> None:
    assert len(statistics(iter(FEW))) == 3
