"""Facts for C5 to C9: guidance, other means, the network model, the whole of England, and the risk of going without.

Source: The Way Forward, Establishing strategic clinical networks, items 5 to 9.
"""

from __future__ import annotations

from fractions import Fraction

from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import Alternative, Guidance, Precedent, Reason, Risk
from scn_criteria.proposal.reference import GuidanceStatus, normalise
from scn_criteria.ruleset.fact_derivation import Derived, FactDerivation, counting, how_many, measured, word
from scn_criteria.ruleset.vocabulary import Stronger, Withheld

PARTLY = "partly"
AGAINST = ("no_effect", "worsened")
FOR_OR_AGAINST = ("improved", *AGAINST)
NAMED_MEANS = ("ccg", "contracts", "tariffs")
DESIGNS = (
    "systematic_review",
    "randomised_trial",
    "controlled_study",
    "time_series",
    "before_and_after",
    "descriptive",
    "expert_opinion",
)
"""Strongest first, after the levels of evidence of SIGN."""
BANDS = (("extreme", 15), ("high", 8), ("moderate", 4), ("low", 1))
"""The bands of the risk matrix of the National Patient Safety Agency (January 2008), each from its lowest score."""


STANDING = (GuidanceStatus.IN_FORCE, GuidanceStatus.NOT_KNOWN)


def _guidance(case: DatedProposal) -> tuple[Guidance, ...]:
    """Guidance that was in force on the assessment date, as far as is known."""
    cited = case.counting(case.proposal.criteria.nice_guidance.guidance)
    return tuple(one for one in cited if case.reference.standing(one.id, case.assessed_on) in STANDING)


def guidance_linked(case: DatedProposal) -> Derived:
    """Distinct guidance in force that is explained."""
    linked = {one.id: one.at for one in _guidance(case) if case.argument(one.link)}
    return Derived(len(linked), tuple(linked.values()))


def _alternatives(case: DatedProposal) -> tuple[Alternative, ...]:
    return case.counting(case.proposal.criteria.other_means_insufficient.alternatives)


def _answered(case: DatedProposal, *, with_source: bool, named: bool) -> Derived:
    """How many distinct means are said, with an argument, not to do, or to do only in part.

    With ``named`` only the three that the document names count, with ``with_source`` only answers that cite a source.
    """
    answered = {
        _which(one): one.at
        for one in _alternatives(case)
        if one.sufficient is not True
        and (one.means in NAMED_MEANS or not named)
        and case.argument(one.why)
        and (case.evidenced(one) or not with_source)
    }
    return Derived(len(answered), tuple(answered.values()))


def _which(one: Alternative) -> str:
    """What tells a means apart: its kind if the document names that, else the name that the proposal gives it."""
    return one.means if one.means in NAMED_MEANS else normalise(one.name or one.means)


def means_sufficient(case: DatedProposal) -> Derived:
    """Means of any kind that the proposal says would do."""
    return how_many(one for one in _alternatives(case) if one.sufficient is True)


def means_partly_sufficient(case: DatedProposal) -> Derived:
    """Distinct means of any kind that the proposal says would do in part."""
    partly = {_which(one): one.at for one in _alternatives(case) if one.sufficient == PARTLY}
    return Derived(len(partly), tuple(partly.values()))


def _precedents(case: DatedProposal) -> tuple[Precedent, ...]:
    return case.counting(case.proposal.criteria.network_model.precedents)


def supporting_precedents(case: DatedProposal) -> Derived:
    """Networks elsewhere after which things improved."""
    return how_many(one for one in _precedents(case) if one.result == "improved")


def contrary_precedents(case: DatedProposal) -> Derived:
    """Networks elsewhere without effect, or with a bad one."""
    return how_many(one for one in _precedents(case) if one.result in AGAINST)


def strongest_design(case: DatedProposal) -> Derived:
    """The strongest design among supporting precedents."""
    found = [one for one in _precedents(case) if one.result == "improved"]
    if not found:
        return Derived(None)
    best = min(found, key=lambda one: DESIGNS.index(one.design))
    return Derived(best.design, (best.at,))


def weight(precedent: Precedent) -> int:
    """The weight of a network elsewhere, by its design: each design weighs twice the next weaker one.

    So a stronger design prevails, unless it is outnumbered. That is our convention.
    """
    return int(2 ** (len(DESIGNS) - 1 - DESIGNS.index(precedent.design)))


def precedent_support(case: DatedProposal) -> Derived:
    """The weight of networks that brought improvement, among all with a result for or against. Mixed weighs nothing."""
    weighed = [one for one in _precedents(case) if one.result in FOR_OR_AGAINST]
    if not weighed:
        return Derived(None)
    support = sum(weight(one) for one in weighed if one.result == "improved")
    return Derived(Fraction(100 * support, sum(map(weight, weighed))), tuple(one.at for one in weighed))


def _reasons(case: DatedProposal) -> tuple[Reason, ...]:
    """The reasons that say something, be it in a few words."""
    return case.counting(one for one in case.proposal.criteria.network_model.reasons if case.says(one.explanation))


def reasons_given(case: DatedProposal) -> Derived:
    """Reasons why a network can bring the improvement."""
    return how_many(one for one in _reasons(case) if case.argument(one.explanation))


def model_items(case: DatedProposal) -> Derived:
    """Everything that is offered for the network model."""
    return how_many((*_precedents(case), *_reasons(case)))


def national_reasons(case: DatedProposal) -> Derived:
    """Distinct reasons, of the three that the source knows, for the whole of England."""
    reasons = case.counting(case.proposal.criteria.whole_england.reasons)
    kinds = {one.kind: one.at for one in reasons if case.argument(one.explanation)}
    return Derived(len(kinds), tuple(kinds.values()))


