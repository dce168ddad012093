from dataclasses import replace
from decimal import Decimal

import pytest
from robustness_samples import NAMES, assessed, facts_for, narrowed, plainly_counted, shipped

from scn_criteria.decision.sensitivity.robustness import robustness
from scn_criteria.decision.sensitivity.scenario_count import ScenarioCount
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.model import All, AnyOf, Comparison, Operator, ParameterName, Rule, Rules
from scn_criteria.ruleset.scenarios import combinations_of

pytestmark = pytest.mark.once

RANGES = {
    "of one table": {"material_gap": (8, 24, 8), "material_variation": (Decimal("1.25"), Decimal("2.5"), Decimal("0.5"))},
    "shared by two tables": {"wide_professions": (3, 10, 1), "wide_sectors": (3, 7, 2)},
    "of the recommendation": {"majority_of_criteria": (5, 8, 3), "unmet_to_decline": (2, 4, 2), "guidance_links": (1, 4, 3)},
    "that the range does not divide by": {"large_scale": (1000, 1_000_000, 400_000), "large_volume": (500, 100_000, 30_000)},
    "around nought": {"quantified_groups": (0, 3, 1), "means_to_answer": (1, 3, 1), "efforts_fallen_short": (1, 3, 1)},
    "none": {},
}
FEW = ["cardiovascular-disease", "respiratory-disease", "end-of-life-care-draft", "maternity-and-children"]


def counted(ruleset: Rules, name: str) -> dict:
    return ScenarioCount(ruleset, facts_for(name)).counted()


@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize("ranges", RANGES.values(), ids=RANGES)
def test_the_quick_count_is_the_plain_one(ranges: dict, name: str) -> None:
    ruleset = narrowed(shipped(), ranges)
    assert plainly_counted(ruleset, facts_for(name)) == counted(ruleset, name)


def compared_with(parameter: str, operator: Operator = Operator.AT_LEAST) -> Rules:
    """The shipped rules with the links to guidance compared with a parameter that other tables use."""
    table = shipped().tables["C5"]
    row: Rule = replace(table.rows[0], when=Comparison("guidance_linked", operator, ParameterName(parameter)))
    changed = replace(table, rows=(row, *table.rows[1:]))
    return replace(shipped(), tables={**shipped().tables, "C5": changed})


SHARED = {
    "with the recommendation": (compared_with("unmet_to_decline"), {"unmet_to_decline": (2, 5, 1)}),
    "with another table": (compared_with("wide_professions"), {"wide_professions": (1, 10, 1)}),
    "at one value only": (compared_with("guidance_links", Operator.IS), {"guidance_links": (1, 4, 1)}),
    "at all but one value": (compared_with("guidance_links", Operator.IS_NOT), {"guidance_links": (1, 4, 1)}),
}


@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize(("ruleset", "ranges"), SHARED.values(), ids=SHARED)
def test_a_parameter_that_tables_share_is_counted_once(ruleset: Rules, ranges: dict, name: str) -> None:
    chosen = narrowed(ruleset, ranges)
    assert plainly_counted(chosen, facts_for(name)) == counted(chosen, name)


def test_a_parameter_under_all_and_any_is_found() -> None:
    clause = shipped().tables["C1"].rows[0].when
    assert isinstance(clause, AnyOf)
    assert isinstance(clause.parts[0], All)
    assert {"material_gap", "material_variation"} <= {one.name for one in survey().choices.used_by("C1")}


def survey(name: str = "cancer") -> ScenarioCount:
    return ScenarioCount(shipped(), facts_for(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_combination_is_counted(name: str) -> None:
    assert combinations_of(shipped(), survey(name).choices.tables) == sum(survey(name).counted().values())


@pytest.mark.parametrize("name", NAMES)
def test_the_trial_as_chosen_is_the_assessment(name: str) -> None:
    assert assessed(name).outcome.outcome is robustness(assessed(name)).outcome


@pytest.mark.parametrize("name", NAMES)
def test_the_trial_of_each_table_is_what_the_engine_says(name: str) -> None:
    from scn_criteria.decision.what_if import evaluate_scenario as try_out  # noqa: PLC0415

    one = assessed(name)
    rated = [*(found.decided for found in one.criteria), *(found.decided for found in one.situations)]
    rules = [found.rule for found in (*rated, one.network_type.decided)]
    assert rules == [answer.rule for answer in try_out(shipped(), vocabulary(), facts_for(name)).answers.values()]
