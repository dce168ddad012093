"""What two rulesets decide differently, by exhaustion over everything that either of them can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scn_criteria.ruleset.cells import values_of
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.space import Space, States
from scn_criteria.ruleset.verification.relations import Bond, Ground
from scn_criteria.ruleset.verification.witness import Example, Outlook, simplest, telling
from scn_criteria.ruleset.vocabulary import Number, Value, Vocabulary


@dataclass(frozen=True, slots=True)
class Shift:
    """The states that lead to one result before and to another after, with the simplest of them and its rows."""

    before: str
    after: str
    number: int
    example: Example
    telling: Example
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
    table: str, before: Ruleset, after: Ruleset, vocabulary: Vocabulary, bonds: Sequence[Bond] = ()
) -> TableDifference:
    """What a table of two rulesets decides differently, over all values that either can tell apart and that can happen."""
    first, second = shared_spaces(table, before, after, vocabulary, bonds)
    states = Ground(before, vocabulary, bonds).attainable(first)
    found = tuple(shifts(first, second, states, vocabulary, before.order(before.tables[table])))
    return TableDifference(table, states.bit_count(), found)


def shared_spaces(
    table: str, before: Ruleset, after: Ruleset, vocabulary: Vocabulary, bonds: Sequence[Bond] = ()
) -> tuple[Space, Space]:
    """The same states laid out for a table of two rulesets."""
    told: dict[str, set[Number]] = {}
    for ruleset in (before, after):
        for axis in Ground(ruleset, vocabulary, bonds).space(ruleset.tables[table]).axes.values():
            told.setdefault(axis.fact, set()).update(_numbers(axis.values))
    axes = {fact: values_of(vocabulary.facts[fact], tuple(sorted(found))) for fact, found in sorted(told.items())}
    return Space(before.tables[table], axes, before, vocabulary), Space(after.tables[table], axes, after, vocabulary)


def shifts(before: Space, after: Space, among: States, vocabulary: Vocabulary, order: Sequence[str] = ()) -> Iterator[Shift]:
    """The pairs of different results that some states lead to, most frequent first. Both spaces hold the same states."""
    outlook = Outlook(order, among)
    pairs = [
        (result, other, changed)
        for result, states in before.results.items()
        for other, others in after.results.items()
        if result != other and (changed := states & others & among)
    ]
    for result, other, changed in sorted(pairs, key=lambda pair: (-pair[2].bit_count(), pair[0], pair[1])):
        example = simplest(before, changed, vocabulary, outlook)
        told = telling(before, example, vocabulary, outlook)
        rules = (_deciding(before, example), _deciding(after, example))
        yield Shift(result, other, changed.bit_count(), example, told, *rules)


def _deciding(space: Space, example: Example) -> str:
    """The row that decides a state."""
    state = space.everything
    for fact, value in example.items():
        state &= space.where(fact, (value,))
    return next(row for row, states in space.rows.items() if states & state)


def _numbers(values: Iterable[Value | None]) -> Iterator[Number]:
    return (value for value in values if value is not None and not isinstance(value, bool | str))
