"""The view of a report: an assessment laid out as records for the templates, and its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria import wording
from scn_criteria.decision.explanation.change_text import CAUTION, least_to_settle, nearest, to_establish
from scn_criteria.decision.explanation.explanation import explain
from scn_criteria.decision.explanation.why_text import TextList, what_would_change_it, why, why_not
from scn_criteria.decision.findings import Assessment, ConditionFinding, CriterionFinding, SituationFinding
from scn_criteria.decision.sensitivity.evidence_sensitivity import case_of
from scn_criteria.decision.set_aside import EvidenceSetAside, set_aside_for
from scn_criteria.decision.vocabulary import RECOMMENDATION
from scn_criteria.diagnostics import Severity
from scn_criteria.establishment.funding import AreaMoney, FundYear
from scn_criteria.establishment.money import THOUSAND, amount_text, rounded
from scn_criteria.establishment.plan import SHARED, AreaPlan, Plan, plan
from scn_criteria.establishment.provisions import Provisions
from scn_criteria.establishment.provisions_file import shipped_provisions
from scn_criteria.establishment.team import Fit, whole_time
from scn_criteria.proposal.evidence import Aim, Alternative
from scn_criteria.register.sign_off import NOT_SIGNED_OFF, SignOff
from scn_criteria.report.advice import NextStep, Step, decision_headline, next_step, steps
from scn_criteria.report.area_charts import AreaView, VariationView, area_views, variation_view
from scn_criteria.report.charts import ComparatorsView, RiskView, comparators_view, risk_view
from scn_criteria.report.citations import (
    APPLIES,
    Citing,
    EvidenceRow,
    EvidenceRun,
    FactRow,
    RatingCount,
    Ruled,
    SourceRow,
    Tile,
    Trace,
    citing,
    command,
    rating_counts,
    runs,
    tile,
    tiles,
    trace_steps,
)
from scn_criteria.report.robustness_view import RobustnessView, robustness_view
from scn_criteria.report.sign_off import SignOffView
from scn_criteria.report.strength_view import StrengthView, strength_view
from scn_criteria.report.templating import PLAIN, Letterhead, rendered
from scn_criteria.ruleset.model import Basis
from scn_criteria.terms import Outcome, Rating

# Charts: other countries, variation, risks and areas

MEANS = {"ccg": "A CCG on its own", "contracts": "Contracts", "tariffs": "Tariffs", "other": "Another means"}


@dataclass(frozen=True, slots=True)
class AlternativeRow:
    """Another means of improvement, and the proposal's statement on it."""

    means: str
    alternative: Alternative
    source: SourceRow | None
    source_why_not: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """The charts of one report."""

    comparators: tuple[ComparatorsView, ...]
    comparators_apart: tuple[ComparatorsView, ...]
    variation: VariationView
    areas: tuple[AreaView, ...]
    alternatives: tuple[AlternativeRow, ...]
    risks: RiskView


def pictures(assessment: Assessment, cite: Citing) -> Pictures:
    """All charts. Evidence counts for them as it does for the facts."""
    case = case_of(assessment)
    comparators = comparators_view(case, cite)
    return Pictures(
        comparators=tuple(one for one in comparators if not one.why_not),
        comparators_apart=tuple(one for one in comparators if one.why_not),
        variation=variation_view(case, cite),
        areas=area_views(case),
        alternatives=tuple(
            AlternativeRow(
                one.name or MEANS.get(one.means, one.means), one, cite.source(one.source), case.why_set_aside(one)
            )
            for one in case.proposal.criteria.other_means_insufficient.alternatives
        ),
        risks=risk_view(case, cite),
    )


# Explanation: why, and what would change it

MOST_CHANGES = 5
"""Up to so many are all shown: to hide one or two would save no space."""


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """The explanation in a report."""

    nearest: str
    why: TextList
    change: TextList
    routes: tuple[TextList, ...]
    caution: str
    settle_first: tuple[str, ...]
    why_not: tuple[TextList, ...]


def explanation_view(assessment: Assessment) -> ExplanationView | None:
    """Explain an assessment. One made by hand, under a ruleset without tables, has nothing to explain."""
    if RECOMMENDATION not in assessment.ruleset.tables:
        return None
    explained = explain(assessment)
    return ExplanationView(
        nearest=nearest(explained),
        why=why(explained),
        change=what_would_change_it(explained, every_one=len(explained.contrasts) <= MOST_CHANGES),
        routes=to_establish(explained),
        caution=CAUTION if explained.routes else "",
        settle_first=least_to_settle(explained),
        why_not=tuple(why_not(explained, every_row=False)),
    )


# Cost of an established network: the money and the team of each area covered

