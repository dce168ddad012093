"""The rules of reviews: proved, tried on their cases, and fired as they read."""

from __future__ import annotations

from functools import lru_cache

import pytest
from review_samples import RULESET, shipped

from scn_criteria.decision.proof.proof import Proof, proof_of
from scn_criteria.establishment.review.review import review_space
from scn_criteria.establishment.review.terms import ReviewOutcome
from scn_criteria.establishment.review.vocabulary import RECOMMENDATION
from scn_criteria.establishment.ruleset_kinds import RULESET_KINDS, reviews
from scn_criteria.establishment.vocabularies import vocabulary_for
from scn_criteria.resources import ruleset_folder
from scn_criteria.ruleset.case_runner import cover, run_cases
from scn_criteria.ruleset.cases import Case, case_files, load_cases
from scn_criteria.ruleset.engine import DurableEngine
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.model import DecisionTable
from scn_criteria.ruleset.mutation import run_mutants
from scn_criteria.ruleset.state_space import table_space

WORDS = vocabulary_for("review")
TABLES = list(shipped().tables)
SMALL = [table for table in TABLES if table != RECOMMENDATION]
EVERY = 9973
"""A prime: so many states of the recommendation apart, those that are fired differ in every fact."""


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    loaded = load_cases(case_files(ruleset_folder(RULESET), RULESET), shipped(), WORDS)
    assert loaded.diagnostics == ()
    return loaded.cases


@lru_cache(maxsize=1)
def proof() -> Proof:
    loaded = load_ruleset(ruleset_folder(RULESET), RULESET, vocabulary_for)
    assert loaded.ruleset is not None
    return proof_of(loaded.ruleset, loaded.documents, programme=reviews())


@lru_cache(maxsize=1)
def engine() -> DurableEngine:
    return DurableEngine(shipped(), WORDS)


def feasible() -> FeasibleStates:
    return FeasibleStates(shipped(), WORDS, reviews().constraints)


def test_a_ruleset_is_read_with_the_words_of_its_programme() -> None:
    assert (shipped().programme, shipped().vocabulary) == ("review", WORDS)


def test_a_ruleset_that_names_no_programme_is_for_decisions() -> None:
    loaded = load_ruleset(ruleset_folder(), "rules/way-forward-2012", vocabulary_for)
    assert loaded.ruleset is not None
    assert (loaded.ruleset.programme, loaded.ruleset.vocabulary) == ("decision", vocabulary_for("decision"))


def test_every_programme_has_words_and_a_proof() -> None:
    assert [len(vocabulary_for(name).facts) > 0 for name in RULESET_KINDS] == [True, True]


def test_nothing_has_to_be_mended() -> None:
    assert [one.diagnostic.message for one in proof().errors] == []


def test_the_recommendation_is_counted() -> None:
    counts = proof().counts
    assert counts is not None
    assert (sum(number for _, number in counts.answers), {name for name, _ in counts.answers}) == (
        counts.states,
        {one.value for one in ReviewOutcome if one is not ReviewOutcome.DEFER},
    )


def test_every_case_comes_out_as_expected() -> None:
    trials = run_cases(cases(), shipped(), WORDS, with_engine=True)
    assert [trial.case.name for trial in trials if not trial.passed] == []


@pytest.mark.parametrize("table", TABLES)
def test_the_cases_exercise_every_row_and_comparison(table: str) -> None:
    covered = cover(shipped().tables[table], cases(), feasible())
    assert (covered.rows_missing, covered.sides_missing) == ((), ())


@pytest.mark.parametrize("table", TABLES)
def test_every_change_that_matters_is_noticed(table: str) -> None:
    assert [
        (one.mutant.row.id, one.mutant.kind) for one in run_mutants(table_of(table), cases(), feasible()).survivors
    ] == []


def table_of(name: str) -> DecisionTable:
    return shipped().tables[name]


@pytest.mark.parametrize("name", SMALL)
def test_engine_and_interpreter_agree_on_every_state(name: str) -> None:
    space, interpreter = table_space(table_of(name), shipped(), WORDS), Interpreter(shipped(), WORDS)
    with engine().evaluation() as evaluation:
        for number in space.each(space.everything):
            facts = space.state(number)
            assert evaluation.hits(name, facts) == interpreter.hits(table_of(name), facts), facts


def test_engine_and_interpreter_agree_on_recommendations() -> None:
    space, interpreter = review_space(shipped()), Interpreter(shipped(), WORDS)
    table = table_of(RECOMMENDATION)
    with engine().evaluation() as evaluation:
        for number in range(0, space.size, EVERY):
            facts = space.state(number)
            assert evaluation.hits(RECOMMENDATION, facts) == interpreter.hits(table, facts), facts
