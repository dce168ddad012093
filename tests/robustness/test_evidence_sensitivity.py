from dataclasses import replace
from decimal import Decimal

import pytest
from robustness_samples import NAMES, assessed, edited

from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.sensitivity.evidence_sensitivity import EvidenceScenarioKind, citing, without
from scn_criteria.decision.sensitivity.robustness import robustness, scenario_text
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.evidence import Interval
from scn_criteria.terms import Outcome

pytestmark = pytest.mark.once

SENTENCE = (
    'if the figure for United Kingdom in "Deaths within 30 days of admission for a heart attack" were 7.7 percent, the '
    'lower end of its interval, instead of 10.5, C1 would be partly met, and the outcome would be "revise".'
)
HOME = ("criteria", "measurable_improvement", "international", 0, "home")


def open_to_doubt() -> Assessment:
    """Cardiovascular disease with one comparison alone for C1, which a measure follows, and a wide interval around it."""
    one = assessed("cardiovascular-disease")
    improvement = one.proposal.criteria.measurable_improvement
    compared = improvement.international[0]
    home = replace(compared.home, interval=Interval(lower=Decimal("7.7"), upper=Decimal("10.6")))
    sure = tuple(replace(figure, interval=None) for figure in compared.comparators)
    counting = replace(compared, home=home, comparators=sure, published=PartialDate.parse("2011"))
    tied = replace(improvement.measures[0], follows=(compared.indicator,), direction=compared.direction)
    changed = replace(improvement, variation=(), international=(counting,), measures=(tied,))
    criteria = replace(one.proposal.criteria, measurable_improvement=changed)
    return replace(one, proposal=replace(one.proposal, criteria=criteria))


def test_the_other_end_of_an_interval_can_flip_the_outcome() -> None:
    found = {
        scenario.kind: scenario.outcome for scenario in robustness(open_to_doubt()).evidence_scenarios if scenario.at == HOME
    }
    assert found == {EvidenceScenarioKind.LOWER_END: Outcome.REVISE, EvidenceScenarioKind.UPPER_END: Outcome.ESTABLISH}


def test_a_flip_is_said_in_a_sentence() -> None:
    found = robustness(open_to_doubt())
    scenario = next(one for one in found.evidence_scenarios if one.at == HOME)
    assert scenario_text(found, scenario) == SENTENCE


@pytest.mark.parametrize("value", ["10.4", "10.6"])
def test_a_figure_in_doubt_is_what_the_file_would_say(value: str) -> None:
    varied = edited("cardiovascular-disease", "value: 10.5, interval", f"value: {value}, interval")
    evidence_scenarios = robustness(assessed("cardiovascular-disease")).evidence_scenarios
    scenario = next(one for one in evidence_scenarios if one.at == HOME and one.value == Decimal(value))
    assert varied.outcome.outcome is scenario.outcome


@pytest.mark.parametrize("name", NAMES)
def test_a_source_that_is_not_verified_is_doubted_where_it_is_cited(name: str) -> None:
    one = assessed(name)
    cited = {source for finding in one.criteria for source in finding.sources}
    uncertain = {scenario.sources[0].key for scenario in robustness(one).evidence_scenarios if len(scenario.sources) == 1}
    assert {source.key for source in one.proposal.sources if not source.verified and source.key in cited} <= uncertain


@pytest.mark.parametrize("name", NAMES)
def test_without_a_source_nothing_cites_it(name: str) -> None:
    proposal = assessed(name).proposal
    for source in proposal.sources:
        assert f"source='{source.key}'" not in repr(without(proposal, citing({source.key})))


@pytest.mark.parametrize("name", NAMES)
def test_without_a_source_that_nothing_cites_all_stays(name: str) -> None:
    proposal = assessed(name).proposal
    assert without(proposal, citing({"cited by nothing"})) is proposal


def test_all_sources_in_doubt_are_left_out_together_too() -> None:
    together = [
        scenario for scenario in robustness(assessed("dental-services")).evidence_scenarios if len(scenario.sources) > 1
    ]
    assert [scenario.at for scenario in together] == [("sources",)]
