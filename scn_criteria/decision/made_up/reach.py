"""Made-up evidence for C2, C3 and C4: who gains, who takes part, and how large the pathway is."""

from __future__ import annotations

from scn_criteria.decision.made_up.words import CITED, RATE, Content, exact, text, whole
from scn_criteria.ruleset.vocabulary import Facts

GROUPS = ("patients", "professionals", "partner_organisations")
SECTORS = (
    *("primary_care", "community_services", "acute_hospital", "specialist_centre", "mental_health", "ambulance"),
    *("social_care", "public_health", "commissioning", "voluntary", "hospice", "education", "justice", "independent"),
)


def benefits(facts: Facts) -> Content:
    """C2: who gains, for how many of them the size is given, and what speaks against it."""
    gaining, sized = whole(facts, "groups_with_benefit"), whole(facts, "groups_with_quantified_benefit")
    lists: dict[str, list[Content]] = {group: [] for group in GROUPS}
    for number, group in enumerate(GROUPS[:gaining]):
        quantity = {"quantity": {"value": 1, "unit": RATE}} if number < sized else {}
        lists[group].append({"statement": f"A made-up benefit for {group.replace('_', ' ')}", **quantity, **CITED})
    for number in range(whole(facts, "contrary_benefits")):
        against = {"statement": f"Made-up evidence {number + 1} against a benefit", "supports": False, **CITED}
        lists["patients"].append(against)
    return lists


def involvement(facts: Facts) -> Content:
    """C3: professions and sectors, already involved or planned."""
    already = whole(facts, "professions_involved")
    named = whole(facts, "professions_named", already)
    sectors_already = whole(facts, "sectors_involved")
    sectors = SECTORS[: whole(facts, "sectors_named", sectors_already)]
    return {
        "professions": [
            {"name": f"Made-up profession {number + 1}", "involvement": _involved(number, already), **CITED}
            for number in range(named)
        ],
        "organisations": [
            {"name": "A made-up organisation", "sector": sector, "involvement": _involved(number, sectors_already), **CITED}
            for number, sector in enumerate(sectors)
        ],
    }


def _involved(number: int, already: int) -> str:
    return "already" if number < already else "planned"


def scale(facts: Facts) -> Content:
    """C4: the pathway, its figures and its reasons."""
    figures = {
        name: _figure(facts, name) for name in ("people_affected", "yearly_volume", "pathway_organisations", "spending")
    }
    return {
        "pathway": text(facts, "pathway_named", "A made-up pathway, from one end to the other"),
        **figures,
        "why_plan": text(facts, "planning_argued", "A made-up reason to plan it together."),
        "why_deliver": text(facts, "delivery_argued", "A made-up reason to deliver it together."),
    }


def _figure(facts: Facts, name: str) -> Content:
    value = exact(facts, name)
    return {} if value is None else {"value": value, "statement": f"Made-up figure: {name.replace('_', ' ')}", **CITED}
