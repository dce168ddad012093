"""One setting for each order of the thresholds is enough: brute force over every setting comes to the same verdicts.

Small tables are drawn at random, with up to three parameters of small ranges, whole and other numbers, bounded facts, and
relations between facts. Whatever holds of some setting must hold of one that stands for others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random

import pytest
from building import SOURCE, ruleset_of, table_of

from scn_criteria.ruleset import order_types
from scn_criteria.ruleset.fact_constraints import FactConstraint, FeasibleStates, SumConstraint
from scn_criteria.ruleset.model import Basis, DecisionTable, Parameter, Rules
from scn_criteria.ruleset.order_types import every_order
from scn_criteria.ruleset.scenarios import Grid
from scn_criteria.ruleset.setting_space import set_to
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Stronger, TableContract, Vocabulary
from scn_criteria.ruleset.withholding import TableInSetting

pytestmark = pytest.mark.once

OPERATORS = ("at_least", "more_than", "at_most", "less_than", "is")
FACTS = ("number", "amount")
RESULTS = ("low", "middle", "high")
NAMES = ("p", "q", "r")
CASES = range(150)
EACH = 10
"""The usual run takes one case in so many."""


def drawn(seed: int) -> tuple[Rules, DecisionTable, Vocabulary, tuple[FactConstraint, ...]]:
    random = Random(f"order {seed}")
    names = NAMES[: random.choice((1, 2, 2, 3))]
    operands: list[str | int] = [*(f"${name}" for name in names), random.randint(0, 6)]
    conditions = [
        {"any": [condition(random, operands)]} if random.random() < 0.5 else {"all": [condition(random, operands)] * 2}
        for _ in range(random.randint(2, 4))
    ]
    conditions += [{"all": [condition(random, operands), condition(random, operands)]}]
    table = table_of(conditions)
    table = replace(table, rows=tuple(replace(row, then=random.choice(RESULTS)) for row in table.rows))
    used = {operand.strip("$") for operand in map(str, operands) if operand.strip("$") in names}
    parameters = {name: parameter(random, name) for name in names if name in used}
    ruleset = replace(ruleset_of(table), parameters=parameters, orders={"results": RESULTS})
    constraints = (SumConstraint(("number",), "amount"),) if random.random() < 0.4 else ()
    return ruleset, table, vocabulary(random), constraints


def condition(random: Random, operands: list[str | int]) -> dict[str, object]:
    return {"fact": random.choice(FACTS), random.choice(OPERATORS): random.choice(operands)}


def parameter(random: Random, name: str) -> Parameter:
    step = random.choice((1, 1, 1, 2, Decimal("0.5")))
    low = random.randint(0, 5)
    size = random.randint(1, 8)
    value = Grid(low, step, size).value(random.randrange(size))
    return Parameter(name, value, "units", low, low + step * (size - 1), step, "Because.", Basis.CONVENTION, SOURCE)


def vocabulary(random: Random) -> Vocabulary:
    most = random.choice((None, None, 7))
    whole = random.random() < 0.6
    facts = {
        name: FactDefinition(name, FactType.NUMBER, name, stronger=Stronger.HIGHER, least=0, most=most, whole=whole)
        for name in FACTS
    }
    return Vocabulary(facts, {"T": TableContract("T", RESULTS, frozenset(facts))}, {})


def verdict(
    table: DecisionTable, ruleset: Rules, words: Vocabulary, constraints: Iterable[FactConstraint]
) -> frozenset[str]:
    """What a proof finds of a setting: results and rows that come about, and what leaving out turns into what."""
    feasible = FeasibleStates(ruleset, words, tuple(constraints))
    space = StateSpace(table, feasible.axes(table, ruleset), ruleset, words)
    subject = TableInSetting(space, feasible.attainable(space), words, RESULTS)
    return frozenset(found(subject))


def found(subject: TableInSetting) -> Iterator[str]:
    for row, states in subject.space.rows.items():
        if states & subject.attainable:
            yield f"{row} decides"
    for before, after in product(RESULTS, repeat=2):
        if before != after and subject.below(subject.giving(before)) & subject.giving(after):
            yield f"{before} to {after}"


def each_setting(ruleset: Rules) -> Iterator[dict[str, Number]]:
    grids = {name: Grid.of(one) for name, one in ruleset.parameters.items()}
    for places in product(*(range(grid.size) for grid in grids.values())):
        yield {name: grid.value(place) for (name, grid), place in zip(grids.items(), places, strict=True)}


def check(seeds: Iterable[int]) -> list[str]:
    faults = []
    for seed in seeds:
        ruleset, table, words, constraints = drawn(seed)
        chosen = [one.ruleset for one in every_order(table, ruleset, words, constraints)]
        represented = {verdict(table, one, words, constraints) for one in chosen}
        for setting in each_setting(ruleset):
            if verdict(table, set_to(ruleset, setting), words, constraints) not in represented:
                faults.append(f"{seed}: {setting}")
                break
    return faults


def test_some_tables_have_a_setting_for_each_verdict() -> None:
    assert check(CASES[::EACH]) == []


@pytest.mark.thorough
def test_every_verdict_is_that_of_a_setting_that_stands_for_others() -> None:
    assert check(CASES) == []


@pytest.mark.thorough
def test_it_is_so_where_ranges_are_too_long_to_try_each_value(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("FEW", "SMALL", "MANY"):
        monkeypatch.setattr(order_types, limit, 0)
    assert check(CASES) == []


def test_fewer_settings_are_tried_than_there_are() -> None:
    ruleset, table, words, constraints = next(one for one in map(drawn, CASES) if len(one[0].parameters) == 3)
    assert len(every_order(table, ruleset, words, constraints)) < len(list(each_setting(ruleset)))
