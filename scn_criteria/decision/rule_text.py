"""Conditions, results and citations of rules in words, for the terminal, the reference and the rule book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria import wording
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.ruleset.model import (
    All,
    AnyOf,
    Citation,
    Clause,
    Comparison,
    Count,
    Not,
    Operator,
    ParameterName,
    ReadingIs,
    Rules,
)
from scn_criteria.ruleset.vocabulary import Value

QUESTIONS = ("whether ", "which ", "who ")

OPERATORS = {
    Operator.IS: "is",
    Operator.IS_NOT: "is known and is not",
    Operator.IN: "is",
    Operator.NOT_IN: "is known and is not",
    Operator.AT_LEAST: "is at least",
    Operator.MORE_THAN: "is more than",
    Operator.AT_MOST: "is at most",
    Operator.LESS_THAN: "is less than",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One comparison in words, and by name what it reads: a fact, a parameter or a reading."""

    subject: str
    comparison: str
    fact: str = ""
    parameter: str = ""
    reading: str = ""
    choice: str = ""
    answers: bool = False
    """Whether the comparison names what the fact is, as an answer would: a word, or none."""

    @property
    def text(self) -> str:
        """The whole comparison."""
        return f"{self.subject}{':' if self.asks else ''} {self.answer}"

    @property
    def asks(self) -> bool:
        """Whether an answer follows the subject and no verb."""
        return self.answers or self.subject.startswith(QUESTIONS)

    @property
    def answer(self) -> str:
        """The comparison as it reads after its subject: ``is at least 5``, or after a question ``yes``."""
        return self.comparison.removeprefix("is ") if self.asks else self.comparison


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions of which all or at least one must hold."""

    joint: str
    parts: tuple[Spelled, ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """A condition that must not hold."""

    part: Spelled


Spelled = Phrase | Joined | Opposite


def spelled_out(clause: Clause, ruleset: Rules) -> Spelled:
    """A condition in words, with its shape kept."""
    if isinstance(clause, All | AnyOf):
        parts = tuple(spelled_out(part, ruleset) for part in clause.parts)
        return parts[0] if len(parts) == 1 else Joined("and" if isinstance(clause, All) else "or", parts)
    if isinstance(clause, Not):
        if isinstance(clause.part, Comparison) and clause.part.operator is Operator.KNOWN:
            return Phrase(_meaning(clause.part.fact, ruleset), "is not known", clause.part.fact)
        return Opposite(spelled_out(clause.part, ruleset))
    if isinstance(clause, ReadingIs):
        comparison = f'is read as "{clause.choice}"'
        return Phrase(f'"{clause.reading}"', comparison, reading=clause.reading, choice=clause.choice)
    return _compared(clause, ruleset)


def clause_in_words(clause: Clause, ruleset: Rules) -> str:
    """A condition as one sentence, with facts and parameters by name."""
    return _run_on(spelled_out(clause, ruleset))


def phrases(spelled: Spelled) -> Iterator[Phrase]:
    """All comparisons of a condition, in order."""
    if isinstance(spelled, Joined):
        for part in spelled.parts:
            yield from phrases(part)
    elif isinstance(spelled, Opposite):
        yield from phrases(spelled.part)
    else:
        yield spelled


def cited(ruleset: Rules, source: Citation) -> str:
    """A citation with the title of its document."""
    document = ruleset.documents[source.document]
    return f"{document.title} ({document.publisher}, {document.published}), {source}"


def _compared(clause: Comparison | Count, ruleset: Rules) -> Phrase:
    if clause.operator is Operator.KNOWN and isinstance(clause, Comparison):
        return Phrase(_meaning(clause.fact, ruleset), "is known", clause.fact)
    singular = words_of(ruleset).facts[clause.fact].singular if isinstance(clause, Comparison) else ""
    comparison = f"{OPERATORS[clause.operator]} {_operand(clause.operand, ruleset, singular)}"
    parameter = clause.operand.name if isinstance(clause.operand, ParameterName) else ""
    if isinstance(clause, Count):
        words = " or ".join(wording.spoken(word) for word in clause.words)
        return Phrase(f"the number of {clause.group} that are {words}", comparison, parameter=parameter)
    if _is_none(clause):
        return Phrase(_meaning(clause.fact, ruleset), "is none", clause.fact, answers=True)
    names_words = clause.operator in (Operator.IS, Operator.IN) and isinstance(clause.operand, str | tuple)
    return Phrase(_meaning(clause.fact, ruleset), comparison, clause.fact, parameter, answers=names_words)


def _is_none(clause: Comparison) -> bool:
    """Whether a comparison asks that there be none of something."""
    none = {Operator.LESS_THAN: 1, Operator.AT_MOST: 0, Operator.IS: 0}
    operand = clause.operand
    return isinstance(operand, int) and not isinstance(operand, bool) and none.get(clause.operator) == operand


def _operand(operand: Value | tuple[str, ...] | ParameterName, ruleset: Rules, singular: str) -> str:
    if isinstance(operand, ParameterName):
        one = ruleset.parameters[operand.name]
        return wording.value(one.value, one.unit, singular)
    if isinstance(operand, tuple):
        return wording.any_of([_as_answer(word) for word in operand])
    return _as_answer(operand) if isinstance(operand, str) else wording.value(operand)


def _as_answer(word: str) -> str:
    return f"“{wording.spoken(word)}”"


def _meaning(fact: str, ruleset: Rules) -> str:
    return words_of(ruleset).facts[fact].meaning


def _run_on(spelled: Spelled) -> str:
    if isinstance(spelled, Joined):
        return f" {spelled.joint} ".join(_bracketed(part) for part in spelled.parts)
    if isinstance(spelled, Opposite):
        return f"not ({_run_on(spelled.part)})"
    fact = f"[{spelled.fact}] " if spelled.fact else ""
    return f"{fact}{spelled.text}{f' (${spelled.parameter})' if spelled.parameter else ''}"


def _bracketed(part: Spelled) -> str:
    return f"({_run_on(part)})" if isinstance(part, Joined) else _run_on(part)
