"""Where the engine is known to go wrong, a guard says so first: limits, names, types, and misuse."""

from __future__ import annotations

from typing import Any

import durable_rules_engine
import pytest
from building import fired
from small_engines import engine_of, vocabulary_of, yes_or_no

from scn_criteria.ruleset.compilation import MOST_PATTERNS, MOST_TESTS, START, CompilationError
from scn_criteria.ruleset.engine import EngineError, fnv1a
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType


def one_of(how_many: int) -> dict[str, Any]:
    return {"any": [{"fact": "number", "is": number} for number in range(how_many)]}


def all_of(how_many: int) -> dict[str, Any]:
    return {"all": [{"fact": "number", "less_than": 1000 + number} for number in range(how_many)]}


def test_as_many_alternatives_as_are_allowed_fire_together() -> None:
    engine = engine_of(*({"fact": "number", "less_than": 1000 + number} for number in range(MOST_PATTERNS - 1)))
    assert len(fired(engine, "T", {"number": 1})) == MOST_PATTERNS


def test_one_alternative_more_is_refused() -> None:
    message = "^table T has 61 alternatives; the engine fires at most 60 safely$"
    with pytest.raises(CompilationError, match=message):
        engine_of(one_of(MOST_PATTERNS))


def test_as_many_tests_as_are_allowed_hold_together() -> None:
    assert fired(engine_of(all_of(MOST_TESTS)), "T", {"number": 1}) == ("T-R1", "T-R2")


def test_one_test_more_is_refused() -> None:
    with pytest.raises(CompilationError, match=r"^an alternative of table T has 31 tests; the engine takes at most 30$"):
        engine_of(all_of(MOST_TESTS + 1))


def test_alternatives_that_multiply_are_refused_before_they_fill_the_memory() -> None:
    with pytest.raises(CompilationError, match=r"^row T-R1 of table T: a condition has 1073741824 alternatives; "):
        engine_of({"all": [{"any": [{"fact": "number", "is": side} for side in (one, -one)]} for one in range(1, 31)]})


def test_a_table_of_more_states_than_can_be_laid_out_is_refused() -> None:
    names = [f"fact_{number}" for number in range(20)]
    with pytest.raises(CompilationError, match=r"^table T tells 3,486,784,401 states of 20 facts apart, "):
        engine_of({"all": [{"fact": name, "is": True} for name in names]}, words=yes_or_no(*names))


@pytest.mark.parametrize("name", ["id", "sid", "kind"])
def test_the_names_that_the_engine_uses_itself_are_refused(name: str) -> None:
    with pytest.raises(CompilationError, match=f'^a fact cannot be called "{name}"'):
        engine_of({"fact": name, "is": True}, words=yes_or_no(name))


def test_a_word_of_enormous_length_is_refused() -> None:
    word = "a" * 201
    with pytest.raises(CompilationError, match="longer than 200 characters"):
        engine_of({"fact": "w", "is": word}, words=vocabulary_of(FactDefinition("w", FactType.WORD, "w", words=(word,))))


@pytest.mark.parametrize(("name", "expected"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)])
def test_names_are_hashed_as_the_engine_does(name: str, expected: int) -> None:
    assert expected == fnv1a(name)


def test_facts_with_the_same_hash_are_refused() -> None:
    assert fnv1a("liquid") == fnv1a("costarring")
    conditions = [{"fact": "liquid", "is": True}, {"fact": "costarring", "is": True}]
    with pytest.raises(EngineError, match='cannot tell the facts "costarring" and "liquid" apart'):
        engine_of(*conditions, words=yes_or_no("liquid", "costarring"))


WRONG_TYPES: tuple[tuple[str, object], ...] = (
    ("number", "5"),
    ("number", "many"),
    ("number", True),
    ("number", 1.5),
    ("flag", 1),
    ("flag", 0),
    ("flag", "true"),
    ("colour", "purple"),
    ("colour", True),
    ("colour", 1),
)


@pytest.mark.parametrize(("fact", "value"), WRONG_TYPES)
def test_a_value_of_the_wrong_type_never_reaches_the_engine(fact: str, value: Any) -> None:
    engine = engine_of({"fact": "number", "is": 1}, {"fact": "flag", "is": True}, {"fact": "colour", "is": "red"})
    with pytest.raises(EngineError, match=f'^fact "{fact}" is .*, not a .* that it may be$'):
        fired(engine, "T", {fact: value})


def test_a_fact_handed_over_twice_is_an_error() -> None:
    engine = engine_of({"fact": "flag", "is": True})
    fact = {"kind": "T", "flag": True, "id": "f1", "sid": "s"}
    engine.assert_fact({"kind": START, "id": "f0", "sid": "s"})
    engine.assert_fact(fact)
    with pytest.raises(EngineError, match="the engine took fact f1 for one that no rule reads, or has read before"):
        engine.assert_fact(fact)


def test_a_fact_that_no_rule_reads_is_an_error() -> None:
    with pytest.raises(EngineError, match="the engine took fact f1 for one that no rule reads"):
        engine_of({"fact": "flag", "is": True}).assert_fact({"kind": "stranger", "id": "f1", "sid": "s"})


def test_what_the_engine_cannot_parse_is_an_error() -> None:
    with pytest.raises(EngineError, match=r"^durable_rules failed: "):
        engine_of({"fact": "flag", "is": True}).assert_fact({"kind": "T", "flag": 1e-07, "id": "f1", "sid": "s"})


def test_a_rule_that_fires_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = engine_of({"fact": "flag", "is": True})
    again = '{"T.0": {"m": {}}}'
    monkeypatch.setattr(durable_rules_engine, "complete_and_start_action", lambda *_: again)
    with pytest.raises(EngineError, match=r"^a rule fired again and again$"):
        engine.assert_fact({"kind": "T", "flag": True, "id": "f1", "sid": "s"})
