"""Why an outcome came out as it did, and what would change it, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from scn_criteria.decision.explanation.contrasts import Contrast, Turn
from scn_criteria.decision.explanation.explaining import Explanation
from scn_criteria.decision.explanation.naming import TYPE_AXIS, TYPES, listed, named, result, standing
from scn_criteria.decision.explanation.told import MOST_SHOWN, Told, and_more, capital
from scn_criteria.terms import Outcome


def why(explained: Explanation) -> Told:
    """The smallest sets of results that settle the outcome alone."""
    reasons = explained.grounds.shortest_reasons
    if explained.assessment.outcome.outcome is Outcome.DEFER:
        return _why_open(explained)
    if len(reasons) == 1:
        return Told(f"{capital(standing(reasons[0], explained.known))}. That alone settles it, whatever the rest.")
    items = [standing(one, explained.known) for one in reasons[:MOST_SHOWN]]
    return Told(f"Any one of these settles it alone, whatever the rest{and_more(len(reasons))}:", tuple(items))


def _why_open(explained: Explanation) -> Told:
    still = listed([result(one.value) for one in explained.assessment.outcome.possible], "or")
    reason = explained.grounds.shortest_reasons[0]
    ruled_out = f"Any other outcome is ruled out, because {standing(reason, explained.known)}." if reason else ""
    return Told(f"What is missing may still turn out any way, and the outcome with it: {still}. {ruled_out}".rstrip())


def what_would_change_it(explained: Explanation, *, every_one: bool = False) -> Told:
    """The smallest sets of results that could flip the outcome: a few of them, or every one."""
    if not explained.contrasts:
        return Told("Nothing that is known now; it is open until what is missing is settled.")
    shown = explained.contrasts if every_one else explained.contrasts[:MOST_SHOWN]
    more = len(explained.contrasts) - len(shown)
    hidden = f" ({more} more not shown)" if more else ""
    return Told(f"The outcome could be another if{hidden}:", tuple(_contrast(one) for one in shown))


def _contrast(one: Contrast) -> str:
    if len(one.sets[0]) == 1:
        parts = [parts[0] for parts in one.sets]
        turns = "; ".join(_turn(turn, parts[0]) for turn in one.turns)
        either = "any one of " if len(parts) > 1 else ""
        return f"{either}{named(parts, 'or' if len(parts) > 1 else 'and')} alone were otherwise: {turns}"
    sets = [f"{named(parts)} together" for parts in one.sets[:MOST_SHOWN]]
    return f"{listed(sets, 'or')}{and_more(len(one.sets))} were otherwise: it could be {_outcomes(one.turns[0].outcomes)}"


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
