"""An explanation in plain sentences, for the terminal and for the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scn_criteria import wording
from scn_criteria.decision.explanation.blocked import Obstacle
from scn_criteria.decision.explanation.contrasts import Contrast, Turn
from scn_criteria.decision.explanation.explaining import AXIS_OF, Explanation, Unmet
from scn_criteria.decision.explanation.lacking import lacked
from scn_criteria.decision.explanation.naming import TYPE_AXIS, TYPES, in_full, listed, named, result, standing
from scn_criteria.decision.explanation.needs import Need
from scn_criteria.decision.explanation.phrases import phrase
from scn_criteria.decision.explanation.plans import Option, Plan
from scn_criteria.decision.explanation.routes import MOST, Route
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.vocabulary import TYPE, vocabulary
from scn_criteria.ruleset.model import Row
from scn_criteria.ruleset.vocabulary import Stronger
from scn_criteria.terms import Criterion, Outcome


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and what it introduces."""

    lead: str
    items: tuple[str, ...] = ()


def why(explained: Explanation) -> Told:
    """The smallest sets of results that settle the outcome alone."""
    reasons = explained.grounds.shortest_reasons
    if explained.assessment.outcome.outcome is Outcome.DEFER:
        return _why_open(explained)
    if len(reasons) == 1:
        return Told(f"{_capital(standing(reasons[0], explained.known))}. That alone settles it, whatever the rest.")
    items = [standing(one, explained.known) for one in reasons[:MOST]]
    return Told(f"Any one of these settles it alone, whatever the rest{_and_more(len(reasons))}:", tuple(items))


def _why_open(explained: Explanation) -> Told:
    still = listed([result(one.value) for one in explained.assessment.outcome.possible], "or")
    reason = explained.grounds.shortest_reasons[0]
    ruled_out = f"Any other outcome is ruled out, because {standing(reason, explained.known)}." if reason else ""
    return Told(f"What is missing may still turn out any way, and the outcome with it: {still}. {ruled_out}".rstrip())


def what_would_change_it(explained: Explanation) -> Told:
    """The smallest sets of results that could flip the outcome."""
    if not explained.contrasts:
        return Told("Nothing that is known now; it is open until what is missing is settled.")
    items = [_contrast(one, explained) for one in explained.contrasts[:MOST]]
    more = len(explained.contrasts) - MOST
    if more > 0:
        items.append(f"{more} more {'kind' if more == 1 else 'kinds'} of change, of the same size or larger")
    return Told("The outcome could be another if:", tuple(items))


def _contrast(one: Contrast, explained: Explanation) -> str:
    if len(one.sets[0]) == 1:
        parts = [parts[0] for parts in one.sets]
        turns = "; ".join(_turn(turn, parts[0]) for turn in one.turns)
        either = "any one of " if len(parts) > 1 else ""
        return f"{either}{named(parts, 'or' if len(parts) > 1 else 'and')} alone were otherwise: {turns}"
    sets = [f"{named(parts)} together" for parts in one.sets[:MOST]]
    return f"{listed(sets, 'or')}{_and_more(len(one.sets))} were otherwise: it could be {_outcomes(one.turns[0].outcomes)}"


def _turn(turn: Turn, part: str) -> str:
    words = listed([_otherwise(word) for word in turn.words], "or")
    if part == TYPE_AXIS and len(turn.words) == len(TYPES) - 1:
        words = "any other type"
    return f"{words} would give {_outcomes(turn.outcomes)}"


def _otherwise(word: str) -> str:
    return {"applies": "applying", "does_not_apply": "not applying"}.get(word, result(word))


def _outcomes(outcomes: Sequence[str]) -> str:
    """One outcome, or with several still possible, a deferral between them."""
    words = listed([result(one) for one in outcomes], "or")
    return words if len(outcomes) == 1 else f"defer ({words})"


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


CAUTION = "Only what is so may be added. Where a figure does not bear it out, the route is closed."


def _step(change: Option) -> str:
    parts = listed([in_full(AXIS_OF[table]) for table in change.tables])
    return f"{parts}: {either(change.plans)}"


