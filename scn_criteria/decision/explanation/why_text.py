"""Explanations in sentences: why an outcome follows, what would change it, and why rules did not match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scn_criteria import wording
from scn_criteria.decision.explanation.explanation import Explanation, Unmet
from scn_criteria.decision.explanation.reasons import (
    ContrastiveExplanation,
    FailedAny,
    FailedCondition,
    FailedFact,
    FailedReading,
    Known,
    OutcomeChange,
    Unmatched,
)
from scn_criteria.decision.findings import Assessment, Decided, Fact
from scn_criteria.decision.vocabulary import KNOWN_TYPES, NOT_EVIDENCED, TYPE, vocabulary
from scn_criteria.ruleset.model import Operator, Rule
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger
from scn_criteria.terms import Criterion, NetworkType, Outcome, Situation
from scn_criteria.wording import any_of, capital, listed

# A sentence with a list

MOST_SHOWN = 3
"""So many alternatives are shown. The others are counted."""


@dataclass(frozen=True, slots=True)
class TextList:
    """A sentence and the list that it introduces."""

    lead: str
    items: tuple[str, ...] = ()


def and_more(number: int) -> str:
    """The number of alternatives that are not shown, in words."""
    return f" ({number - MOST_SHOWN} more are not shown)" if number > MOST_SHOWN else ""


# Parts of a decision, results and lists

PARTS: dict[str, Criterion | Situation] = {part.value: part for part in (*Criterion, *Situation)}
TYPE_AXIS = "network_type"
TYPES = {one.value: one.title[:1].lower() + one.title[1:] for one in NetworkType}
FEW = 2
"""Up to so many parts are named in full."""


def in_full(part: str) -> str:
    """A part by number and title."""
    found = PARTS.get(part)
    return f"{found.name} ({found.title})" if found else "the network type"


def named(parts: Sequence[str], last: str = "and") -> str:
    """Parts in the order given: in full where they are few, else by number, with runs such as ``C1 to C9``."""
    if len(parts) <= FEW:
        return listed([in_full(part) for part in parts], last)
    numbered = [PARTS[part] for part in parts if part in PARTS]
    others = [in_full(part) for part in parts if part not in PARTS]
    return listed([*_runs(numbered), *others], last)


def in_order(tables: Sequence[str]) -> str:
    """Tables by name as a reader finds them: ``C1 to C9, S1, S2 and the network's function``."""
    names = set(tables)
    numbered = [part for part in PARTS.values() if part.name in names]
    known = {part.name for part in numbered}
    others = ["the network's function" if name == TYPE else name for name in tables if name not in known]
    return listed([*_runs(numbered), *dict.fromkeys(others)])


def standing(parts: Sequence[str], known: Known) -> str:
    """The results of some parts: ``C1 to C9 are met and the network type is operational delivery network``."""
    by_word: dict[str | None, list[str]] = {}
    for part in parts:
        by_word.setdefault(known[part], []).append(part)
    return listed(
        [_of_type(word) if some == [TYPE_AXIS] else f"{named(some)} {_stand(some, word)}" for word, some in by_word.items()]
    )


def result(word: str) -> str:
    """A rating, a standing, an outcome or a type in words."""
    return TYPES.get(word, wording.spoken(word))


def _of_type(word: str | None) -> str:
    if word is None:
        return "the type of the network is not decided"
    kind = result(str(word))
    return f"the network is {'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _stand(parts: Sequence[str], word: str | None) -> str:
    one = len(parts) == 1
    if word == "applies":
        return "applies" if one else "apply"
    if word == "does_not_apply":
        return "does not apply" if one else "do not apply"
    return f"{'is' if one else 'are'} {result(str(word))}"


def _runs(parts: Sequence[Criterion | Situation]) -> list[str]:
    """Numbers, with three or more in a row as one."""
    ordered = list(PARTS.values())
    found = []
    for _, group in groupby(enumerate(parts), key=lambda pair: (type(pair[1]), ordered.index(pair[1]) - pair[0])):
        run = [part.name for _, part in group]
        found += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run
    return found


# Why, and what would change it


def why(explained: Explanation) -> TextList:
    """The smallest sets of results that settle the outcome alone."""
    reasons = explained.sufficient_reasons.shortest_reasons
    if explained.assessment.outcome.outcome is Outcome.DEFER:
        return _why_open(explained)
    if len(reasons) == 1:
        return TextList(f"{capital(standing(reasons[0], explained.known))}. This is enough by itself.")
    items = [standing(one, explained.known) for one in reasons[:MOST_SHOWN]]
    return TextList(f"Each of these is enough by itself{and_more(len(reasons))}:", tuple(items))


