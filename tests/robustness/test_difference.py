import shutil
from collections import Counter
from pathlib import Path

import pytest
from robustness_samples import assessed, compiled, shipped

from scn_criteria.api import Ruleset
from scn_criteria.decision.comparison import RulesetComparison, compare
from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.resources import ruleset_folder
from scn_criteria.ruleset.difference import shared_spaces, table_difference
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import vary
from scn_criteria.ruleset.model import Rules

pytestmark = pytest.mark.once

VARIANTS = {
    "a higher threshold": {"material_gap": "15"},
    "a threshold between two numbers": {"material_variation": "1.75"},
    "a threshold in two tables": {"wide_professions": "8"},
    "another reading of a table": {"other_means": "evidence"},
    "another reading of the recommendation": {"criteria": "majority"},
    "several at once": {"unmet_to_decline": "2", "situations": "both", "serious_risk": "12", "material_risk": "6"},
}


def variant(choices: dict[str, str]) -> Rules:
    readings = {name: choice for name, choice in choices.items() if name in shipped().readings}
    parameters = {name: choice for name, choice in choices.items() if name in shipped().parameters}
    return vary(shipped(), parameters, readings, vocabulary())


def plainly_different(table: str, after: Rules) -> dict[tuple[str, str], int]:
    """Every state of a table, one by one, by the reference interpreter."""
    space, _ = shared_spaces(table, shipped(), after, vocabulary(), RELATIONS)
    old, new = Interpreter(shipped(), vocabulary()), Interpreter(after, vocabulary())
    found: Counter[tuple[str, str]] = Counter()
    for number in space.each(FeasibleStates(shipped(), vocabulary(), RELATIONS).attainable(space)):
        facts = space.state(number)
        found[old.result(shipped().tables[table], facts), new.result(after.tables[table], facts)] += 1
    return {pair: number for pair, number in found.items() if pair[0] != pair[1]}


@pytest.mark.parametrize("table", ["C3", "C6", "C7", "C9", "S1"])
@pytest.mark.parametrize("choices", VARIANTS.values(), ids=VARIANTS)
def test_the_states_that_change_are_those_that_the_interpreter_counts(choices: dict, table: str) -> None:
    after = variant(choices)
    shifts = table_difference(table, shipped(), after, vocabulary(), RELATIONS).shifts
    assert plainly_different(table, after) == {(shift.before, shift.after): shift.number for shift in shifts}


@pytest.mark.parametrize("choices", VARIANTS.values(), ids=VARIANTS)
def test_every_example_is_decided_as_said(choices: dict) -> None:
    after = variant(choices)
    old, new = Interpreter(shipped(), vocabulary()), Interpreter(after, vocabulary())
    for name, table in shipped().tables.items():
        for shift in table_difference(name, shipped(), after, vocabulary(), RELATIONS).shifts:
            said = (old.hits(table, shift.example)[0], new.hits(after.tables[name], shift.example)[0])
            assert (shift.rule_before, shift.rule_after) == said


def compared(choices: dict[str, str], *names: str) -> RulesetComparison:
    pairs = [(assessed(name), assessed(name, **choices)) for name in names]
    return compare(compiled(), compiled(**choices), pairs)


def test_a_ruleset_decides_the_same_as_itself() -> None:
    assert compared({}).same


@pytest.mark.parametrize("choices", VARIANTS.values(), ids=VARIANTS)
def test_a_variant_does_not(choices: dict) -> None:
    assert not compared(choices).same


def test_profiles_are_counted_by_pair_of_outcomes() -> None:
    shifts = compared({"criteria": "majority"}).strategic.shifts
    assert [(shift.before, shift.after, shift.number) for shift in shifts] == [("revise", "establish", 765)]


def test_the_simplest_example_shows_only_what_differs_from_the_best() -> None:
    shift = compared({"criteria": "majority"}).strategic.shifts[0]
    assert dict(shift.shown_facts) == {"risk_of_absence": "partly_met"}


def test_the_profiles_of_strategic_networks_are_all_ratings_and_situations() -> None:
    assert compared({"criteria": "majority"}).strategic.states == 3**7 * 2**2 * 2**2


def test_a_proposal_that_flips_names_the_rows() -> None:
    found = compared({"quantified_groups": "2"}, "cardiovascular-disease", "dental-services")
    rules = {one.proposal: [(flip.before.rule, flip.after.rule) for flip in one.flips] for one in found.proposals}
    assert rules == {"cardiovascular-disease": [("REC-R2", "REC-R10"), ("C2-R1", "C2-R2")]}


def test_what_was_chosen_otherwise_is_listed() -> None:
    chosen = compared({"wide_professions": "8", "criteria": "majority"}).chosen
    assert [(one.name, one.before, one.after) for one in chosen] == [
        ("criteria", "conjunctive", "majority"),
        ("wide_professions", 5, 8),
    ]


# What differs only under choices that are not made

HIDDEN = {
    "another reading": (
        "criteria/c6-other-means-insufficient.yaml",
        ("fact: means_answered_with_evidence, at_least", "fact: means_answered, at_least"),
        [("C6", {"other_means": "evidence"}, ("partly_met", "met"), ["means_answered_with_evidence"])],
        [],
    ),
    "a narrower range": (
        "ruleset.yaml",
        ("range: [0, 3]", "range: [0, 1]"),
        [],
        [("quantified_groups", "0 to 3 in steps of 1", "0 to 1 in steps of 1")],
    ),
    "a literal that is the chosen value": (
        "criteria/c1-measurable-improvement.yaml",
        ("at_least: $material_gap", "at_least: 10"),
        [("C1", {"material_gap": 9}, ("met", "partly_met"), ["worst_measured_gap"])],
        [],
    ),
}


@pytest.mark.parametrize(("file", "edit", "settings", "ranges"), HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_is_named(
    tmp_path: Path, file: str, edit: tuple[str, str], settings: list[object], ranges: list[object]
) -> None:
    folder = tmp_path / "changed"
    shutil.copytree(ruleset_folder(), folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert edit[0] in text
    (folder / file).write_text(text.replace(*edit), encoding="utf-8")
    found = compare(compiled(), Ruleset.load(folder).compiled, ())
    assert not found.same
    assert found.same_as_chosen
    assert ranges == [(one.name, one.before, one.after) for one in found.ranges]
    assert settings == [
        (one.table, one.moved, (shift.before, shift.after), [*shift.shown_facts][-1:])
        for one in found.settings
        for shift in one.difference.shifts[:1]
    ]


def test_a_difference_as_chosen_is_shown_once() -> None:
    assert compared({"material_gap": "15"}).settings == ()
