"""Order types: of all settings of a table, those that stand for all others.

On all facts together a table can tell two values of a threshold apart only by the order in which it and other numbers lie
that the same fact is compared with. So one setting for each order is enough to prove something about every setting. Facts
that a relation ties to each other share their thresholds. Where a fact has few values, each setting is its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, product
from math import ceil, floor, prod

from scn_criteria.ruleset.budget import FEWER_CHOICES, MOST_SETTINGS, MOST_SUMS, OverBudgetError
from scn_criteria.ruleset.fact_constraints import FactConstraint, SumConstraint
from scn_criteria.ruleset.model import Clause, Comparison, Count, DecisionTable, ParameterName, Rules
from scn_criteria.ruleset.scenarios import ChoiceKind, Grid, ScenarioVariable, choices_in
from scn_criteria.ruleset.state_space import comparisons_in
from scn_criteria.ruleset.vocabulary import Number, Vocabulary

FEW = 30
"""A whole fact with at most so many values, such as a score, has each setting tried: relations may exclude any of them."""
SMALL = 12
"""A parameter with at most so many values has each of them tried."""
MANY = 2000
"""Parameters that have at most so many values together have each setting looked at for the order that it makes."""


@dataclass(frozen=True, slots=True)
class RulesSetting:
    """A ruleset with choices moved from those made, by name."""

    ruleset: Rules
    moved: tuple[tuple[str, Number | str], ...] = ()


def every_order(
    table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary, constraints: Sequence[FactConstraint] = ()
) -> tuple[RulesSetting, ...]:
    """One setting for each choice of the readings and each order of the thresholds; fewest choices moved first."""
    choices = choices_in(table)
    readings = [one.name for one in choices if one.kind is ChoiceKind.READING]
    clusters = [_orders(cluster, table) for cluster in _clusters(table, ruleset, vocabulary, constraints)]
    ways = prod(map(len, clusters)) * prod(len(ruleset.readings[name].alternatives) for name in readings)
    if ways > MOST_SETTINGS:
        raise OverBudgetError(table, f"has {ways:,} settings", MOST_SETTINGS, FEWER_CHOICES)
    settings = []
    for words in product(*(ruleset.readings[name].alternatives for name in readings)):
        for numbers in product(*clusters):
            values = {name: value for one in numbers for name, value in one.items()}
            settings.append(_set(ruleset, dict(zip(readings, words, strict=True)), values))
    return tuple(sorted(settings, key=lambda one: len(one.moved)))


def every_setting(table: DecisionTable, ruleset: Rules) -> tuple[RulesSetting, ...]:
    """Every setting of the choices that a table uses, which must be few; fewest choices moved first."""
    choices = choices_in(table)
    settings = []
    for made in product(*(_values(ruleset, one) for one in choices)):
        words = {one.name: str(value) for one, value in zip(choices, made, strict=True) if one.kind is ChoiceKind.READING}
        numbers = {
            one.name: value
            for one, value in zip(choices, made, strict=True)
            if one.kind is ChoiceKind.PARAMETER and not isinstance(value, str)
        }
        settings.append(_set(ruleset, words, numbers))
    return tuple(sorted(settings, key=lambda one: len(one.moved)))


def _values(ruleset: Rules, choice: ScenarioVariable) -> tuple[Number | str, ...]:
    if choice.kind is ChoiceKind.READING:
        return tuple(ruleset.readings[choice.name].alternatives)
    grid = Grid.of(ruleset.parameters[choice.name])
    return tuple(grid.value(place) for place in range(grid.size))


def _set(ruleset: Rules, readings: dict[str, str], values: dict[str, Number]) -> RulesSetting:
    moved: list[tuple[str, Number | str]] = [
        *((name, value) for name, value in values.items() if value != ruleset.parameters[name].value),
        *((name, choice) for name, choice in readings.items() if choice != ruleset.readings[name].choice),
    ]
    if not moved:
        return RulesSetting(ruleset)
    parameters = {name: replace(ruleset.parameters[name], value=value) for name, value in values.items()}
    chosen = {name: replace(ruleset.readings[name], choice=choice) for name, choice in readings.items()}
    varied = replace(ruleset, parameters={**ruleset.parameters, **parameters}, readings={**ruleset.readings, **chosen})
    return RulesSetting(varied, tuple(moved))


# Clusters: parameters that are compared with the same facts, or with facts that a relation ties to each other


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Parameters whose order matters together, the numbers that lie among them, and whether each setting is its own."""

    ruleset: Rules
    parameters: tuple[str, ...]
    literals: tuple[Number, ...]
    each: bool

    @property
    def size(self) -> int:
        """How many settings there are."""
        return prod(Grid.of(self.ruleset.parameters[name]).size for name in self.parameters)


