"""What is missing and what to do about it, for the people who proposed the network."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment, CriterionFinding, SituationFinding
from scn_criteria.diagnostic_record import portable
from scn_criteria.report.headline import named, network_phrase
from scn_criteria.terms import Criterion, Outcome, Rating, Situation

ACTIONS = {
    Rating.PARTLY_MET: "Strengthen the evidence",
    Rating.NOT_MET: "Answer the evidence that points the other way",
    Rating.NOT_EVIDENCED: "Add evidence with its source",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, why, and where in the file. Without a line, the file has nothing there yet."""

    subject: str
    anchor: str
    action: str
    because: str
    path: str
    key: str
    line: int | None = None


def steps(assessment: Assessment) -> tuple[Step, ...]:
    """What to do, most needed first; nothing where the network is recommended."""
    outcome = assessment.outcome
    if outcome.outcome is Outcome.ESTABLISH:
        return ()
    if outcome.outcome is Outcome.REFER:
        return (_take_elsewhere(assessment),)
    if outcome.outcome is Outcome.DEFER and outcome.settle_first:
        return tuple(_settle(assessment, part) for part in outcome.settle_first)
    return _shortfalls(assessment)


def _shortfalls(assessment: Assessment) -> tuple[Step, ...]:
    criteria = [_criterion_step(assessment, found) for found in assessment.criteria if found.rating is not Rating.MET]
    if any(found.applies for found in assessment.situations):
        return tuple(criteria)
    return (*criteria, *(_situation_step(assessment, found) for found in assessment.situations))


def _settle(assessment: Assessment, part: Criterion | Situation) -> Step:
    if isinstance(part, Criterion):
        return _criterion_step(assessment, assessment[part.name])
    return _situation_step(assessment, next(found for found in assessment.situations if found.situation is part))


def _criterion_step(assessment: Assessment, found: CriterionFinding) -> Step:
    return Step(
        subject=named(found.criterion),
        anchor=found.criterion.name,
        action=ACTIONS.get(found.rating, "Keep the evidence"),
        because=found.decided.because,
        path=portable(assessment.origin.path),
        key=f"criteria.{found.criterion.value}",
        line=min((item.line for item in found.evidence), default=None),
    )


def _situation_step(assessment: Assessment, found: SituationFinding) -> Step:
    return Step(
        subject=named(found.situation),
        anchor=found.situation.name,
        action="Show whether this situation applies" if found.applies is None else "Show that this situation applies",
        because=found.decided.because,
        path=portable(assessment.origin.path),
        key=f"situations.{found.situation.value}",
    )


def _take_elsewhere(assessment: Assessment) -> Step:
    found = assessment.network_type
    return Step(
        subject=found.type.title,
        anchor="network-type",
        action=f"Take the proposal to those who set up {network_phrase(found.type)}, or correct its functions",
        because=found.decided.because,
        path=portable(assessment.origin.path),
        key="function",
    )
