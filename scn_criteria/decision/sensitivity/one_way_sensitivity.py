"""How far a single choice can move before the outcome changes, with everything else as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from scn_criteria.decision.sensitivity.scenario_count import ScenarioCount
from scn_criteria.decision.vocabulary import RECOMMENDATION
from scn_criteria.decision.what_if import ResultChange, TableResult, WhatIfResult, answers, outcome_of
from scn_criteria.ruleset.model import Parameter, Reading
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
    """A choice, what each of its values alone would lead to, and where the outcome breaks."""

    choice: ScenarioVariable
    subject: Parameter | Reading
    size: int
    place: Fraction
    stretches: tuple[StableInterval, ...]
    breaks: tuple[TippingPoint, ...]

    @property
    def nearest(self) -> TippingPoint | None:
        """The nearer break."""
        return min(self.breaks, key=lambda one: one.distance, default=None)


@dataclass(frozen=True, slots=True)
class _Tried:
    """A setting and what it would lead to."""

    setting: Scenario
    outcome: Outcome
    turns: tuple[ResultChange, ...]


def reaches(survey: ScenarioCount, base: WhatIfResult) -> tuple[OneWaySensitivity, ...]:
    """Every choice that bears on the outcome: first those that break it, nearest first, then the others by name."""
    found = [_reach(survey, base, choice) for choice in survey.settings]
    return tuple(sorted(found, key=lambda one: (_distance(one), one.choice.kind.value, one.choice.name)))


def _distance(reach: OneWaySensitivity) -> Fraction:
    return reach.nearest.distance if reach.nearest else Fraction(2)


def _reach(survey: ScenarioCount, base: WhatIfResult, choice: ScenarioVariable) -> OneWaySensitivity:
    tried = [_try(survey, base, setting) for setting in survey.settings[choice]]
    if choice.kind is ChoiceKind.READING:
        reading = survey.ruleset.readings[choice.name]
        place = Fraction(list(reading.alternatives).index(reading.choice))
        breaks = tuple(_other_reading(one) for one in tried if one.outcome is not base.outcome)
        return OneWaySensitivity(choice, reading, len(tried), place, _stretches(tried), breaks)
    parameter = survey.ruleset.parameters[choice.name]
    grid = Grid.of(parameter)
    place = grid.place(parameter.value)
    sides = (_below(tried, base, grid, place), _above(tried, base, grid, place))
    return OneWaySensitivity(choice, parameter, grid.size, place, _stretches(tried), tuple(one for one in sides if one))


def _try(survey: ScenarioCount, base: WhatIfResult, setting: Scenario) -> _Tried:
    """Ask again only what a setting can change."""
    ruleset = set_otherwise(survey.ruleset, (setting,))
    tables = survey.choices.tables[setting.choice]
    asked: dict[str, TableResult] = answers(
        ruleset, survey.vocabulary, survey.facts, (table for table in tables if table != RECOMMENDATION)
    )
    found = {**base.answers, **asked}
    turns = base.turns(WhatIfResult(found, base.outcome))
    same = not turns and RECOMMENDATION not in tables
    return _Tried(setting, base.outcome if same else outcome_of(ruleset, survey.vocabulary, found), turns)


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
            return _break(one, grid, place, first, end)
    return None


def _above(tried: list[_Tried], base: WhatIfResult, grid: Grid, place: Fraction) -> TippingPoint | None:
    """The least higher value that changes the outcome."""
    higher = [one for one in tried if one.setting.last > place]
    for index, one in enumerate(higher):
        if one.outcome is not base.outcome:
            first = max(one.setting.first, floor(place) + 1)
            end = list(_alike(higher[index:]))[-1].setting.last
            return _break(one, grid, place, first, end)
    return None


def _break(tried: _Tried, grid: Grid, place: Fraction, first: int, end: int) -> TippingPoint:
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
    """The settings from the first on that lead to the same outcome as the first."""
    for one in tried:
        if one.outcome is not tried[0].outcome:
            return
        yield one


def _stretches(tried: list[_Tried]) -> tuple[StableInterval, ...]:
    found: list[StableInterval] = []
    for one in tried:
        begins = one.setting.first
        if found and found[-1].outcome is one.outcome:
            begins = found.pop().first
        found.append(StableInterval(begins, one.setting.last, one.outcome))
    return tuple(found)
