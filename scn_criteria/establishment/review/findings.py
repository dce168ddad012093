"""The parts of a review, as frozen records. ``schemas/review-assessment.schema.json`` describes their JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision.findings import (
    Decided,
    Fact,
    Origin,
    decided_record,
    engine_record,
    fact_record,
    outcome_record,
    ruleset_record,
)
from scn_criteria.diagnostics import Diagnostic, Suppressed
from scn_criteria.establishment.review.model import Return, ReviewedAim
from scn_criteria.establishment.review.terms import (
    Ending,
    Progress,
    ReviewMeasure,
    ReviewOutcome,
    SuccessStatement,
    TermStatus,
)
from scn_criteria.ruleset.engine import EngineIdentity
from scn_criteria.ruleset.model import Rules
from scn_criteria.serialisation import (
    Record,
    diagnostic_records,
    json_text,
    portable,
    refused_records,
    value_record,
    waived_records,
)
from scn_criteria.terms import Rating

# Records

Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MeasureFinding:
    """The rating of one measure, and the row that gave it."""

    measure: ReviewMeasure
    rating: Rating
    decided: Decided
    facts: Facts


@dataclass(frozen=True, slots=True)
class StatementFinding:
    """Whether a statement of success is shown. ``None`` means that the return does not show it either way."""

    statement: SuccessStatement
    shown: bool | None
    decided: Decided
    facts: Facts


@dataclass(frozen=True, slots=True)
class AimFinding:
    """The progress of one aim."""

    aim: ReviewedAim
    progress: Progress
    decided: Decided
    facts: Facts

    @property
    def way(self) -> Fraction | None:
        """The share of the distance to the target that is covered, in percent, if it is known."""
        found = next((fact.value for fact in self.facts if fact.name == "share_of_way"), None)
        return None if found is None or isinstance(found, bool | str) else Fraction(found)


@dataclass(frozen=True, slots=True)
class TermFinding:
    """The part of the term that is left."""

    term: TermStatus
    decided: Decided
    facts: Facts


@dataclass(frozen=True, slots=True)
class EndingFinding:
    """Whether there is a ground to end before the term does."""

    ending: Ending
    decided: Decided
    facts: Facts


@dataclass(frozen=True, slots=True)
class RecommendationFinding:
    """What is recommended. For a ``defer``: what is still possible, and what must be known to settle it."""

    outcome: ReviewOutcome
    decided: Decided
    possible: tuple[ReviewOutcome, ...]
    settle_first: tuple[ReviewMeasure | SuccessStatement, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The whole result for one return."""

    report: Return
    origin: Origin
    ruleset: Rules
    engine: EngineIdentity
    diagnostics: tuple[Diagnostic, ...]
    aims: tuple[AimFinding, ...]
    measures: tuple[MeasureFinding, ...]
    statements: tuple[StatementFinding, ...]
    term: TermFinding
    ending: EndingFinding
    outcome: RecommendationFinding
    waived: tuple[Suppressed, ...] = ()

    @property
    def opens_place(self) -> str:
        """Why the place of this network is open for a new condition, or nothing where it is not."""
        if self.outcome.outcome is ReviewOutcome.CONCLUDE:
            return self.outcome.decided.because
        return self.ending.decided.because if self.ending.ending is Ending.SHIFTED else ""


@dataclass(frozen=True, slots=True)
class NotReviewed:
    """A file that cannot be reviewed, and why."""

    path: str
    diagnostics: tuple[Diagnostic, ...]


Result = Review | NotReviewed


# JSON: the same bytes for the same input

FORMAT = "scn-reviews/1"


def reviews_json(results: Sequence[Result]) -> str:
    """All results as one JSON document, with a line feed at its end."""
    document = {
        "format": FORMAT,
        "reviews": [review_record(one) for one in results if isinstance(one, Review)],
        "not_reviewed": refused_records(one for one in results if isinstance(one, NotReviewed)),
    }
    return json_text(document)


def review_record(review: Review) -> Record:
    """One review as plain data, in the order of its schema."""
    report, outcome = review.report, review.outcome
    return {
        "return": {
            "id": report.id,
            "title": report.title,
            "path": portable(review.origin.path),
            "sha256": review.origin.sha256,
            "illustrative": report.illustrative,
        },
        "network": {
            "condition": report.network.condition,
            "area": report.network.area,
            "proposal_sha256": report.network.established.sha256,
            "year": report.year.number,
            "term_years": value_record(report.network.term_years),
        },
        "ruleset": ruleset_record(review.ruleset),
        "engine": engine_record(review.engine),
        "diagnostics": diagnostic_records(review.diagnostics),
        "waived": waived_records(review.waived),
        "measures": [_measure(one) for one in review.measures],
        "aims": [_aim(one) for one in review.aims],
        "statements": [
            {
                "id": one.statement.name,
                "name": one.statement.value,
                "shown": one.shown,
                **_answered(one.decided, one.facts),
            }
            for one in review.statements
        ],
        "term": {"id": review.term.term.value, **_answered(review.term.decided, review.term.facts)},
        "ending": {"id": review.ending.ending.value, **_answered(review.ending.decided, review.ending.facts)},
        "outcome": outcome_record(outcome.outcome, outcome.decided, outcome.possible, outcome.settle_first),
        "opens_place": review.opens_place,
    }


def _measure(finding: MeasureFinding) -> Record:
    return {
        "id": finding.measure.name,
        "name": finding.measure.value,
        "rating": finding.rating.value,
        **_answered(finding.decided, finding.facts),
    }


def _aim(finding: AimFinding) -> Record:
    return {
        "aim": finding.aim.aim,
        "unit": finding.aim.unit,
        "progress": finding.progress.value,
        "share_of_way": value_record(finding.way),
        **_answered(finding.decided, finding.facts),
    }


def _answered(decided: Decided, facts: Sequence[Fact]) -> Record:
    return {**decided_record(decided), "facts": [fact_record(fact) for fact in facts]}
