"""Strength, score, firmness and certainty: exact numbers, a plain count, and what can never be."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from strength_samples import EXPECTED, NAMES, ROOT, assessed, found_for, result, shipped_rules

from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.sensitivity.evidence_sensitivity import case_of, values_of_facts
from scn_criteria.decision.sensitivity.scenario_count import ScenarioCount
from scn_criteria.decision.strength import FIRM, Support, outcome_text
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import Rules
from scn_criteria.terms import Criterion, Outcome, Rating

pytestmark = pytest.mark.once

ASSESSED = [name for name in NAMES if isinstance(result(name), Assessment)]


@pytest.mark.parametrize("name", NAMES)
def test_the_strength_of_a_file_is_as_recorded(name: str) -> None:
    expected: Any = json.loads(EXPECTED.read_text(encoding="utf-8"))
    assert expected[name] == found_for(name)


@pytest.mark.parametrize("name", ASSESSED)
def test_what_is_printed_of_the_outcomes_adds_up(name: str) -> None:
    support = assessed(name).support
    assert sum(support.in_hundred(outcome) for outcome in Outcome) == 100
    assert sum(support.share(outcome) for outcome in Outcome) == 1


@pytest.mark.parametrize("name", ASSESSED)
def test_firmness_is_for_outcomes_that_rest_on_evidence(name: str) -> None:
    support = assessed(name).support
    assert (support.firmness is not None) == (support.outcome in FIRM)
    assert (support.established is None) == (support.outcome is Outcome.REFER)


@pytest.mark.parametrize("name", ASSESSED)
def test_every_weighting_of_the_strengths_lies_in_the_range_of_the_score(name: str) -> None:
    support = assessed(name).support
    for weights in product(range(3), repeat=9):
        if total := sum(weights):
            score = sum(weight * one for weight, one in zip(weights, support.strengths, strict=True)) / total
            assert support.least <= score <= support.greatest


def plainly_rated(rules: Rules, facts: Mapping[str, Any], table: str) -> Counter[str]:
    """The results of a table in every setting of all parameters and readings, one by one, by the interpreter."""
    from robustness_samples import chosen, plain_grid  # noqa: PLC0415

    grids = [plain_grid(one.low, one.high, one.step) for one in rules.parameters.values()]
    return Counter(
        Interpreter(chosen(rules, numbers, readings), vocabulary()).result(rules.tables[table], facts)
        for readings in product(*(one.alternatives for one in rules.readings.values()))
        for numbers in product(*grids)
    )


RANGES: Mapping[str, Mapping[str, Any]] = {
    "C1": {"material_gap": (5, 25, 5), "material_variation": (Decimal("1.25"), Decimal("2.5"), Decimal("0.5"))},
    "C3": {"wide_professions": (3, 10, 1), "wide_sectors": (3, 7, 1)},
    "C4": {"large_scale": (1000, 1_000_000, 100_000), "large_volume": (500, 100_000, 30_000)},
    "C6": {"means_to_answer": (1, 3, 1)},
}


@pytest.mark.parametrize("name", ["proposals/respiratory-disease.yaml", "proposals/major-trauma.yaml"])
@pytest.mark.parametrize("table", RANGES)
def test_the_shares_of_a_criterion_are_those_of_a_plain_count(table: str, name: str) -> None:
    from robustness_samples import narrowed  # noqa: PLC0415

    rules = narrowed(shipped_rules().compiled.ruleset, RANGES[table])
    facts = values_of_facts(case_of(assessed(name)))
    plain, quick = plainly_rated(rules, facts, table), ScenarioCount(rules, facts).results(table)
    shares = [{word: Fraction(number, sum(found.values())) for word, number in found.items()} for found in (plain, quick)]
    assert shares[0] == shares[1]


SUPPORTED = [
    (Outcome.ESTABLISH, {Outcome.ESTABLISH: 1}, "Establish: fully supported, 100 of 100 settings"),
    (Outcome.ESTABLISH, {Outcome.ESTABLISH: 9999, Outcome.REVISE: 1}, "Establish: strongly supported, 99 of 100 settings"),
    (Outcome.ESTABLISH, {Outcome.ESTABLISH: 60, Outcome.REVISE: 40}, "Establish: strongly supported, 60 of 100 settings"),
    (Outcome.ESTABLISH, {Outcome.ESTABLISH: 59, Outcome.REVISE: 41}, "Establish: moderately supported, 59 of 100 settings"),
    (Outcome.ESTABLISH, {Outcome.ESTABLISH: 29, Outcome.DEFER: 71}, "Establish: weakly supported, 29 of 100 settings"),
    (Outcome.ESTABLISH, {Outcome.ESTABLISH: 1, Outcome.DEFER: 999}, "Establish: weakly supported, 1 of 100 settings"),
    (
        Outcome.REVISE,
        {Outcome.REVISE: 3, Outcome.ESTABLISH: 1},
        "Revise and strengthen: holds in 75 of 100 settings, established in 25",
    ),
    (Outcome.DECLINE, {Outcome.DECLINE: 5}, "Decline: holds in 100 of 100 settings, established in 0"),
    (
        Outcome.DEFER,
        {Outcome.DEFER: 9, Outcome.ESTABLISH: 1},
        "Defer: evidence is missing; established in 10 of 100 settings",
    ),
    (Outcome.REFER, {Outcome.REFER: 1}, "Refer to another type of network"),
]


@pytest.mark.parametrize(("outcome", "outcomes", "expected"), SUPPORTED)
def test_an_outcome_is_printed_with_its_support(outcome: Outcome, outcomes: dict[Outcome, int], expected: str) -> None:
    assert expected == outcome_text(Support(outcome, (), outcomes))


def scn(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scn_criteria", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def required(name: str, *options: str) -> int:
    return scn("assess", "-q", *options, name).returncode


FIRM_ONE = next(name for name in ASSESSED if assessed(name).outcome.outcome in FIRM)
OPEN_ONE = next(name for name in ASSESSED if assessed(name).outcome.outcome not in FIRM)


def test_a_least_firmness_is_reached_exactly() -> None:
    firmness = assessed(FIRM_ONE).support.firmness
    assert firmness is not None
    reached = int(firmness * 100)
    assert required(FIRM_ONE, "--min-firmness", str(reached)) == 0
    if firmness < 1:
        assert required(FIRM_ONE, "--min-firmness", str(reached + 1)) == 1


def test_a_least_certainty_is_reached_exactly() -> None:
    levels = ["none", "low", "moderate", "high"]
    found = levels.index(assessed(FIRM_ONE).strength.certainty.outcome.value)
    codes = [required(FIRM_ONE, "--min-certainty", level) for level in levels]
    assert [int(place > found) for place in range(4)] == codes


@pytest.mark.parametrize("options", [("--min-firmness", "0"), ("--min-certainty", "none")])
def test_refer_and_defer_reach_nothing(options: tuple[str, str]) -> None:
    assert required(OPEN_ONE, *options) == 1


def test_the_outcome_has_to_be_the_one_required_as_well() -> None:
    outcome = assessed(FIRM_ONE).outcome.outcome.value
    other = next(one.value for one in FIRM if one.value != outcome)
    assert required(FIRM_ONE, "--require", outcome, "--min-firmness", "0", "--min-certainty", "none") == 0
    assert required(FIRM_ONE, "--require", other, "--min-firmness", "0") == 1


@pytest.mark.parametrize("options", [("--min-firmness", "101"), ("--min-firmness", "many"), ("--min-certainty", "sure")])
def test_what_cannot_be_reached_is_a_misuse(options: tuple[str, str]) -> None:
    assert required(FIRM_ONE, *options) == 2


@pytest.mark.parametrize("name", [name for name in ASSESSED if assessed(name).outcome.outcome is Outcome.ESTABLISH])
@pytest.mark.parametrize("command", ["assess", "robust"])
def test_establish_is_never_printed_bare(command: str, name: str) -> None:
    printed = scn(command, "-q", name).stdout
    assert f"{assessed(name).proposal.title}: {outcome_text(assessed(name).support)}\n" in printed


def test_a_rating_that_is_not_evidenced_has_no_certainty() -> None:
    for name in ASSESSED:
        for finding, certain in zip(assessed(name).criteria, assessed(name).strength.certainty.criteria, strict=True):
            if finding.rating is Rating.NOT_EVIDENCED:
                assert certain.certainty.value == "none", (name, finding.criterion)


@pytest.mark.parametrize("name", ASSESSED)
def test_the_weakest_criterion_has_the_least_strength(name: str) -> None:
    strengths = dict(zip(Criterion, assessed(name).support.strengths, strict=True))
    assert strengths[assessed(name).strength.weakest] == min(strengths.values())
