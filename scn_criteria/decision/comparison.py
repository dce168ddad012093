"""Compare two rulesets: their parameters and readings, the states that they decide differently, and affected proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.findings import Assessment, Decided, NotAssessed, ruleset_record
from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.vocabulary import (
    APPLIES,
    DOES_NOT_APPLY,
    DOMAIN,
    NOT_EVIDENCED,
    NOT_SATISFIED,
    RECOMMENDATION,
    SATISFIED,
    STRATEGIC,
    TYPE,
)
from scn_criteria.ruleset.difference import Shift, TableDifference, shifts, table_difference
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.vocabulary import Number
from scn_criteria.serialisation import Record, json_text, refused_records, text_record

# One proposal under two rulesets

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


# Two rulesets

NETWORK_TYPE = "network_type"


@dataclass(frozen=True, slots=True)
class ChoiceDifference:
    """A parameter or reading and what it is in either ruleset. ``None`` where one of them has no such choice."""

    name: str
    before: Number | str | None
    after: Number | str | None


@dataclass(frozen=True, slots=True)
class ProposalFlips:
    """The decisions about one proposal that differ."""

    proposal: str
    title: str
    flips: tuple[Flip, ...]


@dataclass(frozen=True, slots=True)
class RulesetComparison:
    """Two rulesets and everything that they decide differently."""

    before: Rules
    after: Rules
    chosen: tuple[ChoiceDifference, ...]
    strategic: TableDifference
    """The recommendation for strategic clinical networks: all profiles of nine ratings and two situations."""
    others: TableDifference
    """The recommendation for the other types of network."""
    tables: tuple[TableDifference, ...]
    """The tables that come before the recommendation or stand beside it, those that differ."""
    proposals: tuple[ProposalFlips, ...]

    @property
    def same(self) -> bool:
        """Whether both decide the same on all facts."""
        return not (self.strategic.shifts or self.others.shifts or self.tables)


def compare(
    before: CompiledRuleset, after: CompiledRuleset, assessed: Sequence[tuple[Assessment, Assessment]]
) -> RulesetComparison:
    """Compare two rulesets, with the proposals that were assessed under both."""
    strategic, others = _recommendations(before, after)
    found = (
        table_difference(table, before.ruleset, after.ruleset, before.vocabulary, RELATIONS)
        for table in before.ruleset.tables
        if table != RECOMMENDATION
    )
    return RulesetComparison(
        before=before.ruleset,
        after=after.ruleset,
        chosen=tuple(_chosen(before.ruleset, after.ruleset)),
        strategic=strategic,
        others=others,
        tables=tuple(table for table in found if table.shifts),
        proposals=tuple(
            ProposalFlips(one.proposal.id, one.proposal.title, changes)
            for one, other in assessed
            if (changes := flips(one, other))
        ),
    )


def _recommendations(before: CompiledRuleset, after: CompiledRuleset) -> tuple[TableDifference, TableDifference]:
    """The recommendation over all profiles, for strategic networks and for the others."""
    old = recommendation_space(before.ruleset, before.vocabulary, after.ruleset)
    new = recommendation_space(after.ruleset, after.vocabulary, before.ruleset)
    strategic = old.where(NETWORK_TYPE, (STRATEGIC,))
    order = before.ruleset.order(before.ruleset.tables[RECOMMENDATION])
    split = []
    for states in (strategic, old.everything & ~strategic):
        found: tuple[Shift, ...] = tuple(shifts(old, new, states, before.vocabulary, order))
        split.append(TableDifference(RECOMMENDATION, states.bit_count(), found))
    return split[0], split[1]


def _chosen(before: Rules, after: Rules) -> Iterator[ChoiceDifference]:
    """The parameters and readings that differ, by name."""
    old = {name: one.value for name, one in before.parameters.items()} | _readings(before)
    new = {name: one.value for name, one in after.parameters.items()} | _readings(after)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield ChoiceDifference(name, old.get(name), new.get(name))


def _readings(ruleset: Rules) -> dict[str, Number | str]:
    return {name: one.choice for name, one in ruleset.readings.items()}


# JSON: the same bytes for the same input

FORMAT = "scn-comparison/1"


def comparison_json(found: RulesetComparison, compared: int, refused: Sequence[NotAssessed]) -> str:
    """The comparison as one JSON document, with a line feed at its end."""
    document = {
        "format": FORMAT,
        "before": ruleset_record(found.before),
        "after": ruleset_record(found.after),
        "same": found.same,
        "chosen": [
            {"name": one.name, "before": text_record(one.before), "after": text_record(one.after)} for one in found.chosen
        ],
        "recommendation": {"strategic": _table(found.strategic), "other_types": _table(found.others)},
        "tables": [_table(table) for table in found.tables],
        "proposals": {"compared": compared, "flipped": [_proposal(one) for one in found.proposals]},
        "not_assessed": refused_records(refused),
    }
    return json_text(document)


def _table(table: TableDifference) -> Record:
    shifts = [_shift(shift) for shift in table.shifts]
    return {"table": table.table, "states": table.states, "changed": table.changed, "shifts": shifts}


def _shift(shift: Shift) -> Record:
    return {
        "before": shift.before,
        "after": shift.after,
        "states": shift.number,
        "rule_before": shift.rule_before,
        "rule_after": shift.rule_after,
        "example": {fact: text_record(value) for fact, value in shift.example.items()},
        "telling": list(shift.shown_facts),
    }


def _proposal(one: ProposalFlips) -> Record:
    changes = [
        {"table": flip.after.table, "before": _answer_record(flip.before), "after": _answer_record(flip.after)}
        for flip in one.flips
    ]
    return {"id": one.proposal, "title": one.title, "flips": changes}


def _answer_record(answered: Answered) -> Record:
    return {"result": answered.result, "rule": answered.rule}
