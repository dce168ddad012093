"""The kinds of ruleset: decisions and reviews, with the vocabulary and the proofs of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from scn_criteria.decision.proof.proof import RulesetKind, decisions
from scn_criteria.decision.vocabulary import vocabulary as decision_vocabulary
from scn_criteria.establishment.review.review import MAY_BE_MISSING, review_space
from scn_criteria.establishment.review.vocabulary import RELATIONS, review_vocabulary
from scn_criteria.ruleset.model import DECISION, Ruleset

if TYPE_CHECKING:
    from scn_criteria.ruleset.vocabulary import Vocabulary


# Kinds by the word in the head of a ruleset

REVIEW = "review"


def vocabulary_for(name: str) -> Vocabulary:
    """The words of a programme. A name that the schema refuses is read with those of decisions."""
    return VOCABULARIES.get(name, decision_vocabulary)()


def ruleset_kind(ruleset: Ruleset) -> RulesetKind:
    """The kind of a ruleset."""
    return RULESET_KINDS[ruleset.programme]()


# Reviews


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


VOCABULARIES: Mapping[str, Callable[[], Vocabulary]] = {DECISION: decision_vocabulary, REVIEW: review_vocabulary}
RULESET_KINDS: Mapping[str, Callable[[], RulesetKind]] = {DECISION: decisions, REVIEW: reviews}
"""A new kind is a new line in both."""
