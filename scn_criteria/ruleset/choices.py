"""What a ruleset leaves to choose: parameters over their admitted values, and readings.

On given facts a table can tell only a few values of a parameter apart: those below a fact, at it and above it. So
neighbouring values are taken together, and questions about all of them have exact answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from math import ceil, floor

from scn_criteria.ruleset.grid import Grid
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import (
    All,
    AnyOf,
    Clause,
    Comparison,
    Count,
    Not,
    Parameter,
    ParameterName,
    Reading,
    ReadingIs,
    Ruleset,
    Table,
)
from scn_criteria.ruleset.remembering import remembered
from scn_criteria.ruleset.vocabulary import Facts, Number, Vocabulary


class ChoiceKind(Enum):
    """What is chosen."""

    PARAMETER = "parameter"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Choice:
    """A parameter or a reading, by name."""

    kind: ChoiceKind
    name: str

    def made_in(self, ruleset: Ruleset) -> Number | str:
        """What a ruleset chooses."""
        if self.kind is ChoiceKind.READING:
            return ruleset.readings[self.name].choice
        return ruleset.parameters[self.name].value


@dataclass(frozen=True, slots=True)
class Setting:
    """Neighbouring values of a choice that lead to the same; the first stands for all of them."""

    choice: Choice
    value: Number | str
    first: int
    size: int
    made: Parameter | Reading = field(compare=False, repr=False)
    """The parameter or reading with that choice. Settings are combined many times over, so it is made once."""

    @property
    def last(self) -> int:
        """The place of the last value, counted from nought."""
        return self.first + self.size - 1


class Choices:
    """The choices that some tables use, and how finely given facts tell their values apart."""

    def __init__(self, tables: Iterable[Table], ruleset: Ruleset, vocabulary: Vocabulary) -> None:
        self._ruleset = ruleset
        self._vocabulary = vocabulary
        self.tables: dict[Choice, tuple[str, ...]] = {}
        self._uses: dict[Choice, list[Clause]] = {}
        for table in tables:
            for choice, clause in _chosen_in(table):
                self._uses.setdefault(choice, []).append(clause)
                self.tables[choice] = tuple(dict.fromkeys((*self.tables.get(choice, ()), table.id)))

    def used_by(self, table: str) -> tuple[Choice, ...]:
        """The choices that a table uses."""
        return tuple(choice for choice, tables in self.tables.items() if table in tables)

    def settings(self, choice: Choice, facts: Facts) -> tuple[Setting, ...]:
        """All values of a choice, in order, those that lead to the same on these facts taken together."""
        if choice.kind is ChoiceKind.READING:
            reading = self._ruleset.readings[choice.name]
            made = (replace(reading, choice=name) for name in reading.alternatives)
            return tuple(Setting(choice, one.choice, place, 1, one) for place, one in enumerate(made))
        parameter = self._ruleset.parameters[choice.name]
        grid = Grid.of(parameter)
        cuts = sorted({0, *(cut for cut in self._cuts(choice, grid, facts) if 0 < cut < grid.size)})
        merged: list[tuple[Setting, tuple[int, ...]]] = []
        for first, end in zip(cuts, [*cuts[1:], grid.size], strict=True):
            value = grid.value(first)
            setting = Setting(choice, value, first, end - first, replace(parameter, value=value))
            told = self._told(setting, facts)
            if merged and merged[-1][1] == told:
                before = merged.pop()[0]
                setting = replace(before, size=before.size + setting.size)
            merged.append((setting, told))
        return tuple(setting for setting, _ in merged)

    def _cuts(self, choice: Choice, grid: Grid, facts: Facts) -> Iterator[int]:
        """The places at which a table may begin to decide otherwise."""
        for clause in self._uses[choice]:
            for value in self._compared(clause, facts):
                place = grid.place(value)
                yield from (ceil(place), floor(place) + 1)

    def _compared(self, clause: Clause, facts: Facts) -> Iterable[Number]:
        if isinstance(clause, Count):
            return range(len(self._vocabulary.groups[clause.group]) + 1)
        value = facts.get(clause.fact) if isinstance(clause, Comparison) else None
        return () if value is None or isinstance(value, bool | str) else (value,)

    def _told(self, setting: Setting, facts: Facts) -> tuple[int, ...]:
        """What the comparisons say of the facts. Counts are of ratings, which are still open: each place says its own."""
        interpreter = Interpreter(choose(self._ruleset, (setting,)), self._vocabulary)
        clauses = self._uses[setting.choice]
        return tuple(setting.first if isinstance(one, Count) else interpreter.holds(one, facts) for one in clauses)


def choose(ruleset: Ruleset, settings: Iterable[Setting]) -> Ruleset:
    """The ruleset with some choices set otherwise. For trying out: its digest and its variant are not brought up to date."""
    parameters, readings = dict(ruleset.parameters), dict(ruleset.readings)
    for setting in settings:
        if isinstance(setting.made, Reading):
            readings[setting.choice.name] = setting.made
        else:
            parameters[setting.choice.name] = setting.made
    return replace(ruleset, parameters=parameters, readings=readings)


def combinations_of(ruleset: Ruleset, choices: Iterable[Choice]) -> int:
    """How many combinations these choices have."""
    number = 1
    for choice in choices:
        if choice.kind is ChoiceKind.READING:
            number *= len(ruleset.readings[choice.name].alternatives)
        else:
            number *= Grid.of(ruleset.parameters[choice.name]).size
    return number


@remembered(100)
def choices_in(table: Table) -> tuple[Choice, ...]:
    """What may be chosen in a table."""
    return tuple(dict.fromkeys(choice for choice, _ in _chosen_in(table)))


@remembered(100)
def choices_by_row(table: Table) -> Mapping[str, tuple[Choice, ...]]:
    """For each row that has a condition, by its id, what may be chosen in it."""
    rows = {row.id: row.when for row in table.rows if row.when is not None}
    return {row: tuple(dict.fromkeys(choice for choice, _ in _choices_in(when))) for row, when in rows.items()}


def _chosen_in(table: Table) -> Iterator[tuple[Choice, Clause]]:
    for row in table.rows:
        if row.when is not None:
            yield from _choices_in(row.when)


def _choices_in(clause: Clause) -> Iterator[tuple[Choice, Clause]]:
    if isinstance(clause, Not):
        yield from _choices_in(clause.part)
    elif isinstance(clause, All | AnyOf):
        for part in clause.parts:
            yield from _choices_in(part)
    elif isinstance(clause, ReadingIs):
        yield Choice(ChoiceKind.READING, clause.reading), clause
    elif isinstance(clause.operand, ParameterName):
        yield Choice(ChoiceKind.PARAMETER, clause.operand.name), clause