STANDINGS = {True: "within what there is", False: "more than there is", None: "kept apart from core funding"}


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area: thousands of pounds a year, and posts."""

    name: str
    running_cost: str
    programme: str
    total: str
    posts: str
    about: str
    pay: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """The money and the teams in a report."""

    headline: str
    shared: str
    enough: str
    rows: tuple[AreaRow, ...]
    budget: tuple[str, ...]
    notes: tuple[str, ...]


def plan_view(assessment: Assessment) -> PlanView | None:
    """Lay the cost of a network out. Nothing where none is recommended, or no area is named."""
    if assessment.outcome.outcome is not Outcome.ESTABLISH:
        return None
    provisions = shipped_provisions()
    found = plan(assessment, provisions)
    if not found.areas:
        return None
    return PlanView(
        headline=_headline(found),
        shared=SHARED,
        enough=" ".join(_enough(found)),
        rows=tuple(_row(one) for one in found.areas),
        budget=tuple(_asked(one) for one in found.budget),
        notes=_notes(provisions),
    )


def _headline(found: Plan) -> str:
    number = len(found.areas)
    covered = "the area covered has" if number == 1 else f"the {number} areas covered have"
    return f"A year, {covered} {found.total.thousands * THOUSAND:,} pounds of national money."


def _enough(found: Plan) -> Iterator[str]:
    """In how many areas the running cost pays for the team, and in how many it does not."""
    fits = Counter(one.team.fit for one in found.areas)
    for fit in Fit:
        if fits[fit]:
            where = "In each area" if fits[fit] == len(found.areas) else f"In {fits[fit]} of the areas"
            yield f"{where}, {fit.words}."


def _row(one: AreaPlan) -> AreaRow:
    low, high = one.team.with_on_costs.low, one.team.with_on_costs.high
    return AreaRow(
        name=one.share.area.name,
        running_cost=_thousands(one.share.running_cost),
        programme=_thousands(one.share.programme),
        total=_thousands(one.share.total),
        posts=whole_time(one.team.wte),
        about=whole_time(one.team.approximate_wte),
        pay=f"{rounded(low, THOUSAND):,} to {rounded(high, THOUSAND):,}",
    )


def _thousands(money: AreaMoney) -> str:
    return f"{money.thousands:,}"


def _asked(one: FundYear) -> str:
    where = f" in {one.area}" if one.area else ""
    return f"{one.year}: {amount_text(one.asked)} pounds of {one.title} asked for{where}, {STANDINGS[one.within]}."


def _notes(provisions: Provisions) -> tuple[str, ...]:
    """What is exact, what is not, and what is a convention."""
    scale = provisions.scale
    splits = (provisions.readings[name] for name in ("running_cost_split", "programme_split", "population_basis"))
    on_costs = wording.value(provisions.parameters["on_costs"].value, "percent")
    return (
        *(one.alternatives[one.choice] for one in splits),
        "Totals are rounded after adding.",
        "Posts are whole-time equivalents, without those by the session. Those that the documents give as approximate "
        "follow the population by a rule of ours.",
        f"Pay is from the lowest to the highest point of the bands in {scale.since[:4]}"
        f"{'' if scale.verified else ', not verified'}, with {on_costs} on top, which is an assumption.",
        f"Source: {'; '.join(_sources(provisions))}.",
    )


def _sources(provisions: Provisions) -> Iterator[str]:
    """The passages of documents that money and posts rest on."""
    cited = [one.source for one in provisions.parameters.values() if one.basis is Basis.SOURCE]
    cited += [one.source for one in provisions.posts if one.basis is Basis.SOURCE]
    for document in dict.fromkeys(one.document for one in cited):
        sections = dict.fromkeys(one.section for one in cited if one.document == document)
        yield f"{provisions.documents[document].title} ({', '.join(sections)})"


# The report


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion with the evidence behind its rating."""

    tile: Tile
    ruled: Ruled
    facts: tuple[FactRow, ...]
    counting: tuple[EvidenceRow, ...]
    not_counting: tuple[EvidenceRow, ...]
    rationale: str | None
    strength: str
    """Its strength and certainty; empty where nothing is evidenced."""
    set_aside: EvidenceSetAside | None

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
    set_aside: EvidenceSetAside | None


@dataclass(frozen=True, slots=True)
class ConditionView:
    """One condition of an established network, and whether it is satisfied."""

    title: str
    satisfied: bool
    ruled: Ruled
    set_aside: EvidenceSetAside | None


