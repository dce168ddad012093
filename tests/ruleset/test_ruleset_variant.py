"""A ruleset chosen otherwise: what changes, what does not, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from building import ruleset_of, shipped, synthetic_vocabulary, table_of

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.loader import VariantError, vary
from scn_criteria.ruleset.model import Rules

Chosen = dict[str, str]


def varied(parameters: Chosen, readings: Chosen | None = None) -> Rules:
    return vary(shipped(), parameters, readings or {}, vocabulary())


VALUES: tuple[tuple[str, str, object], ...] = (
    ("material_gap", "25", 25),
    ("material_gap", "5.0", 5),
    ("material_gap", "7.25", Decimal("7.25")),
    ("large_volume", "1e4", 10000),
    ("material_variation", "1.50", Decimal("1.50")),
)


@pytest.mark.parametrize(("name", "text", "expected"), VALUES)
def test_a_parameter_takes_the_number_as_typed(name: str, text: str, expected: object) -> None:
    value = varied({name: text}).parameters[name].value
    assert (expected, type(expected)) == (value, type(value))


def test_a_reading_takes_another_choice() -> None:
    assert varied({}, {"situations": "both"}).readings["situations"].choice == "both"


DIFFERENCES: tuple[tuple[str, Chosen, Chosen, Chosen], ...] = (
    ("nothing", {}, {}, {}),
    ("a parameter", {"material_gap": "12"}, {}, {"material_gap": "12"}),
    ("a parameter as shipped", {"material_gap": "10.0"}, {}, {}),
    ("a reading", {}, {"criteria": "majority"}, {"criteria": "majority"}),
    ("a reading as shipped", {}, {"criteria": "conjunctive"}, {}),
    (
        "several, in order of name",
        {"wide_sectors": "3", "large_scale": "2000"},
        {"situations": "both"},
        {"large_scale": "2000", "wide_sectors": "3", "situations": "both"},
    ),
)


@pytest.mark.parametrize(
    ("parameters", "readings", "expected"), [case[1:] for case in DIFFERENCES], ids=[case[0] for case in DIFFERENCES]
)
def test_a_variant_says_what_differs(parameters: Chosen, readings: Chosen, expected: Chosen) -> None:
    assert list(expected.items()) == list(varied(parameters, readings).variant.items())


def test_the_tables_stay_as_they_are() -> None:
    assert shipped().tables == varied({"material_gap": "12"}).tables


def test_the_ruleset_itself_is_not_touched() -> None:
    varied({"material_gap": "12"}, {"situations": "both"})
    assert (shipped().parameters["material_gap"].value, shipped().readings["situations"].choice) == (10, "either")


REFUSED: tuple[tuple[str, Chosen, Chosen, str], ...] = (
    (
        "no such parameter",
        {"gap": "1"},
        {},
        'unknown parameter "gap"; the ruleset has "adverse_share", "argument_words", ',
    ),
    ("no such reading", {}, {"mood": "good"}, 'unknown reading "mood"; the ruleset has "criteria", "decisive_criteria", '),
    (
        "no such choice",
        {},
        {"situations": "none"},
        'unknown choice "none" for reading "situations"; expected "both", "either"',
    ),
    ("a word", {"material_gap": "ten"}, {}, 'parameter "material_gap" must be a number, found "ten"'),
    ("nothing", {"material_gap": ""}, {}, 'parameter "material_gap" must be a number, found ""'),
    ("not a number", {"material_gap": "NaN"}, {}, 'parameter "material_gap" must be a number, found "NaN"'),
    ("no end", {"material_gap": "Infinity"}, {}, 'parameter "material_gap" must be a number, found "Infinity"'),
    ("immense", {"material_gap": "1e999999"}, {}, 'parameter "material_gap" must be a number, found "1e999999"'),
    (
        "minute",
        {"quantified_groups": "1e-99999999"},
        {},
        'parameter "quantified_groups" must be a number, found "1e-99999999"',
    ),
    ("too low", {"material_gap": "4.9"}, {}, 'parameter "material_gap" may be 5 to 25 percent, found "4.9"'),
    ("too high", {"material_gap": "26"}, {}, 'parameter "material_gap" may be 5 to 25 percent, found "26"'),
    ("fixed by the source", {"longest_term": "6"}, {}, 'parameter "longest_term" may be 5 to 5 years, found "6"'),
)


@pytest.mark.parametrize(
    ("parameters", "readings", "message"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_is_not_there_or_not_admitted_is_refused(parameters: Chosen, readings: Chosen, message: str) -> None:
    with pytest.raises(VariantError) as error:
        varied(parameters, readings)
    assert str(error.value).startswith(message)


def test_a_choice_that_makes_a_table_too_large_is_refused() -> None:
    large = {"any": [{"fact": "number", "is": number} for number in range(60)]}
    table = table_of([{"all": [{"reading": "situations", "is": "both"}, large]}])
    ruleset = ruleset_of(table, readings={"situations": "either"})
    with pytest.raises(VariantError, match=r"^so chosen, table T has 61 alternatives; "):
        vary(ruleset, {}, {"situations": "both"}, synthetic_vocabulary())


def test_a_variant_of_a_variant_differs_from_what_it_was_made_of() -> None:
    again = vary(varied({"material_gap": "12"}), {"material_gap": "10"}, {}, vocabulary())
    assert replace(again, variant={}) == shipped()
