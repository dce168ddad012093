"""The support team: as the document lists it, scaled, and against the running cost."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from scn_criteria.establishment.funding import fund
from scn_criteria.establishment.provisions import choose_provisions
from scn_criteria.establishment.provisions_file import shipped_provisions
from scn_criteria.establishment.team import Fit, Team, team, whole_time
from scn_criteria.ruleset.model import Basis

SHIPPED = shipped_provisions()
UNSCALED = {"team_follows_population": "0"}


def teams(parameters: Mapping[str, str]) -> dict[str, Team]:
    provisions = choose_provisions(SHIPPED, parameters, {})
    funding = fund(provisions)
    return {share.area.name: team(share, funding, provisions) for share in funding.shares}


def wte(one: Team) -> dict[str, str]:
    return {each.post.name: "by session" if each.wte is None else whole_time(each.wte) for each in one.positions}


def test_the_team_is_the_one_that_is_listed() -> None:
    assert wte(teams(UNSCALED)["London"]) == {
        "associate_director": "1",
        "senate_chair": "by session",
        "clinical_directors": "by session",
        "senate_manager": "0.5",
        "network_managers": "3",
        "quality_improvement_leads": "8",
        "admin_support": "3.5",
    }


def test_what_is_exact_and_what_is_approximate_stays_apart() -> None:
    one = teams(UNSCALED)["London"]
    assert (one.wte, one.exact_wte, one.approximate_wte) == (16, Fraction("4.5"), Fraction("11.5"))


SCALED = [
    ("0.5", "London", "11", "5"),
    ("0.5", "Thames Valley", "6", "2.5"),
    ("1", "London", "14.5", "6.5"),
    ("1", "Thames Valley", "3.5", "1.5"),
    ("0", "Thames Valley", "8", "3.5"),
]


@pytest.mark.parametrize(("follows", "area", "leads", "admin"), SCALED)
def test_approximate_posts_follow_the_population(follows: str, area: str, leads: str, admin: str) -> None:
    found = wte(teams({"team_follows_population": follows})[area])
    assert (leads, admin) == (found["quality_improvement_leads"], found["admin_support"])


def test_exact_posts_are_the_same_in_every_area() -> None:
    assert {one.exact_wte for one in teams({"team_follows_population": "1"}).values()} == {Fraction("4.5")}


def test_no_post_shrinks_below_the_least() -> None:
    found = teams({"team_follows_population": "1", "least_post": "2"})["Thames Valley"]
    assert wte(found)["admin_support"] == "2"


def test_the_pay_of_the_listed_team() -> None:
    one = teams(UNSCALED)["Wessex"]
    assert (one.basic_pay.pounds, one.with_on_costs.pounds) == ((537_174, 876_695), (671_468, 1_095_868))


FITS = [({"on_costs": "0"}, Fit.DEPENDS), ({"running_cost_envelope": "20000000"}, Fit.WITHIN)]
FITS += [({"running_cost_envelope": "8000000"}, Fit.BEYOND), ({}, Fit.DEPENDS)]


@pytest.mark.parametrize(("parameters", "expected"), FITS)
def test_the_pay_is_set_against_the_running_cost(parameters: dict[str, str], expected: Fit) -> None:
    assert expected is teams({**UNSCALED, **parameters})["Wessex"].fit


def test_the_pay_reckoned_with_is_marked_as_unverified() -> None:
    assert [scale.verified for scale in SHIPPED.pay] == [False, True]


def test_one_percent_on_top_gives_the_scale_that_was_read_but_for_one_point() -> None:
    before, after = (scale.bands for scale in SHIPPED.pay)
    points = [(band, end, before[band][end], after[band][end]) for band in after for end in (0, 1)]
    assert [(band, end) for band, end, old, new in points if abs(Fraction(old * 101, 100) - new) > 1] == [("5", 0)]


def test_there_are_seven_duties_in_order() -> None:
    assert [one.number for one in SHIPPED.duties] == list(range(1, 8))


def test_duties_and_order_rest_on_the_document() -> None:
    inventory = [number for one in (*SHIPPED.order, *SHIPPED.duties) for number in one.source.inventory]
    assert inventory == ["SI-094", "SI-094", *(f"SI-{number:03d}" for number in range(86, 93))]


def test_directors_are_appointed_first() -> None:
    first = {post.name for post in SHIPPED.posts if post.appointed == 1}
    assert first == {"associate_director", "senate_chair", "clinical_directors"}


def test_every_step_that_a_post_names_is_described() -> None:
    assert {post.appointed for post in SHIPPED.posts} == {one.number for one in SHIPPED.order}


def test_nothing_of_ours_looks_as_if_the_document_gave_it() -> None:
    ours = {name for name, one in SHIPPED.parameters.items() if one.basis is Basis.CONVENTION}
    assert ours == {"team_follows_population", "smallest_step", "least_post", "on_costs"}


@pytest.mark.parametrize("name", SHIPPED.parameters)
def test_a_parameter_lies_within_its_range(name: str) -> None:
    one = SHIPPED.parameters[name]
    assert one.low <= one.value <= one.high
