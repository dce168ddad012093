"""Every single change to a condition: a comparison left out, its operator, threshold or word another, "all" made "any"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import ceil

from scn_criteria.ruleset.model import (
    All,
    AnyOf,
    Clause,
    Comparison,
    Count,
    Not,
    Operator,
    ParameterName,
    ReadingIs,
    Ruleset,
)
from scn_criteria.ruleset.vocabulary import FactType, Number, Vocabulary


class Kind(Enum):
    """What was changed."""

    ROW = "row left out"
    ORDER = "rows swapped"
    RESULT = "result"
    PART = "condition left out"
    JOINT = "all or any"
    OPERATOR = "operator"
    THRESHOLD = "threshold"
    PARAMETER = "parameter"
    WORD = "word"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change inside a condition: what stood there, what stands there now, and the condition with it."""

    kind: Kind
    before: Clause
    after: Clause | None
    whole: Clause


FLIPPED: Mapping[Operator, tuple[Operator, ...]] = {
    Operator.AT_LEAST: (Operator.MORE_THAN, Operator.LESS_THAN),
    Operator.MORE_THAN: (Operator.AT_LEAST, Operator.AT_MOST),
    Operator.AT_MOST: (Operator.LESS_THAN, Operator.MORE_THAN),
    Operator.LESS_THAN: (Operator.AT_MOST, Operator.AT_LEAST),
    Operator.IS: (Operator.IS_NOT,),
    Operator.IS_NOT: (Operator.IS,),
    Operator.IN: (Operator.NOT_IN,),
    Operator.NOT_IN: (Operator.IN,),
}
"""Each operator with those it is mistaken for: the one that differs at the threshold alone, and its opposite."""

NUMERIC = {Operator.IS: (Operator.AT_LEAST, Operator.AT_MOST), Operator.IS_NOT: (Operator.MORE_THAN, Operator.LESS_THAN)}
"""What else "is" and "is not" may be mistaken for where they compare a number."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Changes conditions of one ruleset."""

    ruleset: Ruleset
    vocabulary: Vocabulary
    steps: Mapping[str, Number]
    """By fact, how far a number written in a rule is moved."""

    def edits(self, clause: Clause) -> Iterator[Edit]:
        """Every single change inside a condition."""
        if isinstance(clause, All | AnyOf):
            yield from self._joined(clause)
        elif isinstance(clause, Not):
            yield Edit(Kind.OPERATOR, clause, clause.part, clause.part)
            for edit in self.edits(clause.part):
                yield replace(edit, whole=Not(edit.whole))
        else:
            yield from self._leaf(clause)

    def _joined(self, clause: All | AnyOf) -> Iterator[Edit]:
        kind, other = (All, AnyOf) if isinstance(clause, All) else (AnyOf, All)
        several = len(clause.parts) > 1
        if several:
            changed = other(clause.parts)
            yield Edit(Kind.JOINT, clause, changed, changed)
        for index, part in enumerate(clause.parts):
            before, after = clause.parts[:index], clause.parts[index + 1 :]
            if several:
                yield Edit(Kind.PART, part, None, kind((*before, *after)))
            for edit in self.edits(part):
                yield replace(edit, whole=kind((*before, edit.whole, *after)))

    def _leaf(self, clause: Comparison | Count | ReadingIs) -> Iterator[Edit]:
        changes: list[tuple[Kind, Clause]]
        if isinstance(clause, ReadingIs):
            others = (name for name in self.ruleset.readings[clause.reading].alternatives if name != clause.choice)
            changes = [(Kind.READING, replace(clause, choice=choice)) for choice in others]
        elif isinstance(clause, Count):
            changes = [*self._operators(clause), *self._moved(clause, 1), *self._counted(clause)]
        elif self.vocabulary.facts[clause.fact].type is FactType.NUMBER:
            changes = [*self._operators(clause), *self._moved(clause, self.steps.get(clause.fact, 1))]
        else:
            changes = [*self._operators(clause), *self._reworded(clause)]
        for kind, changed in changes:
            yield Edit(kind, clause, changed, changed)

    def _operators(self, clause: Comparison | Count) -> Iterator[tuple[Kind, Clause]]:
        if clause.operator is Operator.KNOWN:
            yield Kind.OPERATOR, Not(clause)
            return
        number = not isinstance(self.ruleset.value(clause.operand), bool | str | tuple)
        for operator in (*FLIPPED[clause.operator], *(NUMERIC.get(clause.operator, ()) if number else ())):
            yield Kind.OPERATOR, replace(clause, operator=operator)

    def _moved(self, clause: Comparison | Count, step: Number) -> Iterator[tuple[Kind, Clause]]:
        """The threshold a step lower and a step higher: the parameter's own step, were it in this place another."""
        value = self.ruleset.value(clause.operand)
        if isinstance(value, bool | str | tuple):
            return
        if isinstance(clause.operand, ParameterName):
            step = self.ruleset.parameters[clause.operand.name].step
        for moved in neighbours(value, step):
            yield Kind.THRESHOLD, with_threshold(clause, moved)

    def _counted(self, clause: Count) -> Iterator[tuple[Kind, Clause]]:
        members = self.vocabulary.groups[clause.group]
        words = tuple(dict.fromkeys(word for member in members for word in self.vocabulary.facts[member].words))
        for listed in relisted(clause.words, words):
            yield Kind.WORD, replace(clause, words=listed)

    def _reworded(self, clause: Comparison) -> Iterator[tuple[Kind, Clause]]:
        operand = clause.operand
        words = self.vocabulary.facts[clause.fact].words
        if isinstance(operand, tuple):
            for listed in relisted(operand, words):
                yield Kind.WORD, replace(clause, operand=listed)
        elif isinstance(operand, bool) and clause.operator is not Operator.KNOWN:
            yield Kind.WORD, replace(clause, operand=not operand)
        elif isinstance(operand, str):
            for word in words:
                if word != operand:
                    yield Kind.WORD, replace(clause, operand=word)


def neighbours(value: Number, step: Number) -> tuple[Number, Number]:
    """The numbers a step below and a step above, exactly."""
    return _plain(Fraction(value) - Fraction(step)), _plain(Fraction(value) + Fraction(step))


def _plain(number: Fraction) -> Number:
    """A number as a file would have it: whole, or else a decimal if it has an end."""
    if number.denominator == 1:
        return number.numerator
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    return decimal if Fraction(decimal) == number else number


def with_threshold(clause: Comparison | Count, value: Number) -> Comparison | Count:
    """A comparison with another number. Nothing can be counted by halves, so a count takes the next whole number."""
    return replace(clause, operand=ceil(value)) if isinstance(clause, Count) else replace(clause, operand=value)


def relisted(listed: tuple[str, ...], words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A list of words with one left out, one replaced by another, or one more."""
    others = [word for word in words if word not in listed]
    for index in range(len(listed)):
        before, after = listed[:index], listed[index + 1 :]
        if len(listed) > 1:
            yield (*before, *after)
        for word in others:
            yield (*before, word, *after)
    for word in others:
        yield (*listed, word)
