"""What a proof found, as a person would say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scn_criteria import wording
from scn_criteria.ruleset.cells import comparisons_in
from scn_criteria.ruleset.model import Comparison, Ruleset, Table
from scn_criteria.ruleset.verification.codes import DEAD_ROW, GAP, HOLE, NOT_MONOTONE, OVERLAP
from scn_criteria.ruleset.verification.finding import Change, Found
from scn_criteria.ruleset.vocabulary import FactDefinition, Value, Vocabulary

OPENING = "Take a proposal with these facts"
REST = "everything else at its best"


def story(found: Found, ruleset: Ruleset, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The counterexample, line by line: which proposal to take, and what becomes of it. Nothing where there is none."""
    if found.example is None or found.telling is None:
        return ()
    told = [
        f"  {said(vocabulary.facts[fact], value, is_threshold(found.table, fact, value, ruleset))}"
        for fact, value in found.telling.items()
    ]
    if not told:
        return ("Take a proposal with everything at its best.", *_outcome(found, vocabulary))
    rest = f", {REST}" if len(told) < len(found.example) else ""
    return (f"{OPENING}{rest}:", *told, *_outcome(found, vocabulary))


def said(definition: FactDefinition, value: Value | None, exactly: bool = False) -> str:
    """A fact with its value and unit: ``measures of the improvement, each with a baseline: 1 measure``."""
    word = "exactly " if exactly and not definition.whole else ""
    return f"{definition.meaning}: {word}{wording.value(value, definition.unit, definition.singular)}"


def is_threshold(table: Table, fact: str, value: Value | None, ruleset: Ruleset) -> bool:
    """Whether a table compares a fact with this very number."""
    if value is None or isinstance(value, bool | str):
        return False
    compared = (one for row in table.rows for one in comparisons_in(row.when) if isinstance(one, Comparison))
    return any(one.fact == fact and ruleset.value(one.operand) == value for one in compared)


def _outcome(found: Found, vocabulary: Vocabulary) -> Iterator[str]:
    """What the table makes of the example."""
    table = found.table
    if found.code is GAP:
        yield f"No row of table {table.id} matches it."
    elif found.change and found.code is NOT_MONOTONE:
        yield from _fall(found.change, table, vocabulary.facts)
    elif found.code is HOLE:
        yield f"Only the last row of table {table.id} matches it; with a little less or a little more, another row does."
    elif found.code is DEAD_ROW and found.row:
        yield f"Row {found.row.id} matches it, but a row above comes first."
    elif found.code is OVERLAP and found.row and found.upper:
        upper, lower = found.upper, found.row
        yield f"Row {upper.id} says {wording.spoken(upper.then)} and row {lower.id} says {wording.spoken(lower.then)}."
        yield f"Row {upper.id} decides, because it comes first."


def _fall(change: Change, table: Table, facts: Mapping[str, FactDefinition]) -> Iterator[str]:
    definition = facts[change.fact]
    before, after = (wording.value(value, definition.unit, definition.singular) for value in (change.before, change.after))
    yield f"Table {table.id} answers {wording.spoken(change.result_before)}."
    yield f"Now make one thing stronger, {definition.meaning}: {after} instead of {before}."
    yield f"Table {table.id} then answers {wording.spoken(change.result_after)}, which is weaker."
