"""What is decided differently about one proposal under two rulesets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment, Decided
from scn_criteria.decision.vocabulary import (
    APPLIES,
    DOES_NOT_APPLY,
    DOMAIN,
    NOT_EVIDENCED,
    NOT_SATISFIED,
    RECOMMENDATION,
    SATISFIED,
    TYPE,
)

STANDINGS = {True: APPLIES, False: DOES_NOT_APPLY, None: NOT_EVIDENCED}


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that an assessment answers, by the table that answers it, and the row that did."""

    table: str
    result: str
    rule: str


@dataclass(frozen=True, slots=True)
class Flip:
    """A question answered differently, and by which rows."""

    before: Answered
    after: Answered

    @property
    def is_outcome(self) -> bool:
        """Whether it is the recommended outcome that differs."""
        return self.before.table == RECOMMENDATION


def flips(before: Assessment, after: Assessment) -> tuple[Flip, ...]:
    """The questions that two assessments of one proposal answer differently, the outcome first."""
    pairs = zip(_answered(before), _answered(after), strict=True)
    return tuple(Flip(old, new) for old, new in pairs if old.result != new.result)


def _answered(one: Assessment) -> Iterator[Answered]:
    yield _answer(RECOMMENDATION, one.outcome.outcome.value, one.outcome.decided)
    yield _answer(TYPE, one.network_type.type.value, one.network_type.decided)
    for criterion in one.criteria:
        yield _answer(criterion.criterion.name, criterion.rating.value, criterion.decided)
    for situation in one.situations:
        yield _answer(situation.situation.name, STANDINGS[situation.applies], situation.decided)
    yield _answer(DOMAIN, one.home_domain.domain.value, one.home_domain.decided)
    for condition in one.conditions:
        yield _answer(condition.condition.value, SATISFIED if condition.satisfied else NOT_SATISFIED, condition.decided)


def _answer(table: str, result: str, decided: Decided) -> Answered:
    return Answered(table, result, decided.rule)
