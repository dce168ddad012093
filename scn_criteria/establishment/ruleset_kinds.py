"""The kinds of ruleset: decisions and reviews, with what is proved of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from scn_criteria.decision.proof.proof import RulesetKind, decisions
from scn_criteria.establishment.review.review import MAY_BE_MISSING, review_space
from scn_criteria.establishment.review.vocabulary import RELATIONS, review_vocabulary
from scn_criteria.establishment.vocabularies import REVIEW
from scn_criteria.ruleset.model import DECISION, Rules


def ruleset_kind(ruleset: Rules) -> RulesetKind:
    """The kind of a ruleset."""
    return RULESET_KINDS[ruleset.programme]()


@lru_cache(maxsize=1)
def reviews() -> RulesetKind:
    """The programme of reviews: how a running network does."""
    return RulesetKind(
        name=REVIEW,
        judged="return",
        vocabulary=review_vocabulary(),
        constraints=RELATIONS,
        space=review_space,
        may_be_missing=MAY_BE_MISSING,
    )


RULESET_KINDS: Mapping[str, Callable[[], RulesetKind]] = {DECISION: decisions, REVIEW: reviews}
"""A new kind is a new line here, and one in ``vocabularies.py``."""
