"""Relations between the facts of a proposal, such as no more links than items, and no gap without a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from scn_criteria.proposal.facts.criteria_5_to_9 import DESIGNS
from scn_criteria.proposal.reference import NONE, load_reference
from scn_criteria.ruleset.fact_constraints import FactConstraint, FactRelation, SumConstraint, Values
from scn_criteria.ruleset.vocabulary import Number, Value

HIGHEST_STEP = 5


SECTORS = (
    *("primary_care", "community_services", "acute_hospital", "specialist_centre", "mental_health", "ambulance"),
    *("social_care", "public_health", "commissioning", "voluntary", "hospice", "education", "justice", "independent"),
    "drug_and_alcohol_services",
)


LONGEST_TERM = 50
"""The longest term that the schema of proposals admits, in years."""


def _comparisons_counted(values: Values) -> bool:
    made = values["comparisons_made"]
    known = [values[fact] is not None for fact in ("worst_international_gap", "widest_variation")]
    return isinstance(made, int) and sum(known) <= made and (made == 0 or any(known))


def _abroad(values: Values) -> bool:
    return _positive(values["international_comparisons"]) is (values["worst_international_gap"] is not None)


def _adverse(values: Values) -> bool:
    return _positive(values["adverse_comparisons"]) is _positive(values["worst_international_gap"])


def _gap(values: Values) -> bool:
    return values["worst_international_gap"] != -100


def _measured_gap(values: Values) -> bool:
    return values["worst_measured_gap"] != -100


def _share_of_gaps(values: Values) -> bool:
    return _positive(values["adverse_share"]) is _positive(values["worst_international_gap"])


def _trimmed(values: Values) -> bool:
    """Percentiles lie no further apart than the ends, and there are none without ends."""
    ends, percentiles = values["widest_variation"], values["widest_trimmed_variation"]
    if percentiles is None or isinstance(ends, str) or isinstance(percentiles, str):
        return True
    return ends is not None and percentiles <= ends


WHOLE = 100
"""All of them, in percent."""


@dataclass(frozen=True, slots=True)
class ComparisonCounts:
    """How many comparisons show given gaps and folds: with other countries worse and no worse, and flat between places."""

    adverse: int
    no_worse: int
    flat: int


def comparisons_for(  # noqa: PLR0913 - the facts about comparisons, each with its name
    *,
    share: Fraction | None,
    gap: Fraction | None,
    measured_gap: Fraction | None,
    fold: Fraction | None,
    measured_fold: Fraction | None,
    against: int,
) -> ComparisonCounts | None:
    """The fewest comparisons from which these facts follow; nothing where there are none.

    ``share`` is that of adverse comparisons in percent, ``against`` counts those that are no worse or flat. What a measure
    follows is among them.
    """
    if not _fits(share, gap, measured_gap):
        return None
    least = int(1 in (fold, measured_fold))
    counts = _abroad_for(share, gap, measured_gap, against, against - least if fold is not None else None)
    return counts if counts is None or counts.flat >= least else None


def _fits(share: Fraction | None, gap: Fraction | None, measured_gap: Fraction | None) -> bool:
    """Whether the worst gap is as the share says, and what is measured is among the rest."""
    if share is None or gap is None:
        return share is None and gap is None and measured_gap is None
    if measured_gap is not None and (measured_gap > gap or (share == WHOLE and measured_gap <= 0)):
        return False
    return (share > 0) is (gap > 0)


def _abroad_for(
    share: Fraction | None, gap: Fraction | None, measured_gap: Fraction | None, against: int, most: int | None
) -> ComparisonCounts | None:
    """Comparisons with other countries, at most so many of them no worse, or exactly those against where none is flat."""
    if share is None or gap is None:
        return ComparisonCounts(0, 0, against) if against == 0 or most is not None else None
    gaps = {gap} if measured_gap is None else {gap, measured_gap}
    adverse, no_worse = sum(one > 0 for one in gaps), sum(one <= 0 for one in gaps)
    parts = share / WHOLE
    worse, level = parts.numerator, parts.denominator - parts.numerator
    for times in range(1, against + adverse + 1):
        enough = worse * times >= adverse and level * times >= no_worse
        if enough and (level * times == against if most is None else level * times <= most):
            return ComparisonCounts(worse * times, level * times, against - level * times)
    return None


def _counted_comparisons(values: Values) -> bool:
    """There are as many comparisons for and against as these facts need."""
    against = values["comparisons_against"]
    share, gap, measured_gap, fold, measured_fold = (
        _exact(values[fact])
        for fact in (
            "adverse_share",
            "worst_international_gap",
            "worst_measured_gap",
            "widest_variation",
            "widest_measured_variation",
        )
    )
    if not isinstance(against, int):
        return False
    counts = comparisons_for(
        share=share, gap=gap, measured_gap=measured_gap, fold=fold, measured_fold=measured_fold, against=against
    )
    return counts is not None


def _exact(value: Value | None) -> Fraction | None:
    """A number as a fraction, if it is one and known."""
    return None if value is None or isinstance(value, bool | str) else Fraction(value)


def _worse_at_most(values: Values) -> bool:
    """The gap of what is measured is among the gaps."""
    every, measured = _exact(values["worst_international_gap"]), _exact(values["worst_measured_gap"])
    return measured is None or (every is not None and measured <= every)


def _wider_at_most(values: Values) -> bool:
    """The variation of what is measured is among the variations, and percentiles lie no further apart than ends."""
    narrowest, *wider = (
        _exact(values[fact]) for fact in ("widest_measured_trimmed", "widest_measured_variation", "widest_variation")
    )
    for fold in wider:
        if narrowest is not None and (fold is None or fold < narrowest):
            return False
        narrowest = fold
    return True


def _risks(values: Values) -> bool:
    return _positive(values["risks_described"]) is (values["highest_risk"] is not None)


STEPS = range(1, HIGHEST_STEP + 1)
SCORES = frozenset(one * other for one in STEPS for other in STEPS)


def _score(values: Values) -> bool:
    """A score is one step times another."""
    return values["highest_risk"] in {None, *SCORES}


def _with_impact(values: Values) -> bool:
    """The gravest risk with its impact has a score and a consequence, which may be those of two risks."""
    score, consequence = values["gravest_with_impact"], values["gravest_consequence"]
    if not isinstance(score, int) or not isinstance(consequence, int):
        return score is None and consequence is None
    return consequence <= score and any(score % step == 0 and score // step in STEPS for step in range(1, consequence + 1))


def _number_of_risks(values: Values) -> bool:
    """As many risks as these figures need."""
    highest, score, consequence = values["highest_risk"], values["gravest_with_impact"], values["gravest_consequence"]
    number = values["risks_described"]
    needed = int(highest != score)
    if isinstance(score, int) and isinstance(consequence, int):
        needed += 1 if score % consequence == 0 and score // consequence in STEPS else 2
    return isinstance(number, int) and needed <= number


HEAVIEST = 1 << (len(DESIGNS) - 1)


@dataclass(frozen=True, slots=True)
class PrecedentWeights:
    """The weights of the fewest networks that give a share of support: those for it, and those against."""

    supporting: tuple[int, ...]
    against: tuple[int, ...]


@lru_cache(maxsize=1000)
def weights_for(support: Number, against: int) -> PrecedentWeights | None:
    """Weights with exactly this support in percent and so many networks against; nothing where there are none."""
    share = Fraction(support) / 100
    if share in {0, 1}:
        fits = (share == 1) is (against == 0)
        return PrecedentWeights((1,) * int(share), (1,) * against) if fits else None
    found = []
    for times in range(1, HEAVIEST * against // (share.denominator - share.numerator) + 1):
        weight = (share.denominator - share.numerator) * times
        if len(_powers(weight)) <= against <= weight:
            found.append(PrecedentWeights(_powers(share.numerator * times), _split(_powers(weight), against)))
    return min(found, key=lambda one: len(one.supporting), default=None)


def _powers(total: int) -> tuple[int, ...]:
    """The fewest weights that add up to a total, heaviest first."""
    whole, rest = divmod(total, HEAVIEST)
    return (HEAVIEST,) * whole + tuple(1 << power for power in reversed(range(rest.bit_length())) if rest >> power & 1)


def _split(weights: tuple[int, ...], number: int) -> tuple[int, ...]:
    """The same total in so many weights: the heaviest is halved until there are enough."""
    heavy = list(weights)
    while len(heavy) < number:
        heavy.sort(reverse=True)
        heavy[:1] = [heavy[0] // 2] * 2
    return tuple(heavy)


def _support(values: Values) -> bool:
    """Support needs precedents for and against with these weights, among so many items."""
    support, against, items = values["precedent_support"], values["contrary_precedents"], values["model_items"]
    reasons = values["reasons_given"]
    if not isinstance(against, int) or not isinstance(items, int) or not isinstance(reasons, int):
        return False
    if not isinstance(support, int | Fraction | Decimal):
        return against == 0
    weights = weights_for(support, against)
    return weights is not None and len(weights.supporting) + against + reasons <= items


def _weighed(values: Values) -> bool:
    """Some networks have these weights."""
    support, against = values["precedent_support"], values["contrary_precedents"]
    if not isinstance(support, int | Fraction | Decimal):
        return against == 0
    return isinstance(against, int) and weights_for(support, against) is not None


def _gaining(values: Values) -> bool:
    """A group with a benefit gains, unless as much speaks against it."""
    gaining, groups, against = values["groups_gaining"], values["groups_with_benefit"], values["contrary_benefits"]
    if not isinstance(gaining, int) or not isinstance(groups, int) or not isinstance(against, int):
        return False
    return gaining <= groups <= gaining + against


def _other_means(values: Values) -> bool:
    """Of the means that the document does not name, no more have a source than there are."""
    named, sourced = values["means_answered"], values["means_answered_with_evidence"]
    every, every_sourced = values["any_means_answered"], values["any_means_answered_with_evidence"]
    if not isinstance(named, int) or not isinstance(sourced, int):
        return False
    if not isinstance(every, int) or not isinstance(every_sourced, int):
        return False
    return every_sourced - sourced <= every - named


def _design(values: Values) -> bool:
    return _positive(values["supporting_precedents"]) is (values["strongest_design"] is not None)


def _term(values: Values) -> bool:
    years = values["term_years"]
    return years is None or (not isinstance(years, str) and 0 < years <= LONGEST_TERM)


def _exit(values: Values) -> bool:
    return values["term_years"] is not None or values["exit_planned"] is False


def _lasting(values: Values) -> bool:
    return values["term_years"] is not None or values["lasting_named"] == 0


def _sectors(values: Values) -> bool:
    named = values["sectors_named"]
    return isinstance(named, int) and named <= len(SECTORS)


def _service(values: Values) -> bool:
    return values["service_named_for"] in _types_named()


@lru_cache(maxsize=1)
def _types_named() -> frozenset[str]:
    """The types of network for which the document names a service."""
    return frozenset({NONE, *(service.type for service in load_reference().services.values())})


def _positive(value: object) -> bool:
    return isinstance(value, int | Fraction | Decimal) and value > 0


RELATIONS: tuple[FactConstraint, ...] = (
    SumConstraint(("international_comparisons",), "comparisons_made"),
    SumConstraint(("adverse_comparisons",), "international_comparisons"),
    SumConstraint(("groups_with_quantified_benefit",), "groups_with_benefit"),
    SumConstraint(("professions_involved",), "professions_named"),
    SumConstraint(("sectors_involved",), "sectors_named"),
    SumConstraint(("guidance_linked",), "guidance_cited"),
    SumConstraint(("groups_gaining",), "groups_with_benefit"),
    FactRelation(
        ("groups_gaining", "groups_with_benefit", "contrary_benefits"),
        _gaining,
        {"groups_with_benefit": (1, 2, 3), "groups_gaining": (1, 2, 3), "contrary_benefits": (1, 2, 3)},
    ),
    SumConstraint(("means_answered_with_evidence",), "means_answered"),
    SumConstraint(("means_answered",), "any_means_answered"),
    SumConstraint(("means_answered_with_evidence",), "any_means_answered_with_evidence"),
    SumConstraint(("any_means_answered_with_evidence",), "any_means_answered"),
    SumConstraint(("means_partly_sufficient",), "any_means_answered"),
    FactRelation(
        ("means_answered", "means_answered_with_evidence", "any_means_answered", "any_means_answered_with_evidence"),
        _other_means,
    ),
    FactRelation(
        ("precedent_support", "contrary_precedents"),
        _weighed,
        {"precedent_support": (0, 100), "contrary_precedents": tuple(range(1, 7))},
    ),
    FactRelation(
        ("precedent_support", "contrary_precedents", "reasons_given", "model_items"),
        _support,
        {
            "precedent_support": (0, 100),
            "contrary_precedents": tuple(range(1, 7)),
            "model_items": tuple(range(1, 17)),
        },
    ),
    SumConstraint(("gravest_with_impact",), "highest_risk"),
    FactRelation(("gravest_with_impact", "gravest_consequence"), _with_impact, {"gravest_consequence": tuple(STEPS)}),
    FactRelation(
        ("highest_risk", "gravest_with_impact", "gravest_consequence", "risks_described"),
        _number_of_risks,
        {"risks_described": (1, 2, 3)},
    ),
    SumConstraint(("supporting_precedents", "contrary_precedents", "reasons_given"), "model_items"),
    SumConstraint(("risks_with_impact",), "risks_described"),
    SumConstraint(("efforts_fallen_short",), "earlier_efforts"),
    FactRelation(("worst_international_gap",), _gap),
    FactRelation(("worst_measured_gap",), _measured_gap),
    FactRelation(
        ("worst_measured_gap", "worst_international_gap"),
        _worse_at_most,
        {"worst_measured_gap": (0,)},
        alike=True,
    ),
    FactRelation(
        ("widest_measured_trimmed", "widest_measured_variation", "widest_variation"),
        _wider_at_most,
        {"widest_variation": (1,)},
        alike=True,
    ),
    FactRelation(("adverse_share", "worst_international_gap"), _share_of_gaps),
    FactRelation(
        (
            "adverse_share",
            "worst_international_gap",
            "worst_measured_gap",
            "widest_variation",
            "widest_measured_variation",
            "comparisons_against",
        ),
        _counted_comparisons,
        {"adverse_share": (0, 100), "comparisons_against": (1, 2, 3)},
    ),
    FactRelation(("comparisons_made", "widest_variation", "worst_international_gap"), _comparisons_counted),
    FactRelation(("international_comparisons", "worst_international_gap"), _abroad),
    FactRelation(("adverse_comparisons", "worst_international_gap"), _adverse),
    FactRelation(("widest_trimmed_variation", "widest_variation"), _trimmed),
    FactRelation(("risks_described", "highest_risk"), _risks),
    FactRelation(("highest_risk",), _score),
    FactRelation(("strongest_design", "supporting_precedents"), _design),
    FactRelation(("term_years",), _term),
    FactRelation(("term_years", "exit_planned"), _exit),
    FactRelation(("term_years", "lasting_named"), _lasting),
    SumConstraint(("lasting_kept",), "lasting_named"),
    FactRelation(("sectors_named",), _sectors),
    FactRelation(("service_named_for",), _service),
)
"""Every relation that keeps some states of a table from happening. A made-up proposal exists for all others."""
