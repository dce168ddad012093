"""Plan a network: the areas covered with their money and teams, or the statement that applies instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision.findings import Assessment, NotAssessed, citation_record, proposal_record, ruleset_record
from scn_criteria.establishment.funding import (
    AreaMoney,
    Funding,
    FundYear,
    Share,
    areas_covered,
    budget_standing,
    fund,
    populations,
    published,
    total,
)
from scn_criteria.establishment.money import TIE_RULE, in_pence
from scn_criteria.establishment.provisions import CitedText, GeneralStatement, Numbered, Provisions
from scn_criteria.establishment.team import SCALING, Range, ScaledPost, Team, team
from scn_criteria.proposal.areas import Area
from scn_criteria.ruleset.model import Parameter, Reading
from scn_criteria.serialisation import Record, decimal_text, diagnostic_records, json_text, refused_records
from scn_criteria.terms import Outcome

# Planning

SHARED = (
    "This money and these teams are for all networks of an area and for its senate together: no document gives one network "
    "a share of its own."
)
"""An area has one support team for networks and senate (SI-084), and decides itself how many networks it has (SI-081).

The national sum covers senates too, as the later and fuller text has it (SI-176).
"""
NO_AREAS, ELSEWHERE = "no_areas", "elsewhere"


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """One area: its money a year and its support team. Networks work over the population of a whole area (SI-083)."""

    share: Share
    team: Team


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan after one assessment. ``instead`` is what applies where no money or team of an area is planned."""

    assessment: Assessment
    provisions: Provisions
    funding: Funding
    areas: tuple[AreaPlan, ...]
    budget: tuple[FundYear, ...]
    instead: GeneralStatement | None = None

    @property
    def total(self) -> AreaMoney:
        """The money of the areas covered together."""
        return total(tuple(one.share for one in self.areas))


def plan(assessment: Assessment, provisions: Provisions, asked: tuple[Area, ...] = ()) -> Plan:
    """The plan that an assessment leads to, by these provisions: of all areas covered, or of those among them asked for."""
    funding = fund(provisions)
    covered = areas_covered(assessment.proposal)
    shown = tuple(area for area in covered if not asked or area in asked)
    instead = _instead(assessment, provisions, covered, shown)
    if instead:
        return Plan(assessment, provisions, funding, (), (), instead)
    shares = tuple(funding.of(area) for area in shown)
    budget = budget_standing(assessment.proposal, tuple(funding.of(area) for area in covered))
    names = {area.name for area in shown}
    return Plan(
        assessment,
        provisions,
        funding,
        tuple(AreaPlan(share, team(share, funding, provisions)) for share in shares),
        tuple(one for one in budget if shown == covered or one.area in names),
    )


def _instead(
    assessment: Assessment, provisions: Provisions, covered: tuple[Area, ...], shown: tuple[Area, ...]
) -> GeneralStatement | None:
    """The statement that applies in place of money and a team of areas, if there is one."""
    outcome = assessment.outcome.outcome
    if outcome is Outcome.REFER:
        return provisions.statement(assessment.network_type.type.value)
    if outcome is not Outcome.ESTABLISH:
        return provisions.statement(outcome.value)
    if not covered:
        return provisions.statement(NO_AREAS)
    return None if shown else provisions.statement(ELSEWHERE)


# JSON: the same bytes for the same input

FORMAT = "scn-plans/1"


def plans_json(plans: Sequence[Plan], provisions: Provisions, refused: Sequence[NotAssessed]) -> str:
    """All plans as one JSON document, with a line feed at its end."""
    document = {
        "format": FORMAT,
        "provisions": _provisions(provisions),
        "plans": [_plan(one) for one in plans],
        "not_assessed": refused_records(refused),
    }
    return json_text(document)


