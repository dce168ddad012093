"""Planted faults are found, each where it stands and with its simplest counterexample, and the interpreter agrees."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from building import shipped
from planting import NAMES, case, line, planted, proof, proved, tables_of

from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.proof.proof import Proved
from scn_criteria.decision.vocabulary import RECOMMENDATION, STRATEGIC, UNDECIDED, vocabulary
from scn_criteria.document.loader import load
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder
from scn_criteria.ruleset.counterexamples import ProofFinding
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.invariants import vocabulary_of
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.order_types import every_order, every_setting
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.verification import every_reading
from scn_criteria.ruleset.vocabulary import Value, Vocabulary, Withheld

pytestmark = pytest.mark.once

WHEN = "when: {fact: guidance_cited, less_than: 1}"
WITHOUT_PROPOSAL = {*(name for name in NAMES if name.startswith("gap")), "leaving-out-decides"}
"""A gap has no result; and no proposal says how the work ends without saying when."""
LOOKED_AT = 5000
"""Of larger tables, only so many states are read one by one."""


def plain(value: Value | None) -> bool | int | str | None:
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def find(name: str) -> tuple[Rules, Proved]:
    (found,) = (one for one in proof(name).proved if line(one) == case(name)["expected"])
    return tables_of(planted(name)), found


@pytest.mark.parametrize("name", NAMES)
def test_a_planted_fault_is_found_where_it_stands(name: str) -> None:
    assert case(name)["expected"] in [line(one) for one in proof(name).proved]


@pytest.mark.parametrize("name", [name for name in NAMES if "facts" in case(name)])
def test_its_counterexample_is_the_simplest(name: str) -> None:
    _, one = find(name)
    assert one.found.example is not None
    assert case(name)["facts"] == {fact: plain(value) for fact, value in one.found.example.items()}


@pytest.mark.parametrize("name", [name for name in NAMES if "telling" in case(name)])
def test_the_facts_that_matter_are_shown(name: str) -> None:
    _, one = find(name)
    assert case(name)["telling"] == list(one.found.shown_facts or {})


def hits(ruleset: Rules, found: ProofFinding, **changed: Value | None) -> tuple[str, ...]:
    return Interpreter(ruleset, vocabulary()).hits(found.table, {**(found.example or {}), **changed})


def nothing_matches(ruleset: Rules, found: ProofFinding) -> bool:
    return hits(ruleset, found) == ()


def another_row_decides(ruleset: Rules, found: ProofFinding) -> bool:
    """Everywhere, and in the example, where there is one, although the row matches."""
    assert found.row is not None
    matched = hits(ruleset, found) if found.example else (None, found.row.id)
    return matched.index(found.row.id) > 0 and not any(row == found.row.id for row, _ in decided(ruleset, found))


def both_rows_match(ruleset: Rules, found: ProofFinding) -> bool:
    assert found.row is not None
    assert found.upper is not None
    return {found.upper.id, found.row.id} <= set(hits(ruleset, found))


def result_never_comes(ruleset: Rules, found: ProofFinding) -> bool:
    return not any(f'"{result}"' in found.message for _, result in decided(ruleset, found))


def stronger_is_weaker(ruleset: Rules, found: ProofFinding) -> bool:
    change, order = found.change, ruleset.order(found.table)
    assert change is not None
    before, after = (
        found.table.row(hits(ruleset, found, **{change.fact: value})[0]).then for value in (change.before, change.after)
    )
    assert (change.result_before, change.result_after) == (before, after)
    return order.index(before) > order.index(after)


def fact_changes_nothing(ruleset: Rules, found: ProofFinding) -> bool:
    interpreter = Interpreter(ruleset, vocabulary())
    space = feasible(ruleset).space(found.table)
    (fact,) = (fact for fact in space.axes if f'"{fact}"' in found.message)
    return all(
        len({interpreter.result(found.table, {**state, fact: value}) for value in space.axes[fact].values}) == 1
        for state in states(space)
    )


def turned(ruleset: Rules, found: ProofFinding) -> tuple[str, str]:
    """The results before and after something is left out, as the interpreter of the setting gives them."""
    withheld, interpreter = found.withheld, Interpreter(in_its_setting(ruleset, found), vocabulary())
    assert withheld is not None
    given = interpreter.result(found.table, found.example or {}), interpreter.result(found.table, withheld.poorer)
    assert (withheld.result_before, withheld.result_after) == given
    return given


def in_its_setting(ruleset: Rules, found: ProofFinding) -> Rules:
    """The ruleset with the choices that a finding names: found again among the settings of its table."""
    if not found.moved:
        return ruleset
    settings = every_order(found.table, ruleset, vocabulary(), RELATIONS)
    return next(one.ruleset for one in settings if one.moved == found.moved)


def leaving_out_is_better(ruleset: Rules, found: ProofFinding) -> bool:
    before, after = turned(ruleset, found)
    order = ruleset.order(found.table)
    return order.index(before) < order.index(after)


def leaving_out_decides(ruleset: Rules, found: ProofFinding) -> bool:
    before, after = turned(ruleset, found)
    return UNDECIDED not in {before, after} and before != after


def nothing_speaks_against(ruleset: Rules, found: ProofFinding) -> bool:
    """Refused in the example; and no fact that is evidence against is more than nought there."""
    facts = {name: value for name, value in (found.example or {}).items() if value is not None}
    against = [name for name, value in facts.items() if vocabulary().facts[name].withheld is Withheld.AGAINST and value]
    refused = Interpreter(in_its_setting(ruleset, found), vocabulary()).result(found.table, found.example or {})
    return refused == "not_met" and against == []


def no_outcome_moves(ruleset: Rules, found: ProofFinding) -> bool:
    """The results between which the fact moves its table get one outcome, whatever the recommendation is set to."""
    space = recommendation_space(ruleset, vocabulary())
    name, moved = found.table.name, moved_results(ruleset, found)
    return bool(moved) and all(
        results <= set(space.axes[name].values)
        and len({interpreter.result(space.table, {**state, name: word}) for word in results}) == 1
        for interpreter in (Interpreter(one.ruleset, vocabulary()) for one in every_setting(space.table, ruleset))
        for state in near_the_best(space)
        for results in moved
    )


def moved_results(ruleset: Rules, found: ProofFinding) -> set[frozenset[str]]:
    """The results between which a fact alone moves its table, in the first setting in which it does."""
    (fact,) = (fact for fact in feasible(ruleset).space(found.table).axes if f'"{fact}"' in found.message)
    for setting in every_order(found.table, ruleset, vocabulary(), RELATIONS):
        space, interpreter = feasible(setting.ruleset).space(found.table), Interpreter(setting.ruleset, vocabulary())
        happening = states(space)
        rest = [tuple(value for other, value in state.items() if other != fact) for state in happening]
        given: dict[tuple[Value | None, ...], set[str]] = {}
        for state, others in zip(happening, rest, strict=True):
            given.setdefault(others, set()).add(interpreter.result(found.table, state))
        moved = {frozenset(results) for results in given.values() if len(results) > 1}
        if moved:
            return moved
    return set()


def near_the_best(space: StateSpace) -> list[dict[str, Value | None]]:
    """A strategic network with all at its strongest, and with any one fact otherwise."""
    best = {fact: axis.values[-1] for fact, axis in space.axes.items()} | {"network_type": STRATEGIC}
    return [{**best, fact: value} for fact, axis in space.axes.items() for value in axis.values]


def the_statement_is_false(ruleset: Rules, found: ProofFinding) -> bool:
    """A statement on a condition: the condition holds of the example, with the outcome that the interpreter gives."""
    assert found.invariant is not None
    if found.invariant.never is None:
        return all(one in found.message for one in ("never prevents", "by itself"))
    interpreter = Interpreter(ruleset, vocabulary_with_outcome())
    example = found.example or {}
    return interpreter.holds(found.invariant.never, {**example, "outcome": interpreter.result(found.table, example)})


def vocabulary_with_outcome() -> Vocabulary:
    return vocabulary_of(vocabulary().tables[RECOMMENDATION], vocabulary())


def only_the_last_matches(ruleset: Rules, found: ProofFinding) -> bool:
    """And in the example, with a little less or more, another row does."""
    (fact,) = (fact for fact in found.example or {} if f'"{fact}"' in found.message)
    values = feasible(ruleset).space(found.table).axes[fact].values
    here = values.index((found.example or {})[fact])
    last = found.table.rows[-1].id
    beside = [hits(ruleset, found, **{fact: values[place]})[0] for place in (here - 1, here + 1)]
    return hits(ruleset, found) == (last,) and last not in beside


CONFIRMED: dict[str, Callable[[Rules, ProofFinding], bool]] = {
    "SCN501": nothing_matches,
    "SCN502": another_row_decides,
    "SCN503": both_rows_match,
    "SCN504": result_never_comes,
    "SCN505": stronger_is_weaker,
    "SCN506": fact_changes_nothing,
    "SCN507": only_the_last_matches,
    "SCN509": leaving_out_is_better,
    "SCN510": leaving_out_decides,
    "SCN511": nothing_speaks_against,
    "SCN512": no_outcome_moves,
    "SCN513": the_statement_is_false,
}


def feasible(ruleset: Rules) -> FeasibleStates:
    return FeasibleStates(ruleset, vocabulary(), RELATIONS)


def states(space: StateSpace) -> list[dict[str, Value | None]]:
    step = max(1, space.size // LOOKED_AT)
    attainable = FeasibleStates(shipped(), vocabulary(), RELATIONS).attainable(space)
    return [space.state(number) for number in range(0, space.size, step) if attainable >> number & 1]


def decided(ruleset: Rules, found: ProofFinding) -> set[tuple[str, str]]:
    """Every row that decides somewhere under some reading, with its result."""
    deciding: set[str] = set()
    for variant in every_reading(found.table, ruleset):
        interpreter = Interpreter(variant, vocabulary())
        for state in states(feasible(variant).space(found.table)):
            deciding.update(islice(interpreter.hits(found.table, state), 1))
    return {(row, found.table.row(row).then) for row in deciding}


@pytest.mark.parametrize("name", NAMES)
def test_the_interpreter_confirms_every_finding(name: str) -> None:
    ruleset = tables_of(planted(name))
    refuted = [one for one in proof(name).proved if not CONFIRMED[one.found.code.number](ruleset, one.found)]
    assert [line(one) for one in refuted] == []


@pytest.mark.parametrize("name", [name for name in NAMES if "facts" in case(name) and name not in WITHOUT_PROPOSAL])
def test_the_synthetic_proposal_shows_it(name: str) -> None:
    """Assessed under the faulty rules, each made-up proposal gets the results that the finding names."""
    ruleset, one = find(name)
    compiled = compiled_ruleset(in_its_setting(ruleset, one.found))
    documents = [load(example.text.encode(), f"{example.name}.yaml") for example in one.examples]
    given = [assess(document, "made-up.yaml", compiled) for document in documents]
    change = one.found.change
    withheld = change or one.found.withheld
    expected = [withheld.result_before, withheld.result_after] if withheld else [result_of(ruleset, one.found)]
    assert expected == [answer(one.found.table.id, made) for made in given if isinstance(made, Assessment)]


def result_of(ruleset: Rules, found: ProofFinding) -> str:
    return Interpreter(ruleset, vocabulary()).result(found.table, found.example or {})


def answer(table: str, given: Assessment) -> str:
    if table == RECOMMENDATION:
        return given.outcome.outcome.value
    if table == "DOMAIN":
        return given.home_domain.domain.value
    if table in {"TYPE", "S1", "S2"}:
        return decided_of(given, table)
    return given[table].rating.value


def decided_of(given: Assessment, table: str) -> str:
    if table == "TYPE":
        return given.network_type.type.value
    (found,) = (one for one in given.situations if one.situation.name == table)
    return {True: "applies", False: "does_not_apply", None: "not_evidenced"}[found.applies]


def test_the_shipped_ruleset_has_no_fault() -> None:
    loaded = load_ruleset(ruleset_folder(), DEFAULT_RULESET, vocabulary())
    assert [line(one) for one in proved(loaded).errors] == []


def test_an_open_table_that_misses_nothing_has_no_gap(tmp_path: Path) -> None:
    """Its last row asks for what holds of every proposal that comes so far."""
    shutil.copytree(ruleset_folder(), tmp_path / DEFAULT_RULESET)
    file = tmp_path / DEFAULT_RULESET / "criteria" / "c5-nice-guidance.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- id: C5-R4\n", f"- id: C5-R4\n        {WHEN}\n"), encoding="utf-8")
    loaded = load_ruleset(tmp_path / DEFAULT_RULESET, DEFAULT_RULESET, vocabulary())
    assert (loaded.ruleset, [line(one) for one in proved(loaded).errors]) == (None, [])
