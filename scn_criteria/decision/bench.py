"""A ruleset made ready to judge: its tables compiled for the engine, and the states of its recommendation laid out."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.decision.outcome import space_of
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.engine import Engine
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.space import Space
from scn_criteria.ruleset.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Bench:
    """What judges proposals. Made once for a ruleset as chosen, and used for as many proposals as there are."""

    ruleset: Ruleset
    vocabulary: Vocabulary
    engine: Engine
    space: Space

    @classmethod
    def of(cls, ruleset: Ruleset) -> Bench:
        """The bench of a ruleset that its checks found no error in."""
        words = vocabulary()
        return cls(ruleset, words, Engine(ruleset, words), space_of(ruleset))
