"""Scenario variables: the parameters and readings that a ruleset leaves to choose, with their admitted values.

On given facts a table distinguishes only a few values of a parameter: those below a fact, at it and above it. So
neighbouring values are taken together, and questions about all of them have exact answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from math import ceil, floor

from scn_criteria.ruleset.caching import memoised
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import (
    Clause,
    Comparison,
    Count,
    DecisionTable,
    Parameter,
    ParameterName,
    Reading,
    ReadingIs,
    Rules,
    atoms_in,
)
from scn_criteria.ruleset.vocabulary import Facts, Number, Vocabulary

# The values of a parameter: from its lowest to its highest in steps, exactly

EXACT = Context(prec=400)
"""Enough digits for every number that a ruleset may hold, so that no step along a range is ever rounded."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The values that a parameter may have, from its lowest in steps."""

    low: Number
    step: Number
    size: int

    @classmethod
    def of(cls, parameter: Parameter) -> Grid:
        """The grid of a parameter."""
        range_ = Fraction(parameter.high) - Fraction(parameter.low)
        return cls(parameter.low, parameter.step, floor(range_ / Fraction(parameter.step)) + 1)

    def value(self, place: int) -> Number:
        """The value at a place, counted from nought."""
        if isinstance(self.low, int) and isinstance(self.step, int):
            return self.low + self.step * place
        return EXACT.add(_decimal(self.low), EXACT.multiply(_decimal(self.step), place))

    def place(self, value: Number) -> Fraction:
        """The place of a value, counted from nought. Not a whole number where the value is none of the grid."""
        return (Fraction(value) - Fraction(self.low)) / Fraction(self.step)


def _decimal(number: Number) -> Decimal:
    """A number of a ruleset as a decimal: rulesets hold no fractions that do not end."""
    if isinstance(number, Fraction):
        return EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return Decimal(number)


# Choices and scenarios


class ChoiceKind(Enum):
    """What is chosen."""

    PARAMETER = "parameter"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class ScenarioVariable:
    """A parameter or a reading, by name."""

    kind: ChoiceKind
    name: str

    def made_in(self, ruleset: Rules) -> Number | str:
        """What a ruleset chooses."""
        if self.kind is ChoiceKind.READING:
            return ruleset.readings[self.name].choice
        return ruleset.parameters[self.name].value


@dataclass(frozen=True, slots=True)
class Scenario:
    """Neighbouring values of a choice that have the same effect; the first stands for all of them."""

    choice: ScenarioVariable
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
    """The choices that some tables use, and which of their values have different effects on given facts."""

    def __init__(self, tables: Iterable[DecisionTable], ruleset: Rules, vocabulary: Vocabulary) -> None:
        self._ruleset = ruleset
        self._vocabulary = vocabulary
        self.tables: dict[ScenarioVariable, tuple[str, ...]] = {}
        self._uses: dict[ScenarioVariable, list[Clause]] = {}
        for table in tables:
            for choice, clause in _chosen_in(table):
                self._uses.setdefault(choice, []).append(clause)
                self.tables[choice] = tuple(dict.fromkeys((*self.tables.get(choice, ()), table.id)))

    def used_by(self, table: str) -> tuple[ScenarioVariable, ...]:
        """The choices that a table uses."""
        return tuple(choice for choice, tables in self.tables.items() if table in tables)

    def settings(self, choice: ScenarioVariable, facts: Facts) -> tuple[Scenario, ...]:
        """All values of a choice, in order, those that have the same effect on these facts taken together."""
        if choice.kind is ChoiceKind.READING:
            reading = self._ruleset.readings[choice.name]
            made = (replace(reading, choice=name) for name in reading.alternatives)
            return tuple(Scenario(choice, one.choice, place, 1, one) for place, one in enumerate(made))
        parameter = self._ruleset.parameters[choice.name]
        grid = Grid.of(parameter)
        cuts = sorted({0, *(cut for cut in self._cuts(choice, grid, facts) if 0 < cut < grid.size)})
        merged: list[tuple[Scenario, tuple[int, ...]]] = []
        for first, end in zip(cuts, [*cuts[1:], grid.size], strict=True):
            value = grid.value(first)
            setting = Scenario(choice, value, first, end - first, replace(parameter, value=value))
            effects = self._effects(setting, facts)
            if merged and merged[-1][1] == effects:
                before = merged.pop()[0]
                setting = replace(before, size=before.size + setting.size)
            merged.append((setting, effects))
        return tuple(setting for setting, _ in merged)

    def _cuts(self, choice: ScenarioVariable, grid: Grid, facts: Facts) -> Iterator[int]:
        """The places at which a table may begin to decide differently."""
        for clause in self._uses[choice]:
            for value in self._compared(clause, facts):
                place = grid.place(value)
                yield from (ceil(place), floor(place) + 1)

    def _compared(self, clause: Clause, facts: Facts) -> Iterable[Number]:
        if isinstance(clause, Count):
            return range(len(self._vocabulary.groups[clause.group]) + 1)
        value = facts.get(clause.fact) if isinstance(clause, Comparison) else None
        return () if value is None or isinstance(value, bool | str) else (value,)

    def _effects(self, setting: Scenario, facts: Facts) -> tuple[int, ...]:
        """Which comparisons hold on the facts. Counts are of ratings, which are still open: each place has its own."""
        interpreter = Interpreter(set_otherwise(self._ruleset, (setting,)), self._vocabulary)
        clauses = self._uses[setting.choice]
        return tuple(setting.first if isinstance(one, Count) else interpreter.holds(one, facts) for one in clauses)


def set_otherwise(ruleset: Rules, settings: Iterable[Scenario]) -> Rules:
    """The ruleset with some choices set otherwise. For trying out: its digest and its variant are not brought up to date."""
    parameters, readings = dict(ruleset.parameters), dict(ruleset.readings)
    for setting in settings:
        if isinstance(setting.made, Reading):
            readings[setting.choice.name] = setting.made
        else:
            parameters[setting.choice.name] = setting.made
    return replace(ruleset, parameters=parameters, readings=readings)


def combinations_of(ruleset: Rules, choices: Iterable[ScenarioVariable]) -> int:
    """How many combinations these choices have."""
    number = 1
    for choice in choices:
        if choice.kind is ChoiceKind.READING:
            number *= len(ruleset.readings[choice.name].alternatives)
        else:
            number *= Grid.of(ruleset.parameters[choice.name]).size
    return number


@memoised(100)
def choices_in(table: DecisionTable) -> tuple[ScenarioVariable, ...]:
    """What may be chosen in a table."""
    return tuple(dict.fromkeys(choice for choice, _ in _chosen_in(table)))


@memoised(100)
def choices_by_row(table: DecisionTable) -> Mapping[str, tuple[ScenarioVariable, ...]]:
    """For each row that has a condition, by its id, what may be chosen in it."""
    rows = {row.id: row.when for row in table.rows if row.when is not None}
    return {row: tuple(dict.fromkeys(choice for choice, _ in _choices_in(when))) for row, when in rows.items()}


def _chosen_in(table: DecisionTable) -> Iterator[tuple[ScenarioVariable, Clause]]:
    for row in table.rows:
        if row.when is not None:
            yield from _choices_in(row.when)


def _choices_in(clause: Clause) -> Iterator[tuple[ScenarioVariable, Clause]]:
    for one in atoms_in(clause):
        if isinstance(one, ReadingIs):
            yield ScenarioVariable(ChoiceKind.READING, one.reading), one
        elif isinstance(one.operand, ParameterName):
            yield ScenarioVariable(ChoiceKind.PARAMETER, one.operand.name), one
