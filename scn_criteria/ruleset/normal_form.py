"""The normal form of a condition: a list of alternatives, each a list of atomic conditions on facts, for engines.

Parameters and readings are filled in, ``not`` is pushed down to the comparisons, and a word that is excluded becomes the
words that remain. What is left compares a fact with one value and never negates anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import product
from math import prod

from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Count, Not, Operator, ReadingIs, Rules
from scn_criteria.ruleset.vocabulary import FactType, Value, Vocabulary


class AtomicRelation(Enum):
    """How a simple test compares a fact with a value."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    KNOWN = "known"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class AtomicCondition:
    """One fact, or the count of a group, compared with one value."""

    __test__ = False  # not for pytest to collect

    fact: str
    relation: AtomicRelation
    value: Value = True


Alternative = tuple[AtomicCondition, ...]
"""Tests that must all hold."""

NormalForm = tuple[Alternative, ...]
"""Alternatives of which one must hold. Empty: never. One empty alternative: always."""

ALWAYS: NormalForm = ((),)
NEVER: NormalForm = ()

MOST_ALTERNATIVES = 4000
"""Alternatives multiply: thirty choices of two are a thousand million. No engine fires a fraction of these."""

_RELATIONS = {
    Operator.AT_LEAST: (AtomicRelation.AT_LEAST, AtomicRelation.LESS),
    Operator.MORE_THAN: (AtomicRelation.MORE, AtomicRelation.AT_MOST),
    Operator.AT_MOST: (AtomicRelation.AT_MOST, AtomicRelation.MORE),
    Operator.LESS_THAN: (AtomicRelation.LESS, AtomicRelation.AT_LEAST),
    Operator.KNOWN: (AtomicRelation.KNOWN, AtomicRelation.NOT_KNOWN),
}
"""Each operator and its opposite."""

_EQUALITY = {
    Operator.IS: True,
    Operator.IN: True,
    Operator.IS_NOT: False,
    Operator.NOT_IN: False,
}


class AlternativesError(Exception):
    """A condition with more alternatives than could ever be fired. The text is for rule authors."""


def count_fact(group: str, words: Iterable[str]) -> str:
    """The name of the fact that holds a count."""
    return f"count|{group}|{'+'.join(sorted(words))}"


def split_count(fact: str) -> tuple[str, tuple[str, ...]] | None:
    """The group and the words of a count, or nothing if the name is that of an ordinary fact."""
    if not fact.startswith("count|"):
        return None
    _, group, words = fact.split("|")
    return group, tuple(words.split("+"))


def facts_in(clause: Clause | None) -> tuple[str, ...]:
    """All facts that a condition compares, in the order in which it names them."""
    if isinstance(clause, Comparison):
        return (clause.fact,)
    if isinstance(clause, Not):
        return facts_in(clause.part)
    if isinstance(clause, All | AnyOf):
        return tuple(fact for part in clause.parts for fact in facts_in(part))
    return ()


def normal_form(clause: Clause | None, ruleset: Rules, vocabulary: Vocabulary) -> NormalForm:
    """The normal form of a condition. No condition at all always holds.

    Raises AlternativesError before it would fill the memory.
    """
    return ALWAYS if clause is None else _simplified(_normal(clause, True, ruleset, vocabulary))


def _normal(clause: Clause, holds: bool, ruleset: Rules, vocabulary: Vocabulary) -> NormalForm:
    if isinstance(clause, Not):
        return _normal(clause.part, not holds, ruleset, vocabulary)
    if isinstance(clause, All | AnyOf):
        parts = [_normal(part, holds, ruleset, vocabulary) for part in clause.parts]
        return _every(parts) if isinstance(clause, All) is holds else _some(parts)
    if isinstance(clause, ReadingIs):
        return ALWAYS if (ruleset.readings[clause.reading].choice == clause.choice) is holds else NEVER
    if isinstance(clause, Count):
        operand = ruleset.value(clause.operand)
        return _numeric(count_fact(clause.group, clause.words), clause.operator, operand, holds)
    return _comparison(clause, holds, ruleset, vocabulary)


def _comparison(clause: Comparison, holds: bool, ruleset: Rules, vocabulary: Vocabulary) -> NormalForm:
    definition = vocabulary.facts[clause.fact]
    operand = ruleset.value(clause.operand)
    if clause.operator is Operator.KNOWN or definition.type is FactType.NUMBER:
        return _numeric(clause.fact, clause.operator, operand, holds)
    named = set(operand) if isinstance(operand, tuple) else {operand}
    every: tuple[Value, ...] = definition.words if definition.type is FactType.WORD else (True, False)
    wanted = _EQUALITY[clause.operator] is holds
    return tuple((AtomicCondition(clause.fact, AtomicRelation.EQUAL, word),) for word in every if (word in named) is wanted)


def _numeric(fact: str, operator: Operator, operand: Value | tuple[str, ...], holds: bool) -> NormalForm:
    if isinstance(operand, tuple):
        raise TypeError(f"{fact} is a number and cannot be compared with a list of words")
    if operator not in _EQUALITY:
        return ((AtomicCondition(fact, _RELATIONS[operator][0 if holds else 1], operand),),)
    if _EQUALITY[operator] is holds:
        return ((AtomicCondition(fact, AtomicRelation.EQUAL, operand),),)
    return ((AtomicCondition(fact, AtomicRelation.LESS, operand),), (AtomicCondition(fact, AtomicRelation.MORE, operand),))


def _every(parts: list[NormalForm]) -> NormalForm:
    alternatives = prod(len(part) for part in parts)
    if alternatives > MOST_ALTERNATIVES:
        raise AlternativesError(f"a condition has {alternatives} alternatives")
    return tuple(tuple(test for alternative in chosen for test in alternative) for chosen in product(*parts))


def _some(parts: list[NormalForm]) -> NormalForm:
    return tuple(alternative for part in parts for alternative in part)


def _simplified(form: NormalForm) -> NormalForm:
    """Without repeated tests, impossible alternatives and repeated alternatives."""
    alternatives = (tuple(dict.fromkeys(alternative)) for alternative in form)
    return tuple(dict.fromkeys(alternative for alternative in alternatives if _possible(alternative)))


def _possible(alternative: Alternative) -> bool:
    """Whether no fact would have to be two values at once."""
    values: dict[str, Value] = {}
    return all(
        values.setdefault(test.fact, test.value) == test.value
        for test in alternative
        if test.relation is AtomicRelation.EQUAL
    )
