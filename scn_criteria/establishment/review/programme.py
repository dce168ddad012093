"""Reviews as a programme that rulesets may be for: what proofs about their rulesets need."""

from __future__ import annotations

from functools import lru_cache

from scn_criteria.decision.programme import Programme
from scn_criteria.establishment.programmes import REVIEW
from scn_criteria.establishment.review.outcome import MAY_BE_MISSING, recommendation_space
from scn_criteria.establishment.review.relations import RELATIONS
from scn_criteria.establishment.review.vocabulary import vocabulary


@lru_cache(maxsize=1)
def reviews() -> Programme:
    """The programme of reviews: how a running network does."""
    return Programme(
        name=REVIEW,
        judged="return",
        vocabulary=vocabulary(),
        bonds=RELATIONS,
        space=recommendation_space,
        may_be_missing=MAY_BE_MISSING,
    )
