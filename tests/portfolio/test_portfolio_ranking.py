"""From assessments to a ranked portfolio."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from portfolio_building import QUALIFYING, proposal, ranked, renamed, shipped

from scn_criteria.decision.portfolio import Portfolio, Status, portfolio_document, statuses, to_csv
from scn_criteria.decision.weightings import RankRange, WeightLimits
from scn_criteria.serialisation import decimal_text, json_parts
from scn_criteria.terms import Outcome

SHIPPED = [(0, "qqqqq"), (1, "pqqqq"), (2, "pjjqq"), (3, "ppjjj"), (4, "ppjjj"), (5, "ppppp"), (99, "ppppp")]


def json_text(portfolio: Portfolio) -> str:
    return "".join(json_parts(portfolio_document(portfolio)))


def letters(found: tuple[Status, ...]) -> str:
    return "".join(one.value[0] for one in found)


@pytest.mark.parametrize(("capacity", "expected"), SHIPPED)
def test_the_shipped_proposals_by_capacity(capacity: int, expected: str) -> None:
    assert expected == letters(tuple(one.status for one in ranked(shipped(), capacity).ranked))


def test_the_ranked_are_those_that_come_out_as_to_be_established() -> None:
    portfolio = ranked(shipped(), 4)
    assert tuple(one.candidate.id for one in portfolio.ranked) == QUALIFYING
    assert Outcome.ESTABLISH not in {one.outcome.outcome for one in portfolio.others}
    assert len(shipped()) == len(portfolio.ranked) + len(portfolio.others)


STATUSES = [
    ("nobody", [], 2, ""),
    ("two for one place", [(1, 2), (1, 2)], 1, "jj"),
    ("no place", [(1, 2), (1, 2)], 0, "qq"),
    ("bounds that others have already settled", [(1, 1), (1, 3), (2, 3)], 1, "pqq"),
    ("bounds that leave room for all that can come", [(1, 3), (1, 3), (3, 3)], 2, "ppq"),
]


@pytest.mark.parametrize(
    ("found", "capacity", "expected"), [case[1:] for case in STATUSES], ids=[case[0] for case in STATUSES]
)
def test_what_the_capacity_means(found: list[tuple[int, int]], capacity: int, expected: str) -> None:
    assert expected == letters(statuses([RankRange(best, worst) for best, worst in found], capacity))


def test_the_order_in_which_proposals_are_named_changes_nothing() -> None:
    mixed = list(shipped())
    Random(3).shuffle(mixed)
    limits = WeightLimits(order=((0, 3),))
    assert json_text(ranked(shipped(), 3, limits)) == json_text(ranked(mixed, 3, limits))


def test_the_same_case_twice_is_a_tie_for_judgement() -> None:
    twins = [renamed(proposal("cancer"), name) for name in ("first", "second")]
    portfolio = ranked(twins, 1)
    assert letters(tuple(one.status for one in portfolio.ranked)) == "jj"
    assert [Fraction(1, 2)] * 2 == [one.within for one in portfolio.ranked]


def test_weights_may_settle_what_was_a_tie() -> None:
    benefits_first = WeightLimits(order=((1, 5),))
    portfolio = ranked(shipped(), 2, benefits_first)
    prioritised = {one.candidate.id for one in portfolio.with_status(Status.PRIORITISED)}
    assert {"mental-health-dementia-neurology", "cancer"} == prioritised


def test_a_margin_is_written_exactly() -> None:
    pairs = json.loads(json_text(ranked(shipped(), 2)))["pairs"]
    [open_pair] = [
        pair for pair in pairs if (pair["first"]["id"], pair["second"]["id"]) == ("cancer", "cardiovascular-disease")
    ]
    assert (open_pair["first_is"], open_pair["least_margin"], open_pair["greatest_margin"]) == ("open", "-1/12", "1/2")


DECIMALS = [("0", "0"), ("1", "1"), ("1/3", "0.333333"), ("51/200", "0.255"), ("1/100000", "0.00001"), ("100", "100")]


@pytest.mark.parametrize(("value", "expected"), DECIMALS)
def test_numbers_as_decimals(value: str, expected: str) -> None:
    assert expected == decimal_text(Fraction(value))


@pytest.mark.parametrize("title", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1"])
def test_a_spreadsheet_runs_nothing_that_a_proposal_says(title: str) -> None:
    cancer = proposal("cancer")
    hostile = replace(cancer, proposal=replace(cancer.proposal, title=title))
    rows = list(csv.reader(to_csv(ranked([hostile], 1)).splitlines()))
    assert f"'{title}" == rows[1][1]