def _why_open(explained: Explanation) -> TextList:
    still = any_of([result(one.value) for one in explained.assessment.outcome.possible])
    reason = explained.sufficient_reasons.shortest_reasons[0]
    ruled_out = f"Any other outcome is ruled out, because {standing(reason, explained.known)}." if reason else ""
    return TextList(f"Once the missing evidence is known, the outcome could be {still}. {ruled_out}".rstrip())


def what_would_change_it(explained: Explanation, *, every_one: bool = False) -> TextList:
    """The smallest sets of results that could flip the outcome: a few of them, or every one."""
    if not explained.contrasts:
        return TextList("Nothing known so far. Add the missing evidence first.")
    deferred = explained.assessment.outcome.outcome is Outcome.DEFER
    shown = explained.contrasts if every_one else explained.contrasts[:MOST_SHOWN]
    more = len(explained.contrasts) - len(shown)
    hidden = f" ({more} more not shown)" if more else ""
    lead = "What would settle it, whatever is missing" if deferred else "What could change the outcome"
    return TextList(f"{lead}{hidden}:", tuple(_contrast(one) for one in shown))


def _contrast(one: ContrastiveExplanation) -> str:
    if len(one.sets[0]) == 1:
        parts = [parts[0] for parts in one.sets]
        turns = "; ".join(_turn(turn, parts[0]) for turn in one.turns)
        either = "any one of " if len(parts) > 1 else ""
        return f"changing {either}{named(parts, 'or' if len(parts) > 1 else 'and')} alone: {turns}"
    sets = [f"{named(parts)} together" for parts in one.sets[:MOST_SHOWN]]
    return f"changing {listed(sets, 'or')}{and_more(len(one.sets))} gives {_outcomes(one.turns[0].outcomes)}"


def _turn(turn: OutcomeChange, part: str) -> str:
    words = any_of([_otherwise(word) for word in turn.words])
    if part == TYPE_AXIS and len(turn.words) == len(KNOWN_TYPES) - 1:
        words = "any other type"
    return f"{words} gives {_outcomes(turn.outcomes)}"


def _otherwise(word: str) -> str:
    return {"applies": "applying", "does_not_apply": "not applying"}.get(word, result(word))


def _outcomes(outcomes: Sequence[str]) -> str:
    """One outcome, or with several still possible, a deferral between them."""
    words = any_of([result(one) for one in outcomes])
    return words if len(outcomes) == 1 else f"defer ({words})"


# Failed conditions: what was found, what the rule needs, and the distance between the two

NEEDED = {
    Operator.AT_LEAST: "at least {}",
    Operator.MORE_THAN: "more than {}",
    Operator.AT_MOST: "at most {}",
    Operator.LESS_THAN: "less than {}",
    Operator.IS: "{}",
    Operator.IS_NOT: "anything but {}",
    Operator.IN: "{}",
    Operator.NOT_IN: "anything but {}",
}
MEASURED = {Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.LESS_THAN, Operator.IS}
"""Comparisons that a number can miss by so much."""


def failed_text(failed: FailedCondition) -> str:
    """A failed condition in words."""
    if isinstance(failed, FailedAny):
        ways = ["; and ".join(failed_text(one) for one in each) for each in failed.alternatives]
        return "; or ".join([f"either {ways[0]}", *ways[1:]])
    if isinstance(failed, FailedReading):
        rather = "" if failed.wanted else "any reading but "
        return f'the row is for {rather}"{failed.choice}" of "{failed.reading}", which is read as "{failed.chosen}"'
    return _fact(failed, vocabulary().facts.get(failed.fact, FactDefinition(failed.fact, FactType.NUMBER, failed.fact)))


def _fact(failed: FailedFact, definition: FactDefinition) -> str:
    if failed.needs is Operator.KNOWN:
        return (
            f"{definition.meaning}: {'not known, and must be' if failed.wanted else 'known, and the row is for not known'}"
        )
    if isinstance(failed.operand, bool):
        return _yes_or_no(failed, definition)
    found = wording.value(failed.value, definition.unit, definition.singular)
    needed = NEEDED[failed.needs].format(_operand(failed, definition))
    if failed.falls:  # evidence is not withdrawn, so nobody needs less of it
        return f"{definition.meaning}: {found}; the row is for {needed}"
    return f"{definition.meaning}: {found}; needed: {needed}{_distance(failed, definition)}"


