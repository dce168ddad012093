"""Whether every fact that a table reads can change an outcome, by way of its table and the recommendation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from scn_criteria.ruleset.codes import CHANGES_NO_OUTCOME
from scn_criteria.ruleset.counterexamples import ProofFinding
from scn_criteria.ruleset.model import DecisionTable, Rules
from scn_criteria.ruleset.order_types import every_setting
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace, comparisons_in
from scn_criteria.ruleset.vocabulary import Value
from scn_criteria.ruleset.withholding import TableInSetting

Pair = frozenset[str]


def check_outcome_influence(
    ruleset: Rules, recommendation: StateSpace, in_settings: Mapping[str, tuple[TableInSetting, ...]]
) -> Iterator[ProofFinding]:
    """Every fact moves its table, in some setting, between two results that the recommendation tells apart in some setting.

    A table counts where the recommendation reads a fact of its name. A result that the recommendation does not know stands
    for all that it knows: what is not evidenced may turn out any way.
    """
    by_name = {ruleset.tables[table].name: subjects for table, subjects in in_settings.items() if subjects}
    distinct = _distinguished(ruleset, recommendation, [name for name in by_name if name in recommendation.axes])
    for name, pairs in distinct.items():
        subjects = by_name[name]
        table = subjects[0].space.table
        values = recommendation.axes[name].values
        for fact in subjects[0].space.axes:
            moved = [pair for one in subjects for pair in _moved(one, fact)]
            if moved and not any(_matters(pair, pairs, values) for pair in moved):
                yield _finding(table, fact)


def _finding(table: DecisionTable, fact: str) -> ProofFinding:
    reading = next(
        (row for row in table.rows if fact in {getattr(one, "fact", "") for one in comparisons_in(row.when)}), None
    )
    message = f'in table {table.id}, "{fact}" changes the result, but never an outcome'
    return ProofFinding(CHANGES_NO_OUTCOME, table, message, reading)


def _matters(pair: Pair, distinct: set[Pair], values: tuple[Value | None, ...]) -> bool:
    """Whether two results of a table can make a difference. One that the recommendation does not know may be any."""
    known = pair & {str(value) for value in values}
    return pair in distinct if len(known) == len(pair) else any(known <= one for one in distinct)


def _distinguished(ruleset: Rules, space: StateSpace, names: list[str]) -> dict[str, set[Pair]]:
    """For each fact of the recommendation, the pairs of its values between which some outcome changes, in some setting."""
    distinct: dict[str, set[Pair]] = {name: set() for name in names}
    for setting in every_setting(space.table, ruleset):
        open_pairs = {
            name: [
                pair for pair in combinations(space.axes[name].values, 2) if frozenset(map(str, pair)) not in distinct[name]
            ]
            for name in names
        }
        if not any(open_pairs.values()):
            break
        under = space.under(setting.ruleset)
        for name, pairs in open_pairs.items():
            for low, high in pairs:
                if _differ(under, under.axes[name], low, high):
                    distinct[name].add(frozenset((str(low), str(high))))
    return distinct


def _differ(space: StateSpace, axis: StateAxis, low: Value | None, high: Value | None) -> bool:
    distance = (axis.values.index(high) - axis.values.index(low)) * axis.stride
    here, there = (space.where(axis.fact, (value,)) for value in (low, high))
    return any((leading & here) << distance != leading & there for leading in space.results.values())


def _moved(subject: TableInSetting, fact: str) -> Iterator[Pair]:
    """The pairs of results between which one fact alone moves a table, among the states that can happen."""
    space, axis = subject.space, subject.space.axes[fact]
    columns: dict[str, StateSet] = {}
    for result in space.results:
        states, column = subject.giving(result), 0
        for place, value in enumerate(axis.values):
            column |= (states & space.where(fact, (value,))) >> (place * axis.stride)
        columns[result] = column
    for one, other in combinations(columns, 2):
        if columns[one] & columns[other]:
            yield frozenset((one, other))
