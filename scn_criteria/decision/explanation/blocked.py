"""Why no addition of evidence leads to an outcome: the results that cannot be had, and the facts that stand in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scn_criteria.decision.explanation.additions import Addition
from scn_criteria.decision.explanation.plans import Group, Planner
from scn_criteria.ruleset.cells import axes_of
from scn_criteria.ruleset.model import Table
from scn_criteria.ruleset.space import Space, States


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A table that cannot give what the outcome needs, and each fact that would let it, were it otherwise."""

    table: str
    needed: tuple[str, ...]
    facts: tuple[str, ...]


def obstacles(
    space: Space, goal: States, groups: Sequence[Group], axis_of: Mapping[str, str], planner: Planner
) -> tuple[Obstacle, ...]:
    """The tables that stand in the way, each by itself."""
    return tuple(
        Obstacle(table.id, needed, tuple(_holding(table, needed, planner)))
        for group in groups
        for place, table in enumerate(group.tables)
        if (needed := _needed(space, goal, axis_of[table.id]))
        and not {option.results[place] for option in group.options}.intersection(needed)
    )


def _needed(space: Space, goal: States, axis: str) -> tuple[str, ...]:
    """The words of an axis at which the outcome is possible."""
    return tuple(str(word) for word in space.axes[axis].values if goal & space.where(axis, (word,)))


def _holding(table: Table, needed: tuple[str, ...], planner: Planner) -> Iterator[str]:
    """The facts that nothing can be added to, but that would let the table give what is needed if they were otherwise."""
    choices = planner.choices(table)
    axes = axes_of(table, planner.interpreter.ruleset, planner.interpreter.vocabulary)
    for fact, values in axes.items():
        before = planner.facts.get(fact)
        others = tuple(Addition(fact, before, value) for value in values if value is not None and value != before)
        options = planner.options((table,), choices | {fact: others})
        if any(option.results[0] in needed for option in options):
            yield fact
