"""Mutation testing of rules: every single change to a table, and whether a case notices it or a proof shows it harmless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import product
from math import ceil

from scn_criteria.ruleset.budget import MOST_OPEN, MOST_TRIED, OverBudgetError
from scn_criteria.ruleset.case_runner import Choices, Layout
from scn_criteria.ruleset.cases import Case
from scn_criteria.ruleset.fact_constraints import FeasibleStates
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
    Rule,
    Rules,
    with_atoms,
)
from scn_criteria.ruleset.state_space import StateSet, comparisons_in
from scn_criteria.ruleset.vocabulary import FactType, Number, Vocabulary

# Changes to a condition


class ChangeKind(Enum):
    """What was changed."""

    ROW = "row left out"
    ADDED = "row added"
    ORDER = "rows swapped"
    RESULT = "result"
    PART = "condition left out"
    JOINT = "all or any"
    OPERATOR = "operator"
    THRESHOLD = "threshold"
    PARAMETER = "parameter"
    WORD = "word"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class ConditionChange:
    """A change inside a condition: what stood there, what stands there now, and the condition with it."""

    kind: ChangeKind
    before: Clause
    after: Clause | None
    whole: Clause


FLIPPED: Mapping[Operator, tuple[Operator, ...]] = {
    Operator.AT_LEAST: (Operator.MORE_THAN, Operator.LESS_THAN),
    Operator.MORE_THAN: (Operator.AT_LEAST, Operator.AT_MOST),
    Operator.AT_MOST: (Operator.LESS_THAN, Operator.MORE_THAN),
    Operator.LESS_THAN: (Operator.AT_MOST, Operator.AT_LEAST),
    Operator.IS: (Operator.IS_NOT,),
    Operator.IS_NOT: (Operator.IS,),
    Operator.IN: (Operator.NOT_IN,),
    Operator.NOT_IN: (Operator.IN,),
}
"""Each operator with those it is mistaken for: the one that differs at the threshold alone, and its opposite."""

NUMERIC = {Operator.IS: (Operator.AT_LEAST, Operator.AT_MOST), Operator.IS_NOT: (Operator.MORE_THAN, Operator.LESS_THAN)}
"""What else "is" and "is not" may be mistaken for where they compare a number."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Changes conditions of one ruleset."""

    ruleset: Rules
    vocabulary: Vocabulary
    steps: Mapping[str, Number]
    """By fact, how far a number written in a rule is moved."""

    def edits(self, clause: Clause) -> Iterator[ConditionChange]:
        """Every single change inside a condition."""
        if isinstance(clause, All | AnyOf):
            yield from self._joined(clause)
        elif isinstance(clause, Not):
            yield ConditionChange(ChangeKind.OPERATOR, clause, clause.part, clause.part)
            for edit in self.edits(clause.part):
                yield replace(edit, whole=Not(edit.whole))
        else:
            yield from self._leaf(clause)

    def _joined(self, clause: All | AnyOf) -> Iterator[ConditionChange]:
        kind, other = (All, AnyOf) if isinstance(clause, All) else (AnyOf, All)
        several = len(clause.parts) > 1
        if several:
            changed = other(clause.parts)
            yield ConditionChange(ChangeKind.JOINT, clause, changed, changed)
        for index, part in enumerate(clause.parts):
            before, after = clause.parts[:index], clause.parts[index + 1 :]
            if several:
                yield ConditionChange(ChangeKind.PART, part, None, kind((*before, *after)))
            for edit in self.edits(part):
                yield replace(edit, whole=kind((*before, edit.whole, *after)))

    def _leaf(self, clause: Comparison | Count | ReadingIs) -> Iterator[ConditionChange]:
        changes: list[tuple[ChangeKind, Clause]]
        if isinstance(clause, ReadingIs):
            others = (name for name in self.ruleset.readings[clause.reading].alternatives if name != clause.choice)
            changes = [(ChangeKind.READING, replace(clause, choice=choice)) for choice in others]
        elif isinstance(clause, Count):
            changes = [*self._operators(clause), *self._moved(clause, 1), *self._counted(clause)]
        elif self.vocabulary.facts[clause.fact].type is FactType.NUMBER:
            changes = [*self._operators(clause), *self._moved(clause, self.steps.get(clause.fact, 1))]
        else:
            changes = [*self._operators(clause), *self._reworded(clause)]
        for kind, changed in changes:
            yield ConditionChange(kind, clause, changed, changed)

    def _operators(self, clause: Comparison | Count) -> Iterator[tuple[ChangeKind, Clause]]:
        if clause.operator is Operator.KNOWN:
            yield ChangeKind.OPERATOR, Not(clause)
            return
        number = not isinstance(self.ruleset.value(clause.operand), bool | str | tuple)
        for operator in (*FLIPPED[clause.operator], *(NUMERIC.get(clause.operator, ()) if number else ())):
            yield ChangeKind.OPERATOR, replace(clause, operator=operator)

    def _moved(self, clause: Comparison | Count, step: Number) -> Iterator[tuple[ChangeKind, Clause]]:
        """The threshold a step lower and a step higher: the parameter's own step, were it in this place another."""
        value = self.ruleset.value(clause.operand)
        if isinstance(value, bool | str | tuple):
            return
        if isinstance(clause.operand, ParameterName):
            step = self.ruleset.parameters[clause.operand.name].step
        for moved in neighbours(value, step):
            yield ChangeKind.THRESHOLD, with_threshold(clause, moved)

    def _counted(self, clause: Count) -> Iterator[tuple[ChangeKind, Clause]]:
        members = self.vocabulary.groups[clause.group]
        words = tuple(dict.fromkeys(word for member in members for word in self.vocabulary.facts[member].words))
        for listed in relisted(clause.words, words):
            yield ChangeKind.WORD, replace(clause, words=listed)

    def _reworded(self, clause: Comparison) -> Iterator[tuple[ChangeKind, Clause]]:
        operand = clause.operand
        words = self.vocabulary.facts[clause.fact].words
        if isinstance(operand, tuple):
            for listed in relisted(operand, words):
                yield ChangeKind.WORD, replace(clause, operand=listed)
        elif isinstance(operand, bool) and clause.operator is not Operator.KNOWN:
            yield ChangeKind.WORD, replace(clause, operand=not operand)
        elif isinstance(operand, str):
            for word in words:
                if word != operand:
                    yield ChangeKind.WORD, replace(clause, operand=word)


