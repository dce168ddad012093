"""Leaving out a date, or part of one, never makes evidence count that did not, and so never makes anything better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from deletions import Whole, compiled, places, turns, verdict, whole_of, without

from scn_criteria.decision.assessment import assess
from scn_criteria.decision.findings import Assessment
from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.checks.term import check_dates_out_of_order
from scn_criteria.proposal.evidence import Guidance
from scn_criteria.proposal.model import Criteria, Function, HealthCondition, NiceGuidance, Proposal, Source, Sponsor
from scn_criteria.proposal.reference import load_reference

pytestmark = pytest.mark.once

FOLDER = Path(__file__).resolve().parents[2] / "proposals"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
EACH = 5
"""The usual run takes one date in so many; the long one takes all."""
DATE_KEYS = {"published", "accessed"}
DAYS = [date(2012, 11, 30), date(2012, 12, 1), date(2012, 12, 15), date(2012, 12, 31)]
TEXTS = ["2011", "2011-12-31", "2012", "2012-11", "2012-11-30", "2012-12", "2012-12-01", "2012-12-15", "2013", "2013-01"]
MADE = Proposal(
    id="made",
    title="Made",
    summary="Made",
    condition=HealthCondition(name="Made"),
    sponsor=Sponsor(organisation="Made", type="other"),
    submitted=PartialDate.parse("2012-11-30"),
    function=Function(
        main_purpose="serve_local_priorities", service="Made", founders=("ccg",), hosts=("ccg",), payers=("ccg",)
    ),
)

# Every combination of dates

Dates = tuple[str, ...]
"""The date of a figure, of its source, and when that was read; empty where nobody gives it."""


def case_of(dates: Dates, day: date) -> DatedProposal:
    own, published, accessed = (PartialDate.parse(text) if text else None for text in dates)
    guidance = Guidance(at=(), id="CG1", title="Made", source="source", published=own)
    criteria = Criteria(nice_guidance=NiceGuidance(guidance=(guidance,)))
    source = Source(key="source", title="Made", published=published, accessed=accessed)
    return DatedProposal(replace(MADE, criteria=criteria, sources=(source,)), day, load_reference())


def counts(dates: Dates, day: date) -> bool | None:
    """Whether a figure with these dates counts; nothing where they contradict each other."""
    case = case_of(dates, day)
    if any(check_dates_out_of_order(case)):
        return None
    return case.set_aside(case.proposal.criteria.nice_guidance.guidance[0]) is None


def with_less(dates: Dates) -> Iterator[Dates]:
    """The dates without one of them, or with one that has lost its day or its month."""
    for place, text in enumerate(dates):
        for shorter in dict.fromkeys(("", text[:4], text[:7])):
            if shorter != text:
                yield (*dates[:place], shorter, *dates[place + 1 :])


@pytest.mark.parametrize("day", DAYS)
def test_no_date_left_out_makes_evidence_count(day: date) -> None:
    helped = [
        (dates, less)
        for dates in product(["", *TEXTS], repeat=3)
        if counts(dates, day) is False
        for less in with_less(dates)
        if counts(less, day)
    ]
    assert helped == []


# The proposals that ship


def whole(name: str) -> Whole:
    found = whole_of((FOLDER / f"{name}.yaml").read_bytes(), name)
    assert found is not None
    return found


def dates_of(subject: Whole) -> list[Pointer]:
    return [at for at in places(subject.document.data) if at[-1] in DATE_KEYS]


def cut(subject: Whole, at: Pointer) -> Iterator[str]:
    """What gets better where a date loses its day, or its day and month."""
    held: Any = subject.document.data
    for step in at:
        held = held[step]
    for length in (4, 7):
        if len(str(held)) > length:
            changed = without(subject.document)
            assert changed.document is not None
            part: Any = changed.document.data
            for step in at[:-1]:
                part = part[step]
            part[at[-1]] = str(held)[:length]
            given = assess(changed, f"{subject.name}.yaml", compiled(), subject.assessed_on)
            if isinstance(given, Assessment):
                yield from (f"{'/'.join(map(str, at))} cut to {length}: {turn}" for turn in turns(subject.assessment, given))


def helped_by(name: str, every: int) -> list[str]:
    subject = whole(name)
    found = dates_of(subject)[::every]
    deleted = [text for at in found for one in [verdict(subject, [at])] if one for text in one[0]]
    return [*deleted, *(text for at in found for text in cut(subject, at))]


@pytest.mark.parametrize("name", NAMES)
def test_some_dates_left_out_or_cut_do_not_help(name: str) -> None:
    assert helped_by(name, EACH) == []


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_no_date_left_out_or_cut_helps(name: str) -> None:
    assert helped_by(name, 1) == []
