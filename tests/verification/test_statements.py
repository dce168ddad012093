"""Statements of a ruleset about itself: each form, on the recommendation and on a table, kept and broken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from planting import proved

from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.resources import DEFAULT_RULESET, ruleset_folder, schema_file
from scn_criteria.ruleset.invariants import INVARIANTS_FILE
from scn_criteria.ruleset.loader import LoadedRuleset, load_ruleset

pytestmark = pytest.mark.once

HEAD = "format: scn-invariants/1\ninvariants:\n"
ONE = "  - {{id: INV-1, says: This is what is promised., because: Somebody asked for it., {claim}}}\n"
KEPT = [
    "never: {all: [{fact: outcome, is: establish}, {count: ratings, in: [met], less_than: 5}]}",
    "table: C5, never: {all: [{fact: rating, is: met}, {fact: guidance_linked, less_than: 1}]}",
    "table: S2, never: {all: [{fact: rating, is: applies}, {fact: earlier_efforts, less_than: 1}]}",
    "under: as_chosen, never: {all: [{fact: outcome, is: establish}, {count: ratings, in: [met], less_than: 9}]}",
    "each: ratings, alone_prevents: establish",
    "withheld: never_helps",
    "stronger: never_worsens",
]
BROKEN = [
    (
        "never: {all: [{fact: outcome, is: establish}, {count: ratings, in: [met], less_than: 9}]}",
        'INV-1 is broken where "criteria" is majority: This is what is promised.',
    ),
    (
        "table: C5, never: {all: [{fact: rating, is: met}, {fact: guidance_linked, less_than: 2}]}",
        'INV-1 is broken where "guidance_links" is 1: This is what is promised.',
    ),
    (
        "table: C5, under: as_chosen, never: {all: [{fact: rating, is: met}, {fact: guidance_cited, less_than: 4}]}",
        "INV-1 is broken: This is what is promised.",
    ),
    (
        "never: {not: {fact: outcome, in: [establish, revise, refer]}}",
        "INV-1 is broken: This is what is promised.",
    ),
    ("each: ratings, alone_prevents: refer", 'INV-1 is broken: "measurable_improvement" never prevents "refer" by itself'),
]
REFUSED = [
    ("id: INV-1, says: This is what is promised., withheld: never_helps", "SCN101"),
    ("id: INV-1, because: Somebody asked for it., withheld: never_helps", "SCN101"),
    ("id: ONE, says: This is what is promised., because: Somebody asked for it., withheld: never_helps", "SCN105"),
    ("id: INV-1, says: This is what is promised., because: Somebody asked for it., withheld: helps", "SCN104"),
    ("id: INV-1, says: This is what is promised., because: Somebody asked for it., each: ratings", "SCN110"),
]


def stating(folder: Path, text: str) -> LoadedRuleset:
    ruleset = folder / DEFAULT_RULESET
    shutil.copytree(ruleset_folder(), ruleset)
    (ruleset / INVARIANTS_FILE).write_text(HEAD + text, encoding="utf-8")
    return load_ruleset(ruleset, DEFAULT_RULESET, vocabulary())


def broken(loaded: LoadedRuleset) -> list[str]:
    assert loaded.ruleset is not None
    return [one.diagnostic.message for one in proved(loaded).proved if one.found.invariant]


@pytest.mark.parametrize("claim", KEPT)
def test_what_the_rules_keep_is_proved(claim: str, tmp_path: Path) -> None:
    loaded = stating(tmp_path, ONE.format(claim=claim))
    assert broken(loaded) == []
    assert [one.holds for one in proved(loaded).statements] == [True]


@pytest.mark.parametrize(("claim", "expected"), BROKEN)
def test_what_the_rules_break_is_found_in_the_nearest_setting(claim: str, expected: str, tmp_path: Path) -> None:
    found = broken(stating(tmp_path, ONE.format(claim=claim)))
    assert found[:1] == [expected]


@pytest.mark.parametrize(("keys", "code"), REFUSED)
def test_a_statement_needs_its_words_and_one_claim(keys: str, code: str, tmp_path: Path) -> None:
    loaded = stating(tmp_path, f"  - {{{keys}}}\n")
    assert ([found.code.number for found in loaded.diagnostics], loaded.ruleset) == ([code], None)


def test_a_condition_is_one_of_the_rows() -> None:
    """The grammar of statements is that of rows, word for word."""
    read = (json.loads(schema_file(name).read_text(encoding="utf-8")) for name in ("invariants", "ruleset"))
    statements, rules = (schema["$defs"] for schema in read)
    same = ("clause", "operand", "bound", "parameter", "words", "name", "sentence")
    assert {name: statements[name] for name in same} == {name: rules[name] for name in same}


def test_statements_are_no_part_of_what_is_digested(tmp_path: Path) -> None:
    """They decide nothing: a decision stays one under the same rules when a promise is added."""
    loaded = stating(tmp_path, ONE.format(claim="withheld: never_helps"))
    shipped = load_ruleset(ruleset_folder(), DEFAULT_RULESET, vocabulary())
    assert loaded.ruleset is not None
    assert shipped.ruleset is not None
    assert loaded.ruleset.sha256 == shipped.ruleset.sha256
