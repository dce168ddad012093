"""Which criteria fall short most, over many proposals: a row a criterion, as numbers and as a bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scn_criteria.decision import Assessment
from scn_criteria.report.words import listed
from scn_criteria.terms import Criterion, Rating

FILLS = {
    Rating.MET: "#00703c",
    Rating.PARTLY_MET: "#f0a040",
    Rating.NOT_MET: "#b10e1e",
    Rating.NOT_EVIDENCED: "#d8dde0",
}
SORTING = "Sorted by how few meet it, then by how many fail it, then by number."


@dataclass(frozen=True, slots=True)
class Segment:
    """How many proposals have one rating, and its part of the bar, in percent."""

    rating: Rating
    number: int
    begins: str
    width: str

    @property
    def fill(self) -> str:
        """The colour of the part."""
        return FILLS[self.rating]


@dataclass(frozen=True, slots=True)
class CriterionTotal:
    """One criterion over all proposals."""

    criterion: Criterion
    segments: tuple[Segment, ...]

    def number(self, rating: Rating) -> int:
        """How many proposals have this rating."""
        return next(one.number for one in self.segments if one.rating is rating)


def criterion_totals(assessments: Sequence[Assessment]) -> tuple[CriterionTotal, ...]:
    """The totals, those that fall short most first."""
    totals = [_total(criterion, assessments) for criterion in Criterion]
    return tuple(sorted(totals, key=lambda one: (one.number(Rating.MET), -one.number(Rating.NOT_MET))))


def totals_message(totals: Sequence[CriterionTotal], proposals: int) -> str:
    """What the totals show, in one sentence."""
    fewest = totals[0].number(Rating.MET)
    if fewest == proposals:
        return "Every criterion is met by every proposal."
    least = [one.criterion for one in totals if one.number(Rating.MET) == fewest]
    if len(least) == len(totals):
        return f"No criterion falls short more than another: each is met by {fewest} of {proposals}."
    named = listed([f"{one.name} ({one.title})" for one in least])
    rest = "fewer than any other" if len(least) == 1 else "fewer than the others"
    return f"{named} {'is' if len(least) == 1 else 'are each'} met by {fewest} of {proposals}, {rest}."


def _total(criterion: Criterion, assessments: Sequence[Assessment]) -> CriterionTotal:
    found = Counter(assessment[criterion.name].rating for assessment in assessments)
    segments, before = [], 0
    for rating in Rating:
        number = found[rating]
        segments.append(Segment(rating, number, _percent(before, len(assessments)), _percent(number, len(assessments))))
        before += number
    return CriterionTotal(criterion, tuple(segments))


def _percent(number: int, of: int) -> str:
    return f"{number * 100 / of:.2f}%" if of else "0.00%"
