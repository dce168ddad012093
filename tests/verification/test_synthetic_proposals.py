"""Made-up proposals: from facts to a file and back, the facts are the same; and only what can be is made up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from random import Random

import pytest
from building import shipped

from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.proof.synthetic_proposals import derived, fragment
from scn_criteria.decision.vocabulary import KNOWN_TYPES, RECOMMENDATION, vocabulary
from scn_criteria.diagnostics import Severity
from scn_criteria.document.loader import load
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.loader import vary
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.vocabulary import Facts
from scn_criteria.terms import Criterion, NetworkType, Outcome, Rating

pytestmark = pytest.mark.once

TABLES = [table for table in shipped().tables if table != RECOMMENDATION]
SMALL = 80
SAMPLE = 40
STRATEGIC = NetworkType.STRATEGIC.value
CASES = [
    (one, rating)
    for one, rating in product(Criterion, Rating)
    if rating.value in {row.then for row in shipped().tables[one.name].rows}
]


@lru_cache(maxsize=None)
def laid_out(table: str) -> tuple[StateSpace, int]:
    feasible = FeasibleStates(shipped(), vocabulary(), RELATIONS)
    space = feasible.space(shipped().tables[table])
    return space, feasible.attainable(space)


def numbers(table: str) -> list[int]:
    space, _ = laid_out(table)
    return list(range(space.size)) if space.size <= SMALL else Random(table).sample(range(space.size), SAMPLE)


def sampled() -> Iterator[tuple[str, int]]:
    for table in TABLES:
        for number in numbers(table):
            yield table, number


@pytest.mark.parametrize("table", TABLES)
def test_the_facts_of_a_synthetic_proposal_are_those_given(table: str) -> None:
    space, attainable = laid_out(table)
    learned = [space.state(number) for number in numbers(table) if attainable >> number & 1]
    texts = [fragment(table, facts, shipped()) for facts in learned]
    assert learned == [facts_of(text, facts) for text, facts in zip(texts, learned, strict=True)]


def facts_of(text: str | None, learned: Facts) -> Facts:
    found = derived(text or "")
    return {name: found[name] for name in learned}


@pytest.mark.parametrize("table", TABLES)
def test_facts_that_cannot_be_have_no_proposal(table: str) -> None:
    space, attainable = laid_out(table)
    impossible = [space.state(number) for number in numbers(table) if not attainable >> number & 1]
    assert [None] * len(impossible) == [fragment(table, facts, shipped()) for facts in impossible]


def strong(**otherwise: str | None) -> Facts:
    met = dict.fromkeys((criterion.value for criterion in Criterion), Rating.MET.value)
    return {**met, "large_scale_change": None, "resistant_challenge": "applies", "network_type": STRATEGIC, **otherwise}


def assessed(facts: Facts, compiled: CompiledRuleset) -> Assessment:
    text = fragment(RECOMMENDATION, facts, compiled.ruleset)
    assert text is not None
    made = assess(load(text.encode(), "made-up.yaml"), "made-up.yaml", compiled)
    assert isinstance(made, Assessment)
    return made


@lru_cache(maxsize=1)
def shipped_compiled() -> CompiledRuleset:
    return compiled_ruleset(shipped())


@pytest.mark.parametrize(("criterion", "rating"), CASES, ids=[f"{one.name} {rating.value}" for one, rating in CASES])
def test_a_criterion_is_rated_as_asked_for(criterion: Criterion, rating: Rating) -> None:
    unknown = rating is Rating.NOT_EVIDENCED
    made = assessed(strong(**{criterion.value: None if unknown else rating.value}), shipped_compiled())
    expected = {one: rating if one is criterion else Rating.MET for one in Criterion}
    assert expected == {finding.criterion: finding.rating for finding in made.criteria}


@pytest.mark.parametrize(("first", "second"), list(product((True, False, None), repeat=2)))
def test_situations_apply_as_asked_for(first: bool | None, second: bool | None) -> None:
    words = {True: "applies", False: "does_not_apply", None: None}
    facts = strong(large_scale_change=words[first], resistant_challenge=words[second])
    assert [first, second] == [one.applies for one in assessed(facts, shipped_compiled()).situations]


@pytest.mark.parametrize("network_type", KNOWN_TYPES)
def test_the_type_of_network_is_as_asked_for(network_type: str) -> None:
    facts = strong(network_type=network_type)
    assert network_type == assessed(facts, shipped_compiled()).network_type.type.value


def test_the_ruleset_says_what_is_rated_how() -> None:
    stricter = vary(shipped(), {"wide_professions": "10", "material_gap": "25"}, {"network_model": "evidence"}, vocabulary())
    assert Outcome.ESTABLISH is assessed(strong(), compiled_ruleset(stricter)).outcome.outcome


def test_ratings_that_exclude_each_other_have_no_evidence() -> None:
    """S1 wants a wide range of professions, and without any C3 is not evidenced."""
    assert fragment(RECOMMENDATION, strong(wide_involvement=None, large_scale_change="applies"), shipped()) is None


@pytest.mark.parametrize(("table", "number"), Random(1).sample(list(sampled()), 60))
def test_a_synthetic_proposal_has_no_error(table: str, number: int) -> None:
    space, attainable = laid_out(table)
    text = fragment(table, space.state(number), shipped(), "made-up")
    found = examine_proposal(load(text.encode(), "made-up.yaml")).diagnostics if text else ()
    assert (text is not None, []) == (
        bool(attainable >> number & 1),
        [one.message for one in found if one.severity is Severity.ERROR and one.code.blocks],
    )


def test_every_source_is_marked_as_not_verified() -> None:
    text = fragment("C1", {"measures_stated": 1}, shipped(), "one-measure")
    assert text is not None
    assert "id: one-measure\n" in text
    assert text.endswith(
        'sources:\n  made-up:\n    title: "Made up by scn rules verify"\n    published: 2011\n    verified: false\n'
    )
