"""Synthetic proposals: for given facts, the smallest content from which exactly these facts derive.

The reverse of ``proposal/facts``. What no proposal can show, such as a gap without a comparison, is written as near as it
can be; the caller compares what derives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import singledispatch
from itertools import islice
from json import dumps
from typing import Any

from scn_criteria.decision.fact_relations import HIGHEST_STEP, RELATIONS, SECTORS, comparisons_for, weights_for
from scn_criteria.decision.vocabulary import NOT_EVIDENCED, RECOMMENDATION, STRATEGIC, TYPE, vocabulary
from scn_criteria.document.loader import load
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.proposal.facts import REGISTRY
from scn_criteria.proposal.facts.criteria_5_to_9 import BANDS, DESIGNS, NAMED_MEANS, PARTLY
from scn_criteria.proposal.facts.ratios import ENOUGH_PLACES, TRIM
from scn_criteria.proposal.reference import load_reference
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.model import Rules
from scn_criteria.ruleset.state_space import StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import Facts, Number, Value, Vocabulary
from scn_criteria.terms import Criterion, Situation

Content = Mapping[str, Any]
"""Plain data as a file holds it. A part that is empty or not known is left out of the file."""

SOURCE = "made-up"
CITED = {"source": SOURCE}
PERIOD = 2011
RATE = "per 100,000"
WORSE = {"unit": RATE, "direction": "higher_is_worse"}
BASELINE = {"value": 10, "period": PERIOD}
BOARD = "nhs_commissioning_board"
PLACES = 20


def whole(facts: Facts, name: str, otherwise: int = 0) -> int:
    """A fact that counts something."""
    value = facts.get(name)
    return otherwise if value is None or isinstance(value, str) else int(value)


def exact(facts: Facts, name: str) -> Fraction | None:
    """A fact that is an exact number, if it is known."""
    value = facts.get(name)
    return None if value is None or isinstance(value, str) else Fraction(value)


def text(facts: Facts, name: str, words: str) -> str | None:
    """Words where a fact says that something is described."""
    return words if facts.get(name) else None


def decimal(number: Number) -> str:
    """A number as a file holds it: exact where it ends within twenty places, else cut off there."""
    value = Fraction(number)
    places = next((one for one in range(PLACES) if 10**one % value.denominator == 0), PLACES)
    sign, digits, _ = Decimal(int(value * 10**places)).as_tuple()
    return f"{Decimal((sign, digits, -places)):f}"


def improvement(facts: Facts) -> Content:
    """C1: measures, comparisons with other countries and variation within this one."""
    weighed = "adverse_share" in facts or "comparisons_against" in facts
    abroad, within = _weighed_comparisons(facts) if weighed else _counted_comparisons(facts)
    international = [_international(number, one) for number, one in enumerate(abroad, start=1)]
    variation = [_variation(number, one) for number, one in enumerate(within, start=1)]
    followed = [
        str(item["indicator"])
        for item, one in zip((*international, *variation), (*abroad, *within), strict=True)
        if one.followed
    ]
    stated = whole(facts, "measures_stated", int(bool(followed)))
    return {
        "measures": [_measure(number, () if number else followed) for number in range(stated)],
        "international": international,
        "variation": variation,
    }


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison: its gap in percent or its fold, its fold between percentiles, and whether a measure follows it."""

    size: Fraction
    trimmed: Fraction | None = None
    followed: bool = False


Comparisons = tuple[Sequence[Compared], Sequence[Compared]]
"""Those with other countries, and those within this one."""


def _weighed_comparisons(facts: Facts) -> Comparisons:
    """The fewest comparisons with a share of adverse ones, and so many against."""
    gap, measured = exact(facts, "worst_international_gap"), exact(facts, "worst_measured_gap")
    fold, measured_fold = exact(facts, "widest_variation"), exact(facts, "widest_measured_variation")
    trimmed = exact(facts, "widest_measured_trimmed")
    share, against = exact(facts, "adverse_share"), whole(facts, "comparisons_against")
    counts = comparisons_for(
        share=share, gap=gap, measured_gap=measured, fold=fold, measured_fold=measured_fold, against=against
    )
    abroad = [Compared(measured, followed=True)] if measured is not None else []
    if gap is not None and gap != measured:
        abroad.append(Compared(gap))
    within = [Compared(measured_fold, trimmed, followed=True)] if measured_fold is not None else []
    if fold is not None and fold != measured_fold:
        within.append(Compared(fold))
    if counts is None or (gap is None and counts.adverse + counts.no_worse):
        return abroad, within
    worse, flat = sum(one.size > 0 for one in abroad), sum(one.size == 1 for one in within)
    abroad += [Compared(gap or Fraction(0))] * (counts.adverse - worse)
    abroad += [Compared(min(gap or Fraction(0), Fraction(0)))] * (counts.no_worse - sum(one.size <= 0 for one in abroad))
    return abroad, [*within, *[Compared(Fraction(1))] * (counts.flat - flat)]


