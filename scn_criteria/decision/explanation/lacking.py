"""What a row lacked, as a sentence: what was found, what it asks for, and how far apart the two are."""

from __future__ import annotations

from scn_criteria import wording
from scn_criteria.decision.explanation.naming import listed
from scn_criteria.decision.explanation.unmatched import EitherLack, FactLack, Lack, ReadingLack
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.model import Operator
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType

ASKED = {
    Operator.AT_LEAST: "at least {}",
    Operator.MORE_THAN: "more than {}",
    Operator.AT_MOST: "at most {}",
    Operator.LESS_THAN: "less than {}",
    Operator.IS: "{}",
    Operator.IS_NOT: "anything but {}",
    Operator.IN: "{}",
    Operator.NOT_IN: "anything but {}",
}
MEASURED = {Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.LESS_THAN, Operator.IS}
"""Comparisons that a number can miss by so much."""


def lacked(lack: Lack) -> str:
    """One thing that a row lacked."""
    if isinstance(lack, EitherLack):
        told = ["; and ".join(lacked(one) for one in each) for each in lack.alternatives]
        return "; or ".join([f"either {told[0]}", *told[1:]])
    if isinstance(lack, ReadingLack):
        rather = "" if lack.wanted else "any reading but "
        return f'the row is for {rather}"{lack.choice}" of "{lack.reading}", which is read as "{lack.chosen}"'
    return _fact(lack, vocabulary().facts.get(lack.fact, FactDefinition(lack.fact, FactType.NUMBER, lack.fact)))


def _fact(lack: FactLack, definition: FactDefinition) -> str:
    if lack.needs is Operator.KNOWN:
        return f"{definition.meaning}: {'not known, and must be' if lack.wanted else 'known, and the row is for not known'}"
    if isinstance(lack.operand, bool):
        return _yes_or_no(lack, definition)
    found = wording.value(lack.value, definition.unit, definition.singular)
    asked = ASKED[lack.needs].format(_operand(lack, definition))
    return f"{definition.meaning}: {found}; needed: {asked}{_distance(lack, definition)}"


def _yes_or_no(lack: FactLack, definition: FactDefinition) -> str:
    wanted = lack.operand is (lack.needs is Operator.IS)
    statement = definition.meaning.removeprefix("whether ")
    if lack.value is None:
        return f"not known: {definition.meaning}"
    return f"not yet so: {statement}" if wanted else f"must not be so, but is: {statement}"


def _operand(lack: FactLack, definition: FactDefinition) -> str:
    if isinstance(lack.operand, tuple):
        return listed([wording.spoken(word) for word in lack.operand], "or")
    return wording.value(lack.operand, definition.unit, definition.singular)


def _distance(lack: FactLack, definition: FactDefinition) -> str:
    difference = lack.difference
    if difference is None or lack.needs not in MEASURED:
        return ""
    if not difference:
        return " (it is exactly that)"
    told = wording.value(difference, definition.unit, definition.singular)
    return f" ({told} {'short' if lack.rises else 'too many'})"
