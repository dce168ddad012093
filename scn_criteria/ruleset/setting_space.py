"""The states of a table in every setting at once: all readings, all values of its parameters, all values of its facts.

A setting is one choice for each reading and one value for each parameter. On a number, a table notices only on which side
of its thresholds it lies. So numbers and the parameters that they are compared with form a *cluster*, and a cluster shows a
table few *patterns*: for each comparison, whether it holds and whether its opposite does. Words and truths are clusters of
one fact and no parameter. All combinations of patterns are laid out as bits of whole numbers, once for each choice of the
readings, so that two versions of a table can be compared in every setting without going through each.

Tables that count words of a group are gone through setting by setting: they read words, and have few settings.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from scn_criteria.ruleset.model import (
    All,
    AnyOf,
    Atom,
    Clause,
    Comparison,
    Count,
    DecisionTable,
    Not,
    Operator,
    ParameterName,
    ReadingIs,
    Rules,
    with_atoms,
)
from scn_criteria.ruleset.scenarios import ChoiceKind, Grid, choices_in
from scn_criteria.ruleset.state_space import COMPARISONS, StateSet, comparisons_in, values_of
from scn_criteria.ruleset.vocabulary import FactDefinition, Number, Value, Vocabulary

Setting = Mapping[str, Number | str]
"""What is chosen, by the names of parameters and readings. What it does not name is as chosen in the ruleset."""

Pattern = tuple[tuple[bool, bool], ...]
"""For each comparison of a cluster, whether it holds and whether its opposite does."""


def set_to(ruleset: Rules, setting: Setting) -> Rules:
    """The ruleset in a setting; names that it does not have are left out.

    For trying out: its variant is not brought up to date.
    """
    parameters, readings = dict(ruleset.parameters), dict(ruleset.readings)
    for name, choice in setting.items():
        if name in readings:
            readings[name] = replace(readings[name], choice=str(choice))
        elif name in parameters and not isinstance(choice, str):
            parameters[name] = replace(parameters[name], value=choice)
    return replace(ruleset, parameters=parameters, readings=readings)


def admitted_values(ruleset: Rules, name: str) -> tuple[Number, ...]:
    """The values that a parameter may have, lowest first: its range in steps, and the one chosen."""
    parameter = ruleset.parameters[name]
    grid = Grid.of(parameter)
    return tuple(sorted({*(grid.value(place) for place in range(grid.size)), parameter.value}))


# Choices that versions of a ruleset share


@dataclass(frozen=True, slots=True)
class Choosable:
    """What may be chosen in all of some rulesets, by name: values of parameters, lowest first, and choices of readings."""

    parameters: Mapping[str, tuple[Number, ...]]
    readings: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, rulesets: Sequence[Rules], tables: Iterable[DecisionTable]) -> Choosable:
        """What the tables use. What only one ruleset has, or has nothing in common with another, is as chosen there."""
        parameters: dict[str, tuple[Number, ...]] = {}
        readings: dict[str, tuple[str, ...]] = {}
        for choice in dict.fromkeys(choice for table in tables for choice in choices_in(table)):
            if choice.kind is ChoiceKind.READING:
                kinds = [one.readings[choice.name].alternatives for one in rulesets if choice.name in one.readings]
                common = tuple(sorted(set(kinds[0]).intersection(*kinds[1:])))
                if len(kinds) == len(rulesets) and common:
                    readings[choice.name] = common
            else:
                grids = [set(admitted_values(one, choice.name)) for one in rulesets if choice.name in one.parameters]
                values = tuple(sorted(grids[0].intersection(*grids[1:])))
                if len(grids) == len(rulesets) and values:
                    parameters[choice.name] = values
        return cls(dict(sorted(parameters.items())), dict(sorted(readings.items())))


def settled(table: DecisionTable, ruleset: Rules, choosable: Choosable) -> DecisionTable:
    """A table with the values, as chosen, of the parameters that may not be chosen."""
    fixed = {name: one.value for name, one in ruleset.parameters.items() if name not in choosable.parameters}
    return rewritten(table, lambda one: with_values(one, fixed))


def rewritten(table: DecisionTable, change: Callable[[Comparison], Comparison]) -> DecisionTable:
    """A table with each of its comparisons changed."""

    def atom(one: Atom) -> Atom:
        return change(one) if isinstance(one, Comparison) else one

    rows = (row if row.when is None else replace(row, when=with_atoms(row.when, atom)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def with_values(one: Comparison, values: Mapping[str, Number]) -> Comparison:
    """A comparison with the value of its parameter in place of the name, if there is one."""
    if isinstance(one.operand, ParameterName) and one.operand.name in values:
        return replace(one, operand=values[one.operand.name])
    return one


# Clusters


@dataclass(frozen=True, slots=True)
class SettingCell:
    """One value for each parameter of a cluster, a place along each of its facts, and the pattern that they show a table."""

    chosen: tuple[Number, ...]
    marks: tuple[str, ...]
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Cluster:
    """Facts that are compared with the same parameters, their comparisons, and every pattern, by first occurrence."""

    facts: tuple[str, ...]
    parameters: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    cells: tuple[SettingCell, ...]
    patterns: tuple[Pattern, ...]


def clusters_of(tables: Sequence[DecisionTable], choosable: Choosable, vocabulary: Vocabulary) -> tuple[Cluster, ...]:
    """The clusters of some versions of a table, settled, sorted by the names of their facts."""
    compared = dict.fromkeys(
        one for table in tables for row in table.rows for one in comparisons_in(row.when) if isinstance(one, Comparison)
    )
    links: dict[str, set[str]] = {}
    for one in compared:
        links.setdefault(one.fact, set()).update(_named(one))
    return tuple(_cluster(facts, links, tuple(compared), choosable, vocabulary) for facts in _linked(links))


def _named(one: Comparison) -> set[str]:
    """The parameter that a comparison uses."""
    return {one.operand.name} if isinstance(one.operand, ParameterName) else set()


def _linked(links: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """The facts that share parameters, directly or through others."""
    left = dict(sorted(links.items()))
    while left:
        first = next(iter(left))
        facts, parameters = {first}, set(left.pop(first))
        while more := [fact for fact, names in left.items() if names & parameters]:
            for fact in more:
                facts.add(fact)
                parameters |= left.pop(fact)
        yield tuple(sorted(facts))


def _cluster(
    facts: tuple[str, ...],
    links: Mapping[str, set[str]],
    compared: Sequence[Comparison],
    choosable: Choosable,
    vocabulary: Vocabulary,
) -> Cluster:
    parameters = tuple(sorted(set().union(*(links[fact] for fact in facts))))
    by_fact = {fact: [one for one in compared if one.fact == fact] for fact in facts}
    lines: dict[tuple[str, tuple[Number, ...]], tuple[MarkedPlace, ...]] = {}
    cells: list[SettingCell] = []
    for chosen in product(*(choosable.parameters[name] for name in parameters)):
        values = dict(zip(parameters, chosen, strict=True))
        beside = []
        for fact in facts:
            key = (fact, tuple(values[name] for name in parameters if name in links[fact]))
            if key not in lines:
                lines[key] = _line(vocabulary.facts[fact], by_fact[fact], values)
            beside.append(lines[key])
        for places in product(*beside):
            pattern = tuple(bits for place in places for bits in place.pattern)
            cells.append(SettingCell(chosen, tuple(place.mark for place in places), pattern))
    comparisons = tuple(one for fact in facts for one in by_fact[fact])
    return Cluster(facts, parameters, comparisons, tuple(cells), tuple(dict.fromkeys(cell.pattern for cell in cells)))


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """A value of a fact, or where a range of its values begins, and the pattern that they show."""

    mark: str
    pattern: Pattern


def _line(
    definition: FactDefinition, comparisons: Sequence[Comparison], chosen: Mapping[str, Number]
) -> tuple[MarkedPlace, ...]:
    """The values of a fact, unknown first, then in order, with a mark that does not depend on what stands for a range."""
    operands = [_operand(one, chosen) for one in comparisons]
    numbers = {value for value in operands if not isinstance(value, bool | str | tuple)}
    places: list[MarkedPlace] = []
    below: Value | None = None
    for value in values_of(definition, tuple(sorted(numbers))):
        pattern = tuple(_bits(one, value, operand) for one, operand in zip(comparisons, operands, strict=True))
        places.append(MarkedPlace(mark(definition, value, below, numbers), pattern))
        below = value
    return tuple(places)


def mark(definition: FactDefinition, value: Value | None, below: Value | None, thresholds: Collection[Number]) -> str:
    """A value as digests name it: of a number, where a range begins, whichever value happens to stand for it."""
    if value is None or isinstance(value, bool | str):
        return json.dumps(value)
    if below is None:
        return "lowest"
    exact = definition.whole or value in thresholds
    return f"from {_exactly(value)}" if exact else f"above {_exactly(below)}"


def _exactly(number: Value) -> str:
    """A number in one way, whichever type holds it."""
    return str(number if isinstance(number, int) else Fraction(number))


def _operand(one: Comparison, chosen: Mapping[str, Number]) -> Value | tuple[str, ...]:
    return chosen[one.operand.name] if isinstance(one.operand, ParameterName) else one.operand


def _bits(one: Comparison, value: Value | None, operand: Value | tuple[str, ...]) -> tuple[bool, bool]:
    """Whether a comparison holds, and whether its opposite does. Of what is not known, neither."""
    if one.operator is Operator.KNOWN:
        return value is not None, value is None
    if value is None:
        return False, False
    holds = COMPARISONS[one.operator](value, operand)
    return holds, not holds


# Spaces of patterns


class PatternSpace:
    """All combinations of the patterns of some clusters, as bits."""

    def __init__(self, clusters: Sequence[Cluster], patterns: Sequence[Sequence[Pattern]]) -> None:
        """``patterns`` are those to lay out of each cluster, in order."""
        self.clusters = tuple(clusters)
        self.patterns = tuple(tuple(one) for one in patterns)
        self.strides: list[int] = []
        self.size = 1
        for one in self.patterns:
            self.strides.append(self.size)
            self.size *= len(one)
        self.everything: StateSet = (1 << self.size) - 1
        self._places = {
            comparison: (index, place)
            for index, cluster in enumerate(self.clusters)
            for place, comparison in enumerate(cluster.comparisons)
        }
        self._known: dict[tuple[Comparison, bool], StateSet] = {}

    def results(self, table: DecisionTable, readings: Mapping[str, str]) -> dict[str, StateSet]:
        """For each result of a table, the combinations that lead to it with these readings."""
        left = self.everything
        found: dict[str, StateSet] = {}
        for row in table.rows:
            matching = left if row.when is None else left & self._holds(row.when, readings, wanted=True)
            found[row.then] = found.get(row.then, 0) | matching
            left &= ~matching
        return found

    def at(self, cluster: int, chosen: Sequence[bool]) -> StateSet:
        """The combinations in which a cluster shows one of the chosen patterns."""
        stride = self.strides[cluster]
        one = (1 << stride) - 1
        states = 0
        for index, wanted in enumerate(chosen):
            if wanted:
                states |= one << (index * stride)
        length = stride * len(chosen)
        while length < self.size:
            states |= states << length
            length *= 2
        return states & self.everything

    def columns(self, cluster: int, leading: Sequence[StateSet]) -> list[tuple[StateSet, ...]]:
        """For each pattern of a cluster, what some sets of combinations hold beside it."""
        first = self.at(cluster, [index == 0 for index in range(len(self.patterns[cluster]))])
        stride = self.strides[cluster]
        return [
            tuple((states >> (index * stride)) & first for states in leading) for index in range(len(self.patterns[cluster]))
        ]

    def combination(self, number: int) -> tuple[int, ...]:
        """For each cluster, the place of its pattern in the combination that belongs to a bit."""
        return tuple(number // stride % len(one) for stride, one in zip(self.strides, self.patterns, strict=True))

    def each(self, states: StateSet) -> Iterator[int]:
        """The numbers of the bits of a set."""
        bits = f"{states:b}"[::-1]
        place = bits.find("1")
        while place >= 0:
            yield place
            place = bits.find("1", place + 1)

    def _holds(self, clause: Clause, readings: Mapping[str, str], *, wanted: bool) -> StateSet:
        if isinstance(clause, Not):
            return self._holds(clause.part, readings, wanted=not wanted)
        if isinstance(clause, All | AnyOf):
            every = isinstance(clause, All) is wanted
            states = self.everything if every else 0
            for part in clause.parts:
                other = self._holds(part, readings, wanted=wanted)
                states = states & other if every else states | other
            return states
        if isinstance(clause, ReadingIs):
            return self.everything if (readings[clause.reading] == clause.choice) is wanted else 0
        if isinstance(clause, Count):
            message = "tables that count are gone through setting by setting"
            raise TypeError(message)
        if (clause, wanted) not in self._known:
            index, place = self._places[clause]
            bits = [pattern[place][0 if wanted else 1] for pattern in self.patterns[index]]
            self._known[clause, wanted] = self.at(index, bits)
        return self._known[clause, wanted]


def counts(table: DecisionTable) -> bool:
    """Whether a table counts words of a group."""
    return any(isinstance(one, Count) for row in table.rows for one in comparisons_in(row.when))
