"""Routes to an established network lead there, and nothing cheaper does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from explanation_samples import PROPOSALS, Facts, assessed, compiled, facts_in

from scn_criteria.decision.assessment import assess
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.explanation.counterfactuals import Counterfactuals, routes
from scn_criteria.decision.explanation.evidence_changes import (
    IN_ONE,
    CounterfactualSearch,
    EvidenceChange,
    follow,
    is_exact_number,
    may_change,
)
from scn_criteria.decision.explanation.explanation import AXIS_OF, explain
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.proof.synthetic_proposals import proposal_text, synthetic_proposal
from scn_criteria.decision.vocabulary import NOT_EVIDENCED, vocabulary
from scn_criteria.document.loader import load
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.normal_form import facts_in as facts_compared
from scn_criteria.ruleset.state_space import thresholds_of, values_of
from scn_criteria.ruleset.vocabulary import Stronger, Value
from scn_criteria.terms import Outcome

ESTABLISH = Outcome.ESTABLISH.value
STRONG = [path for path in PROPOSALS if path.stem in {"cancer", "maternity-and-children", "respiratory-disease"}]
WEAKENED = [(path, seed) for path in STRONG for seed in range(8)]
CHOICES = [(), ("criteria=majority",), ("situations=both", "other_means=evidence")]


def planner(facts: Facts, prepared: CompiledRuleset) -> CounterfactualSearch:
    return CounterfactualSearch(Interpreter(prepared.ruleset, vocabulary()), facts)


def found_routes(facts: Facts, prepared: CompiledRuleset) -> Counterfactuals | None:
    groups = planner(facts, prepared).groups([prepared.ruleset.tables[name] for name in AXIS_OF])
    return routes(prepared.space, prepared.space.results[ESTABLISH], groups, AXIS_OF)


def outcomes(facts: Facts, prepared: CompiledRuleset) -> tuple[str, ...]:
    """What is still possible, from facts to results to the outcome, as an assessment finds it."""
    interpreter = Interpreter(prepared.ruleset, vocabulary())
    results = {axis: interpreter.result(prepared.ruleset.tables[name], facts) for name, axis in AXIS_OF.items()}
    known = {axis: None if word == NOT_EVIDENCED else word for axis, word in results.items()}
    return prepared.space.possible(prepared.space.among(known))


def carried_out(facts: Facts, plans: tuple[EvidenceChange, ...]) -> Facts:
    return follow(facts, {one.fact: one.after for plan in plans for one in plan})


def weakened(path: Path, seed: int) -> Facts:
    """The facts of a strong proposal, a few of them as if less had been offered."""
    random = Random(f"{path.stem} {seed}")
    facts = facts_in(path)
    for fact in random.sample([name for name in facts if may_change(vocabulary().facts[name], 0)], random.randint(1, 3)):
        value = facts[fact]
        if vocabulary().facts[fact].always_known:
            facts[fact] = False if isinstance(value, bool) else random.randint(0, max(int(value or 0) - 1, 0))
        else:
            facts[fact] = None
    return facts


def stated(facts: Facts) -> Facts:
    """The facts that rules read. The others follow from the same evidence."""
    tables = compiled().ruleset.tables
    read = {fact for name in AXIS_OF for row in tables[name].rows for fact in facts_compared(row.when)}
    return {name: value for name, value in facts.items() if name in read}


def stronger_values(facts: Facts, prepared: CompiledRuleset) -> dict[str, list[Value]]:
    """Every value, as far as any table distinguishes, to which a fact could be brought by adding to it."""
    thresholds: dict[str, set[Any]] = {}
    for name in AXIS_OF:
        for fact, found in thresholds_of(prepared.ruleset.tables[name], prepared.ruleset, vocabulary()).items():
            thresholds.setdefault(fact, set()).update(found)
    values: dict[str, list[Any]] = {
        fact: [value for value in values_of(vocabulary().facts[fact], tuple(sorted(found))) if rises(facts[fact], value)]
        for fact, found in thresholds.items()
        if may_change(vocabulary().facts[fact], facts[fact])
    }
    return {fact: found for fact, found in values.items() if found}


def rises(before: Value | None, after: Value | None) -> bool:
    if after is None or before == after:
        return False
    return not (is_exact_number(before) and is_exact_number(after) and after < before)


def every_change(values: dict[str, list[Value]], most: int) -> Iterator[dict[str, Value]]:
    for size in range(1, most + 1):
        for facts in combinations(values, size):
            yield from (dict(zip(facts, chosen, strict=True)) for chosen in product(*(values[fact] for fact in facts)))


def price(before: Mapping[str, Any], after: Mapping[str, Any], changed: dict[str, Value]) -> tuple[int, int]:
    """The facts that differ and by how much, with what was brought along where it strengthens the case.

    One comparison may show several figures, which are one change.
    """
    words = vocabulary().facts
    differs = [
        name
        for name in after
        if after[name] != before[name] and (name in changed or words[name].stronger is Stronger.HIGHER)
    ]
    steps = [
        after[name] - before[name] if words[name].always_known and is_exact_number(after[name]) else 1
        for name in differs
        if name in changed or name != "adverse_share"
    ]
    return sum(name in changed or name not in IN_ONE for name in differs), int(sum(steps))


@pytest.mark.parametrize("choices", CHOICES, ids=str)
@pytest.mark.parametrize(("path", "seed"), WEAKENED, ids=str)
def test_every_route_leads_there(path: Path, seed: int, choices: tuple[str, ...]) -> None:
    facts, prepared = weakened(path, seed), compiled(*choices)
    found = found_routes(facts, prepared)
    for route in found.shown if found else ():
        for plans in product(*(change.plans for change in route.changes)):
            assert outcomes(carried_out(facts, plans), prepared) == (ESTABLISH,)


@pytest.mark.parametrize(("path", "seed"), WEAKENED, ids=str)
def test_nothing_cheaper_leads_there(path: Path, seed: int) -> None:
    facts, prepared = weakened(path, seed), compiled()
    found = found_routes(facts, prepared)
    limit = 2 if found is None else min(found.cost[0], 2)
    cheapest = min(
        (
            price(facts, after, change)
            for change in every_change(stronger_values(facts, prepared), limit)
            if outcomes(after := follow(facts, change), prepared) == (ESTABLISH,)
        ),
        default=None,
    )
    if found is not None and found.cost != (0, 0) and (cheapest is not None or found.cost[0] <= limit):
        assert found.cost == cheapest
    elif found is None:
        assert cheapest is None


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_a_shipped_proposal_has_a_route_or_a_reason_why_not(path: Path) -> None:
    explained = explain(assessed(path))
    there = explained.assessment.outcome.outcome is Outcome.ESTABLISH
    assert there + (explained.routes is not None) + bool(explained.infeasibilities) == 1


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_the_route_of_a_shipped_proposal_written_as_evidence_leads_there(path: Path) -> None:
    explained = explain(assessed(path))
    for route in explained.routes.shown if explained.routes else ():
        for plans in product(*(change.plans for change in route.changes)):
            text = proposal_text(synthetic_proposal("made-up", stated(carried_out(dict(explained.facts), plans))))
            result = assess(load(text.encode(), "made-up.yaml"), "made-up.yaml", compiled())
            assert isinstance(result, Assessment)
            assert Outcome.ESTABLISH is result.outcome.outcome


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_leaving_out_any_addition_of_a_shipped_route_does_not_lead_there(path: Path) -> None:
    explained = explain(assessed(path))
    for route in explained.routes.shown if explained.routes else ():
        for plans in product(*(change.plans for change in route.changes)):
            added = [one for plan in plans for one in plan]
            for left_out in added:
                rest = follow(explained.facts, {one.fact: one.after for one in added if one is not left_out})
                assert outcomes(rest, compiled()) != (ESTABLISH,)


BLOCKED: dict[str, tuple[Facts, list[tuple[str, tuple[str, ...]]]]] = {
    "too few people and cases": ({"people_affected": 500, "yearly_volume": 100}, [("C4", ())]),
    "too few people": ({"people_affected": 500}, [("C4", ("people_affected",))]),
    "other means would do": ({"means_sufficient": 1}, [("C6", ("means_sufficient",))]),
    "a part of the country": ({"coverage": "areas"}, [("C8", ("coverage",))]),
}


@pytest.mark.parametrize("name", BLOCKED)
def test_where_no_route_exists_the_fact_in_the_way_is_named(name: str) -> None:
    from scn_criteria.decision.explanation.counterfactuals import infeasibilities  # noqa: PLC0415

    changed, expected = BLOCKED[name]
    facts, prepared = {**facts_in(STRONG[0]), **changed}, compiled()
    plan = planner(facts, prepared)
    groups = plan.groups([prepared.ruleset.tables[table] for table in AXIS_OF])
    assert found_routes(facts, prepared) is None
    goal = prepared.space.results[ESTABLISH]
    assert expected == [(one.table, one.facts) for one in infeasibilities(prepared.space, goal, groups, AXIS_OF, plan)]


def test_only_facts_that_tables_read_are_planned() -> None:
    read = {fact for name in AXIS_OF for row in compiled().ruleset.tables[name].rows for fact in facts_compared(row.when)}
    draft = explain(assessed(next(path for path in PROPOSALS if path.stem.startswith("end-of-life"))))
    assert draft.routes is not None
    assert {one.fact for change in draft.routes.shown[0].changes for plan in change.plans for one in plan} <= read
