"""Plans as JSON: the same bytes for the same input. ``schemas/plan.schema.json`` describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from scn_criteria.decision import NotAssessed
from scn_criteria.diagnostic_record import Record, diagnostic_records, portable
from scn_criteria.establishment.areas import populations
from scn_criteria.establishment.budget import FundYear
from scn_criteria.establishment.funding import Money, published
from scn_criteria.establishment.money import TIE_RULE, in_pence
from scn_criteria.establishment.plan import SHARED, AreaPlan, Plan
from scn_criteria.establishment.provisions import Cited, Numbered, Provisions
from scn_criteria.establishment.team import SCALING, Position, Range, Team
from scn_criteria.ruleset.model import Citation, Parameter, Reading, Ruleset

FORMAT = "scn-plans/1"


def to_json(plans: Sequence[Plan], provisions: Provisions, refused: Sequence[NotAssessed]) -> str:
    """All plans as one JSON document, with a line feed at its end."""
    document = {
        "format": FORMAT,
        "provisions": _provisions(provisions),
        "plans": [_plan(one) for one in plans],
        "not_assessed": [
            {"path": portable(one.path), "diagnostics": diagnostic_records(one.diagnostics)} for one in refused
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _plan(plan: Plan) -> Record:
    one, outcome = plan.assessment, plan.assessment.outcome.outcome
    head = {
        "proposal": {
            "id": one.proposal.id,
            "title": one.proposal.title,
            "path": portable(one.origin.path),
            "sha256": one.origin.sha256,
        },
        "ruleset": _ruleset(one.ruleset),
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


def _ruleset(ruleset: Ruleset) -> Record:
    """The rules that decided, as chosen."""
    return {
        "id": ruleset.id,
        "version": ruleset.version,
        "fingerprint": ruleset.fingerprint,
        "variant": dict(ruleset.variant),
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


def _money(money: Money) -> Record:
    return {"pounds": f"{money.pence // 100}.{money.pence % 100:02d}", "thousands": money.thousands}


def _team(team: Team) -> Record:
    return {
        "wte": _decimal(team.wte),
        "exact_wte": _decimal(team.exact_wte),
        "approximate_wte": _decimal(team.approximate_wte),
        "posts": [_position(one) for one in team.positions],
        "basic_pay": _range(team.basic_pay),
        "with_on_costs": _range(team.with_on_costs),
        "pay_verified": team.pay_verified,
        "fit": team.fit.value,
    }


def _position(one: Position) -> Record:
    return {
        "name": one.post.name,
        "title": one.post.title,
        "wte": None if one.wte is None else _decimal(one.wte),
        "stated_wte": None if one.post.wte is None else _decimal(one.post.wte),
        "exact": one.exact,
        "bands": list(one.post.bands),
        "appointed": one.post.appointed,
        "basic_pay": _range(one.basic_pay) if one.wte is not None else None,
        "source": _citation(one.post.source),
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
    value, low, high = (_decimal(Fraction(number)) for number in (one.value, one.low, one.high))
    return {
        "name": one.name,
        "value": value,
        "unit": one.unit,
        "range": [low, high],
        "basis": one.basis.value,
        "why": one.why,
        "source": _citation(one.source),
    }


def _reading(one: Reading) -> Record:
    return {"name": one.name, "choice": one.choice, "why": one.why, "source": _citation(one.source)}


def _numbered(one: Numbered) -> Record:
    return {"number": one.number, **_cited(one)}


def _cited(one: Cited) -> Record:
    return {"text": one.text, "basis": one.basis.value, "source": _citation(one.source)}


def _citation(source: Citation) -> Record:
    return {"document": source.document, "section": source.section, "inventory": list(source.inventory)}


def _decimal(value: Fraction) -> str:
    """A number that ends within six places, as files have them."""
    text = f"{Decimal(round(value * 10**6)).scaleb(-6):f}"
    return text.rstrip("0").rstrip(".")
