"""``scn rules`` and ``scn schema``: looking things up."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator
from running import Ran

from scn_criteria import resources
from scn_criteria.cli.schema import NAMES
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.loader import load_ruleset

Run = Callable[..., Ran]
RULESET = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
assert RULESET is not None
NAMED = [
    *RULESET.tables,
    *(row.id for table in RULESET.tables.values() for row in table.rows),
    *RULESET.parameters,
    *(f"${name}" for name in RULESET.parameters),
    *RULESET.readings,
]
LISTED = [
    "The Way Forward: nine criteria for a strategic clinical network (way-forward-2012 1.1.0)",
    "C1  A strong case that the quality of care can be measurably improved",
    "    C1-R1       met                            convention",
    "REC  What is recommended",
    "    situations",
    "    material_gap",
]
SHOWN = [
    ("C1", "C1-R1  when ([worst_measured_gap]"),
    ("C1", "    basis: Ours: the document gives no number or rule (convention)"),
    ("REC", "REC-R10  otherwise"),
    ("REC-R1", "    then recommendation: refer"),
    ("REC-R2", '"criteria" is read as "conjunctive"'),
    ("material_gap", "material_gap: 10 percent, may be "),
    ("situations", "    * either: One of the two situations is enough."),
    ("situations", "      both: Both situations must hold."),
]


@pytest.mark.parametrize("line", LISTED)
def test_the_list_has(line: str, run: Run) -> None:
    assert any(each.startswith(line) for each in run("rules", "list").out.splitlines())


def test_the_facts_are_listed(run: Run) -> None:
    names = [line.split()[0] for line in run("rules", "list", "--facts").out.splitlines()]
    assert list(vocabulary().facts) == names


@pytest.mark.parametrize(("name", "words"), SHOWN)
def test_what_is_shown(name: str, words: str, run: Run) -> None:
    ran = run("rules", "show", name)
    assert (ran.code, words in ran.out) == (0, True)


def test_everything_that_has_a_name_can_be_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scn_criteria.cli.rules_show.chosen_ruleset", lambda *_: RULESET)
    assert [name for name in NAMED if run("rules", "show", name).code] == []


def test_a_variant_is_shown_with_its_values(run: Run) -> None:
    assert run("rules", "show", "material_gap", "--set", "material_gap=20").out.startswith("material_gap: 20 percent")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_as_it_is(name: str, run: Run) -> None:
    assert resources.schema_file(name).read_text(encoding="utf-8") == run("schema", name).out


def test_the_schema_of_proposals_unless_said_otherwise(run: Run) -> None:
    assert run("schema", "proposal").out == run("schema").out


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str, run: Run) -> None:
    Draft202012Validator.check_schema(json.loads(run("schema", name).out))


@pytest.mark.parametrize("part", ["found", "pointer", "line", "position"])
def test_what_is_found_is_the_same_in_both_schemas(part: str) -> None:
    schemas = [json.loads(resources.schema_file(name).read_text(encoding="utf-8")) for name in ("assessment", "lint")]
    first, second = (schema["$defs"][part] for schema in schemas)
    assert first == second
