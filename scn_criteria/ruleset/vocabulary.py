"""The words that tables may use: facts with types and units, and tables with the results they may give.

A ruleset knows nothing of networks or criteria. Whoever uses it hands over a vocabulary, and every table is checked
against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction

Number = int | Decimal | Fraction
"""An exact number. Binary floats never enter: 3.3 / 3 >= 1.1 is false in floats."""

Value = bool | int | Decimal | Fraction | str
"""The value of a fact: yes or no, an exact number, or a word of its definition."""

Facts = Mapping[str, Value | None]
"""Values by fact name. ``None`` means that the fact is not known."""


class FactType(Enum):
    """What kind of value a fact has."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    WORD = "word"


class Stronger(Enum):
    """Which way a fact strengthens a case, where it has a way."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Withheld(Enum):
    """What a fact becomes where evidence is left out of a file."""

    LOWERS = "lowers"
    """Any lower value, or not known; a yes becomes a no. So it is with counts and with the greatest of several figures."""
    UNKNOWN = "unknown"
    """Not known, and never another value."""
    AGAINST = "against"
    """Nothing: the fact is evidence against a case, and to lower it is to hide evidence."""
    BALANCE = "balance"
    """As ``LOWERS``; but evidence against weighs in it too, and to raise it by leaving out is to hide evidence."""


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """What a fact is: its type, its unit, what it means to a reader, and its words if it is a word."""

    name: str
    type: FactType
    meaning: str
    unit: str = ""
    singular: str = ""
    words: tuple[str, ...] = ()
    stronger: Stronger = Stronger.NEITHER
    least: Number | None = None
    most: Number | None = None
    whole: bool = False
    always_known: bool = False
    changeable: bool = True
    """Whether a proposer could honestly change it. Population and geography cannot be changed."""
    withheld: Withheld = Withheld.LOWERS
    raised_by: str = ""
    """How leaving out a part of some evidence raises the fact, where that is possible: a gain below what tables can see."""

    def admits(self, value: object) -> bool:
        """Whether a value is of this fact's type."""
        if self.type is FactType.BOOLEAN:
            return isinstance(value, bool)
        if self.type is FactType.WORD:
            return isinstance(value, str) and value in self.words
        return isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class TableContract:
    """A table that must exist, the results it may give, the facts it may read, and those that its sentences may show."""

    id: str
    results: tuple[str, ...]
    reads: frozenset[str]
    shows: frozenset[str] = frozenset()
    refused: str = ""
    """The result that needs evidence against, if there is one: thin evidence never leads to it."""
    undecided: str = ""
    """The result that says that what is known decides nothing, where the results have no order."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that tables may read and must answer."""

    facts: Mapping[str, FactDefinition]
    tables: Mapping[str, TableContract]
    groups: Mapping[str, tuple[str, ...]]
    """Named groups of word facts that ``count`` may count over, such as the nine ratings."""
    recommends: str = ""
    """The id of the table that gives the outcome, if there is one."""
    may_withhold: bool = False
    """Whether the facts come from evidence that its author chooses, and so may leave out."""
    parameters: frozenset[str] = frozenset()
    """Parameters that the facts themselves rest on, so that a ruleset may state them though no row names them."""
    readings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Readings of that kind, each with the alternatives that it may have."""
