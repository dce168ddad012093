"""Cases put to their tables: what failed, and what was exercised."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from agreed import agreed, case, feasible, shipped, synthetic

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.case_runner import Failed, Layout, cover, run_cases
from scn_criteria.ruleset.cases import Case
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import Comparison, Operator
from scn_criteria.ruleset.verification import every_reading

pytestmark = pytest.mark.once

RED = {"fact": "colour", "is": "red"}
MANY = {"fact": "number", "at_least": 3}
BASE = synthetic([{"all": [RED, MANY]}, {"not": RED}], ["yes", "perhaps", "no"])
NUMBER = Comparison("number", Operator.AT_LEAST, 3)
COLOUR = Comparison("colour", Operator.IS, "red")


def failed(one: Case) -> tuple[Failed, ...]:
    (trial,) = run_cases([one], BASE.ruleset, BASE.vocabulary, with_engine=True)
    return trial.failed


def test_the_comparison_that_failed_is_named() -> None:
    assert failed(case({"colour": "red", "number": 2}, "yes", "T-R1")) == (Failed(NUMBER, True),)


def test_a_comparison_that_should_not_hold_is_named() -> None:
    assert failed(case({"colour": "red", "number": 2}, "perhaps", "T-R2")) == (Failed(COLOUR, False),)


def test_nothing_failed_where_a_row_above_matched() -> None:
    assert failed(case({"colour": "red", "number": 3}, "no", "T-R3")) == ()


def test_the_right_result_by_the_wrong_row_does_not_pass() -> None:
    base = synthetic([RED, MANY], ["yes", "yes", "no"])
    (trial,) = run_cases(
        [case({"colour": "red", "number": 3}, "yes", "T-R2")], base.ruleset, base.vocabulary, with_engine=False
    )
    assert not trial.passed


def test_the_engine_is_left_alone_if_not_asked_for() -> None:
    trials = run_cases(agreed()[:3], shipped(), vocabulary(), with_engine=False)
    assert {trial.engine_row for trial in trials} == {None}


def test_another_row_by_the_engine_does_not_pass() -> None:
    (trial,) = run_cases(agreed()[:1], shipped(), vocabulary(), with_engine=True)
    assert (trial.passed, replace(trial, engine_row="C1-R9").passed) == (True, False)


SEEN = [
    ([("red", 3)], 1, 2),
    ([("red", 3), ("red", 2)], 2, 4),
    ([("red", 3), ("red", 2), ("green", 3)], 3, 6),
    ([("red", 3), ("red", 2), ("green", 2)], 3, 5),
]


@pytest.mark.parametrize(("asked", "rows", "sides"), SEEN)
def test_what_cases_exercise(asked: list[tuple[str, int]], rows: int, sides: int) -> None:
    cases = [case({"colour": colour, "number": number}, "yes", "T-R1") for colour, number in asked]
    found = cover(BASE.ruleset.tables["T"], cases, BASE)
    assert (found.rows - len(found.rows_missing), found.sides - len(found.sides_missing)) == (rows, sides)


def test_a_row_that_cannot_decide_is_not_asked_for() -> None:
    base = synthetic([RED, {"all": [RED, MANY]}], ["yes", "perhaps", "no"])
    found = cover(base.ruleset.tables["T"], (), base)
    assert (found.rows, [row.id for row in found.rows_idle]) == (2, ["T-R2"])


def test_a_comparison_that_can_matter_one_way_only_counts_once() -> None:
    base = synthetic([RED, {"any": [{"not": RED}, MANY]}], ["yes", "perhaps", "no"])
    assert cover(base.ruleset.tables["T"], (), base).sides == 3


def value(random: Random, name: str) -> object:
    definition = vocabulary().facts[name]
    if definition.words:
        return random.choice(definition.words)
    least, most = int(definition.least or 0), int(definition.most or 12)
    return random.choice([True, False]) if definition.type.value == "boolean" else random.randint(least, most)


@pytest.mark.parametrize("table", list(shipped().tables))
def test_the_state_of_a_case_leads_to_the_row_that_the_interpreter_finds(table: str) -> None:
    random = Random(table)
    layout = Layout(shipped().tables[table], (), feasible())
    usual = next(one for one in agreed() if one.table == table)
    variants = list(every_reading(shipped().tables[table], shipped()))
    for _ in range(100):
        variant = random.choice(variants)
        readings = {name: one.choice for name, one in variant.readings.items()}
        given = {name: value(random, name) for name in usual.base.facts}
        asked = Case("", usual.base, given, "", "", readings)  # type: ignore[arg-type]
        choices, number = layout.place(asked)
        (row,) = Interpreter(variant, vocabulary()).hits(shipped().tables[table], asked.facts)[:1]
        assert layout.spaces[choices].rows[row] >> number & 1
