"""What a ruleset chooses for the facts themselves, and no row names: which evidence counts, and what an argument is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from scn_criteria.proposal.placeholders import ARGUMENT_WORDS


class UndatedEvidence(Enum):
    """What becomes of evidence of which nobody says when it was public."""

    SET_ASIDE = "set_aside"
    COUNTS = "counts"


class PartialDates(Enum):
    """From which of its days on something counts that was published in a month or a year."""

    LAST_DAY = "last_day"
    FIRST_DAY = "first_day"


@dataclass(frozen=True, slots=True)
class FactChoices:
    """The parameters and readings on which facts rest. Each field has the name that a ruleset gives it."""

    argument_words: int = ARGUMENT_WORDS
    """The words that an argument has at least."""
    undated_evidence: UndatedEvidence = UndatedEvidence.SET_ASIDE
    partial_dates: PartialDates = PartialDates.LAST_DAY


AS_SHIPPED = FactChoices()
"""What is chosen where a ruleset says nothing."""
