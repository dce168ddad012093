"""Which rows decided a case, and which comparisons were seen true and false while it mattered which they were.

A comparison matters where no row above matches and where its row would match or not, depending on it alone. What can never
be seen, whatever the facts and readings, is not asked for: the denominators are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from scn_criteria.ruleset.cases.layout import Choices, Layout, Sheet
from scn_criteria.ruleset.cases.model import Case
from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Count, Not, Row, Table
from scn_criteria.ruleset.space import States
from scn_criteria.ruleset.verification import Ground

ALWAYS = All(())
NEVER = AnyOf(())


@dataclass(frozen=True, slots=True)
class Leaf:
    """A comparison in a row, whether the row wants it to hold, and the row's condition with it held so or not."""

    row: Row
    clause: Comparison | Count
    wanted: bool
    held: Clause
    failed: Clause


@dataclass(frozen=True, slots=True)
class Unseen:
    """A comparison that no case shows to be true, or false, where it matters."""

    row: Row
    clause: Clause
    truth: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the cases of one table exercise."""

    table: Table
    cases: int
    rows: int
    """Rows that can decide under some choice of readings."""
    rows_idle: tuple[Row, ...]
    """Rows that can never decide, whatever the facts and the readings."""
    rows_missing: tuple[Row, ...]
    sides: int
    """Comparisons that can matter, counted once for true and once for false."""
    sides_missing: tuple[Unseen, ...]


def share(seen: int, possible: int) -> float:
    """A share in percent. Of nothing, all is seen."""
    return 100 * seen / possible if possible else 100.0


def cover(table: Table, cases: Iterable[Case], ground: Ground) -> Coverage:
    """What cases exercise in a table. Cases that set parameters ask about other numbers and are left out."""
    layout = Layout(table, (), ground)
    asked = [case for case in cases if case.table == table.id]
    seen = _seen(layout, [case for case in asked if not case.parameters])
    rows = [row for row in table.rows if any(space.rows[row.id] for space in layout.spaces.values())]
    idle = tuple(row for row in table.rows if row not in rows)
    missing = [row for row in rows if not any(space.rows[row.id] & seen[one] for one, space in layout.spaces.items())]
    sides = list(_sides(layout, seen))
    unseen = tuple(side for side, found in sides if not found)
    return Coverage(table, len(asked), len(rows), idle, tuple(missing), len(sides), unseen)


def _seen(layout: Layout, cases: Iterable[Case]) -> Mapping[Choices, States]:
    """The states that cases ask about."""
    seen = dict.fromkeys(layout.spaces, 0)
    for case in cases:
        choices, number = layout.place(case)
        seen[choices] |= 1 << number
    return seen


def _sides(layout: Layout, seen: Mapping[Choices, States]) -> Iterator[tuple[Unseen, bool]]:
    """Each side of each comparison that can be seen to matter, and whether it was seen."""
    for row in layout.table.rows:
        for leaf in leaves(row):
            for truth in (True, False):
                where = {choices: _matters(sheet, leaf, truth) for choices, sheet in layout.sheets.items()}
                if any(where.values()):
                    found = any(states & seen[choices] for choices, states in where.items())
                    yield Unseen(row, leaf.clause, truth), found


def _matters(sheet: Sheet, leaf: Leaf, truth: bool) -> States:
    """The states in which a comparison is true, or false, and decides whether its row is the one that matches."""
    reached = sheet.space.everything
    for row in sheet.space.table.rows:
        if row.id == leaf.row.id:
            break
        reached &= ~sheet.holds(row.when)
    held = sheet.space.holds(leaf.clause, leaf.wanted)
    side = held if truth is leaf.wanted else sheet.space.everything & ~held
    return reached & side & (sheet.holds(leaf.held) ^ sheet.holds(leaf.failed))


def leaves(row: Row) -> Iterator[Leaf]:
    """The comparisons and counts of a row."""
    if row.when is not None:
        yield from _leaves(row, row.when, wanted=True)


def _leaves(row: Row, clause: Clause, wanted: bool) -> Iterator[Leaf]:
    if isinstance(clause, Comparison | Count):
        yield Leaf(row, clause, wanted, ALWAYS if wanted else NEVER, NEVER if wanted else ALWAYS)
    elif isinstance(clause, Not):
        for leaf in _leaves(row, clause.part, not wanted):
            yield replace(leaf, held=Not(leaf.held), failed=Not(leaf.failed))
    elif isinstance(clause, All | AnyOf):
        kind = type(clause)
        for index, part in enumerate(clause.parts):
            before, after = clause.parts[:index], clause.parts[index + 1 :]
            for leaf in _leaves(row, part, wanted):
                held, failed = kind((*before, leaf.held, *after)), kind((*before, leaf.failed, *after))
                yield replace(leaf, held=held, failed=failed)
