"""The cheapest ways to an outcome: which results must change, exact over all states of the recommendation table.

Each result that can be reached has a price. The states that lead to the outcome are cut along one axis after the other, and
what is left is kept with the cheapest way to it. Cuts that leave nothing are dropped at once, and cuts that leave the same
are made once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from scn_criteria.decision.explanation.grounds import in_all, layers_of
from scn_criteria.decision.explanation.plans import FREE, Cost, Group, Option, plus
from scn_criteria.ruleset.space import Axis, Space, States

MOST = 3
"""As many routes as are worked out in full. The others are counted."""

Offer = tuple[str | None, Option]
"""A word of an axis, or ``None`` for a result that settles nothing, with what it takes."""


@dataclass(frozen=True, slots=True)
class Route:
    """Results that together lead to the outcome, each with the plans that reach it at the lowest price."""

    changes: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Routes:
    """The cheapest routes: what each costs, some of them in full, and how many there are."""

    cost: Cost
    shown: tuple[Route, ...]
    number: int


@dataclass(frozen=True, slots=True)
class _Way:
    """The cheapest choice for the axes that are left: some such choices in full, and how many there are."""

    cost: Cost
    choices: tuple[tuple[Option, ...], ...]
    number: int

    def after(self, option: Option) -> _Way:
        """The way that takes an option first."""
        return _Way(plus(option.cost, self.cost), tuple((option, *rest) for rest in self.choices), self.number)


@dataclass(slots=True)
class _Search:
    """The cheapest way into some states, with these offers at each axis. The farthest axis comes first."""

    axes: Sequence[Axis]
    offers: Mapping[str, Sequence[Offer]]
    _known: dict[tuple[int, States], _Way | None] = field(default_factory=dict)

    def way(self, level: int, states: States) -> _Way | None:
        """The cheapest way from an axis on, if there is any."""
        if not states:
            return None
        if level == len(self.axes):
            return _Way(FREE, ((),), 1)
        key = (level, states)
        if key not in self._known:
            self._known[key] = _cheapest(self._ways(level, states))
        return self._known[key]

    def _ways(self, level: int, states: States) -> Iterator[_Way]:
        axis = self.axes[level]
        layers = layers_of(states, axis)
        for word, option in self.offers[axis.fact]:
            rest = self.way(level + 1, in_all(layers) if word is None else layers[axis.values.index(word)])
            if rest:
                yield rest.after(option)


def routes(space: Space, goal: States, groups: Sequence[Group], axis_of: Mapping[str, str]) -> Routes | None:
    """The cheapest routes into some states, or nothing where no addition leads there.

    ``axis_of`` gives for each table the axis on which its result stands.
    """
    axes = tuple(reversed(space.axes.values()))
    joint = [group for group in groups if len(group.tables) > 1]
    single = {
        axis_of[group.tables[0].id]: [
            (_word(space, axis_of[group.tables[0].id], one.results[0]), one) for one in group.options
        ]
        for group in groups
        if len(group.tables) == 1
    }
    ways = []
    for chosen in product(*(group.options for group in joint)):
        together = {
            axis_of[table]: [(_word(space, axis_of[table], result), _nothing(option))]
            for option in chosen
            for table, result in zip(option.tables, option.results, strict=True)
        }
        found = _Search(axes, single | together).way(0, goal)
        for option in chosen:
            found = found.after(option) if found else None
        ways += [found] if found else []
    best = _cheapest(iter(ways))
    return Routes(best.cost, tuple(_route(choice) for choice in best.choices), best.number) if best else None


def _cheapest(ways: Iterator[_Way]) -> _Way | None:
    found = list(ways)
    if not found:
        return None
    least = min(way.cost for way in found)
    kept = [way for way in found if way.cost == least]
    choices = [choice for way in kept for choice in way.choices]
    return _Way(least, tuple(choices[:MOST]), sum(way.number for way in kept))


def _word(space: Space, axis: str, result: str) -> str | None:
    """A result as a word of its axis. Any other, such as not evidenced, settles nothing."""
    return result if result in space.axes[axis].values else None


def _nothing(option: Option) -> Option:
    """An option at no price: what tables share is paid for once."""
    return Option(option.tables, option.results, FREE, ())


def _route(choice: Sequence[Option]) -> Route:
    changed = [one for one in choice if one.cost != FREE]
    return Route(tuple(sorted(changed, key=lambda one: one.tables)))
