"""A table laid out under every choice of its readings, finely enough for its cases and for rows that were changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from scn_criteria.ruleset.cases.model import Case
from scn_criteria.ruleset.cells import thresholds_of
from scn_criteria.ruleset.ladder import Ladder
from scn_criteria.ruleset.model import Clause, Row, Ruleset, Table
from scn_criteria.ruleset.space import Axis, Space, States
from scn_criteria.ruleset.verification import Ground, every_reading
from scn_criteria.ruleset.vocabulary import Facts, FactType, Value

Choices = tuple[str, ...]
"""What is chosen for each of the readings that a table uses."""

Results = dict[str, States]
"""For each result the states that lead to it."""


class Layout:
    """The states of a table, its own rows and others told apart, under every choice of the readings that it uses."""

    def __init__(self, table: Table, others: Iterable[Row], ground: Ground) -> None:
        self.table = table
        self.ruleset = ground.ruleset
        widened = replace(table, rows=(*table.rows, *others))
        thresholds = thresholds_of(widened, ground.ruleset, ground.vocabulary)
        facts = ground.vocabulary.facts
        self._ladders = {fact: Ladder.of(found) for fact, found in thresholds.items() if facts[fact].type is FactType.NUMBER}
        variants = list(every_reading(table, ground.ruleset))
        self.readings = tuple(
            name for name in self.ruleset.readings if len({variant.readings[name].choice for variant in variants}) > 1
        )
        variants.sort(key=lambda variant: len(self.stated(self._chosen(variant))))
        self.spaces = {self._chosen(variant): ground.space(table, variant, (widened,)) for variant in variants}
        """Under the readings of the ruleset first."""
        self.attainable = ground.attainable(next(iter(self.spaces.values())))
        """The states that a proposal can come to."""
        self.sheets = {choices: Sheet(space) for choices, space in self.spaces.items()}

    @property
    def _axes(self) -> Collection[Axis]:
        return next(iter(self.spaces.values())).axes.values()

    @property
    def size(self) -> int:
        """How many states there are under one choice of readings."""
        return next(iter(self.spaces.values())).size

    def place(self, case: Case) -> tuple[Choices, int]:
        """The choices of readings under which a case is asked, and the number of its state."""
        axes, facts = self._axes, case.facts
        number = sum(self._index(axis, facts[axis.fact]) * axis.stride for axis in axes)
        chosen = {name: one.choice for name, one in self.ruleset.readings.items()} | dict(case.readings)
        return tuple(chosen[name] for name in self.readings), number

    def settled(self, facts: Facts) -> dict[str, Value | None]:
        """For each fact the value of the layout that stands for it."""
        return {axis.fact: axis.values[self._index(axis, facts[axis.fact])] for axis in self._axes}

    def stated(self, choices: Choices) -> dict[str, str]:
        """The readings of these choices that differ from those of the ruleset."""
        pairs = zip(self.readings, choices, strict=True)
        return {name: choice for name, choice in pairs if choice != self.ruleset.readings[name].choice}

    def _chosen(self, variant: Ruleset) -> Choices:
        return tuple(variant.readings[name].choice for name in self.readings)

    def _index(self, axis: Axis, value: Value | None) -> int:
        """The value of an axis that stands for a value: the same word, or a number between the same thresholds."""
        ladder = self._ladders.get(axis.fact)
        if ladder is None or value is None or isinstance(value, str):
            return axis.values.index(value)
        place = ladder.place(value)
        numbers = ((index, one) for index, one in enumerate(axis.values) if one is not None and not isinstance(one, str))
        return next(index for index, one in numbers if ladder.place(one) == place)


class Sheet:
    """The states of a table under one choice of readings, on which changed rows are tried. Conditions are kept."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._kept: dict[Clause, States] = {}

    def holds(self, clause: Clause | None) -> States:
        """The states in which a condition holds. No condition always holds."""
        if clause is None:
            return self.space.everything
        found = self._kept.get(clause)
        if found is None:
            found = self._kept[clause] = self.space.holds(clause)
        return found

    def results(self, rows: Sequence[Row]) -> Results:
        """For each result the states that lead to it, under these rows in this order."""
        left = self.space.everything
        found: Results = {}
        for row in rows:
            hit = left & self.holds(row.when)
            found[row.then] = found.get(row.then, 0) | hit
            left ^= hit
        return found

    def differs(self, rows: Sequence[Row]) -> States:
        """The states in which these rows lead to another result than those of the table."""
        others = self.results(rows)
        same = 0
        for result, states in self.space.results.items():
            same |= states & others.get(result, 0)
        return self.space.everything ^ same
