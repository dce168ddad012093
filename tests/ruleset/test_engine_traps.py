"""Each way in which the engine is known to go wrong, and that our definitions and guards keep out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import durable_rules_engine
import pytest
from building import Facts, fired, made_up_vocabulary, ruleset_of, shipped, table_of
from random_rulesets import random_ruleset

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.compilation import MOST_PATTERNS, MOST_TESTS, START, CompilationError, compile_ruleset
from scn_criteria.ruleset.engine import Engine, EngineError, fnv1a
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, TableContract, Value, Vocabulary

SAFE = {"$and", "$lt", "$lte", "$gt", "$gte", "$ex", "$nex"}
"""No alternatives, no negation over facts, no regular expressions, no arithmetic and no membership of lists."""

Pattern = Mapping[str, Any]
SEEDS = range(40)


def definitions() -> Iterator[Mapping[str, Any]]:
    yield compile_ruleset(shipped(), vocabulary()).definition
    for seed in SEEDS:
        yield compile_ruleset(*random_ruleset(Random(seed))).definition


def patterns() -> Iterator[Pattern]:
    """The one pattern of every rule of every definition."""
    for definition in definitions():
        for rule in definition.values():
            assert list(rule) == ["all"]
            (pattern,) = rule["all"]
            assert list(pattern) == ["m"]
            yield pattern["m"]


def parts_of(pattern: Pattern) -> list[Pattern]:
    tests: list[Pattern] = pattern.get("$and", [pattern])
    return tests


def engine_of(*conditions: Mapping[str, Any], words: Vocabulary | None = None) -> Engine:
    return Engine(ruleset_of(table_of(conditions)), words or made_up_vocabulary())


def vocabulary_of(*facts: FactDefinition) -> Vocabulary:
    named = {fact.name: fact for fact in facts}
    return Vocabulary(named, {"T": TableContract("T", (), frozenset(named))}, {})


def yes_or_no(*names: str) -> Vocabulary:
    return vocabulary_of(*(FactDefinition(name, FactType.BOOLEAN, name) for name in names))


def test_each_rule_has_one_pattern_so_that_no_test_across_facts_can_be_skipped() -> None:
    assert all(patterns())


def test_the_kind_of_fact_is_tested_first() -> None:
    assert all(list(parts_of(pattern)[0]) == ["kind"] for pattern in patterns())


def test_only_safe_operators_are_used() -> None:
    used = {key for pattern in patterns() for test in (pattern, *parts_of(pattern)) for key in test if key.startswith("$")}
    assert used == SAFE


def test_tests_are_not_grouped_inside_a_pattern() -> None:
    """A group that is not last makes the engine skip what follows, and some of them make it read past the end."""
    assert not any("$and" in test for pattern in patterns() for test in parts_of(pattern))


def test_facts_are_compared_with_constants_alone() -> None:
    """A reference to another fact would be a mapping in the place of the constant."""
    for pattern in patterns():
        for test in parts_of(pattern):
            ((key, value),) = test.items()
            constants = value.values() if key.startswith("$") else [value]
            assert all(isinstance(constant, bool | int | str) for constant in constants)


def test_a_test_for_absence_never_stands_first() -> None:
    """On its own it matches what the engine adds to a session, and never ends."""
    assert not any("$nex" in parts_of(pattern)[0] for pattern in patterns())


def test_constants_stay_small() -> None:
    """Whole numbers beyond 63 bits and decimals with an exponent go wrong; only places on a ladder get there."""
    numbers = [
        value
        for pattern in patterns()
        for test in parts_of(pattern)[1:]
        for key, constants in test.items()
        for value in (constants.values() if key.startswith("$") else [constants])
        if isinstance(value, int)
    ]
    assert 0 <= min(numbers) <= max(numbers) < 100


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
    with pytest.raises(CompilationError, match=r"^table T tells 3486784401 states of 20 facts apart; "):
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


def test_facts_that_the_engine_cannot_tell_apart_are_refused() -> None:
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


NUMBERS: tuple[Number, ...] = (
    -(10**40),
    -(2**63) - 1,
    -(2**63),
    Decimal("-0.5"),
    0,
    Decimal("1e-40"),
    Decimal("1e-07"),
    Fraction(3, 10) - Fraction(1, 10**30),
    Decimal("0.3"),
    Fraction(1, 3),
    1,
    Decimal("1.1"),
    2**53,
    2**53 + 1,
    2**63 - 1,
    2**63,
    2**63 + 1,
    10**40,
    10**40 + 1,
)
COMPARED = {
    "is": lambda value, bound: value == bound,
    "is_not": lambda value, bound: value != bound,
    "at_least": lambda value, bound: value >= bound,
    "more_than": lambda value, bound: value > bound,
    "at_most": lambda value, bound: value <= bound,
    "less_than": lambda value, bound: value < bound,
}


@pytest.mark.parametrize("operator", COMPARED)
def test_numbers_of_any_size_are_compared_exactly(operator: str) -> None:
    engine = engine_of(*({"fact": "number", operator: bound} for bound in NUMBERS))
    for value in NUMBERS:
        expected = [f"T-R{row}" for row, bound in enumerate(NUMBERS, start=1) if COMPARED[operator](value, bound)]
        assert (*expected, f"T-R{len(NUMBERS) + 1}") == fired(engine, "T", {"number": value})


EQUAL: tuple[tuple[str, Number, Number], ...] = (
    ("three tenths", Decimal("0.1") * 3, Decimal("0.3")),
    ("three times eleven tenths", Decimal("3.3") / 3, Decimal("1.1")),
    ("thirds", Fraction(1, 3) * 3, 1),
    ("noughts at the end", Decimal("1.50"), Decimal("1.5")),
    ("a half", Fraction(1, 2), Decimal("0.5")),
)


@pytest.mark.parametrize(("value", "bound"), [case[1:] for case in EQUAL], ids=[case[0] for case in EQUAL])
def test_a_value_on_the_boundary_is_on_it(value: Number, bound: Number) -> None:
    engine = engine_of(*({"fact": "number", operator: bound} for operator in ("at_least", "more_than", "less_than", "is")))
    assert fired(engine, "T", {"number": value}) == ("T-R1", "T-R4", "T-R5")


ODD_WORDS = (
    "it's",
    'so "called"',
    "a\\b",
    "two\nlines",
    "é",
    "e\u0301",
    "健康",
    "🩺",
    "",
    " ",
    "ab",
    "ab c",
    "ab!",
    "null",
    "1",
)


@pytest.mark.parametrize("word", ODD_WORDS)
def test_a_word_is_only_itself(word: str) -> None:
    words = vocabulary_of(FactDefinition("w", FactType.WORD, "w", words=ODD_WORDS))
    engine = engine_of(*({"fact": "w", "is": one} for one in ODD_WORDS), words=words)
    assert (f"T-R{ODD_WORDS.index(word) + 1}", f"T-R{len(ODD_WORDS) + 1}") == fired(engine, "T", {"w": word})


TWICE: tuple[tuple[str, dict[str, Any], Facts], ...] = (
    ("two facts", {"any": [{"fact": "flag", "is": True}, {"fact": "sign", "is": True}]}, {"flag": True, "sign": True}),
    ("one fact", {"any": [{"fact": "number", "more_than": 1}, {"fact": "number", "more_than": 2}]}, {"number": 3}),
    ("the same comparison", {"any": [{"fact": "flag", "is": True}] * 2}, {"flag": True}),
    ("unlike", {"fact": "number", "is_not": 3}, {"number": 2}),
)


@pytest.mark.parametrize(("condition", "facts"), [case[1:] for case in TWICE], ids=[case[0] for case in TWICE])
def test_a_row_that_holds_twice_is_reported_once(condition: dict[str, Any], facts: Facts) -> None:
    assert fired(engine_of(condition), "T", facts) == ("T-R1", "T-R2")


KNOWN: tuple[tuple[dict[str, Any], Value | None, bool], ...] = (
    ({"fact": "flag", "known": True}, False, True),
    ({"fact": "flag", "known": True}, None, False),
    ({"not": {"fact": "flag", "known": True}}, False, False),
    ({"not": {"fact": "flag", "known": True}}, None, True),
    ({"fact": "flag", "is_not": True}, None, False),
    ({"not": {"fact": "flag", "is": True}}, None, False),
)


@pytest.mark.parametrize(("condition", "value", "holds"), KNOWN)
def test_what_is_not_known(condition: dict[str, Any], value: bool | None, holds: bool) -> None:
    assert holds == ("T-R1" in fired(engine_of(condition), "T", {"flag": value}))


def test_a_number_that_rules_only_ask_to_be_known_may_be_any() -> None:
    engine = engine_of({"fact": "number", "known": True})
    assert fired(engine, "T", {"number": Decimal("1e-50")}) == ("T-R1", "T-R2")


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


def test_several_conditions_hit_in_the_order_of_rows_whatever_fires_first() -> None:
    engine = engine_of({"fact": "number", "at_least": 1}, {"fact": "flag", "is": True}, {"fact": "number", "at_least": 0})
    assert fired(engine, "T", {"flag": True, "number": 5}) == ("T-R1", "T-R2", "T-R3", "T-R4")
