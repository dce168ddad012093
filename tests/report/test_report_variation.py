import pytest
from picture_sample import AREAS, BASELINE, CITE, LATER, MANY, NEITHER, case, ends, risk, variation

from scn_criteria.proposal.model import Coverage
from scn_criteria.proposal.reference import load_reference
from scn_criteria.report.area_charts import area_views, columns_view, variation_view
from scn_criteria.report.charts import risk_view


def test_indicators_come_widest_first() -> None:
    rows = (variation(0, **ends(2, 4)), variation(1, reported_fold=9), variation(2, direction=NEITHER, **ends(1, 99)))
    assert [row.times for row in variation_view(case(variation=rows), CITE).rows] == ["9", "2", ""]


def test_variation_leads_with_the_widest() -> None:
    rows = (variation(0, **ends(2, 4)), variation(1, indicator="Amputations", **ends(2, 23)))
    expected = "The highest stands at 11.5 times the lowest, for the indicator that varies most: Amputations"
    assert expected == variation_view(case(variation=rows), CITE).message


def test_variation_later_than_the_day_is_set_apart() -> None:
    view = variation_view(case(variation=(variation(published=LATER, **ends(2, 4)),)), CITE)
    assert (view.rows, view.apart[0].why_not) == ((), "published 2014, after the assessment date")


@pytest.mark.parametrize(("period", "expected"), [("2010", "3"), ("2009", "")])
def test_the_country_is_marked_where_a_measure_says_the_same(period, expected):
    view = variation_view(case(measures=(BASELINE,), variation=(variation(period=period, **ends(2, 4)),)), CITE)
    assert expected == view.rows[0].home


def test_percentiles_come_before_the_ends() -> None:
    names = [name for name, _ in columns_view(variation(places=MANY), None, frozenset()).summary]
    expected = ["Tenth percentile", "Ninetieth percentile", "Ninetieth over tenth percentile", "Median", "Lowest", "Highest"]
    assert [*expected, "Highest over lowest"] == names


def test_columns_lead_with_the_percentiles() -> None:
    expected = "The ninetieth percentile stands at 6.8 times the tenth"
    assert expected == columns_view(variation(places=MANY), None, frozenset()).message


def test_every_place_has_a_column() -> None:
    shapes = columns_view(variation(places=MANY), None, frozenset({"Place 7"})).shapes
    assert sum(shape.path.count("M") for shape in shapes) == 30


def test_own_places_are_framed() -> None:
    shapes = columns_view(variation(places=MANY), None, frozenset({"Place 7"})).shapes
    assert sum(shape.path.count("M") for shape in shapes if shape.own) == 1


MATRIX = {
    "5 Almost certain": ["5 moderate", "10 high", "15 extreme", "20 extreme", "25 extreme"],
    "4 Likely": ["4 moderate", "8 high", "12 high", "16 extreme", "20 extreme"],
    "3 Possible": ["3 low", "6 moderate", "9 high", "12 high", "15 extreme"],
    "2 Unlikely": ["2 low", "4 moderate", "6 moderate", "8 high", "10 high"],
    "1 Rare": ["1 low", "2 low", "3 low", "4 moderate", "5 moderate"],
}


def test_the_matrix_is_that_of_the_agency() -> None:
    levels = risk_view(case(risks=(risk(1, 1),)), CITE).levels
    cells = {f"{level.number} {level.word}": [f"{cell.score} {cell.band}" for cell in level.cells] for level in levels}
    assert cells == MATRIX


def test_risks_stand_where_they_belong() -> None:
    view = risk_view(case(risks=(risk(4, 4), risk(3, 5, 1), risk(5, 5, 2, weakens=True))), CITE)
    found = {cell.score: cell.marks for level in view.levels for cell in level.cells if cell.marks}
    assert found == {16: ("R1",), 15: ("R2",)}


RISKS = {
    "one": ((risk(4, 4),), "The one risk scores 16 of 25: extreme"),
    "several": ((risk(2, 2), risk(3, 3, 1)), "The gravest of two risks scores 9 of 25: high"),
    "none that counts": ((risk(5, 5, 0, weakens=True),), "No risk that counts"),
}


@pytest.mark.parametrize(("risks", "expected"), RISKS.values(), ids=RISKS)
def test_the_matrix_leads_with_the_gravest_risk(risks, expected):
    assert expected == risk_view(case(risks=risks), CITE).message


def test_no_two_tiles_share_a_place() -> None:
    tiles = [area.tile for area in load_reference().area_records]
    assert len(tiles) == len({(tile.column, tile.row) for tile in tiles})


def test_a_tile_names_its_area_in_full() -> None:
    assert [" ".join(area.tile.lines) for area in load_reference().area_records] == list(load_reference().areas)


def test_coverage_by_area_is_pictured() -> None:
    view = area_views(case(coverage=Coverage(extent="areas", areas=("london", "Wessex"))))[0]
    assert {"London", "Wessex"} == {tile.name for tile in view.tiles if tile.said == "Yes"}


def test_coverage_of_england_is_not_pictured() -> None:
    assert area_views(case(coverage=Coverage(extent="england"))) == ()


def test_places_that_are_areas_are_pictured_once() -> None:
    found = case(variation=(variation(places=AREAS),))
    assert (len(area_views(found)), len(variation_view(found, CITE).columns)) == (1, 0)


def test_places_that_are_no_areas_have_no_tiles() -> None:
    assert area_views(case(variation=(variation(places=MANY),))) == ()