def either(plans: Sequence[Plan]) -> str:
    """Plans of which any one will do, with what they share said once."""
    facts = vocabulary().facts
    by_facts: dict[tuple[str, ...], list[Plan]] = {}
    for plan in plans:
        by_facts.setdefault(tuple(one.fact for one in plan), []).append(plan)
    told = [
        [phrase(one, facts[one.fact], any_value=len(alike) > 1) for one in alike[0]] for alike in by_facts.values()
    ]
    shared = [one for one in told[0] if all(one in other for other in told)]
    apart = [listed([one for one in each if one not in shared]) for each in told]
    alternatives = [f"{'either ' if shared else ''}{' or '.join(apart)}"] if len(apart) > 1 else []
    return listed([*shared, *alternatives])


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
    value = next(
        (one.value for finding in explained.assessment.criteria + explained.assessment.situations for one in finding.facts
         if one.name == fact),
        None,
    )
    told = f"{definition.meaning}: {wording.value(value, definition.unit, definition.singular)}"
    against = definition.stronger is Stronger.LOWER
    return f"{told}, {'and what speaks against a proposal stays on record' if against else 'which no evidence changes'}"


def nearest(explained: Explanation) -> str:
    """The nearest change, in one line."""
    outcome = explained.assessment.outcome.outcome
    if outcome is Outcome.ESTABLISH:
        single = [parts[0] for parts in explained.grounds.contrasts if len(parts) == 1]
        return f"It would be lost if {named(single, 'or')} fell short" if single else "No single result can change it"
    if explained.routes is None:
        kinds = [one.table for one in explained.obstacles]
        if TYPE in kinds:
            return "None by evidence: what the network is for decides its type"
        stuck = listed([AXIS_OF and name for name in kinds])
        return f"None by evidence: {stuck} cannot be met" if stuck else "None by evidence"
    route = explained.routes.shown[0]
    if len(route.changes) == 1 and len(route.changes[0].plans) == 1:
        return f"To establish: {either(route.changes[0].plans)}"
    return f"To establish: strengthen {listed([name for change in route.changes for name in change.tables])}"


def settle_first(explained: Explanation) -> tuple[str, ...]:
    """What each thing that must be settled needs at least."""
    return tuple(_need(one) for one in explained.needs)


def _need(need: Need) -> str:
    name = in_full(need.part.value)
    if not need.settled:
        return f"{name}: no addition to the evidence settles it"
    if not need.best:
        return f"{name}: at least {either(need.settled)}; it cannot become {result(need.best_result)}"
    if need.settled == need.best:
        return f"{name}: {either(need.best)}"
    return f"{name}: at least {either(need.settled)}. To have it {_become(need)}: {either(need.best)}"


def _become(need: Need) -> str:
    return result(need.best_result) if isinstance(need.part, Criterion) else "apply"


def why_not(explained: Explanation, *, every_row: bool) -> Iterator[Told]:
    """For each criterion and situation, the rows that did not match and what they lacked.

    Without ``every_row``, only the rows that would have given more than what was found.
    """
    for unmet in explained.unmet:
        found = _found(unmet, explained)
        rows = [one for one in unmet.rows if every_row or _more(one.row, found, unmet, explained.assessment)]
        if rows:
            items = tuple(f"{one.row.id}, {result(one.row.then)}: {lacked(one.lacks)}" for one in rows)
            yield Told(f"{in_full(unmet.part.value)}, {result(found)}", items)


def _found(unmet: Unmet, explained: Explanation) -> str:
    return explained.known[unmet.part.value] or "not_evidenced"


def _more(row: Row, found: str, unmet: Unmet, assessment: Assessment) -> bool:
    order = assessment.ruleset.order(assessment.ruleset.tables[unmet.part.name])
    if row.then not in order:
        return False
    return order.index(row.then) > (order.index(found) if found in order else 0)


def _and_more(number: int) -> str:
    return f" ({number - MOST} more are not shown)" if number > MOST else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def trace(explained: Explanation) -> Iterator[Told]:
    """From facts to rows to ratings: what was read, and which row decided."""
    assessment = explained.assessment
    for finding in (*assessment.criteria, *assessment.situations, assessment.network_type):
        row = assessment.ruleset.tables
        yield Told(str(row))


def changes_of(route: Route) -> int:
    """How many results a route changes."""
    return len(route.changes)
