"""Places that open for a new condition: where a network concludes, or where priorities have shifted away from it.

Source: The Way Forward, The first strategic clinical networks (SI-046).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scn_criteria.establishment.review.findings import Review
from scn_criteria.proposal.reference import normalise
from scn_criteria.serialisation import Record, portable


@dataclass(frozen=True, slots=True)
class Opening:
    """A place that opens: that of one network, in one area."""

    review: Review

    @property
    def name(self) -> str:
        """The network whose place it is."""
        network = self.review.report.network
        return f"{network.condition}, {network.area}"

    @property
    def since(self) -> str:
        """The end of the year that was reviewed, in words."""
        return str(self.review.report.year.ends)

    @property
    def because(self) -> str:
        """Why it opens."""
        return self.review.opens_place

    @property
    def rule(self) -> str:
        """The rule that says so."""
        review = self.review
        decided = (review.outcome.decided, review.ending.decided)
        return next(one.rule for one in decided if one.because == review.opens_place)


@dataclass(frozen=True, slots=True)
class Openings:
    """The effect of reviews on new networks: how many networks were reviewed, and the places that open."""

    networks: int
    places: tuple[Opening, ...]


def openings(reviews: Iterable[Review]) -> Openings:
    """The places that open. Of several years of one network, the last counts."""
    last: dict[tuple[str, str], Review] = {}
    for one in sorted(reviews, key=lambda review: review.report.year.ends):
        network = one.report.network
        last[normalise(network.condition), normalise(network.area)] = one
    ordered = sorted(last.items(), key=lambda item: item[0])
    return Openings(len(last), tuple(Opening(one) for _, one in ordered if one.opens_place))


def openings_record(found: Openings) -> Record:
    """The same as plain data."""
    return {"networks": found.networks, "places": [_place(one) for one in found.places]}


def _place(one: Opening) -> Record:
    report = one.review.report
    return {
        "condition": report.network.condition,
        "area": report.network.area,
        "since": report.year.ends.first.isoformat(),
        "rule": one.rule,
        "because": one.because,
        "return": {
            "id": report.id,
            "path": portable(one.review.origin.path),
            "sha256": one.review.origin.sha256,
            "illustrative": report.illustrative,
        },
    }
