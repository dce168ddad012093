"""Made-up proposals: for given facts, the smallest content from which exactly these facts derive.

The reverse of ``proposal/facts``. What no proposal can show, such as a gap without a comparison, is written as near as it
can be; whoever asks compares what derives.
"""

from __future__ import annotations

from scn_criteria.decision.made_up import improvement, means, reach, setting
from scn_criteria.decision.made_up.words import SOURCE, Content, decimal
from scn_criteria.ruleset.vocabulary import Facts

__all__ = ["SOURCE", "Content", "decimal", "made_up"]

FORMAT = "scn-proposal/1"
TITLE = "Made up by scn rules verify"
SUBMITTED = "2012-11-30"


def made_up(name: str, facts: Facts) -> Content:
    """A whole proposal with this id, without its sources."""
    return {
        "format": FORMAT,
        "id": name,
        "title": TITLE,
        "summary": "Nothing in this file is real. It shows what the rules make of certain facts.",
        "condition": setting.condition(facts),
        "sponsor": {"organisation": TITLE, "type": "other"},
        "submitted": SUBMITTED,
        "function": setting.function(facts),
        "coverage": setting.coverage(facts),
        "term": setting.term(facts),
        "situations": setting.situations(facts),
        "criteria": {
            "measurable_improvement": improvement.improvement(facts),
            "significant_benefits": reach.benefits(facts),
            "wide_involvement": reach.involvement(facts),
            "scale_and_volume": reach.scale(facts),
            "nice_guidance": means.guidance(facts),
            "other_means_insufficient": means.other_means(facts),
            "network_model": means.model(facts),
            "whole_england": means.england(facts),
            "risk_of_absence": means.risks(facts),
        },
        "outcomes": setting.outcomes(facts),
        "governance": setting.governance(facts),
        "principles": setting.principles(facts),
        "sources": {SOURCE: {"title": TITLE, "verified": False}},
    }