@dataclass(frozen=True, slots=True)
class AimView:
    """An aim with its source."""

    aim: Aim
    source: SourceRow | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """The content of one report."""

    assessment: Assessment
    headline: str
    tiles: tuple[Tile, ...]
    counts: tuple[RatingCount, ...]
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
    strength: StrengthView | None = None
    plan: PlanView | None = None

    @property
    def outcome(self) -> str:
        """The outcome with its support, where the rules leave anything to choose."""
        return self.strength.outcome if self.strength else self.assessment.outcome.outcome.title

    @property
    def partners(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who sets it up, hosts it and pays, where the proposal lists bodies, and the places that it names to be covered."""
        proposal = self.assessment.proposal
        function = proposal.function
        lists = (
            ("Set up by", function.founders),
            ("Hosted by", function.hosts),
            ("Paid for by", function.payers),
            ("Places covered", proposal.coverage.places if proposal.coverage else ()),
        )
        return tuple((role, tuple(map(_body, names))) for role, names in lists if names and not isinstance(names, str))

    def source(self, key: str | None) -> SourceRow | None:
        """The entry of the bibliography with this key, if there is one."""
        return next((row for row in self.sources if row.source.key == key), None)

    def criterion(self, name: str | None) -> CriterionView | None:
        """The criterion of this name, if it is one."""
        names = (finding.criterion.value for finding in self.assessment.criteria)
        return next((view for view, known in zip(self.criteria, names, strict=True) if known == name), None)

    @property
    def open_conditions(self) -> int:
        """How many conditions are not yet satisfied."""
        return sum(not condition.satisfied for condition in self.conditions)

    @property
    def unverified(self) -> int:
        """How many sources nobody has checked."""
        return sum(not row.source.verified for row in self.sources)

    def chosen(self, reading: str, choice: str) -> bool:
        """Whether the ruleset, as it was run, has this choice for a reading."""
        return self.assessment.ruleset.readings[reading].choice == choice

    @property
    def faults(self) -> int:
        """How many diagnostics need something to be done."""
        return sum(found.severity is not Severity.INFO for found in self.assessment.diagnostics)


KNOWN_BODIES = {"nhs_commissioning_board": "The NHS Commissioning Board", "ccg": "CCGs", "providers": "Providers"}


def _body(name: str) -> str:
    """A body in a list, which is named by a word of ours or by its name."""
    return KNOWN_BODIES.get(name, name)


def report_view(assessment: Assessment, sign_off: SignOff = NOT_SIGNED_OFF) -> ReportView:
    """Lay an assessment out for the report."""
    cite, strength = citing(assessment), strength_view(assessment)
    return ReportView(
        assessment=assessment,
        headline=decision_headline(assessment),
        tiles=tiles(assessment),
        counts=rating_counts((finding.rating for finding in assessment.criteria), Rating),
        next=next_step(assessment, sign_off),
        steps=steps(assessment),
        situations=tuple(_situation(assessment, cite, finding) for finding in assessment.situations),
        criteria=tuple(_criterion(assessment, cite, finding, strength) for finding in assessment.criteria),
        network_type=cite.ruled(assessment.network_type.decided),
        network_type_facts=cite.facts(assessment.network_type.facts),
        home_domain=cite.ruled(assessment.home_domain.decided),
        home_domain_facts=cite.facts(assessment.home_domain.facts),
        conditions=tuple(_condition(assessment, cite, finding) for finding in assessment.conditions),
        aims=tuple(AimView(aim, cite.source(aim.source)) for aim in assessment.proposal.outcomes.aims),
        pictures=pictures(assessment, cite),
        sources=cite.sources,
        trace=trace_steps(assessment),
        command=command(assessment),
        sign_off=SignOffView(sign_off),
        explanation=explanation_view(assessment),
        robustness=robustness_view(assessment),
        strength=strength,
        plan=plan_view(assessment),
    )


def _criterion(
    assessment: Assessment, cite: Citing, finding: CriterionFinding, strength: StrengthView | None
) -> CriterionView:
    section = getattr(assessment.proposal.criteria, finding.criterion.value)
    return CriterionView(
        tile=tile(finding),
        ruled=cite.ruled(finding.decided),
        facts=cite.facts(finding.facts),
        counting=cite.evidence(item for item in finding.evidence if item.counts),
        not_counting=cite.evidence(item for item in finding.evidence if not item.counts),
        rationale=section.rationale,
        strength=strength.criteria[finding.criterion] if strength else "",
        set_aside=set_aside_for(assessment, finding.criterion),
    )


def _situation(assessment: Assessment, cite: Citing, finding: SituationFinding) -> SituationView:
    return SituationView(
        id=finding.situation.name,
        title=finding.situation.title,
        standing=APPLIES[finding.applies],
        ruled=cite.ruled(finding.decided),
        facts=cite.facts(finding.facts),
        set_aside=set_aside_for(assessment, finding.situation),
    )


def _condition(assessment: Assessment, cite: Citing, finding: ConditionFinding) -> ConditionView:
    apart = set_aside_for(assessment, finding.condition)
    return ConditionView(finding.condition.title, finding.satisfied, cite.ruled(finding.decided), apart)


def render_report(assessment: Assessment, letterhead: Letterhead = PLAIN, sign_off: SignOff = NOT_SIGNED_OFF) -> str:
    """The report of one assessment: one page that needs nothing beside it."""
    return rendered("report.html.j2", report_view(assessment, sign_off), letterhead)