def _counted_comparisons(facts: Facts) -> Comparisons:
    """As many comparisons as are counted, so many of them adverse."""
    gap, fold = exact(facts, "worst_international_gap"), exact(facts, "widest_variation")
    trimmed = exact(facts, "widest_trimmed_variation")
    within = int(fold is not None and fold != trimmed)
    made = whole(facts, "comparisons_made") - within - int(trimmed is not None)
    abroad = whole(facts, "international_comparisons", max(1, made) if gap is not None else 0)
    within += max(0, made - abroad) if fold is not None else 0
    behind = whole(facts, "adverse_comparisons", abroad if gap is not None and gap > 0 else 0)
    gaps = [gap if number < behind or gap < 0 else Fraction(0) for number in range(abroad)] if gap is not None else []
    folds = [Compared(fold)] * within if fold is not None else []
    return [Compared(one) for one in gaps], [*folds, *([Compared(trimmed, trimmed)] if trimmed is not None else [])]


def _measure(number: int, followed: Sequence[str]) -> Content:
    """A measure that follows these indicators."""
    return {
        "indicator": f"Made-up measure {number + 1}",
        **WORSE,
        "baseline": BASELINE,
        "follows": [*followed],
        **CITED,
    }


def _international(number: int, one: Compared) -> Content:
    """A comparison in which home is behind by exactly this many percent."""
    ratio = 1 + one.size / 100
    return {
        "indicator": f"Made-up comparison {number} with other countries",
        **WORSE,
        "period": PERIOD,
        "home": {"place": "England", "value": ratio.numerator},
        "comparators": [{"place": "A made-up country", "value": ratio.denominator}],
        **CITED,
    }


def _variation(number: int, one: Compared) -> Content:
    """A variation in which the highest place is exactly this many times the lowest."""
    if one.trimmed is not None:
        return _places(number, one.size, one.trimmed)
    ends = {"lowest": {"value": one.size.denominator}, "highest": {"value": one.size.numerator}}
    return {**_within(f"Made-up variation {number}"), **ends}


def _places(number: int, fold: Fraction, trimmed: Fraction) -> Content:
    """As many places as percentiles need, a fifth of them low and one of them the highest."""
    low, least = 2 * int(ENOUGH_PLACES * TRIM), fold.denominator * trimmed.denominator
    values = [least] * low + [least * trimmed] * (ENOUGH_PLACES - low - 1) + [least * fold]
    places = [{"place": f"Made-up place {count}", "value": value} for count, value in enumerate(values, start=1)]
    return {**_within(f"Made-up variation {number}"), "number_of_places": len(places), "places": places}


def _within(indicator: str) -> Content:
    return {"indicator": indicator, **WORSE, "period": PERIOD, "between": "areas", **CITED}


NATIONAL_REASONS = ("national_steer", "national_coverage", "direct_commissioning")
FIRST_GUIDANCE = 900


def synthetic_guidance(facts: Facts) -> Content:
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
    return "A made-up way in which it bears on the work." if number < linked else None


def other_means(facts: Facts) -> Content:
    """C6: other means that fall short, with a source or without, and those that would do."""
    sourced = whole(facts, "means_answered_with_evidence")
    named = whole(facts, "means_answered", sourced)
    others_sourced = whole(facts, "any_means_answered_with_evidence", sourced) - sourced
    others = max(others_sourced, whole(facts, "any_means_answered", named) - named)
    partly = whole(facts, "means_partly_sufficient")
    short: list[Content] = [
        {"means": means, **_considered(number < sourced)} for number, means in enumerate(NAMED_MEANS[:named])
    ]
    short += [
        {"means": "other", "name": f"Made-up other means {number + 1}", **_considered(number < others_sourced)}
        for number in range(others)
    ]
    short = [{**one, "sufficient": PARTLY} if number < partly else one for number, one in enumerate(short)]
    enough = [
        {"means": "other", "name": f"Made-up means {number + 1}", "sufficient": True, **_considered(False)}
        for number in range(whole(facts, "means_sufficient"))
    ]
    return {"alternatives": [*short, *enough]}


