"""The parts of a review, as frozen records. ``schemas/review-assessment.schema.json`` describes their JSON."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision.findings import Decided, Fact, Origin
from scn_criteria.diagnostics import Diagnostic, Waived
from scn_criteria.establishment.review.model import Return, ReviewedAim
from scn_criteria.establishment.review.terms import Ending, Measure, Progress, ReviewOutcome, Statement, Term
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.terms import Rating

Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class MeasureFinding:
    """The rating of one measure, and the row that gave it."""

    measure: Measure
    rating: Rating
    decided: Decided
    facts: Facts


@dataclass(frozen=True, slots=True)
class StatementFinding:
    """Whether a statement of success is shown. ``None`` means that the return does not show it either way."""

    statement: Statement
    shown: bool | None
    decided: Decided
    facts: Facts


@dataclass(frozen=True, slots=True)
class AimFinding:
    """How one aim stands."""

    aim: ReviewedAim
    progress: Progress
    decided: Decided
    facts: Facts

    @property
    def way(self) -> Fraction | None:
        """How much of the way is gone, in percent, if it is known."""
        found = next((fact.value for fact in self.facts if fact.name == "share_of_way"), None)
        return None if found is None or isinstance(found, bool | str) else Fraction(found)


@dataclass(frozen=True, slots=True)
class TermFinding:
    """How much of the term is left."""

    term: Term
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
    settle_first: tuple[Measure | Statement, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The whole result for one return."""

    report: Return
    origin: Origin
    ruleset: Ruleset
    diagnostics: tuple[Diagnostic, ...]
    aims: tuple[AimFinding, ...]
    measures: tuple[MeasureFinding, ...]
    statements: tuple[StatementFinding, ...]
    term: TermFinding
    ending: EndingFinding
    outcome: RecommendationFinding
    waived: tuple[Waived, ...] = ()

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
