"""Small rulesets at random: any tables, any conditions, any facts. The same seed gives the same ruleset."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from building import COLOURS, SIZES, ruleset_of, synthetic_vocabulary, table_of

from scn_criteria.ruleset.compilation import CompilationError, compile_ruleset
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Vocabulary

NUMBERS: tuple[Number, ...] = (-1, 0, 1, 2, Decimal("0.1"), Decimal("1.5"), Decimal("1e-07"), 10**20, 2**63)
ORDER = ("at_least", "more_than", "at_most", "less_than", "is", "is_not")
GROUP = ("first", "second", "third")
DEPTH = 3


def random_ruleset(random: Random, tables: int = 3) -> tuple[Rules, Vocabulary]:
    """A ruleset that the engine can fire, and its vocabulary."""
    names = [f"T{number}" for number in range(tables)]
    vocabulary = synthetic_vocabulary(names)
    while True:
        parameters = {"limit": random.choice(NUMBERS)}
        readings = {"situations": random.choice(("either", "both"))}
        made = [_table(random, name, vocabulary) for name in names]
        ruleset = ruleset_of(*made, parameters=parameters, readings=readings)
        try:
            compile_ruleset(ruleset, vocabulary)
        except CompilationError:
            continue
        return ruleset, vocabulary


def random_words(random: Random, vocabulary: Vocabulary) -> DecisionTable:
    """A table that compares only words and counts of words."""
    words = [fact for fact in vocabulary.facts.values() if fact.type is FactType.WORD]
    return table_of([_clause(random, DEPTH, words) for _ in range(random.randint(1, 4))])


def _table(random: Random, name: str, vocabulary: Vocabulary) -> DecisionTable:
    facts = list(vocabulary.facts.values())
    return table_of([_clause(random, DEPTH, facts) for _ in range(random.randint(1, 4))], name)


def _clause(random: Random, depth: int, facts: list[FactDefinition]) -> dict[str, Any]:
    kind = random.choice(("all", "any", "not", "leaf", "leaf")) if depth else "leaf"
    if kind == "leaf":
        return _leaf(random, facts)
    if kind == "not":
        return {"not": _clause(random, depth - 1, facts)}
    return {kind: [_clause(random, depth - 1, facts) for _ in range(random.randint(1, 3))]}


def _leaf(random: Random, facts: list[FactDefinition]) -> dict[str, Any]:
    kind = random.randrange(10)
    if kind == 0:
        return {"reading": "situations", "is": random.choice(("either", "both"))}
    if kind in {1, 2}:
        return {"count": "three", "in": _some(random, COLOURS), random.choice(ORDER): random.randint(-1, 4)}
    fact = random.choice(facts)
    if kind == 3:
        return {"fact": fact.name, "known": True}
    return {"fact": fact.name, **_compared(random, fact)}


def _compared(random: Random, fact: FactDefinition) -> dict[str, Any]:
    if fact.type is FactType.NUMBER:
        return {random.choice(ORDER): random.choice((*NUMBERS, "$limit"))}
    if fact.type is FactType.BOOLEAN:
        return {random.choice(("is", "is_not")): random.choice((True, False))}
    words = SIZES if fact.words == SIZES else COLOURS
    if random.randrange(2):
        return {random.choice(("is", "is_not")): random.choice(words)}
    return {random.choice(("in", "not_in")): _some(random, words)}


def _some(random: Random, words: tuple[str, ...]) -> list[str]:
    return random.sample(words, random.randint(1, len(words)))