def _risks(case: DatedProposal) -> tuple[Risk, ...]:
    return case.counting(one for one in case.proposal.criteria.risk_of_absence.risks if case.says(one.risk))


def risks_described(case: DatedProposal) -> Derived:
    """Risks of going without."""
    return how_many(_risks(case))


def risks_with_impact(case: DatedProposal) -> Derived:
    """Risks whose impact is described."""
    return how_many(one for one in _risks(case) if case.argument(one.impact))


def _gravest(case: DatedProposal) -> Risk | None:
    return max(_risks(case), key=lambda one: one.score, default=None)


def highest_risk(case: DatedProposal) -> Derived:
    """Likelihood times consequence of the gravest risk, 1 to 25."""
    gravest = _gravest(case)
    return Derived(gravest.score, (gravest.at,)) if gravest else Derived(None)


def gravest_with_impact(case: DatedProposal) -> Derived:
    """The greatest score among risks whose own impact is described."""
    gravest = max((one for one in _risks(case) if case.argument(one.impact)), key=lambda one: one.score, default=None)
    return Derived(gravest.score, (gravest.at,)) if gravest else Derived(None)


def gravest_consequence(case: DatedProposal) -> Derived:
    """The gravest consequence among risks whose own impact is described, 1 to 5."""
    gravest = max((one for one in _risks(case) if case.argument(one.impact)), key=lambda one: one.consequence, default=None)
    return Derived(gravest.consequence, (gravest.at,)) if gravest else Derived(None)


def highest_risk_band(case: DatedProposal) -> Derived:
    """The band of the gravest risk."""
    gravest = _gravest(case)
    if gravest is None:
        return Derived(None)
    return Derived(next(band for band, lowest in BANDS if gravest.score >= lowest), (gravest.at,))


FACTS: tuple[FactDerivation[DatedProposal], ...] = (
    counting(
        "guidance_cited",
        "items of NICE guidance cited that were in force on the assessment date",
        lambda case: how_many(_guidance(case)),
        unit="items",
        singular="item",
        stronger=Stronger.NEITHER,
    ),
    counting(
        "guidance_linked",
        "links to NICE guidance, explained and in force on the assessment date",
        guidance_linked,
        unit="links",
        singular="link",
    ),
    counting(
        "means_answered",
        "other means, of the three that the document names, said to fall short",
        lambda case: _answered(case, with_source=False, named=True),
        most=3,
    ),
    counting(
        "any_means_answered",
        "other means, of whatever kind, said to fall short",
        lambda case: _answered(case, with_source=False, named=False),
        unit="means",
    ),
    counting(
        "any_means_answered_with_evidence",
        "other means, of whatever kind, said to fall short with a cited source",
        lambda case: _answered(case, with_source=True, named=False),
        unit="means",
    ),
    counting(
        "means_partly_sufficient",
        "other means that the proposal says would do in part",
        means_partly_sufficient,
        unit="means",
        stronger=Stronger.LOWER,
        changeable=False,
        withheld=Withheld.AGAINST,
    ),
    counting(
        "means_answered_with_evidence",
        "other means, of the three that the document names, said to fall short with a cited source",
        lambda case: _answered(case, with_source=True, named=True),
        most=3,
    ),
    counting(
        "means_sufficient",
        "other means that the proposal says would do",
        means_sufficient,
        unit="means",
        stronger=Stronger.LOWER,
        changeable=False,
        withheld=Withheld.AGAINST,
    ),
    counting(
        "supporting_precedents",
        "networks elsewhere after which things improved",
        supporting_precedents,
        unit="examples",
        singular="example",
    ),
    counting(
        "contrary_precedents",
        "networks elsewhere without effect, or with a bad one",
        contrary_precedents,
        unit="examples",
        singular="example",
        stronger=Stronger.LOWER,
        changeable=False,
        withheld=Withheld.AGAINST,
    ),
    measured(
        "precedent_support",
        "the weight, by design, of networks that brought improvement among those with a result for or against",
        precedent_support,
        unit="percent",
        most=100,
        withheld=Withheld.BALANCE,
    ),
    word("strongest_design", "the strongest design among supporting examples", DESIGNS, strongest_design),
    counting(
        "reasons_given",
        "reasons why a network can bring the improvement",
        reasons_given,
        unit="reasons",
        singular="reason",
    ),
    counting("model_items", "examples and reasons offered for the network model", model_items, stronger=Stronger.NEITHER),
    counting(
        "national_reasons",
        "reasons, of the three that the document knows, for the whole of England",
        national_reasons,
        unit="reasons",
        singular="reason",
        most=3,
    ),
    counting(
        "risks_described",
        "risks of going without",
        risks_described,
        unit="risks",
        singular="risk",
        stronger=Stronger.NEITHER,
    ),
    measured(
        "gravest_with_impact",
        "the score of the gravest risk whose own impact is described",
        gravest_with_impact,
        unit="of 25",
        least=1,
        most=25,
        whole=True,
    ),
    measured(
        "gravest_consequence",
        "the gravest consequence among risks whose own impact is described",
        gravest_consequence,
        unit="of 5",
        least=1,
        most=5,
        whole=True,
    ),
    counting("risks_with_impact", "risks whose impact is described", risks_with_impact, unit="risks", singular="risk"),
    measured(
        "highest_risk",
        "likelihood times consequence of the gravest risk",
        highest_risk,
        unit="of 25",
        least=1,
        most=25,
        whole=True,
    ),
    word("highest_risk_band", "the band of the gravest risk", [band for band, _ in BANDS], highest_risk_band),
)
