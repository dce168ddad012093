"""How much of a ruleset is gone through at most, so that nobody's rules take all of a machine's memory or hours of its time.

All limits count states, settings and rows, never seconds: the same rules are refused on every machine. They lie several
times above what the shipped rules need.
"""

from __future__ import annotations

from scn_criteria.diagnostics import ScnError
from scn_criteria.ruleset.model import DecisionTable

MOST_STATES = 2**22
"""States double with every yes-or-no fact that a table reads, and a table's states are laid out to compare and prove it."""
MOST_REFINED = 2**24
"""The same where relations between facts, and changes that are tried, set more numbers apart."""
MOST_VALUES = 10_000
"""So many values of one parameter are gone through."""
MOST_SETTINGS = 2000
"""So many choices of readings and orders of thresholds of one table are gone through."""
MOST_LAID_OUT = 400_000_000
"""States times settings times rows, in bits: what one table may take of memory, some 100 MB."""
MOST_SUMS = 100_000
"""So many sums of the values of several facts are tried."""
MOST_STATEMENTS = 100
"""So many statements of a ruleset about itself are proved."""
MOST_TRIED = 200_000_000_000
"""States times changes times rows, in bits: what trying changes to one table may take of time, some 20 seconds."""
MOST_KEPT = 100_000_000
"""Bytes of intermediate results that are kept while the changes to a table are tried."""
MOST_OPEN = 1_000_000_000
"""Bytes that are kept of changes which no case notices, where cases are to be suggested: the shipped rules have so many
without a case that they take 600 MB."""


MOST_KEPT_OF_SPACE = 40_000_000
"""Bytes of sets of states that a space keeps to be quick."""


class OverBudgetError(ScnError):
    """A ruleset of which too much would have to be gone through. The text says what to shrink."""

    def __init__(self, table: DecisionTable, found: str, most: int, shrink: str) -> None:
        super().__init__(f"table {table.id} {found}, at most {most:,} can be gone through; {shrink}")
        self.table = table


MOST_GONE_THROUGH = 20_000_000_000
"""The same for settings that are laid out one after the other: what that may take of time, some 10 seconds."""


def check_size(table: DecisionTable, states: int, facts: int, ways: int, most: int = MOST_LAID_OUT) -> None:
    """Raise OverBudgetError for a table with too many states, or too many under so many choices."""
    if states > MOST_STATES:
        shrink = "let it read fewer facts, or compare them with fewer numbers"
        raise OverBudgetError(table, f"tells {states:,} states of {facts} facts apart", MOST_STATES, shrink)
    if ways > MOST_SETTINGS:
        raise OverBudgetError(table, f"has {ways:,} settings", MOST_SETTINGS, FEWER_CHOICES)
    laid_out = states * ways * len(table.rows)
    if laid_out > most:
        found = f"has {states:,} states in {ways:,} settings and {len(table.rows)} rows, together {laid_out:,}"
        raise OverBudgetError(table, found, most, f"{FEWER_CHOICES}, or fewer facts and rows")


FEWER_CHOICES = "let it use fewer readings and parameters, or parameters with fewer values"
