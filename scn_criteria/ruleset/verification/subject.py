"""A table under proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scn_criteria.diagnostics import Code
from scn_criteria.ruleset.model import Row, Ruleset, Table
from scn_criteria.ruleset.space import Space, States
from scn_criteria.ruleset.verification.finding import Change, Found
from scn_criteria.ruleset.verification.witness import Outlook, simplest, telling
from scn_criteria.ruleset.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Subject:
    """A table under proof: its states as chosen, those of them that can happen, and its states under every reading."""

    table: Table
    ruleset: Ruleset
    vocabulary: Vocabulary
    space: Space
    attainable: States
    readings: Sequence[Space]

    @property
    def order(self) -> tuple[str, ...]:
        """The results in the order of their strength, weakest first."""
        return self.ruleset.order(self.table)

    def found(
        self, code: Code, message: str, states: States, *, row: Row | None = None, change: Change | None = None
    ) -> Found:
        """A finding with its simplest example among some states that can happen."""
        outlook = Outlook(self.order, self.attainable)
        example = simplest(self.space, states, self.vocabulary, outlook)
        told = telling(self.space, example, self.vocabulary, outlook) if self.order else example
        return Found(code, self.table, message, row, None, example, told, change)

    def deciding(self, states: States) -> Row | None:
        """The first row that decides one of some states."""
        return next((row for row in self.table.rows if self.space.rows[row.id] & states), None)
