"""Differences between the decisions of two rulesets, by exhaustion over all states, and a digest of such decisions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import islice, product
from typing import TypeVar

from scn_criteria.ruleset.caching import memoised
from scn_criteria.ruleset.counterexamples import Example, StateOrder, minimal_counterexample, shown_facts
from scn_criteria.ruleset.fact_constraints import FactConstraint, FeasibleStates
from scn_criteria.ruleset.model import Comparison, DecisionTable, ParameterName, Rules
from scn_criteria.ruleset.setting_space import (
    Choosable,
    Cluster,
    Pattern,
    PatternSpace,
    Setting,
    clusters_of,
    counts,
    mark,
    rewritten,
    set_to,
    settled,
    with_values,
)
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace, axes_of, thresholds_of, values_of
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Number, Value, Vocabulary

ChoiceT = TypeVar("ChoiceT", bound=Number | str)

# Differences between two rulesets


@dataclass(frozen=True, slots=True)
class Shift:
    """The states that lead to one result before and to another after, with the simplest of them and its rows."""

    before: str
    after: str
    number: int
    example: Example
    shown_facts: Example
    """The facts of the example that differ from the best case."""
    rule_before: str
    rule_after: str


@dataclass(frozen=True, slots=True)
class TableDifference:
    """A table, how many states it can be in, and which of them lead to another result than before."""

    table: str
    states: int
    shifts: tuple[Shift, ...]

    @property
    def changed(self) -> int:
        """How many states lead to another result."""
        return sum(shift.number for shift in self.shifts)


def table_difference(
    table: str,
    before: Rules,
    after: Rules,
    vocabulary: Vocabulary,
    constraints: Sequence[FactConstraint] = (),
) -> TableDifference:
    """The states in which two rulesets differ at a table, over all values that either distinguishes and that can happen."""
    first, second = shared_spaces(table, before, after, vocabulary, constraints)
    states = FeasibleStates(before, vocabulary, constraints).attainable(first)
    found = tuple(shifts(first, second, states, vocabulary, before.order(before.tables[table])))
    return TableDifference(table, states.bit_count(), found)


def shared_spaces(
    table: str,
    before: Rules,
    after: Rules,
    vocabulary: Vocabulary,
    constraints: Sequence[FactConstraint] = (),
) -> tuple[StateSpace, StateSpace]:
    """The same states laid out for a table of two rulesets."""
    thresholds: dict[str, set[Number]] = {}
    for ruleset in (before, after):
        for axis in FeasibleStates(ruleset, vocabulary, constraints).space(ruleset.tables[table]).axes.values():
            thresholds.setdefault(axis.fact, set()).update(_numbers(axis.values))
    axes = {fact: values_of(vocabulary.facts[fact], tuple(sorted(found))) for fact, found in sorted(thresholds.items())}
    return StateSpace(before.tables[table], axes, before, vocabulary), StateSpace(
        after.tables[table], axes, after, vocabulary
    )


def shifts(
    before: StateSpace, after: StateSpace, among: StateSet, vocabulary: Vocabulary, order: Sequence[str] = ()
) -> Iterator[Shift]:
    """The pairs of different results that some states lead to, most frequent first. Both spaces hold the same states."""
    state_order = StateOrder(order, among)
    pairs = [
        (result, other, changed)
        for result, states in before.results.items()
        for other, others in after.results.items()
        if result != other and (changed := states & others & among)
    ]
    for result, other, changed in sorted(pairs, key=lambda pair: (-pair[2].bit_count(), pair[0], pair[1])):
        example = minimal_counterexample(before, changed, vocabulary, state_order)
        thresholds = shown_facts(before, example, vocabulary, state_order)
        rules = (_deciding(before, example), _deciding(after, example))
        yield Shift(result, other, changed.bit_count(), example, thresholds, *rules)


def _deciding(space: StateSpace, example: Example) -> str:
    """The row that decides a state."""
    state = space.everything
    for fact, value in example.items():
        state &= space.where(fact, (value,))
    return next(row for row, states in space.rows.items() if states & state)


def _numbers(values: Iterable[Value | None]) -> Iterator[Number]:
    return (value for value in values if value is not None and not isinstance(value, bool | str))


# Differences in settings other than the chosen one

MOST_TRIED = 60
"""Settings that are tried for facts that can be found together, before facts that cannot are shown."""


@dataclass(frozen=True, slots=True)
class SettingDifference:
    """The setting with the fewest choices moved in which a table of two rulesets decides differently."""

    table: str
    moved: Setting
    """The choices of that setting that one of the rulesets, or both, make otherwise."""
    difference: TableDifference
    can_happen: bool
    """Whether evidence can show the facts of its examples at once."""


def setting_difference(
    table: str, before: Rules, after: Rules, vocabulary: Vocabulary, constraints: Sequence[FactConstraint] = ()
) -> SettingDifference | None:
    """Where two rulesets differ at a table with the same choices made in both. Nothing where they never do."""
    settings = list(islice(_settings_that_differ(table, before, after, vocabulary), MOST_TRIED))
    for among, can_happen in ((constraints, True), ((), False)):
        for setting in settings:
            one, other = set_to(before, setting), set_to(after, setting)
            found = table_difference(table, one, other, vocabulary, among)
            if found.shifts:
                return SettingDifference(table, _moved(setting, before, after), found, can_happen)
    return None


def _moved(setting: Setting, *rulesets: Rules) -> Setting:
    """The choices of a setting that some of the rulesets make otherwise."""
    return {name: choice for name, choice in setting.items() if any(_made(one, name) != choice for one in rulesets)}


def _made(ruleset: Rules, name: str) -> Number | str:
    return ruleset.readings[name].choice if name in ruleset.readings else ruleset.parameters[name].value


def _settings_that_differ(table: str, before: Rules, after: Rules, vocabulary: Vocabulary) -> Iterator[Setting]:
    """The settings in which two rulesets differ at a table, those with the fewest choices moved first, then the nearest."""
    tables = (before.tables[table], after.tables[table])
    choosable = Choosable.of([before, after], tables)
    distance = _Distance.between(before, after, choosable)
    if any(counts(one) for one in tables):
        settings = (dict(one) for one in _combinations({**choosable.parameters, **choosable.readings}))
        for one_setting in sorted(settings, key=distance.of):
            one, other = set_to(before, one_setting), set_to(after, one_setting)
            spaces = shared_spaces(table, one, other, vocabulary)
            if differing_states(spaces[0].results, spaces[1].results):
                yield one_setting
        return
    old, new = settled(tables[0], before, choosable), settled(tables[1], after, choosable)
    clusters = clusters_of([old, new], choosable, vocabulary)
    space = PatternSpace(clusters, [cluster.patterns for cluster in clusters])
    nearest = [_nearest(cluster, distance) for cluster in clusters]
    found: dict[tuple[tuple[str, Number | str], ...], Setting] = {}
    for readings in _combinations(choosable.readings):
        chosen = dict(readings)
        states = differing_states(space.results(old, _chosen(before, chosen)), space.results(new, _chosen(after, chosen)))
        for number in space.each(states):
            setting: dict[str, Number | str] = dict(readings)
            for place, by_pattern in zip(space.combination(number), nearest, strict=True):
                setting.update(by_pattern[place])
            found.setdefault(tuple(setting.items()), setting)
    yield from sorted(found.values(), key=distance.of)


def _chosen(ruleset: Rules, readings: Mapping[str, str]) -> dict[str, str]:
    """Every reading of a ruleset, some chosen otherwise."""
    return {name: one.choice for name, one in ruleset.readings.items()} | dict(readings)


def _nearest(cluster: Cluster, distance: _Distance) -> list[Setting]:
    """For each pattern of a cluster, the nearest values of its parameters at which it is found."""
    found: dict[Pattern, Setting] = {}
    by_chosen: dict[tuple[Number, ...], list[Pattern]] = {}
    for cell in cluster.cells:
        by_chosen.setdefault(cell.chosen, []).append(cell.pattern)
    settings = {chosen: dict(zip(cluster.parameters, chosen, strict=True)) for chosen in by_chosen}
    for chosen in sorted(settings, key=lambda chosen: distance.of(settings[chosen])):
        for pattern in by_chosen[chosen]:
            found.setdefault(pattern, settings[chosen])
    return [found[pattern] for pattern in cluster.patterns]


@dataclass(frozen=True, slots=True)
class _Distance:
    """How far settings lie from the chosen one: choices moved, then how far each parameter is moved, in its values."""

    base: Setting
    places: Mapping[str, Mapping[Number | str, int]]

    @classmethod
    def between(cls, before: Rules, after: Rules, choosable: Choosable) -> _Distance:
        """From what is chosen before, or where that may not be chosen in both, after, or else the first that may."""
        base: dict[str, Number | str] = {}
        places: dict[str, Mapping[Number | str, int]] = {}
        every: dict[str, Sequence[Number | str]] = {**choosable.parameters, **choosable.readings}
        for name, choices in every.items():
            wanted = (_made(before, name), _made(after, name))
            base[name] = next((one for one in wanted if one in choices), choices[0])
            places[name] = {one: place for place, one in enumerate(choices)}
        return cls(base, places)

    def of(self, setting: Setting) -> tuple[int, int, tuple[int, ...]]:
        """What settings are ranked by."""
        by_name = [
            abs(self.places[name][choice] - self.places[name][self.base[name]]) for name, choice in sorted(setting.items())
        ]
        return sum(map(bool, by_name)), sum(by_name), tuple(by_name)


# A digest of the decisions of a ruleset, whatever its wording: it changes when some decision changes in some setting, when
# something else may be chosen or is, and only then


def fingerprint(ruleset: Rules, vocabulary: Vocabulary) -> str:
    """The digest of what may be chosen, what is chosen, and what is decided in every setting, in hexadecimal."""
    choices = {
        "parameters": {
            name: [str(Fraction(number)) for number in (one.low, one.high, one.step, one.value)]
            for name, one in ruleset.parameters.items()
        },
        "readings": {name: [sorted(one.alternatives), one.choice] for name, one in ruleset.readings.items()},
    }
    decided = {table.id: table_digest(table, ruleset, vocabulary) for table in ruleset.tables.values()}
    return _digest([choices, decided])


def table_digest(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> str:
    """The digest of what a table decides in every setting: each reading, and each value that a parameter may have."""
    choosable = Choosable.of([ruleset], [table])
    known = _known_digests(table)
    key = (tuple(choosable.parameters.items()), tuple(choosable.readings.items()))
    if key not in known:
        by_settings = counts(table)
        decided = _by_settings(table, ruleset, vocabulary) if by_settings else _by_patterns(table, choosable, vocabulary)
        known[key] = _digest(decided)
    return known[key]


@memoised(200)
def _known_digests(_table: DecisionTable) -> dict[object, str]:
    """The digests of a table by what may be chosen: variants of a ruleset share its tables."""
    return {}


def _digest(decided: object) -> str:
    return hashlib.sha256(json.dumps(decided, sort_keys=True).encode()).hexdigest()


# What a table decides in every setting, in a form that does not depend on how its rows say it

Class = int
"""Places and patterns that lead to the same results, whatever else holds."""


def _by_patterns(table: DecisionTable, choosable: Choosable, vocabulary: Vocabulary) -> object:
    """The clusters that make a difference, with the class of each cell, and the classes that lead to each result."""
    clusters = clusters_of([table], choosable, vocabulary)
    if any(len(cluster.facts) > 1 for cluster in clusters):
        table = _without_idle_links(table, clusters, choosable, vocabulary)
        clusters = clusters_of([table], choosable, vocabulary)
    space = PatternSpace(clusters, [cluster.patterns for cluster in clusters])
    by_reading = {readings: space.results(table, dict(readings)) for readings in _combinations(choosable.readings)}
    leading = list(dict.fromkeys(states for results in by_reading.values() for states in results.values()))
    records = []
    for index, cluster in enumerate(clusters):
        found = dict(zip(cluster.patterns, space.columns(index, leading), strict=True))
        if len(set(found.values())) > 1:
            records.append((_cluster_record(cluster, found), cluster, _first_patterns(cluster, found)))
    records.sort(key=lambda record: record[0][:2])
    rest = [one for one in clusters if all(one is not cluster for _, cluster, _ in records)]
    reduced = PatternSpace(
        [*(cluster for _, cluster, _ in records), *rest],
        [*(patterns for *_, patterns in records), *(one.patterns[:1] for one in rest)],
    )
    results = {
        readings: {result: f"{states:x}" for result, states in reduced.results(table, dict(readings)).items() if states}
        for readings in by_reading
    }
    return [[record for record, *_ in records], _influential(results)]


def _combinations(choices: Mapping[str, Sequence[ChoiceT]]) -> Iterator[tuple[tuple[str, ChoiceT], ...]]:
    """Every combination of choices, each with its name."""
    for chosen in product(*choices.values()):
        yield tuple(zip(choices, chosen, strict=True))


def _influential(by_setting: Mapping[tuple[tuple[str, ChoiceT], ...], object]) -> list[object]:
    """What follows from each setting, named by the choices that make a difference to it."""
    names = [name for name, _ in next(iter(by_setting), ())]
    for name in names:
        fewer: dict[tuple[tuple[str, ChoiceT], ...], object] = {}
        for setting, follows in by_setting.items():
            without = tuple(choice for choice in setting if choice[0] != name)
            if fewer.setdefault(without, follows) != follows:
                break
        else:
            by_setting = fewer
    return [[[[name, _named(choice)] for name, choice in setting], follows] for setting, follows in by_setting.items()]


def _named(choice: Number | str) -> str:
    return choice if isinstance(choice, str) else str(Fraction(choice))


def _first_patterns(cluster: Cluster, found: Mapping[Pattern, object]) -> list[Pattern]:
    """The first pattern of each class."""
    first: dict[object, Pattern] = {}
    for pattern in cluster.patterns:
        first.setdefault(found[pattern], pattern)
    return list(first.values())


def _cluster_record(cluster: Cluster, found: Mapping[Pattern, object]) -> list[object]:
    """The facts and parameters of a cluster that make a difference, and where along the facts the classes change."""
    numbers: dict[object, Class] = {}
    classes = {pattern: numbers.setdefault(found[pattern], len(numbers)) for pattern in cluster.patterns}
    lines: dict[tuple[tuple[str, Number | str], ...], Line] = {}
    for cell in cluster.cells:
        setting = tuple(zip(cluster.parameters, cell.chosen, strict=True))
        lines.setdefault(setting, {})[cell.marks] = classes[cell.pattern]
    axes = range(len(cluster.facts))
    moving = [axis for axis in axes if any(_moves(line, axis) for line in lines.values())]
    records = {setting: _line_record(line, moving) for setting, line in lines.items()}
    settings = _influential(records)
    parameters = sorted({name for name, _ in settings[0][0]}) if settings else []  # type: ignore[index]
    return [[cluster.facts[axis] for axis in moving], parameters, settings]


Line = dict[tuple[str, ...], Class]
"""The class at each place along the facts of a cluster, in order."""


def _moves(line: Line, axis: int) -> bool:
    """Whether a fact alone can change the class."""
    found: dict[tuple[str, ...], Class] = {}
    return any(found.setdefault((*marks[:axis], *marks[axis + 1 :]), one) != one for marks, one in line.items())


def _line_record(line: Line, moving: Sequence[int]) -> list[object]:
    """The places along each fact at which a class changes, and the classes there."""
    kept = [_changes(line, axis) for axis in moving]
    first = next(iter(line))
    fixed = {axis: mark for axis, mark in enumerate(first) if axis not in moving}
    found = []
    for marks in product(*kept):
        at = dict(zip(moving, marks, strict=True)) | fixed
        found.append(line[tuple(at[axis] for axis in range(len(first)))])
    return [kept, found]


def _changes(line: Line, axis: int) -> list[str]:
    """Along one fact, what is not known, the lowest value, and every place that differs from the one before."""
    slices: dict[str, list[Class]] = {}
    for marks, one in line.items():
        slices.setdefault(marks[axis], []).append(one)
    kept: list[str] = []
    before: list[Class] | None = None
    for place, classes in slices.items():
        if before != classes or not place.startswith(("from ", "above ")):
            kept.append(place)
        before = classes
    return kept


def _without_idle_links(
    table: DecisionTable, clusters: Sequence[Cluster], choosable: Choosable, vocabulary: Vocabulary
) -> DecisionTable:
    """A table without the parameters in comparisons with a fact where they make no difference.

    They would make one cluster of facts that have nothing to do with each other.
    """
    for cluster in clusters:
        links = {(one.fact, one.operand.name) for one in cluster.comparisons if isinstance(one.operand, ParameterName)}
        for fact, name in sorted(links) if len(cluster.facts) > 1 else ():
            lowest = {name: choosable.parameters[name][0]}
            other = rewritten(table, partial(_fixed, fact=fact, values=lowest))
            if not any(_differing(table, other, choosable, vocabulary)):
                table = other
    return table


def _fixed(one: Comparison, fact: str, values: Mapping[str, Number]) -> Comparison:
    return with_values(one, values) if one.fact == fact else one


def _differing(one: DecisionTable, other: DecisionTable, choosable: Choosable, vocabulary: Vocabulary) -> Iterator[bool]:
    """For each combination of readings, whether two tables differ in some setting."""
    clusters = clusters_of([one, other], choosable, vocabulary)
    space = PatternSpace(clusters, [cluster.patterns for cluster in clusters])
    for readings in _combinations(choosable.readings):
        yield bool(differing_states(space.results(one, dict(readings)), space.results(other, dict(readings))))


def differing_states(one: Mapping[str, StateSet], other: Mapping[str, StateSet]) -> StateSet:
    """The states that lead to different results. Both hold the same states, each once."""
    return sum(states & ~other.get(result, 0) for result, states in one.items())


def _by_settings(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> object:
    """What a table that counts decides in each setting, with the facts that make a difference in one of them."""
    choosable = Choosable.of([ruleset], [table])
    settings = list(_combinations({**choosable.parameters, **choosable.readings}))
    space = StateSpace(table, axes_of(table, ruleset, vocabulary), ruleset, vocabulary)
    if any(vocabulary.facts[fact].type is FactType.NUMBER for fact in space.axes):
        return _influential({setting: _decided(table, set_to(ruleset, dict(setting)), vocabulary) for setting in settings})
    spaces = {setting: space.under(set_to(ruleset, dict(setting))) for setting in settings}
    kept = {
        axis.fact: axis.values if any(one.matters(axis.fact, one.everything) for one in spaces.values()) else axis.values[:1]
        for axis in space.axes.values()
    }
    if any(len(kept[axis.fact]) < len(axis.values) for axis in space.axes.values()):
        space = StateSpace(table, kept, ruleset, vocabulary)
        spaces = {setting: space.under(set_to(ruleset, dict(setting))) for setting in settings}
    digests: dict[StateSet, str] = {}
    for one in spaces.values():
        for states in one.results.values():
            if states not in digests:
                digests[states] = hashlib.sha256(states.to_bytes(space.size // 8 + 1)).hexdigest()
    decided = {
        setting: {result: digests[states] for result, states in one.results.items() if states}
        for setting, one in spaces.items()
    }
    return [[fact for fact, values in kept.items() if len(values) > 1], _influential(decided)]


def _decided(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> list[object]:
    """The facts that make a difference, where they do, and the states that lead to each result."""
    space = StateSpace(table, axes_of(table, ruleset, vocabulary), ruleset, vocabulary)
    kept = {axis.fact: _distinct_values(space, axis, vocabulary) for axis in space.axes.values()}
    reduced = StateSpace(table, kept, ruleset, vocabulary)
    thresholds = thresholds_of(table, ruleset, vocabulary)
    marks = [
        [fact, [_marked(space.axes[fact].values, value, thresholds[fact], vocabulary.facts[fact]) for value in values]]
        for fact, values in kept.items()
        if len(values) > 1
    ]
    return [marks, {result: f"{states:x}" for result, states in reduced.results.items() if states}]


def _distinct_values(space: StateSpace, axis: StateAxis, vocabulary: Vocabulary) -> tuple[Value | None, ...]:
    """The values of a fact that lead to different results: of neighbouring numbers that do not, only the lowest."""
    columns = [
        tuple((states & space.where(axis.fact, (value,))) >> (index * axis.stride) for states in space.results.values())
        for index, value in enumerate(axis.values)
    ]
    if all(column == columns[0] for column in columns):
        return axis.values[:1]
    if vocabulary.facts[axis.fact].type is not FactType.NUMBER:
        return axis.values
    kept = [axis.values[0]]
    for index, value in enumerate(axis.values[1:], start=1):
        if axis.values[index - 1] is None or columns[index] != columns[index - 1]:
            kept.append(value)
    return tuple(kept)


def _marked(
    values: tuple[Value | None, ...], value: Value | None, thresholds: Collection[Number], definition: FactDefinition
) -> str:
    index = values.index(value)
    return mark(definition, value, values[index - 1] if index else None, thresholds)