def neighbours(value: Number, step: Number) -> tuple[Number, Number]:
    """The numbers a step below and a step above, exactly."""
    return _plain(Fraction(value) - Fraction(step)), _plain(Fraction(value) + Fraction(step))


def _plain(number: Fraction) -> Number:
    """A number as a file would have it: whole, or else a decimal if it has an end."""
    if number.denominator == 1:
        return number.numerator
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    return decimal if Fraction(decimal) == number else number


def with_threshold(clause: Comparison | Count, value: Number) -> Comparison | Count:
    """A comparison with another number. Nothing can be counted by halves, so a count takes the next whole number."""
    return replace(clause, operand=ceil(value)) if isinstance(clause, Count) else replace(clause, operand=value)


def relisted(listed: tuple[str, ...], words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A list of words with one left out, one replaced by another, or one more."""
    others = [word for word in words if word not in listed]
    for index in range(len(listed)):
        before, after = listed[:index], listed[index + 1 :]
        if len(listed) > 1:
            yield (*before, *after)
        for word in others:
            yield (*before, word, *after)
    for word in others:
        yield (*listed, word)


# Changes to a table


@dataclass(frozen=True, slots=True)
class Mutant:
    """A table with a single change, and what was changed in which row."""

    table: DecisionTable
    row: Rule
    kind: ChangeKind
    rows: tuple[Rule, ...]
    before: Clause | None = None
    after: Clause | None = None
    word: str = ""
    """The result, the other row or the parameter that the change is about, where it is about one."""
    value: Number | None = None
    """What the parameter is moved to."""


def mutants(table: DecisionTable, ruleset: Rules, vocabulary: Vocabulary) -> tuple[Mutant, ...]:
    """All single changes to a table, each different one once."""
    editor = Editor(ruleset, vocabulary, literal_steps(ruleset, vocabulary))
    found: dict[tuple[tuple[str, Clause | None, str], ...], Mutant] = {}
    for mutant in (
        *_of_rows(table),
        *_added_rows(table),
        *_of_conditions(table, editor),
        *_of_parameters(table, ruleset),
    ):
        found.setdefault(tuple((row.id, row.when, row.then) for row in mutant.rows), mutant)
    return tuple(found.values())


def literal_steps(ruleset: Rules, vocabulary: Vocabulary) -> Mapping[str, Number]:
    """How far numbers in rules are moved: as far as a parameter that the fact is compared with, or else by one."""
    steps: dict[str, Number] = {}
    for table in ruleset.tables.values():
        for row in table.rows:
            for one in comparisons_in(row.when):
                if isinstance(one, Comparison) and isinstance(one.operand, ParameterName):
                    whole = vocabulary.facts[one.fact].whole
                    step = ruleset.parameters[one.operand.name].step
                    steps[one.fact] = 1 if whole else min(step, steps.get(one.fact, step))
    return {fact: step for fact, step in steps.items() if vocabulary.facts[fact].type is FactType.NUMBER}


def _of_rows(table: DecisionTable) -> Iterator[Mutant]:
    """A row left out, swapped with the next, or with another result. The last row stays the last."""
    rows = table.rows
    results = dict.fromkeys(row.then for row in rows)
    for index, row in enumerate(rows):
        before, after = rows[:index], rows[index + 1 :]
        if after:
            yield Mutant(table, row, ChangeKind.ROW, (*before, *after))
        if len(after) > 1:
            yield Mutant(table, row, ChangeKind.ORDER, (*before, after[0], row, *after[1:]), word=after[0].id)
        for result in results:
            if result != row.then:
                changed = replace(row, then=result)
                yield Mutant(table, row, ChangeKind.RESULT, (*before, changed, *after), word=result)


ADDED = "ADDED"
"""The id of a row that is added."""


def _added_rows(table: DecisionTable) -> Iterator[Mutant]:
    """A row more, above each row: for one thing that some row asks, it gives any of the results."""
    rows = table.rows
    asked = dict.fromkeys(leaf for row in rows for leaf in leaves(row.when) if not isinstance(leaf, ReadingIs))
    results = dict.fromkeys(row.then for row in rows)
    for (index, below), when, result in product(enumerate(rows), asked, results):
        added = replace(below, id=ADDED, when=when, then=result)
        yield Mutant(table, below, ChangeKind.ADDED, (*rows[:index], added, *rows[index:]), after=when, word=result)


def leaves(clause: Clause | None) -> Iterator[Clause]:
    """The comparisons, counts and readings of a condition; what is negated with its negation."""
    if isinstance(clause, All | AnyOf):
        for part in clause.parts:
            yield from leaves(part)
    elif clause is not None:
        yield clause


def _of_conditions(table: DecisionTable, editor: Editor) -> Iterator[Mutant]:
    for index, row in enumerate(table.rows):
        before, after = table.rows[:index], table.rows[index + 1 :]
        for edit in _edits(row, editor):
            changed = replace(row, when=edit.whole)
            yield Mutant(table, row, edit.kind, (*before, changed, *after), edit.before, edit.after)


def _edits(row: Rule, editor: Editor) -> Iterator[ConditionChange]:
    if row.when is None:
        return
    yield ConditionChange(ChangeKind.PART, row.when, None, All(()))
    yield from editor.edits(row.when)


def _of_parameters(table: DecisionTable, ruleset: Rules) -> Iterator[Mutant]:
    """A parameter a step lower and higher everywhere in the table: the row named is the first that uses it."""
    for name, parameter in ruleset.parameters.items():
        users = [row for row in table.rows if any(one.operand == ParameterName(name) for one in comparisons_in(row.when))]
        if not users:
            continue
        for value in neighbours(parameter.value, parameter.step):
            rows = tuple(replace(row, when=_filled(row.when, name, value)) if row.when else row for row in table.rows)
            yield Mutant(table, users[0], ChangeKind.PARAMETER, rows, word=name, value=value)


def _filled(clause: Clause, name: str, value: Number) -> Clause:
    """A condition with a number in place of a parameter."""

    def filled(one: Atom) -> Atom:
        return one if isinstance(one, ReadingIs) or one.operand != ParameterName(name) else with_threshold(one, value)

    return with_atoms(clause, filled)


Difference = Mapping[Choices, StateSet]
"""Under each choice of readings, the states in which a change leads to another result."""


@dataclass(frozen=True, slots=True)
class SurvivingMutant:
    """A change that matters and that no case notices, with every state in which it shows."""

    mutant: Mutant
    difference: Difference


@dataclass(frozen=True, slots=True)
class MutationResult:
    """All single changes to one table: those without any effect, those that a case notices, and the rest."""

    table: DecisionTable
    layout: Layout
    changes: int
    equivalent: tuple[Mutant, ...]
    caught: int
    survivors: tuple[SurvivingMutant, ...]

    @property
    def mattering(self) -> int:
        """How many changes make a difference: the exact denominator of the score."""
        return self.changes - len(self.equivalent)


def run_mutants(
    table: DecisionTable, cases: Iterable[Case], feasible: FeasibleStates, most_open: int = MOST_OPEN
) -> MutationResult:
    """Try every single change to a table on its cases, and prove which changes have no effect.

    A row that is added has an effect only where evidence can show it; otherwise cases would be about nothing that can be.
    A case notices a change when it leads to another result. Cases that set parameters are about other numbers and are left
    out. Raises OverBudgetError where what is kept of the changes that no case notices exceeds so many bytes.
    """
    changes = mutants(table, feasible.ruleset, feasible.vocabulary)
    changed_rows = {id(row): row for mutant in changes for row in mutant.rows}
    layout = Layout(table, changed_rows.values(), feasible)
    tried = layout.size * len(changes) * len(table.rows) * len(layout.sheets)
    if tried > MOST_TRIED:
        found = f"has {layout.size:,} states, {len(table.rows)} rows and {len(changes):,} changes, together {tried:,}"
        raise OverBudgetError(table, found, MOST_TRIED, "let it have fewer rows, or compare fewer facts with fewer numbers")
    covered = _covered_states(layout, [case for case in cases if case.table == table.id and not case.parameters])
    equivalent: list[Mutant] = []
    survivors: list[SurvivingMutant] = []
    caught = 0
    for mutant in changes:
        within = layout.attainable if mutant.kind is ChangeKind.ADDED else -1
        difference = {choices: sheet.differs(mutant.rows) & within for choices, sheet in layout.sheets.items()}
        if not any(difference.values()):
            equivalent.append(mutant)
        elif any(states & covered[choices] for choices, states in difference.items()):
            caught += 1
        else:
            survivors.append(SurvivingMutant(mutant, difference))
            if len(survivors) * layout.size * len(layout.sheets) > 8 * most_open:
                found = f"has more than {len(survivors) - 1:,} changes of {layout.size:,} states that no case notices, where"
                raise OverBudgetError(table, found, len(survivors) - 1, "write cases for it first: scn rules suggest")
    layout.forget()
    return MutationResult(table, layout, len(changes), tuple(equivalent), caught, tuple(survivors))


def _covered_states(layout: Layout, cases: Sequence[Case]) -> Mapping[Choices, StateSet]:
    """The states that cases are about."""
    covered = dict.fromkeys(layout.spaces, 0)
    for case in cases:
        choices, number = layout.place(case)
        covered[choices] |= 1 << number
    return covered
