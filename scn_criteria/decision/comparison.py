"""Compare two rulesets: their parameters and readings, the states that they decide differently, and affected proposals."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from scn_criteria import wording
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
from scn_criteria.ruleset.difference import (
    SettingDifference,
    Shift,
    TableDifference,
    fingerprint,
    setting_difference,
    shifts,
    table_difference,
    table_digest,
)
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
class RangeDifference:
    """A parameter or reading, and what may be chosen for it in either ruleset, in words. ``None`` where there is none."""

    name: str
    before: str | None
    after: str | None


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
    ranges: tuple[RangeDifference, ...]
    strategic: TableDifference
    """The recommendation for strategic clinical networks: all profiles of nine ratings and two situations."""
    others: TableDifference
    """The recommendation for the other types of network."""
    tables: tuple[TableDifference, ...]
    """The tables that come before the recommendation or stand beside it, those that differ."""
    settings: tuple[SettingDifference, ...]
    """The tables that differ with the same choices made in both, where the decisions as chosen do not show it."""
    proposals: tuple[ProposalFlips, ...]
    same: bool
    """Whether both admit and make the same choices, and decide the same on all facts in every setting."""

    @property
    def same_as_chosen(self) -> bool:
        """Whether both decide the same on all facts, each as chosen."""
        return not (self.strategic.shifts or self.others.shifts or self.tables)


def compare(
    before: CompiledRuleset, after: CompiledRuleset, assessed: Sequence[tuple[Assessment, Assessment]]
) -> RulesetComparison:
    """Compare two rulesets, with the proposals that were assessed under both."""
    strategic, others = _recommendations(before, after)
    found = tuple(
        table
        for name in before.ruleset.tables
        if name != RECOMMENDATION
        and (table := table_difference(name, before.ruleset, after.ruleset, before.vocabulary, RELATIONS)).shifts
    )
    shown = {table.table for table in found}
    if strategic.shifts or others.shifts:
        shown.add(RECOMMENDATION)
    return RulesetComparison(
        before=before.ruleset,
        after=after.ruleset,
        chosen=tuple(_chosen(before.ruleset, after.ruleset)),
        ranges=tuple(_ranges(before.ruleset, after.ruleset)),
        strategic=strategic,
        others=others,
        tables=found,
        settings=tuple(_settings(before, after, shown)),
        proposals=tuple(
            ProposalFlips(one.proposal.id, one.proposal.title, changes)
            for one, other in assessed
            if (changes := flips(one, other))
        ),
        same=fingerprint(before.ruleset, before.vocabulary) == fingerprint(after.ruleset, after.vocabulary),
    )


def _settings(before: CompiledRuleset, after: CompiledRuleset, shown: Collection[str]) -> Iterator[SettingDifference]:
    """The tables that differ with the same choices in both, but for those whose decisions as chosen show it."""
    for name, table in before.ruleset.tables.items():
        digests = [
            table_digest(table, before.ruleset, before.vocabulary),
            table_digest(after.ruleset.tables[name], after.ruleset, after.vocabulary),
        ]
        if digests[0] == digests[1]:
            continue
        found = setting_difference(name, before.ruleset, after.ruleset, before.vocabulary, RELATIONS)
        if found and (found.moved or name not in shown):
            yield found


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


def _ranges(before: Rules, after: Rules) -> Iterator[RangeDifference]:
    """The parameters and readings for which something else may be chosen, by name."""
    old, new = _admitted(before), _admitted(after)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield RangeDifference(name, old.get(name), new.get(name))


def _admitted(ruleset: Rules) -> dict[str, str]:
    ranges = {
        name: f"{wording.value(one.low)} to {wording.value(one.high)} in steps of {wording.value(one.step)}"
        for name, one in ruleset.parameters.items()
    }
    return ranges | {name: wording.listed(sorted(one.alternatives), "or") for name, one in ruleset.readings.items()}


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
        "ranges": [{"name": one.name, "before": one.before, "after": one.after} for one in found.ranges],
        "recommendation": {"strategic": _table(found.strategic), "other_types": _table(found.others)},
        "tables": [_table(table) for table in found.tables],
        "settings": [
            {
                "moved": {name: text_record(choice) for name, choice in one.moved.items()},
                "can_happen": one.can_happen,
                **_table(one.difference),
            }
            for one in found.settings
        ],
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
    return {"id": one.proposal, "title": one.title, "flips": [flip_record(flip) for flip in one.flips]}


def flip_record(flip: Flip) -> Record:
    """A question answered differently, as plain data."""
    return {"table": flip.after.table, "before": _answer_record(flip.before), "after": _answer_record(flip.after)}


def _answer_record(answered: Answered) -> Record:
    return {"result": answered.result, "rule": answered.rule}
