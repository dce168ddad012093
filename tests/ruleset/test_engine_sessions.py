"""Evaluations are strangers to each other: no order, no neighbour and no earlier error changes what fires."""

from __future__ import annotations

from random import Random

import pytest
from building import Facts, choices, fired, judged, random_facts, ruleset_of, shipped, synthetic_vocabulary, table_of

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset import engine as engine_module
from scn_criteria.ruleset.engine import DurableEngine, EngineError
from scn_criteria.ruleset.loader import vary

SEEDS = range(50)
TABLES = tuple(shipped().tables)


@pytest.fixture(scope="module")
def engine() -> DurableEngine:
    return DurableEngine(shipped(), vocabulary())


@pytest.fixture
def small() -> DurableEngine:
    return DurableEngine(ruleset_of(table_of([{"fact": "flag", "is": True}])), synthetic_vocabulary())


def facts_of(seed: int) -> Facts:
    return random_facts(Random(seed), choices(shipped(), vocabulary()))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_facts_changes_nothing(engine: DurableEngine, seed: int) -> None:
    facts = facts_of(seed)
    names = list(facts)
    Random(seed).shuffle(names)
    assert judged(engine, facts, TABLES) == judged(engine, {name: facts[name] for name in names}, TABLES)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_tables_changes_nothing(engine: DurableEngine, seed: int) -> None:
    tables = list(TABLES)
    Random(seed).shuffle(tables)
    assert judged(engine, facts_of(seed), TABLES) == judged(engine, facts_of(seed), tables)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_evaluation_or_one_for_each_table_is_the_same(engine: DurableEngine, seed: int) -> None:
    alone = {table: fired(engine, table, facts_of(seed)) for table in TABLES}
    assert judged(engine, facts_of(seed), TABLES) == alone


def test_a_table_may_be_fired_again_in_one_evaluation(small: DurableEngine) -> None:
    with small.evaluation() as evaluation:
        hits = [evaluation.hits("T", {"flag": flag}) for flag in (True, False, True, None, True)]
    assert hits == [("T-R1", "T-R2"), ("T-R2",), ("T-R1", "T-R2"), ("T-R2",), ("T-R1", "T-R2")]


def test_what_is_left_out_is_as_unknown_as_what_is_none(small: DurableEngine) -> None:
    assert fired(small, "T", {"flag": None}) == fired(small, "T", {})


def test_facts_that_no_rule_reads_are_no_matter(small: DurableEngine) -> None:
    assert fired(small, "T", {"flag": True, "sign": False, "amount": 3, "a stranger": "x"}) == ("T-R1", "T-R2")


def test_evaluations_that_are_open_at_once_are_apart(engine: DurableEngine) -> None:
    one, other = facts_of(1), facts_of(2)
    with engine.evaluation() as first, engine.evaluation() as second:
        pairs = [(first.hits(table, one), second.hits(table, other)) for table in TABLES]
    assert [(fired(engine, table, one), fired(engine, table, other)) for table in TABLES] == pairs


def test_two_engines_of_one_ruleset_do_not_meet(engine: DurableEngine) -> None:
    facts = facts_of(3)
    expected = judged(engine, facts, TABLES)
    neighbour = DurableEngine(vary(shipped(), {"material_gap": "25"}, {"situations": "both"}, vocabulary()), vocabulary())
    with engine.evaluation() as ours, neighbour.evaluation() as theirs:
        actual = {}
        for table in TABLES:
            theirs.hits(table, facts_of(4))
            actual[table] = ours.hits(table, facts)
    assert expected == actual


def test_an_engine_outlives_its_neighbour(engine: DurableEngine) -> None:
    expected = judged(engine, facts_of(5), TABLES)
    neighbour = DurableEngine(shipped(), vocabulary())
    judged(neighbour, facts_of(6), TABLES)
    del neighbour
    assert expected == judged(engine, facts_of(5), TABLES)


def test_an_engine_is_of_use_after_an_error(engine: DurableEngine) -> None:
    expected = judged(engine, facts_of(7), TABLES)
    with engine.evaluation() as evaluation:
        with pytest.raises(EngineError):
            evaluation.hits("C4", {"people_affected": "many"})
        actual = {table: evaluation.hits(table, facts_of(7)) for table in TABLES}
    assert expected == actual


def test_an_exception_ends_its_evaluation(small: DurableEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "MOST_SESSIONS", 1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), small.evaluation():
            raise ZeroDivisionError
    assert fired(small, "T", {}) == ("T-R2",)


def test_an_exception_deletes_its_session(small: DurableEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[str] = []
    monkeypatch.setattr(small, "forget", forgotten.append)
    with pytest.raises(KeyboardInterrupt), small.evaluation():
        raise KeyboardInterrupt
    assert len(forgotten) == 1


def test_too_many_evaluations_at_once_are_refused(small: DurableEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "MOST_SESSIONS", 2)
    message = "more than 2 evaluations at once"
    with small.evaluation(), small.evaluation(), pytest.raises(EngineError, match=message), small.evaluation():
        pass


def test_after_too_many_evaluations_others_are_admitted(small: DurableEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "MOST_SESSIONS", 1)
    with small.evaluation(), pytest.raises(EngineError), small.evaluation():
        pass
    assert fired(small, "T", {"flag": True}) == ("T-R1", "T-R2")


def test_the_limit_stays_below_that_of_the_engine() -> None:
    assert engine_module.MOST_SESSIONS < 1024
