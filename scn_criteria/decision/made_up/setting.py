"""Made-up content for situations, type of network, home domain and conditions."""

from __future__ import annotations

from collections.abc import Sequence

from scn_criteria.decision.made_up.words import BASELINE, BOARD, CITED, WORSE, Content, exact, text, whole
from scn_criteria.proposal.reference import load_reference
from scn_criteria.ruleset.vocabulary import Facts

PRINCIPLES = ("quality", "clinical_leadership", "patient_voice", "equality", "innovation")


def function(facts: Facts) -> Content:
    """What the network is for and who runs it."""
    return {
        "main_purpose": facts.get("main_purpose") or "improve_outcomes",
        "service": service(str(facts.get("service_named_for"))),
        "set_up_by": facts.get("set_up_by") or BOARD,
        "hosted_by": facts.get("hosted_by") or BOARD,
        "paid_by": facts.get("paid_by") or BOARD,
    }


def service(kind: str) -> str:
    """A service that the document names for this type of network, or one that it does not name."""
    named = (one.name for one in load_reference().services.values() if one.type == kind)
    return next(named, "A made-up service")


def condition(facts: Facts) -> Content:
    """The condition: one of the first four networks, or another."""
    named = (one.name for one in load_reference().precedents.values() if one.id == facts.get("precedent"))
    return {"name": next(named, "A made-up condition")}


def coverage(facts: Facts) -> Content:
    """The part of the country that is served."""
    extent = facts.get("coverage")
    places = {"areas": {"areas": [load_reference().areas[0]]}, "ccgs": {"ccgs": ["A made-up CCG"]}}
    return {"extent": extent, **places.get(str(extent), {})}


def term(facts: Facts) -> Content:
    """The planned length, and how it ends."""
    years = exact(facts, "term_years")
    return {"years": years, "exit": text(facts, "exit_planned", "A made-up exit.")} if years is not None else {}


def situations(facts: Facts) -> Content:
    """S1 and S2."""
    short = whole(facts, "efforts_fallen_short")
    efforts = whole(facts, "earlier_efforts", short)
    return {
        "large_scale_change": {
            "change": text(facts, "change_described", "A made-up change."),
            "pathways": [f"Made-up pathway {number + 1}" for number in range(whole(facts, "pathways_crossed"))],
            "why_best": text(facts, "best_way_argued", "A made-up reason."),
        },
        "resistant_challenge": {
            "challenge": text(facts, "challenge_described", "A made-up challenge."),
            "joint_work": text(facts, "joint_work_described", "Made-up joint work."),
            "previous_efforts": [
                {"effort": f"Made-up effort {number + 1}", "result": "failed" if number < short else "succeeded", **CITED}
                for number in range(efforts)
            ],
        },
    }


def outcomes(facts: Facts) -> Content:
    """Home domain, aims, experience and safety."""
    declared = str(facts.get("declared_domain") or "")
    domain: Sequence[int] | int | None = [1, 2] if declared == "several" else None
    if declared.startswith("domain_"):
        domain = int(declared[-1])
    aims = [
        {"indicator": f"Made-up aim {number + 1}", **WORSE, "baseline": BASELINE, "target": 5, "by": 2018, **CITED}
        for number in range(whole(facts, "aims_set"))
    ]
    return {
        "home_domain": domain,
        "aims": aims,
        "experience": text(facts, "experience_described", "Made up."),
        "safety": text(facts, "safety_described", "Made up."),
    }


def governance(facts: Facts) -> Content:
    """Terms of reference, agreement, powers and patients."""
    claimed = facts.get("powers_claimed")
    return {
        "terms_of_reference": text(facts, "terms_of_reference_given", "Made up."),
        "accountability_agreement": {"with": BOARD, "annual": True} if facts.get("agreement_annual") else None,
        "commissioning_powers": None if claimed is None else ("commissions" if claimed else "none"),
        "patient_involvement": text(facts, "involvement_described", "Made up."),
    }


def principles(facts: Facts) -> Content:
    """The guiding principles that are followed."""
    return dict.fromkeys(PRINCIPLES[: whole(facts, "principles_followed")], "Made up.")