def _considered(sourced: bool) -> Content:
    return {"status": "considered", "why": "A made-up reason why it falls short or would do.", **(CITED if sourced else {})}


def model(facts: Facts) -> Content:
    """C7: networks elsewhere with their results, and reasons."""
    reasons = whole(facts, "reasons_given")
    found = [*_weighed(facts)]
    found += [("mixed", DESIGNS[-1])] * (whole(facts, "model_items") - reasons - len(found))
    precedents = [
        {"setting": f"Made-up network {number}", "design": design, "result": result, "statement": "Made up.", **CITED}
        for number, (result, design) in enumerate(found, start=1)
    ]
    return {
        "precedents": precedents,
        "reasons": [{"explanation": f"Made-up reason {number + 1} why a network would work."} for number in range(reasons)],
    }


def _weighed(facts: Facts) -> Iterator[tuple[str, str]]:
    """The result and the design of each network for or against."""
    support, against = exact(facts, "precedent_support"), whole(facts, "contrary_precedents")
    weights = None if support is None else weights_for(support, against)
    if weights:
        for result, heavy in (("improved", weights.supporting), ("no_effect", weights.against)):
            yield from ((result, DESIGNS[-one.bit_length()]) for one in heavy)
        return
    design = str(facts.get("strongest_design") or "descriptive")
    yield from [("improved", design)] * whole(facts, "supporting_precedents")
    yield from [("no_effect", design)] * against


def england(facts: Facts) -> Content:
    """C8: reasons for the whole of England."""
    kinds = NATIONAL_REASONS[: whole(facts, "national_reasons")]
    return {"reasons": [{"kind": kind, "explanation": "A made-up reason for the whole of England."} for kind in kinds]}


def risks(facts: Facts) -> Content:
    """C9: the gravest risk, the gravest of those with their impact described, and as many more as there are."""
    banded = dict(BANDS).get(str(facts.get("highest_risk_band")))
    score = whole(facts, "highest_risk", banded or 1)
    grave, consequence = whole(facts, "gravest_with_impact"), whole(facts, "gravest_consequence")
    described = [*_described(grave, consequence or HIGHEST_STEP)] if grave else []
    if consequence not in {0, *(two for _, two in described)}:
        described.append((1, consequence))
    described += [_steps(grave or score)] * (whole(facts, "risks_with_impact") - len(described))
    shown = facts.get("highest_risk") is not None or banded is not None
    others = [_steps(score)] if shown and score not in {one * two for one, two in described} else []
    others += [(1, 1)] * (whole(facts, "risks_described") - len(described) - len(others))
    items = [
        {
            "risk": f"Made-up risk {number}",
            "impact": "A made-up impact on those who wait." if number <= len(described) else None,
            "likelihood": likelihood,
            "consequence": grade,
        }
        for number, (likelihood, grade) in enumerate([*described, *others], start=1)
    ]
    return {"risks": items}


