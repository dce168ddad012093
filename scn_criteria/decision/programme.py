"""What rulesets may be for: a programme has its words, relations between its facts, and a table that recommends.

A decision on a proposal is one programme. Others are at home in rooms further up, and handed to whoever proves a ruleset.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from scn_criteria.decision.deferral import CAN_BE_MISSING, Completions, settled
from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.profile import Profile, profile_of
from scn_criteria.decision.relations import RELATIONS
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.model import DECISION, Ruleset
from scn_criteria.ruleset.space import Space
from scn_criteria.ruleset.verification.relations import Bond
from scn_criteria.ruleset.vocabulary import Facts, Vocabulary

Fragment = Callable[[str, Facts, Ruleset, str], "str | None"]
"""Makes up a file with given facts of a table, under a name; nothing where there can be none."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What a ruleset is for."""

    name: str
    judged: str
    """What it judges, in a word."""
    vocabulary: Vocabulary
    bonds: tuple[Bond, ...]
    space: Callable[[Ruleset], Space]
    """All states of the table that recommends."""
    may_be_missing: frozenset[str]
    """What that table reads and may not be evidenced."""
    profile: Callable[[Space, Completions], Profile] | None = None
    fragment: Fragment | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a recommendation comes to: how many states lead to each answer, and how often it is settled anyhow."""

    states: int
    answers: tuple[tuple[str, int], ...]
    partial: int
    settled: int


def tally_of(space: Space, completions: Completions) -> Tally:
    """The states of a recommendation, counted."""
    kinds = completions.kinds()
    counts = tuple((result, states.bit_count()) for result, states in space.results.items())
    return Tally(space.size, counts, sum(partial.count for partial in kinds.values()), settled(kinds))


@lru_cache(maxsize=1)
def decisions() -> Programme:
    """The programme of decisions: whether a condition gets a network."""
    return Programme(
        name=DECISION,
        judged="proposal",
        vocabulary=vocabulary(),
        bonds=RELATIONS,
        space=lambda ruleset: recommendation_space(ruleset, vocabulary()),
        may_be_missing=CAN_BE_MISSING,
        profile=profile_of,
        fragment=_fragment,
    )


def _fragment(table: str, facts: Facts, ruleset: Ruleset, name: str) -> str | None:
    from scn_criteria.decision.fragment import fragment  # noqa: PLC0415 - most rulesets have no fault to show

    return fragment(table, facts, ruleset, name)
