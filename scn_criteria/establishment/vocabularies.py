"""The vocabulary of each kind of ruleset, by the word in its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scn_criteria.decision.vocabulary import vocabulary as decision_vocabulary

if TYPE_CHECKING:
    from scn_criteria.ruleset.vocabulary import Vocabulary

REVIEW = "review"


def vocabulary_for(name: str) -> Vocabulary:
    """The words of a programme. A name that the schema refuses is read with those of decisions."""
    if name != REVIEW:
        return decision_vocabulary()

    # Loads the facts of returns: 14 modules that no decision needs.
    from scn_criteria.establishment.review.vocabulary import review_vocabulary  # noqa: PLC0415

    return review_vocabulary()