def _yes_or_no(failed: FailedFact, definition: FactDefinition) -> str:
    wanted = failed.operand is (failed.needs is Operator.IS)
    statement = definition.meaning.removeprefix("whether ")
    if failed.value is None:
        return f"not known: {definition.meaning}"
    return f"not shown: {statement}" if wanted else f"the row is for where this is not so, but it is: {statement}"


def _operand(failed: FailedFact, definition: FactDefinition) -> str:
    if isinstance(failed.operand, tuple):
        return any_of([wording.spoken(word) for word in failed.operand])
    return wording.value(failed.operand, definition.unit, definition.singular)


def _distance(failed: FailedFact, definition: FactDefinition) -> str:
    difference = failed.difference
    if difference is None or failed.needs not in MEASURED:
        return ""
    if not difference:
        return " (it is exactly that)"
    amount = wording.value(difference, definition.unit, definition.singular)
    return f" ({amount} short)"


# The trace: every fact, rule and result


def why_not(explained: Explanation, *, every_row: bool) -> Iterator[TextList]:
    """For each criterion and situation, the rows that did not match and what they lacked.

    Without ``every_row``, only rows of the readings chosen that would have given more than what was found.
    """
    for unmet in explained.unmet:
        found = explained.known[unmet.part.value] or NOT_EVIDENCED
        for one in unmet.rows:
            if every_row or (_better(one.row, found, unmet, explained.assessment) and not _read_otherwise(one)):
                lead = f"{_found(unmet.part.value, found)}. For “{result(one.row.then)}” ({one.row.id}) it lacks:"
                lacks = one.failed_conditions if every_row else tuple(_without_less(one.failed_conditions))
                if None not in lacks:
                    yield TextList(lead, tuple(failed_text(failed) for failed in lacks if failed))


def _found(part: str, found: str) -> str:
    """What a part is now: ``C1 (…) is not evidenced``."""
    return f"{in_full(part)} {_stand((part,), found)}"


def _without_less(lacks: Sequence[FailedCondition]) -> Iterator[FailedCondition | None]:
    """What a row lacks, without alternatives that ask for less evidence; ``None`` for what has no other alternative."""
    for failed in lacks:
        if isinstance(failed, FailedAny):
            kept = [some for each in failed.alternatives if None not in (some := tuple(_without_less(each)))]
            yield FailedAny(tuple(tuple(one for one in some if one) for some in kept)) if kept else None
        else:
            yield None if _asks_for_less(failed) else failed


def _asks_for_less(failed: FailedCondition) -> bool:
    """Whether a condition holds only with less of what speaks for a proposal."""
    definition = vocabulary().facts.get(failed.fact) if isinstance(failed, FailedFact) else None
    if definition is None or not isinstance(failed, FailedFact) or definition.stronger is not Stronger.HIGHER:
        return False
    if isinstance(failed.operand, bool):
        return failed.value is True
    return failed.falls


def _read_otherwise(unmatched: Unmatched) -> bool:
    return any(isinstance(failed, FailedReading) for failed in unmatched.failed_conditions)


def _better(row: Rule, found: str, unmet: Unmet, assessment: Assessment) -> bool:
    order = assessment.ruleset.order(assessment.ruleset.tables[unmet.part.name])
    if row.then not in order:
        return False
    return order.index(row.then) > (order.index(found) if found in order else 0)


def trace(explained: Explanation) -> Iterator[TextList]:
    """The trace: facts, then rows and results, then the outcome."""
    assessment = explained.assessment
    for finding in assessment.criteria:
        name = in_full(finding.criterion.value)
        yield TextList(_decided(name, finding.rating.value, finding.decided), _read(finding.facts))
    for one in assessment.situations:
        found = explained.known[one.situation.value] or NOT_EVIDENCED
        yield TextList(_decided(in_full(one.situation.value), found, one.decided), _read(one.facts))
    kind = assessment.network_type
    yield TextList(_decided("Network type", kind.type.value, kind.decided), _read(kind.facts))
    outcome = assessment.outcome
    yield TextList(_decided("Outcome", outcome.outcome.value, outcome.decided), (outcome.decided.because,))


def _decided(subject: str, found: str, decided: Decided) -> str:
    return f"{subject}: {result(found)}, by {decided.rule}"


def _read(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    return tuple(
        f"{one.definition.meaning}: {wording.value(one.value, one.definition.unit, one.definition.singular)}"
        for one in facts
    )
