"""A ruleset of reviews made ready to judge returns."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.establishment.review.outcome import space_of
from scn_criteria.establishment.review.vocabulary import vocabulary
from scn_criteria.ruleset.engine import Engine
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.space import Space
from scn_criteria.ruleset.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ReviewBench:
    """What judges returns. Made once for a ruleset as chosen, and used for as many returns as there are."""

    ruleset: Ruleset
    vocabulary: Vocabulary
    engine: Engine
    space: Space

    @classmethod
    def of(cls, ruleset: Ruleset) -> ReviewBench:
        """The bench of a ruleset of reviews that its checks found no error in."""
        words = vocabulary()
        return cls(ruleset, words, Engine(ruleset, words), space_of(ruleset))
