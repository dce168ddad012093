"""Days that cannot be: each is reported with its place, and nothing is written."""

from __future__ import annotations

from datetime import date

import pytest
from plan_samples import CANCER, compiled

from scn_criteria.decision.assessment import assess
from scn_criteria.decision.findings import Assessment
from scn_criteria.document.loader import load
from scn_criteria.establishment.pack.pack import pack_faults

TERM = CANCER[CANCER.index("term:") : CANCER.index("situations:")]
EXIT = TERM[TERM.index("  exit:") :]
AIM = "      by: 2018-03-31\n"


def with_term(term: str) -> str:
    return CANCER.replace(TERM, term)


CASES = {
    "sound": (CANCER, None, []),
    "a start of choice": (CANCER, "2014-04-01", []),
    "on the day of the recommendation": (CANCER, "2012-11-30", []),
    "the day before it": (
        CANCER,
        "2012-11-29",
        [
            '45:10 SCN327 the network is to start on "29 November 2012"; '
            "expected no day before the recommendation, 30 November 2012"
        ],
    ),
    "no start": (
        with_term(f"term:\n  years: 5\n{EXIT}"),
        None,
        ['43:1 SCN327 found no first day; expected "start" under "term", or a day given with --start'],
    ),
    "no start, but one of choice": (with_term(f"term:\n  years: 5\n{EXIT}"), "2013-04-01", []),
    "a sixth year": (
        with_term(f"term:\n  years: 6\n  start: 2013-04-01\n{EXIT}"),
        None,
        ['44:10 SCN301 the term is "6" years; expected at most 5'],
    ),
    "ten days": (
        with_term(f"term:\n  years: 0.03\n  start: 2013-04-01\n{EXIT}"),
        None,
        ['44:10 SCN301 the term is "0.03" years; expected at least a month'],
    ),
    "a target before the start of choice": (
        CANCER,
        "2018-04-01",
        [
            f'{line}:11 SCN317 the target is due by "2018-03-31"; expected none before the first day, 1 April 2018'
            for line in (426, 435, 444)
        ],
    ),
    "a target before the start that is stated": (
        CANCER.replace(AIM, "      by: 2013-03-31\n", 1),
        None,
        ['426:11 SCN317 the target is due by "2013-03-31"; expected a date after the start of the term, 1 April 2013'],
    ),
    "an error elsewhere in the file": (
        CANCER.replace("  commissioning_powers: none", "  commissioning_powers: commissions"),
        None,
        ["SCN303"],
    ),
}


@pytest.mark.parametrize(("text", "start", "expected"), CASES.values(), ids=CASES)
def test_what_cannot_be_is_found(text: str, start: str | None, expected: list[str]) -> None:
    assessment = assess(load(text.encode(), "cancer.yaml"), "cancer.yaml", compiled())
    assert isinstance(assessment, Assessment)
    found = pack_faults(assessment, date.fromisoformat(start) if start else None)
    printed = [f"{one.span.start.line}:{one.span.start.column} {one.code.number} {one.message}" for one in found]
    assert expected == [line if " " in (expected or [""])[0] else line.split()[1] for line in printed]
