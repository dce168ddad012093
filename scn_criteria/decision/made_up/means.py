"""Made-up evidence for C5 to C9: guidance, other means, the network model, the whole of England, and risk."""

from __future__ import annotations

from scn_criteria.decision.made_up.words import CITED, Content, whole
from scn_criteria.proposal.facts.means import BANDS, NAMED_MEANS
from scn_criteria.ruleset.vocabulary import Facts

NATIONAL_REASONS = ("national_steer", "national_coverage", "direct_commissioning")
FIRST_GUIDANCE = 900
HIGHEST_STEP = 5


def guidance(facts: Facts) -> Content:
    """C5: guidance, of which some is explained."""
    linked = whole(facts, "guidance_linked")
    items = [
        {
            "id": f"CG{FIRST_GUIDANCE + number}",
            "title": f"Made-up guidance {number + 1}",
            "link": _link(number, linked),
            **CITED,
        }
        for number in range(whole(facts, "guidance_cited", linked))
    ]
    return {"guidance": items}


def _link(number: int, linked: int) -> str | None:
    return "A made-up bearing on the work." if number < linked else None


def other_means(facts: Facts) -> Content:
    """C6: other means that fall short, with a source or without, and those that would do."""
    sourced = whole(facts, "means_answered_with_evidence")
    short = [
        {"means": means, "status": "considered", "why": "A made-up reason.", **(CITED if number < sourced else {})}
        for number, means in enumerate(NAMED_MEANS[: whole(facts, "means_answered", sourced)])
    ]
    enough = [
        {
            "means": "other",
            "name": f"Made-up means {number + 1}",
            "status": "considered",
            "sufficient": True,
            "why": "A made-up reason.",
        }
        for number in range(whole(facts, "means_sufficient"))
    ]
    return {"alternatives": [*short, *enough]}


def model(facts: Facts) -> Content:
    """C7: networks elsewhere with their results, and reasons."""
    design = facts.get("strongest_design") or "descriptive"
    results = ["improved"] * whole(facts, "supporting_precedents") + ["no_effect"] * whole(facts, "contrary_precedents")
    reasons = whole(facts, "reasons_given")
    results += ["mixed"] * (whole(facts, "model_items") - reasons - len(results))
    precedents = [
        {"setting": f"Made-up network {number}", "design": design, "result": result, "statement": "Made up.", **CITED}
        for number, result in enumerate(results, start=1)
    ]
    return {
        "precedents": precedents,
        "reasons": [{"explanation": f"Made-up reason {number + 1}."} for number in range(reasons)],
    }


def england(facts: Facts) -> Content:
    """C8: reasons for the whole of England."""
    kinds = NATIONAL_REASONS[: whole(facts, "national_reasons")]
    return {"reasons": [{"kind": kind, "explanation": "A made-up reason."} for kind in kinds]}


def risks(facts: Facts) -> Content:
    """C9: risks of one score, of which some have their impact described."""
    banded = dict(BANDS).get(str(facts.get("highest_risk_band")))
    score = whole(facts, "highest_risk", banded or 1)
    told = whole(facts, "risks_with_impact")
    shown = facts.get("highest_risk") is not None or banded is not None
    likelihood = next((one for one in range(1, HIGHEST_STEP + 1) if score % one == 0 and score // one <= HIGHEST_STEP), 1)
    consequence = score // likelihood
    steps = {"likelihood": likelihood, "consequence": consequence}
    number_of_risks = whole(facts, "risks_described", max(told, int(shown)))
    items = [
        {"risk": f"Made-up risk {number + 1}", "impact": "A made-up impact." if number < told else None, **steps}
        for number in range(number_of_risks)
    ]
    return {"risks": items}
