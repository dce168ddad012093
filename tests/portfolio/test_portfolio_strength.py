"""Strength: the share of admissible thresholds and readings under which a criterion is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from portfolio_building import proposal, shipped, shipped_ruleset

from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.sensitivity.evidence_sensitivity import case_of
from scn_criteria.decision.sensitivity.fact_settings import fact_settings
from scn_criteria.decision.strength import strength
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.fact_constraints import FactRelation
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import vary
from scn_criteria.ruleset.state_space import axes_of
from scn_criteria.ruleset.vocabulary import Stronger, Value
from scn_criteria.terms import Criterion

PAIRS = [one for one in RELATIONS if isinstance(one, FactRelation) and len(one.facts) == 2]
"""What two facts cannot show at once."""
NOTHING = dict.fromkeys(
    (
        "worst_measured_gap",
        "worst_international_gap",
        "adverse_share",
        "widest_measured_trimmed",
        "widest_measured_variation",
        "widest_variation",
    )
)
GAP: Mapping[str, Value | None] = {"worst_international_gap": 30, "adverse_share": 100, "comparisons_against": 0}
ALL_PLACES: Mapping[str, Value | None] = {"widest_variation": 9, "widest_measured_variation": 9, "comparisons_against": 0}
ALL_THREE = {"groups_with_benefit": 3, "groups_gaining": 3, "contrary_benefits": 0}
PATHWAY = {"pathway_named": True, "planning_argued": True, "delivery_argued": True}
MEANS = {"means_sufficient": 0, "means_partly_sufficient": 0, "means_answered": 3, "any_means_answered": 3}
ENGLAND = {"coverage": "england"}

CASES: list[tuple[str, Mapping[str, Value | None], str]] = [
    ("C1", {**NOTHING, **GAP, "worst_measured_gap": 30}, "1"),
    ("C1", {**NOTHING, **GAP, "worst_measured_gap": 5}, "1/21"),
    ("C1", {**NOTHING, **GAP, "worst_measured_gap": Fraction(49, 10)}, "0"),
    ("C1", {**NOTHING, **GAP, "worst_measured_gap": 30, "adverse_share": 50, "comparisons_against": 1}, "6/11"),
    ("C1", {**NOTHING, "widest_variation": 9, "widest_measured_variation": Fraction(5, 4)}, "1/52"),
    (
        "C1",
        {**NOTHING, **GAP, "worst_measured_gap": 5, "widest_variation": 9, "widest_measured_variation": Fraction(5, 4)},
        "72/1092",
    ),
    ("C1", {**NOTHING, **ALL_PLACES, "widest_measured_trimmed": Fraction(5, 4)}, "27/52"),
    ("C1", {**NOTHING, **GAP, "widest_variation": 9}, "0"),
    ("C2", {**ALL_THREE, "groups_with_quantified_benefit": 1}, "1/2"),
    ("C2", {**ALL_THREE, "groups_with_quantified_benefit": 3}, "1"),
    ("C3", {"professions_involved": 7, "sectors_involved": 7, "professions_named": 7, "sectors_named": 7}, "5/8"),
    ("C3", {"professions_involved": 3, "sectors_involved": 3, "professions_named": 9, "sectors_named": 9}, "1/40"),
    ("C4", {**PATHWAY, "people_affected": 25500, "yearly_volume": 255000}, "25/100"),
    ("C4", {**PATHWAY, "people_affected": 9000000, "yearly_volume": 25000}, "1/2"),
    ("C4", {**PATHWAY, "people_affected": None, "yearly_volume": 25000}, "0"),
    ("C5", {"guidance_linked": 0, "guidance_cited": 4}, "0"),
    ("C5", {"guidance_linked": 3, "guidance_cited": 3}, "3/4"),
    ("C5", {"guidance_linked": 9, "guidance_cited": 9}, "1"),
    ("C6", {**MEANS, "means_answered_with_evidence": 0, "any_means_answered_with_evidence": 0}, "1/2"),
    ("C6", {**MEANS, "means_answered_with_evidence": 1, "any_means_answered_with_evidence": 1}, "7/12"),
    ("C6", {**MEANS, "means_answered_with_evidence": 3, "any_means_answered_with_evidence": 3}, "1"),
    ("C6", {**MEANS, "means_answered_with_evidence": 3, "any_means_answered_with_evidence": 3, "means_sufficient": 1}, "0"),
    ("C7", {"contrary_precedents": 0, "precedent_support": 100, "reasons_given": 0, "model_items": 1}, "1"),
    ("C7", {"contrary_precedents": 0, "precedent_support": None, "reasons_given": 3, "model_items": 3}, "1/2"),
    ("C8", {**ENGLAND, "national_reasons": 2}, "2/3"),
    ("C9", {"highest_risk": 9, "gravest_with_impact": 9, "gravest_consequence": 3, "risks_described": 1}, "1/2"),
]


@pytest.mark.parametrize(("table", "facts", "expected"), CASES)
def test_strength_is_the_share_of_choices_under_which_a_criterion_is_met(
    table: str, facts: Mapping[str, Value | None], expected: str
) -> None:
    assert Fraction(expected) == strength(table, facts, shipped_ruleset())


def test_strength_counts_every_variant_one_by_one() -> None:
    rules, words = shipped_ruleset(), vocabulary()
    facts = {fact.name: fact.value for fact in proposal("respiratory-disease")["C3"].facts}
    variants = [
        vary(rules, {"wide_professions": str(professions), "wide_sectors": str(sectors)}, {}, words)
        for professions, sectors in product(range(3, 11), range(3, 8))
    ]
    met = [Interpreter(one, words).result(one.tables["C3"], facts) == "met" for one in variants]
    assert Fraction(sum(met), len(met)) == strength("C3", facts, rules)


@pytest.mark.parametrize("criterion", Criterion, ids=lambda criterion: criterion.name)
def test_a_stronger_fact_never_lowers_a_strength(criterion: Criterion) -> None:
    rules = shipped_ruleset()
    for weaker, stronger in pairs(criterion.name):
        before, after = (strength(criterion.name, facts, rules) for facts in (weaker, stronger))
        assert before <= after, (weaker, stronger)


def pairs(table: str) -> Iterator[tuple[dict[str, Value | None], dict[str, Value | None]]]:
    """Facts, and the same with one of them strengthened."""
    words = vocabulary()
    axes = axes_of(shipped_ruleset().tables[table], shipped_ruleset(), words)
    directed = [fact for fact in axes if words.facts[fact].stronger is not Stronger.NEITHER]
    source = Random(table)
    for _ in range(150):
        facts = {fact: source.choice(values) for fact, values in axes.items()}
        chosen = source.choice(directed)
        known = [value for value in axes[chosen] if value is not None]
        if words.facts[chosen].stronger is Stronger.LOWER:
            known.reverse()
        low, high = sorted(source.choices(range(len(known)), k=2))
        pair = {**facts, chosen: known[low]}, {**facts, chosen: known[high]}
        if all(one.holds(facts) for facts in pair for one in PAIRS if set(one.facts) <= set(facts)):
            yield pair


def test_the_value_chosen_now_plays_no_part() -> None:
    words = vocabulary()
    varied = vary(shipped_ruleset(), {"guidance_links": "1"}, {"other_means": "evidence"}, words)
    facts = {fact.name: fact.value for fact in proposal("cancer")["C6"].facts}
    assert strength("C6", facts, shipped_ruleset()) == strength("C6", facts, varied)


def test_every_strength_lies_between_nought_and_one() -> None:
    assert all(0 <= one <= 1 for assessment in shipped() for one in assessment.support.strengths)


def test_what_is_known_of_equal_facts_is_what_would_be_measured() -> None:
    for assessment in shipped():
        facts = fact_settings(assessment.ruleset, case_of(assessment))
        afresh = vary(shipped_ruleset(), {}, {}, vocabulary())
        number = sum(one.settings for one in facts)
        expected = tuple(
            sum((strength(one.name, known.facts, afresh) * known.settings for known in facts), Fraction(0)) / number
            for one in Criterion
        )
        assert expected == assessment.support.strengths
