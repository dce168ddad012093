"""What a proposer may honestly add, and what follows from it.

Evidence may be added and never withdrawn: a count may rise, a figure may be outdone by a stronger one, and what is not known
may be stated. What the proposer cannot change stays as it is, and so does every finding that speaks against the proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision.explanation.numbers import is_number
from scn_criteria.ruleset.cells import comparisons_in, values_of
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import Comparison, Table
from scn_criteria.ruleset.remembering import remembered
from scn_criteria.ruleset.vocabulary import FactDefinition, Facts, Number, Stronger, Value

AT_LEAST = {
    "guidance_linked": "guidance_cited",
    "means_answered_with_evidence": "means_answered",
    "professions_involved": "professions_named",
    "sectors_involved": "sectors_named",
    "groups_with_quantified_benefit": "groups_with_benefit",
    "efforts_fallen_short": "earlier_efforts",
    "risks_with_impact": "risks_described",
}
"""Whoever counts towards the first counts towards the second too."""

AS_MANY_MORE = {"supporting_precedents": "model_items", "reasons_given": "model_items"}
"""Whatever is added to the first is added to the second."""

SHOWN_BY = {
    "worst_international_gap": ("international_comparisons", "comparisons_made"),
    "widest_variation": ("comparisons_made",),
    "highest_risk": ("risks_described",),
    "adverse_comparisons": ("international_comparisons", "comparisons_made"),
}
"""A figure or finding of the first kind needs at least one item of each of the others."""

FOLLOWING = frozenset({"strongest_design", "highest_risk_band", "share_involved", "widest_trimmed_variation"})
"""Facts that nobody states: they follow from others."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A fact strengthened, or stated for the first time."""

    fact: str
    before: Value | None
    after: Value
    above: Number | None = None
    """Where any value above this one would do, and ``after`` is only an example of them."""

    @property
    def steps(self) -> int:
        """How many items are added: the difference of a count, and one for anything else."""
        before, after = self.before, self.after
        if isinstance(before, int) and isinstance(after, int) and not isinstance(after, bool):
            return after - before
        return 1


def follow(before: Facts, changes: Mapping[str, Value]) -> dict[str, Value | None]:
    """The facts after some were changed, with all that must be so because of it."""
    after = {**before, **changes}
    for part, whole in AT_LEAST.items():
        if part in changes:
            _raise_to(after, whole, after[part])
    for part, whole in AS_MANY_MORE.items():
        if part in changes and whole in after:
            after[whole] = _sum(after[whole], after[part], before[part])
    for figure, counts in SHOWN_BY.items():
        for count in counts if figure in changes else ():
            _raise_to(after, count, 1)
    if _lower(0, changes.get("worst_international_gap")):
        _raise_to(after, "adverse_comparisons", 1)
    if "risks_with_impact" in changes and after.get("highest_risk", 1) is None:
        after["highest_risk"] = 1
    return after


def additions(fact: str, facts: Facts, tables: Iterable[Table], interpreter: Interpreter) -> tuple[Addition, ...]:
    """The ways to strengthen a fact that these tables can tell from each other, the smallest of each."""
    definition = interpreter.vocabulary.facts[fact]
    if not may_change(definition, facts[fact]):
        return ()
    read = [one for table in tables for one in _reading(table, fact, facts)]
    seen = {_seen(fact, facts[fact], read, facts, interpreter)}
    found = []
    thresholds = {number for one in read for number in _thresholds(one, fact, facts, interpreter)}
    for value, above in _candidates(definition, facts[fact], tuple(sorted(thresholds))):
        pattern = _seen(fact, value, read, facts, interpreter)
        if pattern not in seen:
            seen.add(pattern)
            found.append(Addition(fact, facts[fact], value, above))
    return tuple(found)


def may_change(definition: FactDefinition, value: Value | None) -> bool:
    """Whether adding evidence could change a fact."""
    if definition.name in FOLLOWING:
        return False
    return value is None or (definition.changeable and definition.stronger is Stronger.HIGHER and value is not True)


def touched(fact: str) -> tuple[str, ...]:
    """The fact itself and those that may change with it."""
    followers = (AT_LEAST.get(fact), AS_MANY_MORE.get(fact), *SHOWN_BY.get(fact, ()))
    also = ("highest_risk",) if fact == "risks_with_impact" else ()
    return (fact, *(one for one in followers if one), *also)


def _reading(table: Table, fact: str, facts: Facts) -> Iterator[Comparison]:
    """The comparisons of a table with a fact or with what changes with it."""
    for name in touched(fact):
        if name in facts:
            yield from _comparisons(table).get(name, ())


@remembered(100)
def _comparisons(table: Table) -> Mapping[str, tuple[Comparison, ...]]:
    """The comparisons of a table, by the fact that they compare."""
    found: dict[str, tuple[Comparison, ...]] = {}
    for row in table.rows:
        for one in comparisons_in(row.when):
            if isinstance(one, Comparison):
                found[one.fact] = (*found.get(one.fact, ()), one)
    return found


def _seen(
    fact: str, value: Value | None, read: Iterable[Comparison], facts: Facts, interpreter: Interpreter
) -> tuple[bool, ...]:
    """What the comparisons say once a fact has this value."""
    after = facts if value is None or value == facts[fact] else follow(facts, {fact: value})
    return tuple(interpreter.holds(one, after) for one in read)


def _thresholds(one: Comparison, fact: str, facts: Facts, interpreter: Interpreter) -> Iterator[Number]:
    """The value of a fact at which a comparison, with it or with what follows from it, may begin to hold."""
    operand, now, whole = interpreter.ruleset.value(one.operand), facts[fact], facts[one.fact]
    if not is_number(operand):
        return
    yield operand
    if AS_MANY_MORE.get(fact) == one.fact and is_number(now) and is_number(whole):
        yield Fraction(operand) - Fraction(whole) + Fraction(now)


def _candidates(
    definition: FactDefinition, before: Value | None, thresholds: tuple[Number, ...]
) -> Iterator[tuple[Value, Number | None]]:
    """Stronger values, the smallest first, each with the threshold that it stands above, if it stands on none."""
    for value in values_of(definition, thresholds):
        if value is None or value == before or _lower(value, before):
            continue
        exact = definition.whole or value in thresholds
        below = [] if exact else [number for number in thresholds if _lower(number, value)]
        yield value, below[-1] if below else None


def _lower(value: Value | None, than: Value | None) -> bool:
    if isinstance(value, int) and isinstance(than, int):  # most are, and thousands are compared
        return value < than
    return is_number(value) and is_number(than) and Fraction(value) < Fraction(than)


def _raise_to(facts: dict[str, Value | None], name: str, least: Value | None) -> None:
    """Raise a count, if the rules know it, to at least some number."""
    now = facts.get(name)
    if _lower(now, least):
        facts[name] = least


def _sum(whole: Value | None, after: Value | None, before: Value | None) -> Value | None:
    """A count with as many more as another count has risen by."""
    if is_number(whole) and is_number(after) and is_number(before):
        return int(Fraction(whole) + Fraction(after) - Fraction(before))
    return whole
