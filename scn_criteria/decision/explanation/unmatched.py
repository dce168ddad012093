"""Why a row did not match: which of its conditions failed on the facts, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision.explanation.numbers import is_number
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Count, Not, Operator, ReadingIs, Row, Table
from scn_criteria.ruleset.vocabulary import Facts, Number, Value

OPPOSITES = {
    Operator.IS: Operator.IS_NOT,
    Operator.IS_NOT: Operator.IS,
    Operator.IN: Operator.NOT_IN,
    Operator.NOT_IN: Operator.IN,
    Operator.AT_LEAST: Operator.LESS_THAN,
    Operator.LESS_THAN: Operator.AT_LEAST,
    Operator.MORE_THAN: Operator.AT_MOST,
    Operator.AT_MOST: Operator.MORE_THAN,
}


@dataclass(frozen=True, slots=True)
class FactLack:
    """A fact, or a count over a group, that is not as a row needs it."""

    fact: str
    value: Value | None
    needs: Operator
    operand: Value | tuple[str, ...]
    wanted: bool = True

    @property
    def difference(self) -> Number | None:
        """How far a number is from the value that it is compared with. Nothing where there is no such distance."""
        if is_number(self.value) and is_number(self.operand):
            exact = abs(Fraction(self.operand) - Fraction(self.value))
            return exact.numerator if exact.denominator == 1 else exact
        return None

    @property
    def rises(self) -> bool:
        """Whether a number would have to be higher."""
        return is_number(self.value) and is_number(self.operand) and self.value <= self.operand


@dataclass(frozen=True, slots=True)
class ReadingLack:
    """A reading that is not chosen as a row needs it."""

    reading: str
    chosen: str
    choice: str
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class EitherLack:
    """Alternatives, each with all that it lacks. Any one of them would do."""

    alternatives: tuple[tuple[Lack, ...], ...]


Lack = FactLack | ReadingLack | EitherLack


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row that did not match, and all that it lacked."""

    row: Row
    lacks: tuple[Lack, ...]


def unmatched(table: Table, facts: Facts, interpreter: Interpreter) -> tuple[Unmatched, ...]:
    """The rows of a table that do not match, from top to bottom."""
    lacking = ((row, tuple(lacks(row.when, facts, interpreter))) for row in table.rows if row.when is not None)
    return tuple(Unmatched(row, found) for row, found in lacking if found)


def lacks(clause: Clause, facts: Facts, interpreter: Interpreter, wanted: bool = True) -> Iterator[Lack]:
    """What must change for a condition to hold, or with ``wanted`` false, its opposite. Nothing where it holds."""
    if interpreter.holds(clause, facts, wanted):
        return
    if isinstance(clause, Not):
        yield from lacks(clause.part, facts, interpreter, not wanted)
    elif isinstance(clause, All | AnyOf):
        parts = [tuple(lacks(part, facts, interpreter, wanted)) for part in clause.parts]
        if isinstance(clause, All) is wanted:
            yield from (lack for part in parts for lack in part)
        else:
            yield from parts[0] if len(parts) == 1 else (EitherLack(tuple(parts)),)
    elif isinstance(clause, ReadingIs):
        yield ReadingLack(clause.reading, interpreter.ruleset.readings[clause.reading].choice, clause.choice, wanted)
    else:
        yield _lack(clause, facts, interpreter, wanted)


def _lack(clause: Comparison | Count, facts: Facts, interpreter: Interpreter, wanted: bool) -> FactLack:
    needs = clause.operator if wanted or clause.operator is Operator.KNOWN else OPPOSITES[clause.operator]
    operand = interpreter.ruleset.value(clause.operand)
    if isinstance(clause, Comparison):
        return FactLack(clause.fact, facts.get(clause.fact), needs, operand, wanted)
    members = interpreter.vocabulary.groups[clause.group]
    return FactLack(clause.group, sum(facts.get(member) in clause.words for member in members), needs, operand, wanted)
