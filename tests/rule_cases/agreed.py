"""The shipped ruleset with its cases, and rulesets made up to be small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.cases import Base, Case, case_files, load_cases
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.loader import load_ruleset, parse_ruleset, parse_tables
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.mutation import MutationResult, run_mutants
from scn_criteria.ruleset.vocabulary import FactDefinition, Facts, FactType, TableContract, Value, Vocabulary

SOURCE = {"document": "made-up", "section": "Section"}
COLOURS = ("red", "green", "blue")


@lru_cache(maxsize=1)
def shipped() -> Rules:
    loaded = load_ruleset(ruleset_folder(), DEFAULT_RULESET, vocabulary())
    assert loaded.ruleset is not None
    return loaded.ruleset


@lru_cache(maxsize=1)
def agreed() -> tuple[Case, ...]:
    loaded = load_cases(case_files(ruleset_folder(), DEFAULT_RULESET), shipped(), vocabulary())
    assert loaded.diagnostics == ()
    return loaded.cases


def feasible() -> FeasibleStates:
    return FeasibleStates(shipped(), vocabulary(), RELATIONS)


@lru_cache(maxsize=None)
def surveyed(table: str) -> MutationResult:
    """What the shipped cases notice of the changes to a shipped table."""
    return run_mutants(shipped().tables[table], agreed(), feasible())


def synthetic(
    conditions: Sequence[Mapping[str, Any]], results: Sequence[str], readings: Sequence[str] = ()
) -> FeasibleStates:
    """A ruleset of one table, T: a row for each condition, and the last row."""
    rows = [
        {"id": f"T-R{number}", "then": result, "because": "Because.", "basis": "convention"}
        | ({"when": when} if when else {})
        for number, (when, result) in enumerate(zip([*conditions, None], results, strict=True), start=1)
    ]
    table = {"id": "T", "name": "t", "title": "T", "question": "T?", "source": SOURCE, "rows": rows}
    head = {
        "id": "made-up",
        "version": "1.0.0",
        "title": "Made up",
        "documents": {},
        "parameters": {"limit": _parameter(3, 2, 5, 1)},
        "readings": {name: _reading() for name in readings},
        "orders": {},
        "deferral": {"id": "T-DEFER", "because": "Because.", "basis": "convention", "source": SOURCE},
    }
    ruleset = parse_ruleset(head, parse_tables({"tables": [table]}, "t.yaml"), "made-up", "")
    return FeasibleStates(ruleset, _words(), ())


def _parameter(value: int, low: int, high: int, step: int) -> dict[str, Any]:
    why = {"why": "Because.", "basis": "convention", "source": SOURCE}
    return {"value": value, "unit": "units", "range": [low, high], "step": step, **why}


def _reading() -> dict[str, Any]:
    return {"choice": "wide", "alternatives": {"wide": "Wide.", "narrow": "Narrow."}, "why": "Because.", "source": SOURCE}


def _words() -> Vocabulary:
    facts = (
        FactDefinition("number", FactType.NUMBER, "the number", least=0, whole=True, always_known=True),
        FactDefinition("other", FactType.NUMBER, "the other number", least=0, whole=True, always_known=True),
        FactDefinition("share", FactType.NUMBER, "the share"),
        FactDefinition("flag", FactType.BOOLEAN, "the flag", always_known=True),
        FactDefinition("colour", FactType.WORD, "the colour", words=COLOURS, always_known=True),
    )
    names = {fact.name: fact for fact in facts}
    return Vocabulary(names, {"T": TableContract("T", (), frozenset(names))}, {})


def case(given: Facts, result: str, row: str, **more: Any) -> Case:
    """A case for the made-up table, everything given."""
    return Case(str(dict(given)), Base("T", given), {}, result, row, **more)


def every_state(axes: Mapping[str, Sequence[Value | None]]) -> list[dict[str, Value | None]]:
    """Every combination of these values."""
    return [dict(zip(axes, values, strict=True)) for values in product(*axes.values())]