def _orders(cluster: _Cluster, table: DecisionTable) -> list[dict[str, Number]]:
    """A setting for each order in which the parameters and the other numbers can lie, that as chosen first."""
    ruleset = cluster.ruleset
    chosen = {name: ruleset.parameters[name].value for name in cluster.parameters}
    candidates = [_candidates(name, cluster) for name in cluster.parameters]
    ways = prod(map(len, candidates))
    if ways > MOST_SUMS:
        raise OverBudgetError(table, f"has {ways:,} combinations of parameters", MOST_SUMS, FEWER_CHOICES)
    found: dict[tuple[int, ...], dict[str, Number]] = {}
    settings = [chosen, *(dict(zip(cluster.parameters, values, strict=True)) for values in product(*candidates))]
    for number, setting in enumerate(sorted(settings, key=lambda one: sum(one[name] != chosen[name] for name in one))):
        key = (number,) if cluster.each else _order_of((*setting.values(), *cluster.literals))
        found.setdefault(key, setting)
    return list(found.values()) if not cluster.each else _distinct(found.values())


def _distinct(settings: Iterable[dict[str, Number]]) -> list[dict[str, Number]]:
    return list({tuple(one.values()): one for one in settings}.values())


def _candidates(name: str, cluster: _Cluster) -> list[Number]:
    """The values of a parameter that may make an order of their own.

    Those at an end or a number of others, and as many beside as may lie in a row there without a gap.
    """
    ruleset = cluster.ruleset
    grid = Grid.of(ruleset.parameters[name])
    if grid.size <= SMALL or cluster.each or cluster.size <= MANY:
        return [grid.value(place) for place in range(grid.size)]
    others = [ruleset.parameters[other] for other in cluster.parameters if other != name]
    ends = [end for other in others for end in (other.low, other.value, other.high)]
    near = range(len(cluster.parameters) + 1)
    places = {end for step in near for end in (step, grid.size - 1 - step)}
    for number in (*cluster.literals, *ends):
        place = grid.place(number)
        places |= {beside for step in near for beside in (floor(place) - step, ceil(place) + step)}
    values: list[Number] = [grid.value(place) for place in sorted(places) if 0 <= place < grid.size]
    return [ruleset.parameters[name].value, *values]


def _order_of(numbers: Sequence[Number]) -> tuple[int, ...]:
    """How numbers lie: the rank of each, which are whole, and whether neighbours leave place for a whole number."""
    ranked = sorted({Fraction(number) for number in numbers})
    gaps = (int(floor(before) + 1 < after) for before, after in pairwise(ranked))
    return (*(ranked.index(Fraction(number)) for number in numbers), *(int(one.denominator == 1) for one in ranked), *gaps)


def _clusters(
    table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary, constraints: Sequence[FactConstraint]
) -> Iterator[_Cluster]:
    compared: dict[str, list[Number | ParameterName]] = {}
    for row in table.rows:
        for one in comparisons_in(row.when):
            compared.setdefault(_subject(one), []).extend(_operands(one))
    for facts in _tied(compared, constraints):
        operands = [one for fact in sorted(facts) for one in compared[fact]]
        names = tuple(dict.fromkeys(one.name for one in operands if isinstance(one, ParameterName)))
        if names:
            definitions = [vocabulary.facts[fact] for fact in facts if fact in vocabulary.facts]
            bounds = [end for one in definitions for end in (one.least, one.most) if end is not None]
            literals = tuple({*(one for one in operands if not isinstance(one, ParameterName)), *bounds})
            each = any(one.whole and one.most is not None and one.most <= FEW for one in definitions)
            yield _Cluster(ruleset, names, literals, each or len(definitions) < len(facts))


def _subject(one: Clause) -> str:
    """What is compared: a fact, or how many of a group have certain words."""
    if isinstance(one, Count):
        return f"{one.group} {' '.join(one.words)}"
    return one.fact if isinstance(one, Comparison) else ""


def _operands(one: Comparison | Count) -> list[Number | ParameterName]:
    operand = one.operand
    return [] if isinstance(operand, bool | str | tuple) else [operand]


def _tied(compared: dict[str, list[Number | ParameterName]], constraints: Sequence[FactConstraint]) -> list[set[str]]:
    """Facts in groups: those of a group are compared with one parameter, or tied by a relation."""
    groups = [{fact} for fact in compared]
    sharing: dict[str, set[str]] = {}
    for fact, operands in compared.items():
        for one in operands:
            if isinstance(one, ParameterName):
                sharing.setdefault(one.name, set()).add(fact)
    bound = [{*one.parts, one.whole} if isinstance(one, SumConstraint) else set(one.facts) for one in constraints]
    for together in (*sharing.values(), *bound):
        joined = [group for group in groups if group & together]
        if len(joined) > 1:
            groups = [group for group in groups if group not in joined] + [set[str]().union(*joined)]
    return groups
