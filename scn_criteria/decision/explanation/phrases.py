"""What a proposer is asked to add, in the words of a policy officer."""

from __future__ import annotations

from collections.abc import Callable

from scn_criteria import wording
from scn_criteria.decision.explanation.additions import Addition
from scn_criteria.decision.explanation.numbers import is_number
from scn_criteria.ruleset.vocabulary import FactDefinition

Phrase = Callable[[Addition], str]


def phrase(addition: Addition, definition: FactDefinition, *, any_value: bool = False) -> str:
    """What to add. With ``any_value``, whatever the figure turns out to be."""
    if any_value and addition.fact in ANY_VALUE:
        return ANY_VALUE[addition.fact]
    made = PHRASES.get(addition.fact)
    return made(addition) if made else _otherwise(addition, definition)


def _more(addition: Addition, singular: str, plural: str) -> str:
    """How many items to add: "one link" where there is none yet, "one more link" where there are some."""
    number = addition.steps
    counted = COUNTS.get(number, wording.number(number))
    more = " more" if addition.before else ""
    return f"{counted}{more} {singular if number == 1 else plural}".rstrip()


def _least(addition: Addition) -> str:
    """The figure that is needed: "at least 10", or "more than 0"."""
    value = addition.after if addition.above is None else addition.above
    number = wording.number(value) if is_number(value) else str(value)
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
    "widest_variation": _figure("cite a sourced comparison between places that shows the highest {} times the lowest"),
    "comparisons_made": _counted("cite {} that has a better and a worse end", "sourced comparison", "sourced comparisons"),
    "international_comparisons": _counted("cite {} with other countries", "sourced comparison", "sourced comparisons"),
    "adverse_comparisons": _counted(
        "cite {} with other countries in which this one is worse", "sourced comparison", "sourced comparisons"
    ),
    "groups_with_benefit": _counted(
        "state a benefit for {} of the three groups (patients, professionals, partner organisations)", "", ""
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
    "people_affected": "state how many people are affected, with the source",
    "yearly_volume": "state how many cases there are a year, with the source",
    "coverage": "state which part of the country the network would serve",
    "highest_risk": "describe a risk of going without, with its likelihood and consequence",
}
"""The same, where any figure will do."""
