"""What leads to an established network, what stands in the way, and what to settle first, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from scn_criteria import wording
from scn_criteria.decision.explanation.blocked import Obstacle
from scn_criteria.decision.explanation.explaining import AXIS_OF, Explanation
from scn_criteria.decision.explanation.naming import TYPES, in_full, listed, named, result
from scn_criteria.decision.explanation.needs import Need
from scn_criteria.decision.explanation.phrases import phrase
from scn_criteria.decision.explanation.plans import Option, Plan
from scn_criteria.decision.explanation.told import Told, capital
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.vocabulary import TYPE, vocabulary
from scn_criteria.ruleset.vocabulary import Stronger
from scn_criteria.terms import Criterion, Outcome

CAUTION = "Only what is so may be added. Where a figure does not bear it out, the route is closed."


def to_establish(explained: Explanation) -> tuple[Told, ...]:
    """The cheapest routes to an established network, or why there is none."""
    if explained.assessment.outcome.outcome is Outcome.ESTABLISH:
        return ()
    if explained.routes is None:
        return (_no_route(explained),)
    number = explained.routes.number
    told = []
    for count, route in enumerate(explained.routes.shown, start=1):
        lead = "The least that would lead to establish" if number == 1 else f"Route {count} of {number}, all equally short"
        told.append(Told(f"{lead}:", tuple(_step(change) for change in route.changes)))
    return tuple(told)


def _step(change: Option) -> str:
    parts = listed([in_full(AXIS_OF[table]) for table in change.tables])
    return f"{parts}: {either(change.plans)}"


def either(plans: Sequence[Plan]) -> str:
    """Plans of which any one will do, with what they share said once."""
    facts = vocabulary().facts
    by_facts: dict[tuple[str, ...], list[Plan]] = {}
    for plan in plans:
        by_facts.setdefault(tuple(one.fact for one in plan), []).append(plan)
    told = [[phrase(one, facts[one.fact], any_value=len(alike) > 1) for one in alike[0]] for alike in by_facts.values()]
    shared = [one for one in told[0] if all(one in other for other in told)]
    apart = [_all_of([one for one in each if one not in shared]) for each in told]
    return _all_of([*shared, *([f"either {'; or '.join(apart)}"] if len(apart) > 1 else [])])


def _all_of(phrases: Sequence[str]) -> str:
    """Long phrases as one: ``a; b; and c``."""
    return "; ".join([*phrases[:-1], f"and {phrases[-1]}"]) if len(phrases) > 1 else "".join(phrases)


def _no_route(explained: Explanation) -> Told:
    obstacles = explained.obstacles
    if any(one.table == TYPE for one in obstacles):
        return Told(_type_decides(explained.assessment))
    if not obstacles:
        return Told("No addition to the evidence leads to establish under these rules.")
    return Told("No addition to the evidence leads to establish:", tuple(_obstacle(one, explained) for one in obstacles))


def _type_decides(assessment: Assessment) -> str:
    kind = TYPES[assessment.network_type.type.value]
    return (
        "No evidence leads to establish. What the network is for, who sets it up and who pays decide its type, "
        f"and they make it: {kind}."
    )


def _obstacle(one: Obstacle, explained: Explanation) -> str:
    needed = listed([result(word) for word in one.needed], "or")
    reasons = listed([_holding(fact, explained) for fact in one.facts])
    return f"{in_full(AXIS_OF[one.table])} cannot become {needed}" + (f": {reasons}" if reasons else "")


def _holding(fact: str, explained: Explanation) -> str:
    definition = vocabulary().facts[fact]
    told = f"{definition.meaning}: {wording.value(explained.facts[fact], definition.unit, definition.singular)}"
    against = definition.stronger is Stronger.LOWER
    return f"{told}, {'and what speaks against a proposal stays on record' if against else 'which no evidence changes'}"


def nearest(explained: Explanation) -> str:
    """The nearest change, in one line."""
    outcome = explained.assessment.outcome.outcome
    if outcome is Outcome.ESTABLISH:
        single = [parts[0] for parts in explained.grounds.contrasts if len(parts) == 1]
        if not single:
            return "None by itself"
        return f"It would be lost if {'any one of ' if len(single) > 1 else ''}{named(single, 'or')} came out otherwise"
    if explained.routes is None:
        kinds = [one.table for one in explained.obstacles]
        if TYPE in kinds:
            return "None by evidence: what the network is for decides its type"
        stuck = listed(kinds)
        return f"None by evidence: {stuck} cannot be met" if stuck else "None by evidence"
    route = explained.routes.shown[0]
    if len(route.changes) == 1:
        return f"{capital(either(route.changes[0].plans))}; that would lead to establish"
    return f"Strengthen {listed([name for change in route.changes for name in change.tables])}; that would lead to establish"


def settle_first(explained: Explanation) -> tuple[str, ...]:
    """What each thing that must be settled needs at least."""
    return tuple(_need(one) for one in explained.needs)


def _need(need: Need) -> str:
    name = in_full(need.part.value)
    if not need.settled:
        return f"{name}: no addition to the evidence settles it"
    if not need.best:
        least = f"{name}, to be {_settled(need)} at all: {either(need.settled)}"
        return f"{least} (nothing makes it {result(need.best_result)})"
    return f"{name}, to be {_settled(need)} at all: {either(need.settled)}"


def _settled(need: Need) -> str:
    return "rated" if isinstance(need.part, Criterion) else "settled"
