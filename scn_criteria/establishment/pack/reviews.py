"""Term, reviews and exit: how long the network lasts, when it is looked at, and what becomes of its work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.description import WAY_FORWARD, Asked, stated
from scn_criteria.establishment.pack.outline import Anchor, Review
from scn_criteria.establishment.pack.paper import Part, Passage, Row, Table
from scn_criteria.establishment.pack.span import DAY, YEAR, Span, months_later, written
from scn_criteria.ruleset.model import Citation

EXIT = Asked(
    "",
    ("term", "exit"),
    "how the network ends, and who takes its work on",
    Citation(WAY_FORWARD, "The first strategic clinical networks", "", ("SI-050",)),
)


def term(case: PackCase) -> Iterator[Part]:
    """The first and the last day."""
    years = case.proposal.term.years if case.proposal.term else 0
    length = "1 year" if years == 1 else f"{years} years"
    yield Passage(f"The network lasts {length}, from {case.days}.", case.span_marks())


def exit_plan(case: PackCase) -> Iterator[Part]:
    """What the proposal says of the end."""
    yield stated(case, EXIT, case.proposal.term.exit if case.proposal.term else None)


def reviews(case: PackCase) -> Iterator[Part]:
    """Every review with its day, in order."""
    due = sorted(
        ((day, place, one) for place, one in enumerate(case.outline.reviews) for day in days_of(one, case.days)),
        key=lambda found: found[:2],
    )
    rows = tuple(Row((written(day), one.what, one.text), (case.mark(one.basis, one.source),)) for day, _, one in due)
    yield Table("When the network is looked at", ("Day", "What is due", "Why then"), rows)


def days_of(review: Review, span: Span) -> tuple[date, ...]:
    """The days of a review within a term. One that would come before the first day, or after the last, is left out."""
    after = span.last + DAY
    if review.at is Anchor.YEAR:
        years = range(YEAR, span.months + 1, YEAR)
        found = [months_later(span.first, months + review.months) for months in years]
        return tuple(day for day in found if span.first < day < after)
    if review.at is Anchor.MIDDLE:
        return (months_later(span.first, span.months // 2 + review.months),)
    day = months_later(after, review.months) if review.months else after
    return (day,) if day > span.first else ()
