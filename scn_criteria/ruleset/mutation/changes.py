"""Every single change to a table: to its rows, their order, their conditions and their results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from scn_criteria.ruleset.cells import comparisons_in
from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Count, Not, ParameterName, Row, Ruleset, Table
from scn_criteria.ruleset.mutation.edits import Edit, Editor, Kind, neighbours, with_threshold
from scn_criteria.ruleset.vocabulary import FactType, Number, Vocabulary


@dataclass(frozen=True, slots=True)
class Mutant:
    """A table with a single change, and what was changed in which row."""

    table: Table
    row: Row
    kind: Kind
    rows: tuple[Row, ...]
    before: Clause | None = None
    after: Clause | None = None
    word: str = ""
    """The result, the other row or the parameter that the change is about, where it is about one."""
    value: Number | None = None
    """What the parameter is moved to."""


def mutants(table: Table, ruleset: Ruleset, vocabulary: Vocabulary) -> tuple[Mutant, ...]:
    """All single changes to a table, each different one once."""
    editor = Editor(ruleset, vocabulary, literal_steps(ruleset, vocabulary))
    found: dict[tuple[tuple[str, Clause | None, str], ...], Mutant] = {}
    for mutant in (*_of_rows(table), *_of_conditions(table, editor), *_of_parameters(table, ruleset)):
        found.setdefault(tuple((row.id, row.when, row.then) for row in mutant.rows), mutant)
    return tuple(found.values())


def literal_steps(ruleset: Ruleset, vocabulary: Vocabulary) -> Mapping[str, Number]:
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


def _of_rows(table: Table) -> Iterator[Mutant]:
    """A row left out, swapped with the next, or with another result. The last row stays the last."""
    rows = table.rows
    results = dict.fromkeys(row.then for row in rows)
    for index, row in enumerate(rows):
        before, after = rows[:index], rows[index + 1 :]
        if after:
            yield Mutant(table, row, Kind.ROW, (*before, *after))
        if len(after) > 1:
            yield Mutant(table, row, Kind.ORDER, (*before, after[0], row, *after[1:]), word=after[0].id)
        for result in results:
            if result != row.then:
                changed = replace(row, then=result)
                yield Mutant(table, row, Kind.RESULT, (*before, changed, *after), word=result)


def _of_conditions(table: Table, editor: Editor) -> Iterator[Mutant]:
    for index, row in enumerate(table.rows):
        before, after = table.rows[:index], table.rows[index + 1 :]
        for edit in _edits(row, editor):
            changed = replace(row, when=edit.whole)
            yield Mutant(table, row, edit.kind, (*before, changed, *after), edit.before, edit.after)


def _edits(row: Row, editor: Editor) -> Iterator[Edit]:
    if row.when is None:
        return
    yield Edit(Kind.PART, row.when, None, All(()))
    yield from editor.edits(row.when)


def _of_parameters(table: Table, ruleset: Ruleset) -> Iterator[Mutant]:
    """A parameter a step lower and higher everywhere in the table: the row named is the first that uses it."""
    for name, parameter in ruleset.parameters.items():
        users = [row for row in table.rows if any(one.operand == ParameterName(name) for one in comparisons_in(row.when))]
        if not users:
            continue
        for value in neighbours(parameter.value, parameter.step):
            rows = tuple(replace(row, when=_filled(row.when, name, value)) if row.when else row for row in table.rows)
            yield Mutant(table, users[0], Kind.PARAMETER, rows, word=name, value=value)


def _filled(clause: Clause, name: str, value: Number) -> Clause:
    """A condition with a number in place of a parameter."""
    if isinstance(clause, All | AnyOf):
        return replace(clause, parts=tuple(_filled(part, name, value) for part in clause.parts))
    if isinstance(clause, Not):
        return Not(_filled(clause.part, name, value))
    if isinstance(clause, Comparison | Count) and clause.operand == ParameterName(name):
        return with_threshold(clause, value)
    return clause
