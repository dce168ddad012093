"""The allocation of 2013/14, beside the published table and beside what the census would have given."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_samples import proposal_with

from scn_criteria.establishment.funding import Funding, all_areas, areas_covered, fund, published
from scn_criteria.establishment.money import PENCE
from scn_criteria.establishment.provisions import choose_provisions
from scn_criteria.establishment.provisions_file import shipped_provisions

TABLE = list(csv.DictReader((Path(__file__).parent / "allocation.csv").read_text(encoding="utf-8").splitlines()))
NAMES = [row["area"] for row in TABLE]
SHIPPED = shipped_provisions()


def funding(parameters: Mapping[str, str] | None = None, readings: Mapping[str, str] | None = None) -> Funding:
    return fund(choose_provisions(SHIPPED, parameters or {}, readings or {}))


AS_PUBLISHED = {share.area.name: share for share in funding().shares}
BY_CENSUS = {share.area.name: share for share in funding(readings={"population_basis": "census_2011"}).shares}


def test_the_table_has_every_area() -> None:
    assert [area.name for area in all_areas()] == NAMES


@pytest.mark.parametrize("row", TABLE, ids=NAMES)
def test_an_area_has_what_was_published(row: dict[str, str]) -> None:
    share = AS_PUBLISHED[row["area"]]
    found = (share.running_cost.thousands, share.programme.thousands, share.total.thousands)
    assert (int(row["running_cost"]), int(row["programme"]), int(row["total"])) == found


@pytest.mark.parametrize("row", TABLE, ids=NAMES)
def test_by_the_census_an_area_would_have_had_something_else(row: dict[str, str]) -> None:
    share = BY_CENSUS[row["area"]]
    assert (int(row["census_programme"]), int(row["census_total"])) == (share.programme.thousands, share.total.thousands)


@pytest.mark.parametrize("row", TABLE, ids=NAMES)
def test_a_plan_shows_how_far_it_is_from_what_was_published(row: dict[str, str]) -> None:
    beside = published(BY_CENSUS[row["area"]])
    assert (int(row["total"]), int(row["census_total"]) - int(row["total"])) == (beside.published, beside.difference)


@pytest.mark.parametrize("row", TABLE, ids=NAMES)
def test_the_areas_hold_the_published_figures(row: dict[str, str]) -> None:
    given = AS_PUBLISHED[row["area"]].area.allocation
    assert (int(row["running_cost"]), int(row["programme"]), int(row["total"])) == (
        given.running_cost,
        given.programme,
        given.total,
    )


def test_two_totals_are_more_than_their_rounded_parts() -> None:
    more = [row["area"] for row in TABLE if int(row["total"]) > int(row["running_cost"]) + int(row["programme"])]
    assert more == ["Cheshire and Merseyside", "Wessex"]


def test_the_ends_are_those_of_the_document() -> None:
    totals = {share.total.thousands: name for name, share in AS_PUBLISHED.items()}
    assert (min(totals), totals[min(totals)], max(totals), totals[max(totals)]) == (2066, "Thames Valley", 5627, "London")


def test_the_census_counts_everybody_once() -> None:
    assert sum(share.people for share in BY_CENSUS.values()) == 53_012_456


def test_the_populations_worked_back_are_those_of_england() -> None:
    assert sum(share.people for share in AS_PUBLISHED.values()) == 52_234_000


@pytest.mark.parametrize("name", ["London", "East of England", "West Midlands"])
def test_estimates_of_mid_2010_agree_to_the_thousand_pounds(name: str) -> None:
    area = AS_PUBLISHED[name].area
    estimated = Fraction(32_000 * area.population("mid_2010").people, 52_234_000)
    assert area.allocation.programme == round(estimated)


ENVELOPES = st.decimals(0, 100_000_000, places=2)


@given(ENVELOPES, ENVELOPES, st.sampled_from(["equal", "population"]), st.sampled_from(["allocation_2013", "census_2011"]))
def test_any_envelope_adds_up_to_the_penny(running: Decimal, programme: Decimal, split: str, basis: str) -> None:
    parameters = {"running_cost_envelope": str(running), "programme_envelope": str(programme)}
    readings = {"running_cost_split": split, "programme_split": split, "population_basis": basis}
    found = funding(parameters, readings)
    assert found.total.pence == (running + programme) * PENCE
    assert found.total.exact == Fraction(running) + Fraction(programme)


def test_a_changed_envelope_changes_programme_money_only() -> None:
    found = funding({"programme_envelope": "16000000"}).of(AS_PUBLISHED["London"].area)
    assert (found.running_cost.thousands, found.programme.thousands) == (833, 2397)


def test_with_more_areas_the_listed_ones_leave_something_over() -> None:
    found = funding({"number_of_areas": "13"})
    assert found.left_over + found.total.pence == 42_000_000 * PENCE
    assert {share.running_cost.thousands for share in found.shares} == {769}


def test_pence_that_are_left_over_go_to_the_first_by_name() -> None:
    assert [share.running_cost.pence % 100 for share in funding().shares] == [34] * 4 + [33] * 8


def test_a_variant_is_reported() -> None:
    varied = choose_provisions(SHIPPED, {"programme_envelope": "1"}, {"population_basis": "census_2011"})
    assert varied.variant == {"population_basis": "census_2011", "programme_envelope": "1"}


def test_choosing_what_ships_is_no_variant() -> None:
    assert choose_provisions(SHIPPED, {"number_of_areas": "12"}, {"programme_split": "population"}).variant == {}


def test_every_area_has_a_host_and_says_whether_that_is_verified() -> None:
    verified = [area.name for area in all_areas() if area.host.verified]
    assert verified == ["Wessex", "Yorkshire and the Humber"]


def test_no_proposal_without_coverage_has_areas() -> None:
    assert areas_covered(proposal_with("")) == ()


COVERAGES = [
    ("coverage: {extent: england}", NAMES),
    ("coverage: {extent: areas, areas: [Wessex, LONDON]}", ["London", "Wessex"]),
    ("coverage: {extent: areas, areas: [Yorkshire & Humber, Nowhere]}", ["Yorkshire and the Humber"]),
    ("coverage: {extent: ccgs, ccgs: [Example CCG]}", []),
]


@pytest.mark.parametrize(("text", "expected"), COVERAGES, ids=[text for text, _ in COVERAGES])
def test_coverage_is_read_against_the_areas(text: str, expected: list[str]) -> None:
    assert expected == [area.name for area in areas_covered(proposal_with(text))]
