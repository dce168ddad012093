"""The lines shown under a finding: whatever the text and the place, marks stand under what is meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from scn_criteria.diagnostics import Position, Span
from scn_criteria.lint.excerpt import BEFORE, MOST_COLUMNS, TAB, excerpt, lines_of
from scn_criteria.safe_text import visible

PLACES = some.builds(Position, some.integers(1, 6), some.integers(1, 300))
SPANS = some.tuples(PLACES, PLACES).map(lambda places: Span(min(places), max(places)))
WIDEST = len("[U+202E]")


@given(some.text(), SPANS)
def test_any_place_in_any_text_can_be_shown(text: str, span: Span) -> None:
    rows = excerpt(lines_of(text), span)
    assert [row.number for row in rows] == sorted({row.number for row in rows})
    assert all(row.marks >= 1 for row in rows)


@given(some.text(), SPANS)
def test_nothing_shown_steers_the_terminal(text: str, span: Span) -> None:
    shown = [row.text for row in excerpt(lines_of(text), span)]
    assert shown == [visible(line) for line in shown]


@given(some.text(), SPANS)
def test_no_line_is_wider_than_allowed(text: str, span: Span) -> None:
    """A mark may stand one column past the end, and a cut takes a column on either side."""
    rows = excerpt(lines_of(text), span)
    assert [row for row in rows if row.indent + row.marks > MOST_COLUMNS + 2 or len(row.text) > 2 * MOST_COLUMNS + 2] == []


@given(some.text("abc é", min_size=1), some.integers(1, 400), some.integers(1, 60))
def test_marks_stand_under_the_stretch(line: str, column: int, length: int) -> None:
    """For characters that take up one column each."""
    span = Span(Position(1, column), Position(1, column + length))
    (row,) = excerpt([line], span)
    assert row.text[row.indent : row.indent + row.marks] == line[column - 1 : column - 1 + length][: row.marks]


@given(some.integers(0, 40))
def test_a_tab_takes_the_columns_that_it_is_shown_in(tabs: int) -> None:
    span = Span(Position(1, tabs + 1), Position(1, tabs + 2))
    (row,) = excerpt(["\t" * tabs + "x"], span)
    assert row.indent == min(len(TAB) * tabs, BEFORE + 1 if len(TAB) * tabs + 1 > MOST_COLUMNS else MOST_COLUMNS)
    assert row.text[row.indent] == "x"
