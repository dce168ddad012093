"""What a table becomes in DMN. Whether engines read it as we do is for tests/judges to say."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import fromstring

import pytest

from scn_criteria import resources
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.cases import case_files, load_cases
from scn_criteria.ruleset.dmn import NAMESPACES, DmnError, exact_decimal, export_cases, export_table, inputs_for
from scn_criteria.ruleset.loader import load_ruleset, vary
from scn_criteria.ruleset.model import Rules

WORDS = vocabulary()
FOLDER = resources.ruleset_folder()


def shipped() -> Rules:
    ruleset = load_ruleset(FOLDER, str(FOLDER), WORDS).ruleset
    assert ruleset is not None
    return ruleset


RULESET = shipped()


def cells(table: str, version: str = "1.3") -> list[list[str]]:
    """The texts of all cells, row by row."""
    space = {"d": NAMESPACES[version]}
    root = fromstring(export_table(RULESET.tables[table], RULESET, WORDS, version))
    return [[text.text or "" for text in rule.findall(".//d:text", space)] for rule in root.iter(f"{{{space['d']}}}rule")]


def test_cells_of_a_table_of_numbers() -> None:
    expected = [
        [">= 2", "-", '"met"'],
        [">= 1", "-", '"partly_met"'],
        ["-", ">= 1", '"partly_met"'],
        ["-", "-", '"not_evidenced"'],
    ]
    assert expected == cells("C5")


def test_what_may_be_unknown_has_a_column_that_asks() -> None:
    assert ["-", "-", "-", "true", "-", "-", "-", '"not_met"'] in cells("C4")


def test_no_input_is_null() -> None:
    expected = {"people_affected_known": False, "people_affected": 0, "yearly_volume_known": True, "yearly_volume": 9}
    found = inputs_for(RULESET.tables["C4"], {"people_affected": None, "yearly_volume": 9}, RULESET, WORDS)
    assert expected.items() <= found.items()


def test_parameters_are_written_as_chosen() -> None:
    varied = vary(RULESET, {"guidance_links": "3"}, {}, WORDS)
    assert "&gt;= 3" in export_table(varied.tables["C5"], varied, WORDS)


@pytest.mark.parametrize("version", list(NAMESPACES))
def test_every_version_holds_the_same_rows(version: str) -> None:
    assert cells("REC", version) == cells("REC", "1.3")


def test_counts_come_in_as_numbers() -> None:
    ratings = dict.fromkeys(WORDS.groups["ratings"], "met") | {"whole_england": "not_met"}
    facts = {
        **ratings,
        "large_scale_change": "applies",
        "resistant_challenge": "applies",
        "network_type": "provider_network",
    }
    found = inputs_for(RULESET.tables["REC"], facts, RULESET, WORDS)
    assert (found["count_ratings_met"], found["count_ratings_not_met"]) == (8, 1)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(3, "3"), (Decimal("1.50"), "1.5"), (Fraction(1, 8), "0.125"), (Decimal("1E+3"), "1000"), (-2, "-2")],
)
def test_numbers_are_exact(number: int | Decimal | Fraction, expected: str) -> None:
    assert expected == exact_decimal(number)


def test_a_third_is_refused() -> None:
    with pytest.raises(DmnError, match="cannot be written as a decimal"):
        exact_decimal(Fraction(1, 3))


def test_cases_become_tests_with_their_names() -> None:
    cases = load_cases(case_files(FOLDER, "rules"), RULESET, WORDS).cases
    text = export_cases(RULESET.tables["C5"], cases, RULESET, WORDS, "C5.dmn")
    named = [case.name for case in cases if case.table == "C5" and not case.readings and not case.parameters]
    assert named == [one.text for one in fromstring(text).iter("{http://www.omg.org/spec/DMN/20160719/testcase}description")]
