"""The cases that ship: they come out as expected, and no rule can change without one of them noticing."""

from __future__ import annotations

import pytest
from agreed import agreed, feasible, shipped, surveyed

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.case_runner import CaseResult, cover, run_cases
from scn_criteria.ruleset.cases import Case
from scn_criteria.ruleset.mutation import run_mutants

TABLES = list(shipped().tables)
INDISPENSABLE = [
    ("C1", "A gap of exactly ten percent is enough, with no variation known"),
    ("C1", "Any gap above nothing counts in part"),
    ("C4", "Large, but it is not argued why a network should plan it"),
    ("C5", "Two links are links"),
    ("C6", "If evidence is demanded, two cited sources and a reason are not enough"),
    ("C9", "A risk that scores three is small"),
    ("DOMAIN", "The document places cardiovascular disease under domain 1"),
    ("terms_of_reference", "There are no terms of reference"),
    ("REC", "If a majority is enough, five criteria met and four in part"),
    ("REC", "The first situation alone is enough"),
    ("REC", "The evidence speaks against two criteria, and the others are met"),
    ("S1", "Three sectors are too few"),
    ("S2", "The joint work is not described"),
    ("TYPE", "The Board would host and pay for a network of some CCGs"),
]


def trials() -> tuple[CaseResult, ...]:
    return run_cases(agreed(), shipped(), vocabulary(), with_engine=True)


def test_every_case_comes_out_as_expected() -> None:
    assert [trial.case.name for trial in trials() if not trial.passed] == []


def test_the_engine_was_asked_every_case() -> None:
    assert [trial.case.name for trial in trials() if trial.engine_row is None] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_row_that_can_decide_decides_a_case(table: str) -> None:
    assert cover(shipped().tables[table], agreed(), feasible()).rows_missing == ()


@pytest.mark.parametrize("table", TABLES)
def test_every_comparison_is_seen_both_ways_where_it_matters(table: str) -> None:
    assert cover(shipped().tables[table], agreed(), feasible()).sides_missing == ()


@pytest.mark.parametrize("table", TABLES)
def test_every_change_that_matters_is_noticed(table: str) -> None:
    assert [(one.mutant.row.id, one.mutant.kind) for one in surveyed(table).survivors] == []


@pytest.mark.parametrize("table", TABLES)
def test_the_score_has_an_exact_denominator(table: str) -> None:
    found = surveyed(table)
    assert found.changes == len(found.equivalent) + found.caught


@pytest.mark.parametrize(("table", "name"), INDISPENSABLE)
def test_without_this_case_some_change_goes_unnoticed(table: str, name: str) -> None:
    (left_out,) = (one for one in agreed() if one.name == name and one.table == table)
    others = [one for one in agreed() if one is not left_out]
    assert run_mutants(shipped().tables[table], others, feasible()).survivors


def test_the_one_idle_row_is_known() -> None:
    idle = [row.id for table in shipped().tables.values() for row in cover(table, agreed(), feasible()).rows_idle]
    assert idle == []


def asked(case: Case) -> tuple[object, ...]:
    return case.table, tuple(sorted(case.facts.items(), key=str)), str(case.readings), str(case.parameters)


def test_no_question_is_asked_twice() -> None:
    questions = [asked(case) for case in agreed()]
    assert [case.name for case in agreed() if questions.count(asked(case)) > 1] == []


def test_no_name_is_that_of_a_row() -> None:
    rows = {row.id for table in shipped().tables.values() for row in table.rows}
    assert [case.name for case in agreed() if any(row in case.name for row in rows)] == []
