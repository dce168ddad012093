"""One-way sensitivity: how far a single choice can move before the outcome changes, with everything else as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from scn_criteria.decision.sensitivity.scenario_count import ScenarioCount
from scn_criteria.decision.vocabulary import RECOMMENDATION
from scn_criteria.decision.what_if import ResultChange, TableResult, WhatIfResult, answers, outcome_of
from scn_criteria.ruleset.model import Parameter, Reading, Rules
from scn_criteria.ruleset.scenarios import ChoiceKind, Grid, Scenario, ScenarioVariable, set_otherwise
from scn_criteria.ruleset.vocabulary import Number
from scn_criteria.terms import Outcome


@dataclass(frozen=True, slots=True)
class TippingPoint:
    """The nearest value on one side that alone changes the outcome, and what it changes.

    The outcome is the same up to ``until``, which is the end of the range where ``onwards`` is true. The distance is a share
    of the range; another reading is the whole range away.
    """

    value: Number | str
    until: Number | str
    onwards: bool
    upwards: bool
    steps: int
    distance: Fraction
    outcome: Outcome
    turns: tuple[ResultChange, ...]


@dataclass(frozen=True, slots=True)
class StableInterval:
    """Neighbouring values of a choice, by place, that lead to the same outcome."""

    first: int
    last: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class OneWaySensitivity:
    """A choice, the outcome for each of its values alone, and the tipping points."""

    choice: ScenarioVariable
    subject: Parameter | Reading
    size: int
    place: Fraction
    stable_intervals: tuple[StableInterval, ...]
    tipping_points: tuple[TippingPoint, ...]

    @property
    def nearest(self) -> TippingPoint | None:
        """The nearer tipping point."""
        return min(self.tipping_points, key=lambda one: one.distance, default=None)


@dataclass(frozen=True, slots=True)
class _Tried:
    """A scenario and its outcome."""

    setting: Scenario
    outcome: Outcome
    turns: tuple[ResultChange, ...]


def one_way_sensitivities(
    count: ScenarioCount,
    base: WhatIfResult,
    of_facts: Mapping[ScenarioVariable, Sequence[Scenario]],
    evaluate: Callable[[Rules], WhatIfResult],
) -> tuple[OneWaySensitivity, ...]:
    """Every choice that bears on the outcome: first those with a tipping point, nearest first, then the others by name.

    What is chosen for the facts themselves, ``of_facts``, is tried by ``evaluate``, which derives the facts anew.
    """
    ruleset = count.ruleset
    found = [
        _sensitivity(ruleset, base, choice, [_evaluated(count, base, setting) for setting in count.settings(choice)])
        for choice in count.choices.tables
    ]
    for choice, settings in of_facts.items():
        trials = [(setting, evaluate(set_otherwise(ruleset, (setting,)))) for setting in settings]
        tried = [_Tried(setting, trial.outcome, base.turns(trial)) for setting, trial in trials]
        found.append(_sensitivity(ruleset, base, choice, tried))
    return tuple(sorted(found, key=lambda one: (_distance(one), one.choice.kind.value, one.choice.name)))


def _distance(sensitivity: OneWaySensitivity) -> Fraction:
    return sensitivity.nearest.distance if sensitivity.nearest else Fraction(2)


def _sensitivity(ruleset: Rules, base: WhatIfResult, choice: ScenarioVariable, tried: list[_Tried]) -> OneWaySensitivity:
    if choice.kind is ChoiceKind.READING:
        reading = ruleset.readings[choice.name]
        place = Fraction(list(reading.alternatives).index(reading.choice))
        tipping_points = tuple(_other_reading(one) for one in tried if one.outcome is not base.outcome)
        return OneWaySensitivity(choice, reading, len(tried), place, _stable_intervals(tried), tipping_points)
    parameter = ruleset.parameters[choice.name]
    grid = Grid.of(parameter)
    place = grid.place(parameter.value)
    sides = (_below(tried, base, grid, place), _above(tried, base, grid, place))
    return OneWaySensitivity(
        choice, parameter, grid.size, place, _stable_intervals(tried), tuple(one for one in sides if one)
    )


def _evaluated(count: ScenarioCount, base: WhatIfResult, setting: Scenario) -> _Tried:
    """Evaluate only the tables that a scenario can change."""
    ruleset = set_otherwise(count.ruleset, (setting,))
    tables = count.choices.tables[setting.choice]
    changed: dict[str, TableResult] = answers(
        ruleset, count.vocabulary, count.facts, (table for table in tables if table != RECOMMENDATION)
    )
    found = {**base.answers, **changed}
    turns = base.turns(WhatIfResult(found, base.outcome))
    same = not turns and RECOMMENDATION not in tables
    return _Tried(setting, base.outcome if same else outcome_of(ruleset, count.vocabulary, found), turns)


def _other_reading(tried: _Tried) -> TippingPoint:
    value = tried.setting.value
    return TippingPoint(value, value, False, True, 1, Fraction(1), tried.outcome, tried.turns)


def _below(tried: list[_Tried], base: WhatIfResult, grid: Grid, place: Fraction) -> TippingPoint | None:
    """The greatest lower value that changes the outcome."""
    lower = [one for one in reversed(tried) if one.setting.first < place]
    for index, one in enumerate(lower):
        if one.outcome is not base.outcome:
            first = min(one.setting.last, ceil(place) - 1)
            end = list(_alike(lower[index:]))[-1].setting.first
            return _tipping_point(one, grid, place, first, end)
    return None


def _above(tried: list[_Tried], base: WhatIfResult, grid: Grid, place: Fraction) -> TippingPoint | None:
    """The least higher value that changes the outcome."""
    higher = [one for one in tried if one.setting.last > place]
    for index, one in enumerate(higher):
        if one.outcome is not base.outcome:
            first = max(one.setting.first, floor(place) + 1)
            end = list(_alike(higher[index:]))[-1].setting.last
            return _tipping_point(one, grid, place, first, end)
    return None


def _tipping_point(tried: _Tried, grid: Grid, place: Fraction, first: int, end: int) -> TippingPoint:
    return TippingPoint(
        value=grid.value(first),
        until=grid.value(end),
        onwards=end in {0, grid.size - 1},
        upwards=first > place,
        steps=ceil(abs(first - place)),
        distance=abs(first - place) / max(grid.size - 1, 1),
        outcome=tried.outcome,
        turns=tried.turns,
    )


def _alike(tried: list[_Tried]) -> Iterator[_Tried]:
    """The scenarios from the first on that have the same outcome as the first."""
    for one in tried:
        if one.outcome is not tried[0].outcome:
            return
        yield one


def _stable_intervals(tried: list[_Tried]) -> tuple[StableInterval, ...]:
    found: list[StableInterval] = []
    for one in tried:
        begins = one.setting.first
        if found and found[-1].outcome is one.outcome:
            begins = found.pop().first
        found.append(StableInterval(begins, one.setting.last, one.outcome))
    return tuple(found)
