"""A case: facts for one table, and the answer that people agreed it should give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scn_criteria.diagnostics import START, Span
from scn_criteria.ruleset.vocabulary import Facts, Value

NOT_KNOWN = "not_known"
"""What a case file writes for a fact that is not known."""


@dataclass(frozen=True, slots=True)
class Base:
    """The facts of an ordinary proposal, as far as one table reads them. Each case says only what differs."""

    table: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Case:
    """What is given, under which readings and parameters, and the result and row that must come out."""

    name: str
    base: Base
    given: Facts
    result: str
    row: str
    readings: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    span: Span = START

    @property
    def table(self) -> str:
        """The id of the table that is asked."""
        return self.base.table

    @property
    def facts(self) -> dict[str, Value | None]:
        """Everything that the table reads."""
        return {**self.base.facts, **self.given}
