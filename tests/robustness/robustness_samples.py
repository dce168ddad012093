"""The shipped proposals and rules, and a slow and plain count to hold the quick one against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from scn_criteria import resources
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.sensitivity.evidence_sensitivity import case_of, values_of_facts
from scn_criteria.decision.vocabulary import NOT_EVIDENCED, RECOMMENDATION, vocabulary
from scn_criteria.decision.what_if import FACTS
from scn_criteria.document.loader import load, read_file
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import load_ruleset, vary
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.vocabulary import Number, Value
from scn_criteria.terms import Outcome

ROOT = Path(__file__).resolve().parents[2]
NAMES = [path.stem for path in sorted((ROOT / "proposals").glob("*.yaml"))]


@lru_cache(maxsize=1)
def shipped() -> Rules:
    ruleset = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    assert ruleset is not None
    return ruleset


@lru_cache(maxsize=None)
def compiled(**choices: str) -> CompiledRuleset:
    readings = {name: choice for name, choice in choices.items() if name in shipped().readings}
    parameters = {name: choice for name, choice in choices.items() if name in shipped().parameters}
    return compiled_ruleset(vary(shipped(), parameters, readings, vocabulary()))


@lru_cache(maxsize=None)
def assessed(name: str, **choices: str) -> Assessment:
    path = ROOT / "proposals" / f"{name}.yaml"
    result = assess(read_file(path, path.name), path.name, compiled(**choices))
    assert isinstance(result, Assessment)
    return result


def edited(name: str, old: str, new: str, **choices: str) -> Assessment:
    """A proposal assessed with one piece of its file changed."""
    text = (ROOT / "proposals" / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    result = assess(load(text.replace(old, new).encode(), f"{name}.yaml"), f"{name}.yaml", compiled(**choices))
    assert isinstance(result, Assessment)
    return result


def facts_for(name: str) -> Mapping[str, Value | None]:
    return values_of_facts(case_of(assessed(name)))


OPEN_READINGS = ("situations", "criteria", "decisive_criteria", "network_model", "other_means")
"""So many that every table kind is touched, and so few that all combinations can be gone through one by one."""


def narrowed(ruleset: Rules, ranges: Mapping[str, tuple[Number, Number, Number]]) -> Rules:
    """A ruleset that leaves open only some readings, and some parameters, each over a short range with a step."""
    parameters = {name: replace(one, low=one.value, high=one.value) for name, one in ruleset.parameters.items()}
    for name, (low, high, step) in ranges.items():
        parameters[name] = replace(parameters[name], low=low, high=high, step=step)
    readings = {
        name: one if name in OPEN_READINGS else replace(one, alternatives={one.choice: one.alternatives[one.choice]})
        for name, one in ruleset.readings.items()
    }
    return replace(ruleset, parameters=parameters, readings=readings)


def plainly_counted(ruleset: Rules, facts: Mapping[str, Value | None]) -> dict[Outcome, int]:
    """Every value of every parameter with every reading, one by one, over the whole recommendation table."""
    grids = {name: plain_grid(one.low, one.high, one.step) for name, one in ruleset.parameters.items()}
    found: Counter[Outcome] = Counter()
    for readings in product(*(one.alternatives for one in ruleset.readings.values())):
        for numbers in product(*grids.values()):
            found[plain_outcome(chosen(ruleset, numbers, readings), facts)] += 1
    return {outcome: found[outcome] for outcome in Outcome if found[outcome]}


def plain_grid(low: Any, high: Any, step: Any) -> list[Any]:
    values = [low]
    while values[-1] + step <= high:
        values.append(values[-1] + step)
    return values


def chosen(ruleset: Rules, numbers: tuple[Number, ...], readings: tuple[str, ...]) -> Rules:
    parameters = {
        name: replace(one, value=number) for (name, one), number in zip(ruleset.parameters.items(), numbers, strict=True)
    }
    read = {
        name: replace(one, choice=choice) for (name, one), choice in zip(ruleset.readings.items(), readings, strict=True)
    }
    return replace(ruleset, parameters=parameters, readings=read)


def plain_outcome(ruleset: Rules, facts: Mapping[str, Value | None]) -> Outcome:
    interpreter = Interpreter(ruleset, vocabulary())
    results = {fact: interpreter.result(ruleset.tables[table], facts) for table, fact in FACTS.items()}
    known = {fact: None if result == NOT_EVIDENCED else result for fact, result in results.items()}
    space = whole_space(ruleset)
    first, *others = space.possible(space.among(known))
    return Outcome.DEFER if others else Outcome(first)


_SPACES: dict[tuple[object, ...], StateSpace] = {}


def whole_space(ruleset: Rules) -> StateSpace:
    """All states of the recommendation table, laid out once for each way in which its own choices can be made."""
    parameters = (ruleset.parameters[name].value for name in ("majority_of_criteria", "unmet_to_decline"))
    choices = (ruleset.tables[RECOMMENDATION], *parameters, *(one.choice for one in ruleset.readings.values()))
    if choices not in _SPACES:
        _SPACES[choices] = recommendation_space(ruleset, vocabulary())
    return _SPACES[choices]


def stepped(value: Number, step: Number, number: int) -> str:
    return str(Decimal(str(value)) + Decimal(str(step)) * number)
