"""Shipped proposals, random states and random small tables, for the tests of this folder."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.explanation.explanation import facts_of
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.loader import read_file
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.loader import load_ruleset, parse_clause, vary
from scn_criteria.ruleset.model import Basis, Citation, DecisionTable, Deferral, Rule, Rules
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Value, Vocabulary

PROPOSALS = sorted((Path(__file__).resolve().parents[2] / "proposals").glob("*.yaml"))
SOURCE = Citation("made-up", "Section")
COLOURS = ("red", "green", "blue")
PARTS = ("first", "second", "third", "fourth")

Facts = dict[str, Value | None]


@lru_cache(maxsize=None)
def compiled(*choices: str) -> CompiledRuleset:
    """The shipped ruleset made ready, with readings chosen as ``name=choice``."""
    loaded = load_ruleset(ruleset_folder(), DEFAULT_RULESET, vocabulary())
    assert loaded.ruleset is not None
    readings = {name: choice for name, _, choice in (one.partition("=") for one in choices)}
    return compiled_ruleset(vary(loaded.ruleset, {}, readings, vocabulary()))


@lru_cache(maxsize=None)
def assessed(path: Path, *choices: str) -> Assessment:
    result = assess(read_file(path, path.name), path.name, compiled(*choices))
    assert isinstance(result, Assessment)
    return result


def facts_in(path: Path) -> Facts:
    return {name: fact.value for name, fact in facts_of(assessed(path)).items()}


def random_space(random: Random) -> StateSpace:
    """The states of a small random table over four words of three."""
    words = Vocabulary(
        {name: FactDefinition(name, FactType.WORD, name, words=COLOURS, always_known=True) for name in PARTS},
        {},
        {"all": PARTS},
    )
    rows = [*(_row(number, _clause(random, 2), random) for number in range(random.randint(1, 4))), _row(9, None, random)]
    table = DecisionTable("T", "t", "T", "T?", SOURCE, tuple(rows), ())
    return StateSpace(table, dict.fromkeys(PARTS, COLOURS), _ruleset(table), words)


def _row(number: int, clause: dict[str, Any] | None, random: Random) -> Rule:
    when = None if clause is None else parse_clause(clause)
    return Rule(f"T-R{number}", when, random.choice(("yes", "perhaps", "no")), "Because.", SOURCE, Basis.CONVENTION)


def _clause(random: Random, depth: int) -> dict[str, Any]:
    kind = random.choice(("all", "any", "not", "count", "fact", "fact")) if depth else "fact"
    if kind in {"all", "any"}:
        return {kind: [_clause(random, depth - 1) for _ in range(random.randint(1, 3))]}
    if kind == "not":
        return {"not": _clause(random, depth - 1)}
    words = random.sample(COLOURS, random.randint(1, 2))
    if kind == "count":
        return {"count": "all", "in": words, "at_least": random.randint(1, 3)}
    return {"fact": random.choice(PARTS), "in": words}


def _ruleset(table: DecisionTable) -> Rules:
    deferral = Deferral("D", "Because.", Basis.CONVENTION, SOURCE)
    return Rules("made-up", "1.0.0", "Made up", {}, {}, {}, {"T": table}, deferral)


def smallest_hitting(sets: list[set[str]], parts: list[str]) -> set[frozenset[str]]:
    """The smallest sets that share a part with every one of these, by trying all."""
    found: list[frozenset[str]] = []
    for size in range(len(parts) + 1):
        for some in combinations(parts, size):
            candidate = frozenset(some)
            if all(candidate & one for one in sets) and not any(smaller <= candidate for smaller in found):
                found.append(candidate)
    return set(found)
