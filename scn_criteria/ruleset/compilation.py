"""Tables as definitions for durable_rules, in the one form that it handles without surprises.

Each alternative of a row becomes a rule of its own with one pattern on one fact: first the kind of fact, then comparisons
with constants. There are no alternatives inside a pattern (they fire twice), no patterns over several facts (their tests are
sometimes skipped), no bare tests for absence (they never end), no regular expressions and no arithmetic.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import prod

from scn_criteria.ruleset.budget import MOST_GONE_THROUGH, MOST_VALUES, OverBudgetError, check_size
from scn_criteria.ruleset.model import DecisionTable, Rule, Rules
from scn_criteria.ruleset.normal_form import (
    Alternative,
    AlternativesError,
    AtomicCondition,
    AtomicRelation,
    NormalForm,
    count_fact,
    normal_form,
    split_count,
)
from scn_criteria.ruleset.scenarios import ChoiceKind, Grid, ScenarioVariable, choices_in
from scn_criteria.ruleset.state_space import axes_of
from scn_criteria.ruleset.vocabulary import FactDefinition, Facts, FactType, Number, Value, Vocabulary

# Exact numbers as small whole ones, so that an engine that only knows binary floats still compares them exactly


@dataclass(frozen=True, slots=True)
class ThresholdScale:
    """The thresholds of one fact, lowest first."""

    thresholds: tuple[Number, ...]

    @classmethod
    def of(cls, thresholds: Iterable[Number]) -> ThresholdScale:
        """The scale with these thresholds, each once."""
        return cls(tuple(sorted(set(thresholds))))

    def place(self, value: Number) -> int:
        """An odd number for a value that is a threshold, an even one for a value between two; larger for larger values."""
        index = bisect_left(self.thresholds, value)
        is_threshold = index < len(self.thresholds) and self.thresholds[index] == value
        return 2 * index + is_threshold


# Definitions for durable_rules

START = "@start"
MOST_PATTERNS = 60
"""More than 64 tests that match one fact at once make the engine fail."""
MOST_TESTS = 30
"""More than 31 tests in one pattern are refused by the engine."""
LONGEST_WORD = 200
RESERVED = {"id", "sid", "kind"}
_OPERATORS = {
    AtomicRelation.LESS: "$lt",
    AtomicRelation.AT_MOST: "$lte",
    AtomicRelation.MORE: "$gt",
    AtomicRelation.AT_LEAST: "$gte",
}

Definition = dict[str, object]


class CompilationError(Exception):
    """A table that the engine could not fire safely. The text is for rule authors."""

    def __init__(self, table: DecisionTable, message: str) -> None:
        super().__init__(message)
        self.table = table


@dataclass(frozen=True, slots=True)
class Compiled:
    """The definitions of all tables, and what is needed to hand facts over and to read hits back."""

    definition: Mapping[str, Definition]
    rows: Mapping[str, tuple[str, int]]
    scales: Mapping[str, ThresholdScale]
    reads: Mapping[str, frozenset[str]]

    def message(self, table: str, facts: Facts, vocabulary: Vocabulary) -> dict[str, bool | int | str]:
        """The one fact that holds everything a table reads. What is not known is left out."""
        members = {name: facts.get(name) for name in self.reads[table] if name in vocabulary.facts}
        handed = {name: self._handed(name, value) for name, value in members.items() if value is not None}
        for group, words in self._counts(table):
            total = sum(facts.get(member) in words for member in vocabulary.groups[group])
            name = count_fact(group, words)
            handed[name] = self.scales[name].place(total)
        return {"kind": table, **handed}

    def _handed(self, name: str, value: Value) -> bool | int | str:
        if isinstance(value, bool | str):
            return value
        return self.scales[name].place(value) if name in self.scales else 0

    def _counts(self, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for name in sorted(self.reads[table]):
            count = split_count(name)
            if count:
                yield count


def compile_ruleset(ruleset: Rules, vocabulary: Vocabulary) -> Compiled:
    """Compile all tables. Raises CompilationError for a table that the engine could not fire safely."""
    alternatives = {
        table.id: [(row.id, _form(table, row, ruleset, vocabulary)) for row in table.rows]
        for table in ruleset.tables.values()
    }
    tests = [test for rows in alternatives.values() for _, form in rows for one in form for test in one]
    scales = _scales(tests, vocabulary)
    definition: dict[str, Definition] = {START: _rule([{"kind": START}])}
    rows: dict[str, tuple[str, int]] = {}
    for table in ruleset.tables.values():
        forms = [(index, one) for index, (_, form) in enumerate(alternatives[table.id]) for one in form]
        _check_size(table, [one for _, one in forms])
        _check_states(table, ruleset, vocabulary)
        for number, (index, one) in enumerate(forms):
            name = f"{table.id}.{number}"
            definition[name] = _rule([{"kind": table.id}, *(_pattern(test, scales) for test in one)])
            rows[name] = (table.rows[index].id, index)
    reads = {
        table.id: frozenset(test.fact for _, form in alternatives[table.id] for one in form for test in one)
        for table in ruleset.tables.values()
    }
    return Compiled(definition, rows, scales, reads)


def _form(table: DecisionTable, row: Rule, ruleset: Rules, vocabulary: Vocabulary) -> NormalForm:
    try:
        return normal_form(row.when, ruleset, vocabulary)
    except AlternativesError as error:
        message = f"row {row.id} of table {table.id}: {error}; the engine fires at most {MOST_PATTERNS} safely"
        raise CompilationError(table, message) from error


def _rule(tests: list[Mapping[str, object]]) -> Definition:
    return {"all": [{"m": {"$and": tests} if len(tests) > 1 else tests[0]}]}


def _pattern(test: AtomicCondition, scales: Mapping[str, ThresholdScale]) -> Mapping[str, object]:
    if test.relation is AtomicRelation.KNOWN:
        return {"$ex": {test.fact: 1}}
    if test.relation is AtomicRelation.NOT_KNOWN:
        return {"$nex": {test.fact: 1}}
    value = test.value if isinstance(test.value, bool | str) else scales[test.fact].place(test.value)
    return {test.fact: value} if test.relation is AtomicRelation.EQUAL else {_OPERATORS[test.relation]: {test.fact: value}}


def _scales(tests: list[AtomicCondition], vocabulary: Vocabulary) -> dict[str, ThresholdScale]:
    thresholds: dict[str, list[Number]] = {}
    for test in tests:
        if _is_number(vocabulary.facts.get(test.fact)):
            known = test.relation in {AtomicRelation.KNOWN, AtomicRelation.NOT_KNOWN}
            thresholds.setdefault(test.fact, []).extend([] if known or isinstance(test.value, str) else [test.value])
    return {fact: ThresholdScale.of(values) for fact, values in thresholds.items()}


def _is_number(definition: FactDefinition | None) -> bool:
    """Counts have no definition and are numbers."""
    return definition is None or definition.type is FactType.NUMBER


def _check_states(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> None:
    axes = axes_of(table, ruleset, vocabulary)
    choices = choices_in(table)
    sizes = {one.name: _values(one, ruleset) for one in choices}
    most = max(sizes, key=lambda name: sizes[name], default="")
    if most and sizes[most] > MOST_VALUES:
        message = (
            f'table {table.id} uses "{most}", which may have {sizes[most]:,} values; at most {MOST_VALUES:,} can be gone '
        )
        raise CompilationError(table, f"{message}through; give it a larger step or a smaller range")
    states = prod(len(values) for values in axes.values())
    readings = prod(sizes[one.name] for one in choices if one.kind is ChoiceKind.READING)
    try:
        check_size(table, states, len(axes), readings)
        if table.id == vocabulary.recommends:  # of other tables, only the orders of thresholds are gone through
            check_size(table, states, len(axes), prod(sizes.values()), MOST_GONE_THROUGH)
    except OverBudgetError as error:
        raise CompilationError(table, str(error)) from error


def _values(choice: ScenarioVariable, ruleset: Rules) -> int:
    """How many values a parameter or a reading may have."""
    if choice.kind is ChoiceKind.READING:
        return len(ruleset.readings[choice.name].alternatives)
    return Grid.of(ruleset.parameters[choice.name]).size


def _check_size(table: DecisionTable, patterns: list[Alternative]) -> None:
    if len(patterns) > MOST_PATTERNS:
        message = f"table {table.id} has {len(patterns)} alternatives; the engine fires at most {MOST_PATTERNS} safely"
        raise CompilationError(table, message)
    longest = max((len(one) for one in patterns), default=0)
    if longest > MOST_TESTS:
        message = f"an alternative of table {table.id} has {longest} tests; the engine takes at most {MOST_TESTS}"
        raise CompilationError(table, message)
    for test in {test for one in patterns for test in one}:
        if test.fact in RESERVED:
            raise CompilationError(table, f'a fact cannot be called "{test.fact}": the engine uses that name itself')
        if isinstance(test.value, str) and len(test.value) > LONGEST_WORD:
            raise CompilationError(table, f"a word in table {table.id} is longer than {LONGEST_WORD} characters")
