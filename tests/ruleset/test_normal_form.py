"""Conditions and their normal forms, side by side."""

from __future__ import annotations

from typing import Any

import pytest
from building import ruleset_of, synthetic_vocabulary, table_of

from scn_criteria.ruleset.loader import parse_clause
from scn_criteria.ruleset.normal_form import (
    ALWAYS,
    NEVER,
    AlternativesError,
    AtomicCondition,
    AtomicRelation,
    NormalForm,
    count_fact,
    facts_in,
    normal_form,
)

RULESET = ruleset_of(table_of([]), parameters={"limit": 7}, readings={"situations": "either"})

FLAG = {"fact": "flag", "is": True}
SIGN = {"fact": "sign", "is": True}
EITHER = {"reading": "situations", "is": "either"}
BOTH = {"reading": "situations", "is": "both"}
YES, NO = AtomicCondition("flag", AtomicRelation.EQUAL, True), AtomicCondition("flag", AtomicRelation.EQUAL, False)
SIGNED, UNSIGNED = AtomicCondition("sign", AtomicRelation.EQUAL, True), AtomicCondition("sign", AtomicRelation.EQUAL, False)
RED, GREEN, BLUE = (AtomicCondition("colour", AtomicRelation.EQUAL, word) for word in ("red", "green", "blue"))
BELOW, ABOVE = AtomicCondition("number", AtomicRelation.LESS, 3), AtomicCondition("number", AtomicRelation.MORE, 3)

FORMS: tuple[tuple[str, dict[str, Any], NormalForm], ...] = (
    ("a yes-or-no fact", FLAG, ((YES,),)),
    ("its opposite", {"not": FLAG}, ((NO,),)),
    ("is not", {"fact": "flag", "is_not": True}, ((NO,),)),
    ("twice not", {"not": {"not": FLAG}}, ((YES,),)),
    ("a word", {"fact": "colour", "is": "red"}, ((RED,),)),
    ("words", {"fact": "colour", "in": ["blue", "red"]}, ((RED,), (BLUE,))),
    ("a word excluded leaves the others", {"fact": "colour", "is_not": "red"}, ((GREEN,), (BLUE,))),
    ("words excluded leave the other", {"fact": "colour", "not_in": ["red", "blue"]}, ((GREEN,),)),
    ("all words excluded", {"fact": "colour", "not_in": ["red", "green", "blue"]}, NEVER),
    ("not one of", {"not": {"fact": "colour", "in": ["red", "green"]}}, ((BLUE,),)),
    ("not none of", {"not": {"fact": "colour", "not_in": ["red"]}}, ((RED,),)),
    ("at least", {"fact": "number", "at_least": 3}, ((AtomicCondition("number", AtomicRelation.AT_LEAST, 3),),)),
    ("not at least", {"not": {"fact": "number", "at_least": 3}}, ((BELOW,),)),
    ("not at most", {"not": {"fact": "number", "at_most": 3}}, ((ABOVE,),)),
    (
        "not less than",
        {"not": {"fact": "number", "less_than": 3}},
        ((AtomicCondition("number", AtomicRelation.AT_LEAST, 3),),),
    ),
    (
        "not more than",
        {"not": {"fact": "number", "more_than": 3}},
        ((AtomicCondition("number", AtomicRelation.AT_MOST, 3),),),
    ),
    ("another number", {"fact": "number", "is_not": 3}, ((BELOW,), (ABOVE,))),
    (
        "not another number",
        {"not": {"fact": "number", "is_not": 3}},
        ((AtomicCondition("number", AtomicRelation.EQUAL, 3),),),
    ),
    ("a parameter", {"fact": "number", "is": "$limit"}, ((AtomicCondition("number", AtomicRelation.EQUAL, 7),),)),
    ("known", {"fact": "colour", "known": True}, ((AtomicCondition("colour", AtomicRelation.KNOWN),),)),
    ("not known", {"not": {"fact": "colour", "known": True}}, ((AtomicCondition("colour", AtomicRelation.NOT_KNOWN),),)),
    ("a reading as chosen", EITHER, ALWAYS),
    ("a reading not chosen", BOTH, NEVER),
    ("not a reading not chosen", {"not": BOTH}, ALWAYS),
    ("all", {"all": [FLAG, SIGN]}, ((YES, SIGNED),)),
    ("any", {"any": [FLAG, SIGN]}, ((YES,), (SIGNED,))),
    ("not all", {"not": {"all": [FLAG, SIGN]}}, ((NO,), (UNSIGNED,))),
    ("not any", {"not": {"any": [FLAG, SIGN]}}, ((NO, UNSIGNED),)),
    ("any within all", {"all": [SIGN, {"any": [FLAG, {"not": FLAG}]}]}, ((SIGNED, YES), (SIGNED, NO))),
    ("all with a reading not chosen", {"all": [FLAG, BOTH]}, NEVER),
    ("all with a reading as chosen", {"all": [FLAG, EITHER]}, ((YES,),)),
    ("any with a reading as chosen", {"any": [FLAG, EITHER]}, ((YES,), ())),
    ("the same twice", {"all": [FLAG, FLAG]}, ((YES,),)),
    ("the same alternative twice", {"any": [FLAG, FLAG]}, ((YES,),)),
    ("two values at once", {"all": [FLAG, {"not": FLAG}]}, NEVER),
    ("two words at once", {"all": [{"fact": "colour", "is": word} for word in ("red", "blue")]}, NEVER),
    (
        "a count",
        {"count": "three", "in": ["red", "blue"], "at_least": "$limit"},
        ((AtomicCondition("count|three|blue+red", AtomicRelation.AT_LEAST, 7),),),
    ),
    (
        "not a count",
        {"not": {"count": "three", "in": ["red"], "is": 3}},
        (
            (AtomicCondition("count|three|red", AtomicRelation.LESS, 3),),
            (AtomicCondition("count|three|red", AtomicRelation.MORE, 3),),
        ),
    ),
)


@pytest.mark.parametrize(("condition", "expected"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_normal_form(condition: dict[str, Any], expected: NormalForm) -> None:
    assert expected == normal_form(parse_clause(condition), RULESET, synthetic_vocabulary())


def test_no_condition_always_holds() -> None:
    assert normal_form(None, RULESET, synthetic_vocabulary()) == ALWAYS


def test_the_order_of_counted_words_is_no_matter() -> None:
    assert count_fact("three", ["red", "blue"]) == count_fact("three", ["blue", "red"])


def test_facts_are_named_in_order_and_as_often_as_they_are_compared() -> None:
    clause = parse_clause(
        {"all": [SIGN, {"not": FLAG}, {"any": [SIGN, {"count": "three", "in": ["red"], "is": 1}, EITHER]}]}
    )
    assert facts_in(clause) == ("sign", "flag", "sign")


def test_a_row_without_a_condition_names_no_fact() -> None:
    assert facts_in(None) == ()


def test_alternatives_that_multiply_beyond_measure_are_refused() -> None:
    condition = {"all": [{"any": [FLAG, SIGN]} for _ in range(20)]}
    with pytest.raises(AlternativesError, match=r"^a condition has 1048576 alternatives$"):
        normal_form(parse_clause(condition), RULESET, synthetic_vocabulary())
