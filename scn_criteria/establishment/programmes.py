"""Every programme that a ruleset may be for, by its word in the head. Each is fetched when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from scn_criteria.ruleset.model import DECISION, Ruleset

if TYPE_CHECKING:
    from scn_criteria.decision.programme import Programme
    from scn_criteria.ruleset.vocabulary import Vocabulary

REVIEW = "review"


def vocabulary_for(name: str) -> Vocabulary:
    """The words of a programme. A name that the schema refuses is read with those of decisions."""
    return VOCABULARIES.get(name, _words_of_decisions)()


def programme_of(ruleset: Ruleset) -> Programme:
    """What a ruleset is for."""
    return PROGRAMMES[ruleset.programme]()


def _words_of_decisions() -> Vocabulary:
    from scn_criteria.decision.vocabulary import vocabulary  # noqa: PLC0415

    return vocabulary()


def _words_of_reviews() -> Vocabulary:
    from scn_criteria.establishment.review.vocabulary import vocabulary  # noqa: PLC0415

    return vocabulary()


def _decisions() -> Programme:
    from scn_criteria.decision.programme import decisions  # noqa: PLC0415

    return decisions()


def _reviews() -> Programme:
    from scn_criteria.establishment.review.programme import reviews  # noqa: PLC0415

    return reviews()


VOCABULARIES: Mapping[str, Callable[[], Vocabulary]] = {DECISION: _words_of_decisions, REVIEW: _words_of_reviews}
PROGRAMMES: Mapping[str, Callable[[], Programme]] = {DECISION: _decisions, REVIEW: _reviews}
"""A programme more is a line more in both."""
