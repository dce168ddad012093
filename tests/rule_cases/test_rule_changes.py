"""Changes to rules: which are made, which are noticed, and which are proved to make no difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from agreed import agreed, case, every_state, feasible, shipped, surveyed, synthetic

from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.case_suggestions import CaseSuggester
from scn_criteria.ruleset.fact_constraints import FactRelation, FeasibleStates
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import All, Comparison, Count, Operator, ReadingIs, Rules
from scn_criteria.ruleset.mutation import ChangeKind, Mutant, mutants, neighbours, relisted, run_mutants
from scn_criteria.ruleset.verification import every_reading
from scn_criteria.ruleset.vocabulary import Facts, Number, Value

pytestmark = pytest.mark.once

AT_LEAST_LIMIT = {"fact": "number", "at_least": "$limit"}
RED = {"fact": "colour", "is": "red"}
SMALL_TABLES = [
    "C2",
    "C5",
    "C6",
    "C8",
    "C9",
    "DOMAIN",
    "S2",
    "one_home_domain",
    "no_commissioning_powers",
    "five_principles",
]


def changes(base: FeasibleStates, kind: ChangeKind) -> list[Mutant]:
    (table,) = base.ruleset.tables.values()
    return [mutant for mutant in mutants(table, base.ruleset, base.vocabulary) if mutant.kind is kind]


def operands(base: FeasibleStates, kind: ChangeKind) -> list[object]:
    return [one.after.operand for one in changes(base, kind) if isinstance(one.after, Comparison | Count)]


EXPECTED = [
    ([AT_LEAST_LIMIT], ChangeKind.THRESHOLD, [2, 4]),
    ([{"fact": "number", "more_than": 1}], ChangeKind.THRESHOLD, [0, 2]),
    ([RED], ChangeKind.WORD, ["green", "blue"]),
    (
        [{"fact": "colour", "in": ["red", "green"]}],
        ChangeKind.WORD,
        [("green",), ("blue", "green"), ("red",), ("red", "blue"), ("red", "green", "blue")],
    ),
    ([{"fact": "flag", "is": True}], ChangeKind.WORD, [False]),
]


@pytest.mark.parametrize(("conditions", "kind", "expected"), EXPECTED)
def test_what_a_comparison_is_changed_to(
    conditions: list[Mapping[str, Any]], kind: ChangeKind, expected: list[object]
) -> None:
    assert operands(synthetic(conditions, ["yes", "no"]), kind) == expected


OPERATORS = [
    ("at_least", {Operator.MORE_THAN, Operator.LESS_THAN}),
    ("more_than", {Operator.AT_LEAST, Operator.AT_MOST}),
    ("at_most", {Operator.LESS_THAN, Operator.MORE_THAN}),
    ("less_than", {Operator.AT_MOST, Operator.AT_LEAST}),
    ("is", {Operator.IS_NOT, Operator.AT_LEAST, Operator.AT_MOST}),
    ("is_not", {Operator.IS, Operator.MORE_THAN, Operator.LESS_THAN}),
]


@pytest.mark.parametrize(("operator", "expected"), OPERATORS)
def test_the_operators_that_one_is_mistaken_for(operator: str, expected: set[Operator]) -> None:
    found = changes(synthetic([{"fact": "number", operator: 3}], ["yes", "no"]), ChangeKind.OPERATOR)
    assert {one.after.operator for one in found if isinstance(one.after, Comparison)} == expected


def test_a_reading_is_changed_to_each_other_alternative() -> None:
    base = synthetic([{"all": [{"reading": "mood", "is": "wide"}, RED]}], ["yes", "no"], ["mood"])
    assert [one.after for one in changes(base, ChangeKind.READING)] == [ReadingIs("mood", "narrow")]


def test_rows_change_places_but_for_the_last() -> None:
    base = synthetic([RED, AT_LEAST_LIMIT], ["yes", "perhaps", "no"])
    assert [[row.id for row in one.rows] for one in changes(base, ChangeKind.ORDER)] == [["T-R2", "T-R1", "T-R3"]]


def test_every_row_but_the_last_is_left_out() -> None:
    base = synthetic([RED, AT_LEAST_LIMIT], ["yes", "perhaps", "no"])
    assert [one.row.id for one in changes(base, ChangeKind.ROW)] == ["T-R1", "T-R2"]


def test_a_result_becomes_each_other_result_of_the_table() -> None:
    base = synthetic([RED, AT_LEAST_LIMIT], ["yes", "perhaps", "no"])
    found = [(one.row.id, one.word) for one in changes(base, ChangeKind.RESULT)]
    assert found == [
        (f"T-R{n}", word)
        for n, own in enumerate(["yes", "perhaps", "no"], 1)
        for word in ["yes", "perhaps", "no"]
        if word != own
    ]


def test_each_part_is_left_out_and_so_is_the_whole_condition() -> None:
    base = synthetic([{"all": [RED, AT_LEAST_LIMIT]}], ["yes", "no"])
    whens = [one.rows[0].when for one in changes(base, ChangeKind.PART)]
    parts = parts_of(base)
    assert whens == [All(()), All(parts[1:]), All(parts[:1])]


def parts_of(base: FeasibleStates) -> tuple[Any, ...]:
    when = base.ruleset.tables["T"].rows[0].when
    assert isinstance(when, All)
    return when.parts


def test_a_parameter_used_twice_is_also_moved_everywhere_at_once() -> None:
    base = synthetic(
        [{"all": [AT_LEAST_LIMIT, RED]}, {"all": [AT_LEAST_LIMIT, {"fact": "flag", "is": True}]}], ["yes", "perhaps", "no"]
    )
    assert [one.value for one in changes(base, ChangeKind.PARAMETER)] == [2, 4]


def test_a_parameter_used_once_is_not_moved_twice() -> None:
    assert changes(synthetic([AT_LEAST_LIMIT], ["yes", "no"]), ChangeKind.PARAMETER) == []


def test_steps_are_exact() -> None:
    assert neighbours(Decimal("1.5"), Decimal("0.05")) == (Decimal("1.45"), Decimal("1.55"))


def test_a_list_of_one_word_is_never_emptied() -> None:
    assert () not in list(relisted(("red",), ("red", "green")))


def test_a_row_may_be_added_above_each_row_with_each_result() -> None:
    base = synthetic([AT_LEAST_LIMIT, RED], ["yes", "perhaps", "no"])
    found = {(one.row.id, one.word, one.after) for one in changes(base, ChangeKind.ADDED)}
    conditions = [row.when for row in base.ruleset.tables["T"].rows if row.when]
    rows = ["T-R1", "T-R2", "T-R3"]
    assert found == {(row, word, when) for row in rows for word in ("yes", "perhaps", "no") for when in conditions}


def test_a_row_that_is_added_stands_above_the_row_named() -> None:
    base = synthetic([RED], ["yes", "no"])
    first = changes(base, ChangeKind.ADDED)[0]
    assert [row.id for row in first.rows] == ["ADDED", "T-R1", "T-R2"]


def test_no_change_leaves_a_table_as_it_was() -> None:
    for table in shipped().tables.values():
        assert all(mutant.rows != table.rows for mutant in mutants(table, shipped(), vocabulary()))


def can_happen(state: Facts) -> bool:
    """Whether no relation between facts forbids a state."""
    for one in RELATIONS:
        if isinstance(one, FactRelation):
            if all(fact in state for fact in one.facts) and not one.holds(state):
                return False
        elif one.whole in state:
            parts = [state[fact] for fact in one.parts if fact in state]
            if parts and total(parts) > total([state[one.whole]]):
                return False
    return True


def total(values: list[Value | None]) -> Number:
    return sum(value for value in values if value is not None and not isinstance(value, bool | str))


def differs(mutant: Mutant, ruleset: Rules) -> bool:
    """Whether a change makes a difference in any state, by the interpreter alone; a row added, in any that can happen."""
    widened = replace(mutant.table, rows=(*mutant.table.rows, *mutant.rows))
    changed = replace(mutant.table, rows=mutant.rows)
    axes = {axis.fact: axis.values for axis in feasible().space(widened).axes.values()}
    states = [one for one in every_state(axes) if mutant.kind is not ChangeKind.ADDED or can_happen(one)]
    return any(
        interpreter.result(mutant.table, state) != interpreter.result(changed, state)
        for interpreter in (Interpreter(one, vocabulary()) for one in every_reading(mutant.table, ruleset))
        for state in states
    )


@pytest.mark.parametrize("table", SMALL_TABLES)
def test_the_proof_of_no_difference_holds_by_counting_out(table: str) -> None:
    found = [
        mutant for mutant in mutants(shipped().tables[table], shipped(), vocabulary()) if not differs(mutant, shipped())
    ]
    assert list(surveyed(table).equivalent) == found


def test_a_row_that_another_hides_may_go() -> None:
    base = synthetic([RED, {"all": [RED, AT_LEAST_LIMIT]}], ["yes", "perhaps", "no"])
    found = run_mutants(base.ruleset.tables["T"], (), base)
    assert (ChangeKind.ROW, "T-R2") in [(one.kind, one.row.id) for one in found.equivalent]


def test_a_difference_under_another_reading_is_a_difference() -> None:
    base = synthetic([{"all": [{"reading": "mood", "is": "narrow"}, RED]}], ["yes", "no"], ["mood"])
    found = run_mutants(base.ruleset.tables["T"], (), base).equivalent
    assert [one for one in found if one.kind is not ChangeKind.ADDED] == []


def survivors(base: FeasibleStates, *cases: Any) -> set[tuple[ChangeKind, object]]:
    found = run_mutants(base.ruleset.tables["T"], cases, base).survivors
    return {(one.mutant.kind, getattr(one.mutant.after, "operand", None)) for one in found}


def test_the_changes_that_two_loose_cases_let_through_are_known() -> None:
    base = synthetic([AT_LEAST_LIMIT], ["yes", "no"])
    cases = (case({"number": 9}, "yes", "T-R1"), case({"number": 0}, "no", "T-R2"))
    assert {kind for kind, _ in survivors(base, *cases)} == {ChangeKind.THRESHOLD, ChangeKind.OPERATOR}


def test_cases_at_the_threshold_let_nothing_through() -> None:
    base = synthetic([AT_LEAST_LIMIT], ["yes", "no"])
    cases = (case({"number": 3}, "yes", "T-R1"), case({"number": 2}, "no", "T-R2"))
    assert survivors(base, *cases) == set()


def test_a_case_that_sets_a_parameter_guards_nothing() -> None:
    base = synthetic([AT_LEAST_LIMIT], ["yes", "no"])
    loose = [case({"number": number}, "yes", "T-R1", parameters={"limit": "2"}) for number in (0, 2, 3, 4)]
    assert len(survivors(base, *loose)) == len(survivors(base))


def test_a_case_under_a_reading_guards_only_that_reading() -> None:
    base = synthetic([{"all": [{"reading": "mood", "is": "narrow"}, RED]}], ["yes", "no"], ["mood"])
    facts = [{"colour": colour} for colour in ("red", "green", "blue")]
    usual = [case(one, "no", "T-R2") for one in facts]
    other = [case(one, "yes" if one["colour"] == "red" else "no", "T-R1", readings={"mood": "narrow"}) for one in facts]
    assert (bool(survivors(base, *usual)), bool(survivors(base, *other)), survivors(base, *usual, *other)) == (
        True,
        True,
        set(),
    )


@pytest.mark.parametrize("table", list(shipped().tables))
def test_the_questions_guard_against_every_change(table: str) -> None:
    found = run_mutants(shipped().tables[table], (), feasible())
    questions = list(CaseSuggester(found, None, vocabulary()).questions())
    assert run_mutants(shipped().tables[table], [one.case for one in questions], feasible()).survivors == ()


@pytest.mark.parametrize("table", SMALL_TABLES)
def test_no_question_that_can_come_about_could_be_spared_by_the_others(table: str) -> None:
    found = run_mutants(shipped().tables[table], (), feasible())
    cases = [one.case for one in CaseSuggester(found, None, vocabulary()).questions() if one.attainable]
    for index in range(len(cases)):
        rest = run_mutants(shipped().tables[table], cases[:index] + cases[index + 1 :], feasible())
        assert len(rest.survivors) > len(run_mutants(shipped().tables[table], cases, feasible()).survivors)


def test_a_question_starts_from_the_base_that_people_gave() -> None:
    base = next(case.base.facts for case in agreed() if case.table == "C3")
    found = run_mutants(shipped().tables["C3"], (), feasible())
    assert all(one.case.base.facts == base for one in CaseSuggester(found, base, vocabulary()).questions())


def test_states_that_cannot_be_are_used_only_where_nothing_else_shows_a_change() -> None:
    found = run_mutants(shipped().tables["C5"], (), feasible())
    odd = [one.case.facts for one in CaseSuggester(found, None, vocabulary()).questions() if not one.attainable]
    assert odd == [{"guidance_cited": 0, "guidance_linked": 1}]


def test_the_simplest_case_shows_the_change_it_is_for() -> None:
    found = run_mutants(shipped().tables["REC"], (), feasible())
    suggester = CaseSuggester(found, None, vocabulary())
    for survivor in found.survivors[:: len(found.survivors) // 20]:
        simplest = suggester.simplest(survivor)
        assert suggester.result_with(survivor, simplest) != simplest.result
