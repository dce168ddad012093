"""Counterfactuals in sentences: what leads to an established network, what stands in the way, and what to settle first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scn_criteria import wording
from scn_criteria.decision.explanation.counterfactuals import Infeasibility, Need
from scn_criteria.decision.explanation.evidence_changes import Addition, EvidenceCandidate, EvidenceChange, is_exact_number
from scn_criteria.decision.explanation.explanation import AXIS_OF, Explanation
from scn_criteria.decision.explanation.why_text import TYPES, TextList, in_full, in_order, named, result
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.vocabulary import TYPE, vocabulary
from scn_criteria.ruleset.vocabulary import FactDefinition, Stronger
from scn_criteria.terms import Criterion, Outcome
from scn_criteria.wording import any_of, capital, listed

# Additions, in the words of a policy officer

Phrase = Callable[[Addition], str]


def phrase(addition: Addition, definition: FactDefinition, *, any_value: bool = False) -> str:
    """The addition in words. With ``any_value``, without the figure, as any figure will do."""
    if any_value and addition.fact in ANY_VALUE:
        return ANY_VALUE[addition.fact]
    made = PHRASES.get(addition.fact)
    return made(addition) if made else _otherwise(addition, definition)


def _more(addition: Addition, singular: str, plural: str) -> str:
    """The number of items to add: "one link" where there is none yet, "one more link" where there are some."""
    number = addition.steps
    counted = COUNTS.get(number, wording.number(number))
    more = " more" if addition.before else ""
    return f"{counted}{more} {singular if number == 1 else plural}".rstrip()


def _least(addition: Addition) -> str:
    """The figure that is needed: "at least 10", or "more than 0"."""
    value = addition.after if addition.above is None else addition.above
    number = wording.number(value) if is_exact_number(value) else str(value)
    return f"{'at least' if addition.above is None else 'more than'} {number}"


def _fixed(text: str) -> Phrase:
    return lambda _: text


def _counted(text: str, singular: str, plural: str) -> Phrase:
    return lambda addition: text.format(_more(addition, singular, plural)).replace("three of the three", "all three")


def _figure(text: str) -> Phrase:
    return lambda addition: text.format(_least(addition))


def _otherwise(addition: Addition, definition: FactDefinition) -> str:
    """For a fact without words of its own."""
    after = wording.value(addition.after, definition.unit, definition.singular)
    if isinstance(addition.after, bool):
        return f"show that {definition.meaning.removeprefix('whether ')}" if addition.after else f"show: {after}"
    before = wording.value(addition.before, definition.unit, definition.singular)
    return f"bring what now is {before} to {after}: {definition.meaning}"


COUNTS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}

COVERAGES = {"england": "the whole of England", "areas": "some areas", "ccgs": "some CCGs"}

PHRASES: dict[str, Phrase] = {
    "measures_stated": _counted(
        "state {}, with baseline and source", "measure of the improvement", "measures of the improvement"
    ),
    "worst_international_gap": _figure(
        "cite a sourced comparison with other countries that shows this one {} percent worse than their median"
    ),
    "worst_measured_gap": _figure(
        "give a measure and a sourced comparison with other countries, of the same indicator, that shows this one {} "
        "percent worse than their median"
    ),
    "widest_measured_variation": _figure(
        "give a measure and a sourced comparison between places, of the same indicator, that shows the highest {} times "
        "the lowest"
    ),
    "widest_measured_trimmed": _figure(
        "give a measure and the figures of every place, of the same indicator, with the ninetieth percentile {} times the "
        "tenth"
    ),
    "adverse_share": _figure(
        "cite sourced comparisons with other countries in which this one is worse, until they are {} percent of all"
    ),
    "widest_variation": _figure("cite a sourced comparison between places that shows the highest {} times the lowest"),
    "comparisons_made": _counted("cite {} that has a better and a worse end", "sourced comparison", "sourced comparisons"),
    "international_comparisons": _counted("cite {} with other countries", "sourced comparison", "sourced comparisons"),
    "adverse_comparisons": _counted(
        "cite {} with other countries in which this one is worse", "sourced comparison", "sourced comparisons"
    ),
    "groups_with_benefit": _counted(
        "state a benefit for {} of the three groups (patients, professionals, partner organisations)", "", ""
    ),
    "groups_gaining": _counted(
        "show a benefit, with more evidence for it than against it, for {} of the three groups "
        "(patients, professionals, partner organisations)",
        "",
        "",
    ),
    "groups_with_quantified_benefit": _counted(
        "give the size of a benefit, with its source, for {} of the three groups", "", ""
    ),
    "professions_involved": _counted("show {} already involved", "profession", "professions"),
    "professions_named": _counted("name {}, involved or planned", "profession", "professions"),
    "sectors_involved": _counted("show organisations of {} already involved", "sector", "sectors"),
    "sectors_named": _counted("name organisations of {}, involved or planned", "sector", "sectors"),
    "pathway_named": _fixed("name the one care pathway"),
    "planning_argued": _fixed("say why a network should plan it"),
    "delivery_argued": _fixed("say why a network should deliver it"),
    "people_affected": _figure("state how many people are affected, with the source ({} are needed)"),
    "yearly_volume": _figure("state how many cases there are a year, with the source ({} are needed)"),
    "guidance_linked": _counted(
        "cite {} in force, with how it bears on the work", "link to NICE guidance", "links to NICE guidance"
    ),
    "means_answered": _counted("say why {} of the three other means (a CCG, contracts, tariffs) would fall short", "", ""),
    "means_answered_with_evidence": _counted(
        "say, with a source, why {} of the three other means (a CCG, contracts, tariffs) would fall short", "", ""
    ),
    "any_means_answered": _counted("say why {} would fall short", "other means", "other means"),
    "any_means_answered_with_evidence": _counted(
        "say, with a source, why {} would fall short", "other means", "other means"
    ),
    "precedent_support": _figure(
        "cite networks elsewhere after which things improved, with their sources, to carry {} percent of the weight"
    ),
    "gravest_with_impact": _figure(
        "describe a risk of going without that scores {} (likelihood times consequence), with its impact"
    ),
    "supporting_precedents": _counted(
        "cite {} elsewhere after which things improved, with the source", "network", "networks"
    ),
    "reasons_given": _counted("give {} why a network can bring the improvement", "reason", "reasons"),
    "national_reasons": _counted(
        "give {} for the whole of England, of the three that the document knows", "reason", "reasons"
    ),
    "coverage": lambda addition: f"state that the network would serve {COVERAGES.get(str(addition.after), 'its part')}",
    "highest_risk": _figure("describe a risk of going without that scores {} (likelihood times consequence)"),
    "risks_with_impact": _counted("describe the impact of {}", "risk of going without", "risks of going without"),
    "change_described": _fixed("describe the large scale change"),
    "best_way_argued": _fixed("say why a network is the best way to it"),
    "pathways_crossed": _counted("name {} that the change crosses", "care pathway", "care pathways"),
    "challenge_described": _fixed("describe the challenge"),
    "joint_work_described": _fixed("describe the joint work that it needs"),
    "efforts_fallen_short": _counted("put on record {} that fell short", "earlier effort", "earlier efforts"),
}
"""For each fact that may be added to."""

ANY_VALUE = {
    "worst_international_gap": "cite a sourced comparison with other countries",
    "widest_variation": "cite a sourced comparison between places within the country",
    "worst_measured_gap": "give a measure and a sourced comparison with other countries of the same indicator",
    "widest_measured_variation": "give a measure and a sourced comparison between places of the same indicator",
    "widest_measured_trimmed": "give a measure and the figures of every place for the same indicator",
    "adverse_share": "cite a sourced comparison with other countries in which this one is worse",
    "people_affected": "state how many people are affected, with the source",
    "yearly_volume": "state how many cases there are a year, with the source",
    "coverage": "state which part of the country the network would serve",
    "highest_risk": "describe a risk of going without, with its likelihood and consequence",
    "gravest_with_impact": "describe a risk of going without, with its likelihood, consequence and impact",
    "precedent_support": "cite a network elsewhere after which things improved, with its source",
}
"""The same, where any figure will do."""


# Counterfactuals

CAUTION = "Add only what is true. If your figures fall short, this way is closed."


def to_establish(explained: Explanation) -> tuple[TextList, ...]:
    """The cheapest routes to an established network, or why there is none."""
    if explained.assessment.outcome.outcome is Outcome.ESTABLISH:
        return ()
    if explained.routes is None:
        return (_no_route(explained),)
    number = explained.routes.number
    lists = []
    for count, route in enumerate(explained.routes.shown, start=1):
        lead = "The least that would lead to establish" if number == 1 else f"Route {count} of {number}, all equally short"
        lists.append(TextList(f"{lead}:", tuple(_step(change) for change in route.changes)))
    return tuple(lists)


def _step(change: EvidenceCandidate) -> str:
    parts = listed([in_full(AXIS_OF[table]) for table in change.tables])
    return f"{parts}: {either(change.plans)}"


def either(plans: Sequence[EvidenceChange]) -> str:
    """Plans of which any one is enough, with their common part written once."""
    facts = vocabulary().facts
    by_facts: dict[tuple[str, ...], list[EvidenceChange]] = {}
    for plan in plans:
        by_facts.setdefault(tuple(one.fact for one in plan), []).append(plan)
    phrases = [[phrase(one, facts[one.fact], any_value=len(alike) > 1) for one in alike[0]] for alike in by_facts.values()]
    shared = [one for one in phrases[0] if all(one in other for other in phrases)]
    apart = [_all_of([one for one in each if one not in shared]) for each in phrases]
    return _all_of([*shared, *([f"either {'; or '.join(apart)}"] if len(apart) > 1 else [])])


def _all_of(phrases: Sequence[str]) -> str:
    """Long phrases as one: ``a; b; and c``."""
    return "; ".join([*phrases[:-1], f"and {phrases[-1]}"]) if len(phrases) > 1 else "".join(phrases)


def _no_route(explained: Explanation) -> TextList:
    infeasibilities = explained.infeasibilities
    if any(one.table == TYPE for one in infeasibilities):
        return TextList(_type_decides(explained.assessment))
    if not infeasibilities:
        return TextList("No addition to the evidence leads to establish under these rules.")
    return TextList(
        "No addition to the evidence leads to establish:", tuple(_infeasibility(one, explained) for one in infeasibilities)
    )


def _type_decides(assessment: Assessment) -> str:
    kind = TYPES[assessment.network_type.type.value]
    return (
        "No evidence leads to establish. What the network is for, who sets it up and who pays decide its type, "
        f"and they make it: {kind}."
    )


def _infeasibility(one: Infeasibility, explained: Explanation) -> str:
    needed = any_of([result(word) for word in one.needed])
    reasons = listed([_holding(fact, explained) for fact in one.facts])
    return f"{in_full(AXIS_OF[one.table])} cannot become {needed}" + (f": {reasons}" if reasons else "")


def _holding(fact: str, explained: Explanation) -> str:
    definition = vocabulary().facts[fact]
    stated = f"{definition.meaning}: {wording.value(explained.facts[fact], definition.unit, definition.singular)}"
    against = definition.stronger is Stronger.LOWER
    return f"{stated}, {'and what speaks against a proposal stays on record' if against else 'which no evidence changes'}"


def nearest(explained: Explanation) -> str:
    """The nearest change, in one line."""
    outcome = explained.assessment.outcome.outcome
    if outcome is Outcome.ESTABLISH:
        single = [parts[0] for parts in explained.sufficient_reasons.contrasts if len(parts) == 1]
        if not single:
            return "None by itself"
        any_one = "any one of " if len(single) > 1 else ""
        return f"“Establish” would be lost if {any_one}{named(single, 'or')} changed"
    if explained.routes is None:
        kinds = [one.table for one in explained.infeasibilities]
        if TYPE in kinds:
            return "More evidence cannot change it: the network type decides"
        stuck = listed(kinds)
        return f"More evidence cannot change it: {stuck} cannot be met" if stuck else "More evidence cannot change it"
    route = explained.routes.shown[0]
    if len(route.changes) == 1:
        return f"{capital(either(route.changes[0].plans))}; then: establish"
    return f"Strengthen {in_order([name for change in route.changes for name in change.tables])}; then: establish"


def least_to_settle(explained: Explanation) -> tuple[str, ...]:
    """What each open criterion or situation needs at least, a sentence for each."""
    return tuple(_need(one) for one in explained.needs)


def _need(need: Need) -> str:
    name = in_full(need.part.value)
    if not need.settled:
        return f"{name}: no more evidence can settle it"
    if not need.best:
        least = f"To {_settle(need)} {name}: {either(need.settled)}"
        return f"{least} (nothing makes it {result(need.best_result)})"
    return f"To {_settle(need)} {name}: {either(need.settled)}"


def _settle(need: Need) -> str:
    return "rate" if isinstance(need.part, Criterion) else "settle"
