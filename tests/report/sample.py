"""Assessments built by hand, so that the pages are tested apart from the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from scn_criteria.decision.findings import (
    Assessment,
    AssessmentSummary,
    CitedEvidence,
    ConditionFinding,
    CriterionFinding,
    Decided,
    DomainFinding,
    Fact,
    NetworkTypeFinding,
    NotAssessed,
    Origin,
    OutcomeFinding,
    SituationFinding,
)
from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Position, Severity, Span
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.evidence import Aim, Baseline, Direction, Framework, Risk
from scn_criteria.proposal.model import (
    Criteria,
    Function,
    HealthCondition,
    MeasurableImprovement,
    Outcomes,
    Proposal,
    RiskOfAbsence,
    Source,
    Sponsor,
)
from scn_criteria.report.portfolio_page import PortfolioEntry, entry, portfolio_pages
from scn_criteria.report.templating import INDEX
from scn_criteria.ruleset.engine import EngineIdentity
from scn_criteria.ruleset.model import Basis, Citation, CitedDocument, DecisionTable, Deferral, Rule, Rules
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType
from scn_criteria.terms import Condition as NetworkCondition
from scn_criteria.terms import Criterion, Domain, NetworkType, Outcome, Rating, Situation

PATH = "proposals/respiratory-disease.yaml"
RULES = Citation("way-forward", "Establishing strategic clinical networks", "item 1")
ALL_MET = dict.fromkeys(Criterion, Rating.MET)


def decided(rule: str, because: str, basis: Basis = Basis.SOURCE) -> Decided:
    return Decided(rule, because, basis, RULES)


def fact(name: str, value: bool | int | Decimal | Fraction | str | None, meaning: str, unit: str = "") -> Fact:
    kind = FactType.BOOLEAN if isinstance(value, bool) else FactType.WORD if isinstance(value, str) else FactType.NUMBER
    return Fact(FactDefinition(name, kind, meaning, unit), value, (("criteria", "measurable_improvement", "measures", 0),))


def cited(line: int, statement: str, source: str | None, why_not: str = "") -> CitedEvidence:
    at = ("criteria", "measurable_improvement", "measures", line - 40)
    return CitedEvidence(at, line, "measures", statement, source, not why_not, why_not)


def criterion(which: Criterion, rating: Rating) -> CriterionFinding:
    evidence = (
        cited(40, "Deaths under 75 from respiratory disease: 23.4 per 100,000.", "outcomes-2012"),
        cited(41, "Admissions vary 3.1-fold between areas.", "atlas"),
        cited(42, "A later count of admissions.", "atlas", "published 3 May 2013, after the assessment date"),
    )
    return CriterionFinding(
        which,
        rating,
        decided(f"{which.name}-R1", f"the evidence shows that {which.title.lower()} is {rating.title.lower()}"),
        (
            fact("adverse_gap", Fraction(10, 3), "how far the country lies behind its comparators", "points"),
            fact("measure_stated", True, "whether a measure is stated"),
            fact("people", 255000, "people affected", "people"),
            fact("fold", None, "how much the indicator varies", "fold"),
        ),
        () if rating is Rating.NOT_EVIDENCED else evidence,
    )


def proposal() -> Proposal:
    return Proposal(
        id="respiratory-disease",
        title="Respiratory disease",
        summary="People with asthma and chronic lung disease would be diagnosed sooner and admitted less often.",
        condition=HealthCondition(name="Respiratory disease"),
        sponsor=Sponsor(organisation="Authors of the sample", type="other"),
        submitted=PartialDate.parse("2012-11-05"),
        function=Function(
            main_purpose="improve_outcomes",
            service="Respiratory care",
            founders="nhs_commissioning_board",
            hosts="nhs_commissioning_board",
            payers="nhs_commissioning_board",
        ),
        criteria=Criteria(
            measurable_improvement=MeasurableImprovement(rationale="Deaths are counted everywhere in the same way."),
            risk_of_absence=RiskOfAbsence(
                risks=(
                    Risk(
                        at=("criteria", "risk_of_absence", "risks", 0),
                        risk="Areas go on treating the same illness in different ways",
                        likelihood=4,
                        consequence=3,
                        impact="Avoidable admissions each winter",
                    ),
                )
            ),
        ),
        outcomes=Outcomes(home_domain=(1,), aims=(aim(),)),
        sources=(
            Source(
                key="outcomes-2012",
                title="Outcomes indicators 2012",
                publisher="Department of Health",
                published=PartialDate.parse("2012-07"),
                url="https://example.org/outcomes?year=2012",
                tier="primary",
            ),
            Source(
                key="atlas",
                title="Atlas of variation",
                published=PartialDate.parse("2011"),
                verified=False,
                note="Read in a summary only.",
            ),
        ),
    )


def aim() -> Aim:
    return Aim(
        at=("outcomes", "aims", 0),
        indicator="Deaths under 75 from respiratory disease",
        unit="per_100000",
        direction=Direction.HIGHER_IS_WORSE,
        framework=Framework(at=("outcomes", "aims", 0, "framework"), reference="1.2", edition="2012/13"),
        baseline=Baseline(value=Decimal("23.40"), period="2010"),
        target=Decimal("20.5"),
        by=PartialDate.parse("2018-03-31"),
        source="outcomes-2012",
    )


def ruleset(variant: Mapping[str, str] | None = None) -> Rules:
    row = Rule("C1-R1", None, "met", "a measure is stated", RULES, Basis.SOURCE)
    table = DecisionTable("C1", "measurable_improvement", "Measurable improvement", "Is it met?", RULES, (row,), ())
    return Rules(
        id="way-forward-2012",
        version="1.0.0",
        title="The Way Forward",
        documents={"way-forward": CitedDocument("way-forward", "The Way Forward", "NHS Commissioning Board", "2012-07-26")},
        parameters={},
        readings={},
        tables={"C1": table},
        deferral=Deferral("DEFER", "evidence is missing", Basis.CONVENTION, RULES),
        sha256="b" * 64,
        variant=variant or {},
    )


def diagnostic(message: str = 'source "atlas-2013" is cited by nothing') -> Diagnostic:
    code = DiagnosticRule("SCN203", "unused-source", Severity.WARNING, "a source is not used", "cite it or take it out")
    return Diagnostic(code, message, PATH, Span(Position(12, 3), Position(12, 9)))


def situations() -> tuple[SituationFinding, ...]:
    return (
        SituationFinding(Situation.S1, True, decided("S1-R1", "four pathways change together"), ()),
        SituationFinding(Situation.S2, None, decided("S2-R9", "no earlier effort is described"), ()),
    )


def outcome(which: Outcome) -> OutcomeFinding:
    because = decided("OUT-R1", f"the ratings lead to {which.value}", Basis.CONVENTION)
    if which is Outcome.DEFER:
        return OutcomeFinding(which, because, (Outcome.ESTABLISH, Outcome.REVISE), (Criterion.C5,))
    return OutcomeFinding(which, because, (which,), ())


def assessment(
    which: Outcome = Outcome.ESTABLISH,
    ratings: Mapping[Criterion, Rating] | None = None,
    network: NetworkType = NetworkType.STRATEGIC,
) -> Assessment:
    given = {**ALL_MET, **(ratings or {})}
    return Assessment(
        proposal=proposal(),
        origin=Origin(PATH, "a" * 64),
        ruleset=ruleset(),
        engine=EngineIdentity("durable_rules", "2.0.28"),
        assessed_on=date(2012, 11, 30),
        diagnostics=(diagnostic(),),
        situations=situations(),
        criteria=tuple(criterion(one, given[one]) for one in Criterion),
        network_type=NetworkTypeFinding(network, decided("NT-R1", "its main purpose is to improve outcomes"), ()),
        outcome=outcome(which),
        home_domain=DomainFinding(Domain.ONE, decided("D-R1", "the proposal declares it"), (), True, False),
        conditions=tuple(
            ConditionFinding(one, one is not NetworkCondition.TERM, decided(f"K-{one.name}", "the file says so"), ())
            for one in NetworkCondition
        ),
    )


def deferred() -> Assessment:
    return assessment(Outcome.DEFER, {Criterion.C5: Rating.NOT_EVIDENCED})


def renamed(found: Assessment, title: str, id_: str, sponsor: str = "other") -> Assessment:
    changed = replace(found.proposal, title=title, id=id_, sponsor=replace(found.proposal.sponsor, type=sponsor))
    return replace(found, proposal=changed)


def entries(assessments: Iterable[Assessment]) -> list[PortfolioEntry]:
    """What the index keeps of assessments that nobody has signed off."""
    return [entry(one) for one in assessments]


def summaries(assessments: Iterable[Assessment]) -> list[AssessmentSummary]:
    """What the rule book keeps of assessments."""
    return [AssessmentSummary.of(one) for one in assessments]


def index_page(assessments: Iterable[Assessment], refused: Iterable[NotAssessed] = ()) -> str:
    """The index over assessments."""
    return portfolio_pages(entries(assessments), refused)[INDEX]
