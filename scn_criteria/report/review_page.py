"""The page of a review."""

from __future__ import annotations

from scn_criteria.establishment.review.findings import Review
from scn_criteria.report.letterhead import PLAIN, Letterhead
from scn_criteria.report.page import rendered
from scn_criteria.report.review_view import review_view


def render_review(review: Review, letterhead: Letterhead = PLAIN) -> str:
    """The review of one return: one page that needs nothing beside it."""
    return rendered("review.html.j2", review_view(review), letterhead)