def _described(score: int, most: int) -> Iterator[tuple[int, int]]:
    """Likelihood and consequence of a risk with this score, its consequence as grave as it may be."""
    graded = (step for step in range(most, 0, -1) if score % step == 0 and score // step <= HIGHEST_STEP)
    yield from ((score // step, step) for step in islice(graded, 1))


def _steps(score: int) -> tuple[int, int]:
    """Likelihood and consequence of a risk with this score."""
    return next(_described(score, HIGHEST_STEP), (1, score))


GROUPS = ("patients", "professionals", "partner_organisations")


def benefits(facts: Facts) -> Content:
    """C2: who gains, for how many of them the size is given, and what speaks against it."""
    gaining, sized = whole(facts, "groups_with_benefit"), whole(facts, "groups_with_quantified_benefit")
    lists: dict[str, list[Content]] = {group: [] for group in GROUPS}
    for number, group in enumerate(GROUPS[:gaining]):
        quantity = {"quantity": {"value": 1, "unit": RATE}} if number < sized else {}
        lists[group].append({"statement": f"A made-up benefit for {group.replace('_', ' ')}", **quantity, **CITED})
    short, number = gaining - whole(facts, "groups_gaining", gaining), whole(facts, "contrary_benefits")
    # What is left over speaks against a group without a benefit, or one that does not gain, or one with more for it.
    spare = GROUPS[gaining] if gaining < len(GROUPS) else GROUPS[0 if short else -1]
    groups = [*GROUPS[:short], *[spare] * (number - short)][:number]
    for count, group in enumerate(groups, start=1):
        lists[group].append({"statement": f"Made-up evidence {count} against a benefit", "supports": False, **CITED})
        if not short and gaining == len(GROUPS):
            lists[group].append({"statement": f"Made-up evidence {count} for a benefit", **CITED})
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


PRINCIPLES = ("quality", "clinical_leadership", "patient_voice", "equality", "innovation")


def function(facts: Facts) -> Content:
    """The purpose of the network and the body that runs it."""
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


def synthetic_coverage(facts: Facts) -> Content:
    """The part of the country that is served."""
    extent = facts.get("coverage")
    places = {"areas": {"areas": [load_reference().areas[0]]}, "ccgs": {"ccgs": ["A made-up CCG"]}}
    return {"extent": extent, **places.get(str(extent), {})}


def synthetic_term(facts: Facts) -> Content:
    """The planned length, how it ends and what stays. What stays needs a length, where no fact gives one."""
    kept = whole(facts, "lasting_kept")
    named = whole(facts, "lasting_named", kept)
    years = exact(facts, "term_years")
    if years is None and named and "term_years" not in facts:
        years = Fraction(1)
    if years is None:
        return {}
    lasting = [
        {"what": f"Made-up pathway {number + 1}", "kept_by": f"Made-up keeper {number + 1}" if number < kept else None}
        for number in range(named)
    ]
    return {"years": years, "exit": text(facts, "exit_planned", "A made-up exit."), "lasting": lasting or None}


def synthetic_situations(facts: Facts) -> Content:
    """S1 and S2."""
    short = whole(facts, "efforts_fallen_short")
    efforts = whole(facts, "earlier_efforts", short)
    return {
        "large_scale_change": {
            "change": text(facts, "change_described", "A made-up change to the whole of care."),
            "pathways": [f"Made-up pathway {number + 1}" for number in range(whole(facts, "pathways_crossed"))],
            "why_best": text(facts, "best_way_argued", "A made-up reason why this is the best way."),
        },
        "resistant_challenge": {
            "challenge": text(facts, "challenge_described", "A made-up challenge that nobody has settled."),
            "joint_work": text(facts, "joint_work_described", "Made-up joint work of all who take part."),
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
        "experience": text(facts, "experience_described", "A made-up way to ask and answer patients."),
        "safety": text(facts, "safety_described", "A made-up way to learn from incidents."),
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


def synthetic_principles(facts: Facts) -> Content:
    """The guiding principles that are followed."""
    return dict.fromkeys(PRINCIPLES[: whole(facts, "principles_followed")], "Made up.")


FORMAT = "scn-proposal/1"
TITLE = "Made up by scn rules verify"
SUBMITTED = "2012-11-30"


def synthetic_proposal(name: str, facts: Facts) -> Content:
    """A whole proposal with this id, without its sources."""
    return {
        "format": FORMAT,
        "id": name,
        "title": TITLE,
        "summary": "Nothing in this file is real. It shows what the rules make of certain facts.",
        "condition": condition(facts),
        "sponsor": {"organisation": TITLE, "type": "other"},
        "submitted": SUBMITTED,
        "function": function(facts),
        "coverage": synthetic_coverage(facts),
        "term": synthetic_term(facts),
        "situations": synthetic_situations(facts),
        "criteria": {
            "measurable_improvement": improvement(facts),
            "significant_benefits": benefits(facts),
            "wide_involvement": involvement(facts),
            "scale_and_volume": scale(facts),
            "nice_guidance": synthetic_guidance(facts),
            "other_means_insufficient": other_means(facts),
            "network_model": model(facts),
            "whole_england": england(facts),
            "risk_of_absence": risks(facts),
        },
        "outcomes": outcomes(facts),
        "governance": governance(facts),
        "principles": synthetic_principles(facts),
        "sources": {SOURCE: {"title": TITLE, "published": PERIOD, "verified": False}},
    }


# Facts that give a criterion, a situation or the network type a result


@dataclass(frozen=True, slots=True)
class TargetStates:
    """The states of a table that lead to a wanted result."""

    space: StateSpace
    states: StateSet

    def with_fact(self, fact: str, value: Value | None) -> TargetStates:
        """These states with one fact settled, if the table reads it."""
        if fact not in self.space.axes:
            return self
        return TargetStates(self.space, self.states & self.space.where(fact, (value,)))


def evidence_for(facts: Facts, ruleset: Rules, vocabulary: Vocabulary) -> Facts | None:
    """Facts from which these ratings, situations and this type follow; nothing where no evidence is rated so."""
    aims = _aims(results_wanted(facts), ruleset, vocabulary)
    shared = tuple(fact for fact in vocabulary.facts if sum(fact in aim.space.axes for aim in aims) > 1)
    agreed = _agree(aims, shared)
    if agreed is None:
        return None
    found: dict[str, Value | None] = {}
    for aim in agreed:
        found.update(aim.space.state(next(aim.space.each(aim.states))))
    return found


def results_wanted(facts: Facts) -> Mapping[str, str]:
    """The results that the tables must have for the recommendation to read these facts."""
    parts = {part.name: facts.get(part.value) or NOT_EVIDENCED for part in (*Criterion, *Situation)}
    return {name: str(result) for name, result in (parts | {TYPE: facts.get("network_type") or STRATEGIC}).items()}


def _aims(wanted: Mapping[str, str], ruleset: Rules, vocabulary: Vocabulary) -> tuple[TargetStates, ...]:
    tables = [ruleset.tables[table] for table in wanted]
    feasible = FeasibleStates(ruleset, vocabulary, RELATIONS)
    spaces = [feasible.space(table, beside=tables) for table in tables]
    return tuple(
        TargetStates(space, space.results.get(result, 0) & feasible.attainable(space))
        for space, result in zip(spaces, wanted.values(), strict=True)
    )


def _agree(aims: Sequence[TargetStates], shared: Sequence[str]) -> Sequence[TargetStates] | None:
    """The targets with every shared fact at one value for all of them."""
    if not all(aim.states for aim in aims):
        return None
    if not shared:
        return aims
    fact, *others = shared
    axis = next(aim.space.axes[fact] for aim in aims if fact in aim.space.axes)
    for value in axis.values:
        agreed = _agree([aim.with_fact(fact, value) for aim in aims], others)
        if agreed is not None:
            return agreed
    return None


# The text of a proposal with given facts

NAME = "made-up"


def fragment(table: str, facts: Facts, ruleset: Rules, name: str = NAME) -> str | None:
    """The text of a proposal from which these facts of a table derive; nothing where no proposal can have them together.

    The ruleset says what is rated how. The file wants to be called ``name`` with the ending ``.yaml``.
    """
    shown = evidence_for(facts, ruleset, vocabulary()) if table == RECOMMENDATION else facts
    if shown is None:
        return None
    text = proposal_text(synthetic_proposal(name, shown))
    found = derived(text)
    return text if all(fact in found and found[fact] == value for fact, value in shown.items()) else None


def derived(text: str) -> Facts:
    """The facts of a proposal that is synthetic here; none where it fits no schema."""
    case = examine_proposal(load(text.encode(), f"{NAME}.yaml")).case
    return {} if case is None else {one.definition.name: one.derive(case).value for one in REGISTRY}


def proposal_text(content: Content) -> str:
    """A proposal as YAML. Sources that nothing cites are left out."""
    cited = "\n".join(_lines({key: value for key, value in content.items() if key != "sources"}))
    whole = content if f"source: {SOURCE}" in cited else {**content, "sources": None}
    return "\n".join(_lines(whole)) + "\n"


def _lines(content: Content) -> Iterator[str]:
    for key, value in content.items():
        if _is_empty(value):
            continue
        if isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value))
        elif isinstance(value, list) and isinstance(value[0], dict):
            yield f"{key}:"
            for item in value:
                first, *others = _lines(item)
                yield f"  - {first}"
                yield from (f"    {line}" for line in others)
        else:
            yield f"{key}: {_scalar(value)}"


def _is_empty(value: object) -> bool:
    if isinstance(value, dict):
        return all(_is_empty(part) for part in value.values())
    return value is None or value == []


@singledispatch
def _scalar(value: object) -> str:
    return str(value)


@_scalar.register
def _(value: bool) -> str:
    return "true" if value else "false"


@_scalar.register(Decimal)
@_scalar.register(Fraction)
def _(value: Decimal | Fraction) -> str:
    return decimal(value)


@_scalar.register
def _(value: str) -> str:
    return value if value.replace("_", "").replace("-", "").isalnum() and not value.isdigit() else dumps(value)


@_scalar.register(list)
def _(value: list[object]) -> str:
    return f"[{', '.join(_scalar(item) for item in value)}]"
