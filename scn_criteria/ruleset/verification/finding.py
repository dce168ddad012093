"""What a proof found, with the simplest example of it."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.diagnostics import Code
from scn_criteria.ruleset.model import Row, Table
from scn_criteria.ruleset.verification.witness import Example
from scn_criteria.ruleset.vocabulary import Value


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of an example made stronger, and what that does to the result."""

    fact: str
    before: Value | None
    after: Value | None
    result_before: str
    result_after: str


@dataclass(frozen=True, slots=True)
class Found:
    """A fault of a table, or something worth knowing about it."""

    code: Code
    table: Table
    message: str
    row: Row | None = None
    """The row to look at first."""
    upper: Row | None = None
    """Of two rows, the one that comes first."""
    example: Example | None = None
    """All facts of the simplest example."""
    telling: Example | None = None
    """Those of them that differ from the best case."""
    change: Change | None = None
