"""The definitions that the engine gets keep to the one form that it handles without surprises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from building import shipped
from random_rulesets import random_ruleset

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.compilation import compile_ruleset

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
    """Whole numbers beyond 63 bits and decimals with an exponent go wrong; only places on a scale get there."""
    numbers = [
        value
        for pattern in patterns()
        for test in parts_of(pattern)[1:]
        for key, constants in test.items()
        for value in (constants.values() if key.startswith("$") else [constants])
        if isinstance(value, int)
    ]
    assert 0 <= min(numbers) <= max(numbers) < 100
