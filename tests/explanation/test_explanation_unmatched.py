"""Why rows did not match: nothing is lacking exactly where a row matches, and distances are in units."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from explanation_samples import Facts, compiled

from scn_criteria.decision.explanation.reasons import unmatched
from scn_criteria.decision.explanation.why_text import failed_text
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.state_space import axes_of

RULESET = compiled().ruleset
INTERPRETER = Interpreter(RULESET, vocabulary())


@pytest.mark.parametrize("table", [name for name in RULESET.tables if name != "REC"])
def test_something_is_lacking_exactly_where_a_row_does_not_match(table: str) -> None:
    random = Random(table)
    axes = axes_of(RULESET.tables[table], RULESET, vocabulary())
    for _ in range(60):
        facts = {fact: random.choice(values) for fact, values in axes.items()}
        hits = INTERPRETER.hits(RULESET.tables[table], facts)
        expected = [row.id for row in RULESET.tables[table].rows if row.id not in hits]
        assert expected == [one.row.id for one in unmatched(RULESET.tables[table], facts, INTERPRETER)]


GAP = "largest gap behind the middle value of other countries"
FOLD = "highest place divided by lowest, for the most uneven indicator"
C1: Facts = {
    "worst_measured_gap": None,
    "worst_international_gap": 7,
    "adverse_share": 100,
    "widest_measured_trimmed": None,
    "widest_measured_variation": None,
    "widest_variation": None,
    "comparisons_against": 0,
}
C8: Facts = {"coverage": "areas", "national_reasons": 1}

SENTENCES: dict[str, tuple[str, Facts, list[str]]] = {
    "either of two figures": (
        "C1-R3",
        {**C1},
        [f"either {GAP}: 7 percent; needed: at least 10 percent (3 percent short); "
         f"or {FOLD}: not known; needed: at least 1.5 fold"],
    ),
    "exact to the last place": (
        "C1-R3",
        {**C1, "worst_international_gap": Decimal("9.99"), "widest_variation": Fraction(5, 4)},
        [f"either {GAP}: 9.99 percent; needed: at least 10 percent (0.01 percent short); "
         f"or {FOLD}: 1.25 fold; needed: at least 1.5 fold (0.25 fold short)"],
    ),
    "just at a limit that must be passed": (
        "C1-R4",
        {**C1, "worst_international_gap": 0, "widest_variation": 1},
        [f"either {GAP}: 0 percent; needed: more than 0 percent (it is exactly that); "
         f"or {FOLD}: 1 fold; needed: more than 1 fold (it is exactly that)"],
    ),
    "one link short": (
        "C5-R1",
        {"guidance_linked": 1, "guidance_cited": 1},
        ["links to NICE guidance, explained and in force on the assessment date: 1 link; "
         "needed: at least 2 links (1 link short)"],
    ),
    "too many": (
        "S2-R2",
        {"challenge_described": True, "joint_work_described": True, "efforts_fallen_short": 2, "earlier_efforts": 3},
        ["earlier efforts that failed or succeeded only in part: 2 earlier efforts; "
         "the row is for less than 1 earlier effort"],
    ),
    "a word": (
        "C8-R2", {**C8}, ["the part of the country that it would serve: areas; needed: England"],
    ),
    "yes or no": (
        "S2-R1",
        {"challenge_described": False, "joint_work_described": True, "efforts_fallen_short": 1, "earlier_efforts": 1},
        ["not shown: the challenge is described"],
    ),
    "a reading": (
        "C8-R1",
        {**C8},
        ['the row is for "bars" of "partial_coverage", which is read as "weighed"'],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_says_what_was_found_and_how_far_it_is_short(name: str) -> None:
    rule, facts, expected = SENTENCES[name]
    found = {one.row.id: one for one in unmatched(RULESET.tables[rule.split("-")[0]], facts, INTERPRETER)}
    assert expected == [failed_text(failed) for failed in found[rule].failed_conditions]
