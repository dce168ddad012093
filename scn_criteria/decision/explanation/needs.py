"""What each thing that must be settled first needs at least: to be rated at all, and to be rated best."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scn_criteria.decision.explanation.plans import Group, Plan
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.vocabulary import NOT_EVIDENCED
from scn_criteria.terms import Criterion, Situation


@dataclass(frozen=True, slots=True)
class Need:
    """The least that settles a criterion or situation, and the least that settles it best. No plans where nothing does."""

    part: Criterion | Situation
    settled: tuple[Plan, ...]
    best: tuple[Plan, ...]
    best_result: str


def needs(assessment: Assessment, groups: Sequence[Group]) -> tuple[Need, ...]:
    """What everything that must be settled first needs."""
    return tuple(_need(assessment, part, groups) for part in assessment.outcome.settle_first)


def _need(assessment: Assessment, part: Criterion | Situation, groups: Sequence[Group]) -> Need:
    group = next(one for one in groups if part.name in [table.id for table in one.tables])
    place = [table.id for table in group.tables].index(part.name)
    table = group.tables[place]
    order = assessment.ruleset.order(table)
    best = order[-1] if order else table.rows[0].then
    words = {row.then for row in table.rows} - {NOT_EVIDENCED}
    return Need(part, _least(group, place, words), _least(group, place, {best}), best)


def _least(group: Group, place: int, words: Collection[str]) -> tuple[Plan, ...]:
    """The cheapest plans by which a table gives one of these words."""
    options = [option for option in group.options if option.results[place] in words]
    return tuple(plan for option in options if option.cost == options[0].cost for plan in option.plans)
