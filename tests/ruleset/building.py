"""Rulesets, vocabularies and facts, made small or taken as shipped, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from random import Random
from typing import Any

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.engine import DurableEngine
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import load_ruleset, parse_clause
from scn_criteria.ruleset.model import (
    All,
    AnyOf,
    Basis,
    Citation,
    Clause,
    Comparison,
    DecisionTable,
    Deferral,
    Not,
    Parameter,
    Reading,
    Rule,
    Rules,
)
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, TableContract, Value, Vocabulary

SOURCE = Citation("made-up", "Section")
COLOURS = ("red", "green", "blue")
SIZES = ("small", "large")
JUST = Fraction(1, 10**12)
"""Less than any difference that a rule could mean, and more than nothing."""

Facts = dict[str, Value | None]
ClauseData = Mapping[str, Any]


@lru_cache(maxsize=1)
def shipped() -> Rules:
    """The ruleset that ships with the package."""
    loaded = load_ruleset(ruleset_folder(), DEFAULT_RULESET, vocabulary())
    assert loaded.ruleset is not None
    return loaded.ruleset


def synthetic_vocabulary(tables: Iterable[str] = ("T",)) -> Vocabulary:
    """Two facts of each type, and a group of three words."""
    facts = [
        *(FactDefinition(name, FactType.NUMBER, name) for name in ("number", "amount")),
        *(FactDefinition(name, FactType.BOOLEAN, name) for name in ("flag", "sign")),
        *(FactDefinition(name, FactType.WORD, name, words=COLOURS) for name in ("colour", "first", "second", "third")),
        FactDefinition("size", FactType.WORD, "size", words=SIZES),
    ]
    reads = frozenset(fact.name for fact in facts)
    contracts = {table: TableContract(table, (), reads) for table in tables}
    return Vocabulary({fact.name: fact for fact in facts}, contracts, {"three": ("first", "second", "third")})


def table_of(conditions: Sequence[ClauseData], name: str = "T") -> DecisionTable:
    """A table with one row for each condition, and the final row."""
    clauses: list[Clause | None] = [*(parse_clause(condition) for condition in conditions), None]
    rows = tuple(
        Rule(f"{name}-R{number}", clause, f"result_{number}", "Because.", SOURCE, Basis.CONVENTION)
        for number, clause in enumerate(clauses, start=1)
    )
    return DecisionTable(name, name.lower(), name, f"{name}?", SOURCE, rows, ())


def ruleset_of(
    *tables: DecisionTable, parameters: Mapping[str, Number] | None = None, readings: Mapping[str, str] | None = None
) -> Rules:
    """A ruleset of these tables, with parameters by value and readings by choice."""
    return Rules(
        id="made-up",
        version="1.0.0",
        title="Made up",
        documents={},
        parameters={name: _parameter(name, value) for name, value in (parameters or {}).items()},
        readings={name: _reading(name, choice) for name, choice in (readings or {}).items()},
        tables={table.id: table for table in tables},
        deferral=Deferral("DEFER", "Because.", Basis.CONVENTION, SOURCE),
    )


def _parameter(name: str, value: Number) -> Parameter:
    return Parameter(name, value, "units", value - 1, value + 1, 1, "Because.", Basis.CONVENTION, SOURCE)


def _reading(name: str, choice: str) -> Reading:
    return Reading(name, choice, {"either": "Either.", "both": "Both."}, "Because.", SOURCE)


def fired(engine: DurableEngine, table: str, facts: Mapping[str, Value | None]) -> tuple[str, ...]:
    """What the engine says of one table, in an evaluation of its own."""
    with engine.evaluation() as evaluation:
        return evaluation.hits(table, facts)


def read(interpreter: Interpreter, facts: Facts) -> dict[str, tuple[str, ...]]:
    """What the interpreter says of every table."""
    return {name: interpreter.hits(table, facts) for name, table in interpreter.ruleset.tables.items()}


def judged(engine: DurableEngine, facts: Facts, tables: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What the engine says of these tables, in one evaluation, as an assessment does it."""
    with engine.evaluation() as evaluation:
        return {table: evaluation.hits(table, facts) for table in tables}


def comparisons(clause: Clause | None) -> Iterator[Comparison]:
    """The comparisons of a condition with a fact of its own."""
    if isinstance(clause, Comparison):
        yield clause
    elif isinstance(clause, Not):
        yield from comparisons(clause.part)
    elif isinstance(clause, All | AnyOf):
        for part in clause.parts:
            yield from comparisons(part)


def thresholds(ruleset: Rules) -> dict[str, set[Number]]:
    """Every number that a rule compares a fact with, by fact."""
    found: dict[str, set[Number]] = {}
    for table in ruleset.tables.values():
        for row in table.rows:
            for one in comparisons(row.when):
                value = ruleset.value(one.operand)
                if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
                    found.setdefault(one.fact, set()).add(value)
    return found


def choices(ruleset: Rules, words: Vocabulary) -> dict[str, list[Value]]:
    """The values worth trying for each fact: all words, and each threshold with what lies just beside it."""
    numbers = thresholds(ruleset)
    tried: dict[str, list[Value]] = {}
    for name, fact in words.facts.items():
        if fact.type is FactType.NUMBER:
            rungs: list[Number] = sorted(numbers.get(name, {1}))
            tried[name] = [value for rung in rungs for value in _beside(rung)]
        else:
            tried[name] = list(fact.words) if fact.type is FactType.WORD else [True, False]
    return tried


def _beside(rung: Number) -> tuple[Number, ...]:
    exact = Fraction(rung)
    return (rung, exact, exact - JUST, exact + JUST, rung - 1, rung + 1)


def random_facts(random: Random, tried: Mapping[str, Sequence[Value]]) -> Facts:
    """A value for each fact; one in eight is not known."""
    return {name: None if random.randrange(8) == 0 else random.choice(values) for name, values in tried.items()}