def _plan(plan: Plan) -> Record:
    one, outcome = plan.assessment, plan.assessment.outcome.outcome
    head = {
        "proposal": proposal_record(one),
        "ruleset": ruleset_record(one.ruleset, digest=False),
        "assessed_on": one.assessed_on.isoformat(),
        "outcome": outcome.value,
        "network_type": one.network_type.type.value,
        "diagnostics": diagnostic_records(one.diagnostics),
    }
    if plan.instead:
        return {**head, "instead": _cited(plan.instead)}
    return {
        **head,
        "shared": SHARED,
        "areas": [_area(area, plan.provisions) for area in plan.areas],
        "total": _money(plan.total),
        "budget": [_fund_year(found) for found in plan.budget],
    }


def _area(area: AreaPlan, provisions: Provisions) -> Record:
    share = area.share
    (counted,) = populations((share.area,), provisions.choice("population_basis"))
    beside = published(share)
    return {
        "name": share.area.name,
        "host": {"team": share.area.host.team, "verified": share.area.host.verified},
        "population": {"people": counted.people, "basis": counted.key, "verified": counted.verified},
        "running_cost": _money(share.running_cost),
        "programme": _money(share.programme),
        "total": _money(share.total),
        "published_2013_14": {"thousands": beside.published, "difference": beside.difference},
        "team": _team(area.team),
    }


def _money(money: AreaMoney) -> Record:
    return {"pounds": f"{money.pence // 100}.{money.pence % 100:02d}", "thousands": money.thousands}


def _team(team: Team) -> Record:
    return {
        "wte": decimal_text(team.wte),
        "exact_wte": decimal_text(team.exact_wte),
        "approximate_wte": decimal_text(team.approximate_wte),
        "posts": [_position(one) for one in team.positions],
        "basic_pay": _range(team.basic_pay),
        "with_on_costs": _range(team.with_on_costs),
        "pay_verified": team.pay_verified,
        "fit": team.fit.value,
    }


def _position(one: ScaledPost) -> Record:
    return {
        "name": one.post.name,
        "title": one.post.title,
        "wte": None if one.wte is None else decimal_text(one.wte),
        "stated_wte": None if one.post.wte is None else decimal_text(one.post.wte),
        "exact": one.exact,
        "bands": list(one.post.bands),
        "appointed": one.post.appointed,
        "basic_pay": _range(one.basic_pay) if one.wte is not None else None,
        "source": citation_record(one.post.source),
    }


def _range(pay: Range) -> Record:
    low, high = pay.pounds
    return {"from": low, "to": high}


def _fund_year(found: FundYear) -> Record:
    asked = in_pence(found.asked)
    return {
        "year": found.year,
        "fund": found.fund,
        "area": found.area,
        "asked": f"{asked // 100}.{asked % 100:02d}",
        "areas_have": None if found.has is None else _money(found.has),
        "within": found.within,
    }


def _provisions(provisions: Provisions) -> Record:
    return {
        "variant": dict(provisions.variant),
        "parameters": [_parameter(one) for one in provisions.parameters.values()],
        "readings": [_reading(one) for one in provisions.readings.values()],
        "rules": {"ties": TIE_RULE, "scaling": SCALING},
        "pay": {"from": provisions.scale.since, "title": provisions.scale.title, "verified": provisions.scale.verified},
        "order_of_appointment": [_numbered(one) for one in provisions.order],
        "duties": [_numbered(one) for one in provisions.duties],
    }


def _parameter(one: Parameter) -> Record:
    value, low, high = (decimal_text(Fraction(number)) for number in (one.value, one.low, one.high))
    return {
        "name": one.name,
        "value": value,
        "unit": one.unit,
        "range": [low, high],
        "basis": one.basis.value,
        "why": one.why,
        "source": citation_record(one.source),
    }


def _reading(one: Reading) -> Record:
    return {"name": one.name, "choice": one.choice, "why": one.why, "source": citation_record(one.source)}


def _numbered(one: Numbered) -> Record:
    return {"number": one.number, **_cited(one)}


def _cited(one: CitedText) -> Record:
    return {"text": one.text, "basis": one.basis.value, "source": citation_record(one.source)}
