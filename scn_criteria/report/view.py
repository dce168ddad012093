"""A report as records, so that its templates only have to lay them out."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.decision.findings import (
    Assessment,
    ConditionFinding,
    CriterionFinding,
    SituationFinding,
)
from scn_criteria.diagnostics import Severity
from scn_criteria.proposal.evidence import Aim
from scn_criteria.report.citing import Citing, EvidenceRow, EvidenceRun, FactRow, Ruled, SourceRow, citing, runs
from scn_criteria.report.explanation_view import ExplanationView, explanation_view
from scn_criteria.report.headline import headline
from scn_criteria.report.next_step import NextStep, next_step
from scn_criteria.report.pictures import Pictures, pictures
from scn_criteria.report.plan_view import PlanView, plan_view
from scn_criteria.report.provenance import APPLIES, Trace, command, trace
from scn_criteria.report.robustness_view import RobustnessView, robustness_view
from scn_criteria.report.sign_off import SignOffView
from scn_criteria.report.steps import Step, steps
from scn_criteria.report.tiles import Tally, Tile, tallies, tile, tiles
from scn_criteria.signing import NOT_SIGNED_OFF, SignOff
from scn_criteria.terms import Rating


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion with everything behind its rating."""

    tile: Tile
    ruled: Ruled
    facts: tuple[FactRow, ...]
    counting: tuple[EvidenceRow, ...]
    not_counting: tuple[EvidenceRow, ...]
    rationale: str | None

    @property
    def evidence(self) -> tuple[EvidenceRun, ...]:
        """What counts, items with one source together."""
        return runs(self.counting)

    @property
    def apart(self) -> tuple[EvidenceRun, ...]:
        """What does not count, items with one source together."""
        return runs(self.not_counting)


@dataclass(frozen=True, slots=True)
class SituationView:
    """One situation, whether it applies, and why."""

    id: str
    title: str
    standing: str
    ruled: Ruled
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class ConditionView:
    """One condition of an established network, and whether it is satisfied."""

    title: str
    satisfied: bool
    ruled: Ruled


@dataclass(frozen=True, slots=True)
class AimView:
    """An aim with its source."""

    aim: Aim
    source: SourceRow | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that one report shows."""

    assessment: Assessment
    headline: str
    tiles: tuple[Tile, ...]
    tallies: tuple[Tally, ...]
    next: NextStep
    steps: tuple[Step, ...]
    situations: tuple[SituationView, ...]
    criteria: tuple[CriterionView, ...]
    network_type: Ruled
    network_type_facts: tuple[FactRow, ...]
    home_domain: Ruled
    home_domain_facts: tuple[FactRow, ...]
    conditions: tuple[ConditionView, ...]
    aims: tuple[AimView, ...]
    pictures: Pictures
    sources: tuple[SourceRow, ...]
    trace: tuple[Trace, ...]
    command: str
    sign_off: SignOffView
    explanation: ExplanationView | None = None
    robustness: RobustnessView | None = None
    plan: PlanView | None = None

    @property
    def open_conditions(self) -> int:
        """How many conditions are not yet satisfied."""
        return sum(not condition.satisfied for condition in self.conditions)

    @property
    def unverified(self) -> int:
        """How many sources nobody has checked."""
        return sum(not row.source.verified for row in self.sources)

    def chosen(self, reading: str, choice: str) -> bool:
        """Whether the rules, as they were run, read it so."""
        return self.assessment.ruleset.readings[reading].choice == choice

    @property
    def faults(self) -> int:
        """How many diagnostics ask for something to be done."""
        return sum(found.severity is not Severity.INFO for found in self.assessment.diagnostics)


def report_view(assessment: Assessment, sign_off: SignOff = NOT_SIGNED_OFF) -> ReportView:
    """Lay an assessment out for the report."""
    cite = citing(assessment)
    return ReportView(
        assessment=assessment,
        headline=headline(assessment),
        tiles=tiles(assessment),
        tallies=tallies((finding.rating for finding in assessment.criteria), Rating),
        next=next_step(assessment, sign_off),
        steps=steps(assessment),
        situations=tuple(_situation(cite, finding) for finding in assessment.situations),
        criteria=tuple(_criterion(assessment, cite, finding) for finding in assessment.criteria),
        network_type=cite.ruled(assessment.network_type.decided),
        network_type_facts=cite.facts(assessment.network_type.facts),
        home_domain=cite.ruled(assessment.home_domain.decided),
        home_domain_facts=cite.facts(assessment.home_domain.facts),
        conditions=tuple(_condition(cite, finding) for finding in assessment.conditions),
        aims=tuple(AimView(aim, cite.source(aim.source)) for aim in assessment.proposal.outcomes.aims),
        pictures=pictures(assessment, cite),
        sources=cite.sources,
        trace=trace(assessment),
        command=command(assessment),
        sign_off=SignOffView(sign_off),
        explanation=explanation_view(assessment),
        robustness=robustness_view(assessment),
        plan=plan_view(assessment),
    )


def _criterion(assessment: Assessment, cite: Citing, finding: CriterionFinding) -> CriterionView:
    section = getattr(assessment.proposal.criteria, finding.criterion.value)
    return CriterionView(
        tile=tile(finding),
        ruled=cite.ruled(finding.decided),
        facts=cite.facts(finding.facts),
        counting=cite.evidence(item for item in finding.evidence if item.counts),
        not_counting=cite.evidence(item for item in finding.evidence if not item.counts),
        rationale=section.rationale,
    )


def _situation(cite: Citing, finding: SituationFinding) -> SituationView:
    return SituationView(
        id=finding.situation.name,
        title=finding.situation.title,
        standing=APPLIES[finding.applies],
        ruled=cite.ruled(finding.decided),
        facts=cite.facts(finding.facts),
    )


def _condition(cite: Citing, finding: ConditionFinding) -> ConditionView:
    return ConditionView(finding.condition.title, finding.satisfied, cite.ruled(finding.decided))
