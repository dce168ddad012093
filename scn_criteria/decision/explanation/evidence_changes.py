"""Evidence that a proposer may honestly add, and the cheapest additions that lead to each result of a table.

Evidence may be added and never withdrawn: a count may rise, a figure may be outdone by a stronger one, and what is not known
may be stated. What the proposer cannot change stays as it is, and so does every finding that speaks against the proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TypeGuard

from scn_criteria.ruleset.caching import memoised
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, DecisionTable, ReadingIs
from scn_criteria.ruleset.normal_form import facts_in
from scn_criteria.ruleset.state_space import comparisons_in, values_of
from scn_criteria.ruleset.vocabulary import FactDefinition, Facts, Number, Stronger, Value


def is_exact_number(value: object) -> TypeGuard[Number]:
    """Whether a value is an exact number. In Python, yes and no are numbers too; here they are not."""
    return isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool)


# Additions to facts

AT_LEAST = {
    "guidance_linked": "guidance_cited",
    "means_answered_with_evidence": "means_answered",
    "means_answered": "any_means_answered",
    "any_means_answered_with_evidence": "any_means_answered",
    "groups_gaining": "groups_with_benefit",
    "gravest_with_impact": "highest_risk",
    "professions_involved": "professions_named",
    "sectors_involved": "sectors_named",
    "groups_with_quantified_benefit": "groups_with_benefit",
    "efforts_fallen_short": "earlier_efforts",
    "risks_with_impact": "risks_described",
    "worst_measured_gap": "worst_international_gap",
    "widest_measured_trimmed": "widest_measured_variation",
    "widest_measured_variation": "widest_variation",
}
"""A member of the first count is a member of the second too, and the first figure is among those of the second."""

AS_MANY_MORE = {"supporting_precedents": "model_items", "reasons_given": "model_items"}
"""An addition to the first is an addition to the second."""

SHOWN_BY = {
    "worst_international_gap": ("international_comparisons", "comparisons_made"),
    "widest_variation": ("comparisons_made",),
    "worst_measured_gap": ("measures_stated", "international_comparisons", "comparisons_made"),
    "widest_measured_variation": ("measures_stated", "comparisons_made"),
    "widest_measured_trimmed": ("measures_stated", "comparisons_made"),
    "adverse_share": ("adverse_comparisons", "international_comparisons", "comparisons_made"),
    "highest_risk": ("risks_described",),
    "gravest_with_impact": ("risks_described", "risks_with_impact"),
    "precedent_support": ("supporting_precedents", "model_items"),
    "adverse_comparisons": ("international_comparisons", "comparisons_made"),
}
"""A figure or finding of the first kind needs at least one item of each of the others."""

LEVEL = {"worst_international_gap": 0, "widest_variation": 1}
"""Figures that speak against a case up to this value. One comparison shows such a figure, and counts for or against."""

WEIGHED = ("comparisons_against", "adverse_share")
"""What a comparison with such a figure may change as well."""

IN_ONE = frozenset({"worst_international_gap", "widest_variation", "widest_measured_variation", "adverse_share"})
"""What a comparison shows beside another figure is no further change of a fact."""

FOLLOWING = frozenset(
    {"strongest_design", "gravest_consequence", "highest_risk_band", "share_involved", "widest_trimmed_variation"}
)
"""Facts that nobody states: they follow from others."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A fact strengthened, or stated for the first time."""

    fact: str
    before: Value | None
    after: Value
    above: Number | None = None
    """The lower bound, where any value above it would do, and ``after`` is only an example of them."""

    @property
    def steps(self) -> int:
        """The number of items added: the difference of a count, and one for anything else."""
        before, after = self.before, self.after
        if isinstance(before, int) and isinstance(after, int) and not isinstance(after, bool):
            return after - before
        return 1


def follow(before: Facts, changes: Mapping[str, Value]) -> dict[str, Value | None]:
    """The facts after some were changed, with all that must be so because of it."""
    after = {**before, **changes}
    raised = set(changes)
    for part, whole in AT_LEAST.items():
        if part in raised and whole in after:
            _raise_to(after, whole, after[part])
            raised.add(whole)
    for part, whole in AS_MANY_MORE.items():
        if part in changes and whole in after:
            after[whole] = _sum(after[whole], after[part], before[part])
    for figure, counts in SHOWN_BY.items():
        for count in counts if figure in changes else ():
            _raise_to(after, count, 1)
    _weigh(before, after, changes)
    if "risks_with_impact" in changes and after.get("highest_risk", 1) is None:
        after["highest_risk"] = 1
    return after


def _weigh(before: Facts, after: dict[str, Value | None], changes: Mapping[str, Value]) -> None:
    """Let a new worst gap, or a variation where there was none, weigh among the comparisons."""
    for figure, level in LEVEL.items():
        stated = after.get(figure) is not None and before.get(figure) is None
        if stated and not _lower(level, after[figure]):
            _raise_to(after, "comparisons_against", 1)
    gap = after.get("worst_international_gap")
    if gap == before.get("worst_international_gap") or not _lower(0, gap):
        return
    _raise_to(after, "adverse_comparisons", 1)
    if "adverse_share" in after and "adverse_share" not in changes:
        after["adverse_share"] = _share_with_one_more(before)


def _share_with_one_more(facts: Facts) -> Fraction:
    """The share of adverse comparisons, in percent, once there is one more of them."""
    adverse, every = facts.get("adverse_comparisons"), facts.get("international_comparisons")
    if isinstance(adverse, int) and isinstance(every, int):
        return Fraction(100 * (adverse + 1), every + 1)
    return Fraction(100)


def additions(fact: str, facts: Facts, tables: Iterable[DecisionTable], interpreter: Interpreter) -> tuple[Addition, ...]:
    """The additions to a fact that these tables distinguish, the smallest of each."""
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
    at_least = AT_LEAST.get(fact)
    followers = (at_least, AT_LEAST.get(at_least or ""), AS_MANY_MORE.get(fact), *SHOWN_BY.get(fact, ()))
    also = ("highest_risk",) if fact == "risks_with_impact" else ()
    weighed = WEIGHED if {fact, at_least} & LEVEL.keys() else ()
    return (fact, *(one for one in followers if one), *also, *weighed)


def _reading(table: DecisionTable, fact: str, facts: Facts) -> Iterator[Comparison]:
    """The comparisons of a table with a fact or with what changes with it."""
    for name in touched(fact):
        if name in facts:
            yield from _comparisons(table).get(name, ())


@memoised(100)
def _comparisons(table: DecisionTable) -> Mapping[str, tuple[Comparison, ...]]:
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
    """Which of the comparisons hold once a fact has this value."""
    after = facts if value is None or value == facts[fact] else follow(facts, {fact: value})
    return tuple(interpreter.holds(one, after) for one in read)


def _thresholds(one: Comparison, fact: str, facts: Facts, interpreter: Interpreter) -> Iterator[Number]:
    """The values of a fact at which a comparison, with it or with what follows from it, may begin to hold."""
    operand, now, whole = interpreter.ruleset.value(one.operand), facts[fact], facts[one.fact]
    if not is_exact_number(operand):
        return
    yield operand
    if AS_MANY_MORE.get(fact) == one.fact and is_exact_number(now) and is_exact_number(whole):
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
    return is_exact_number(value) and is_exact_number(than) and Fraction(value) < Fraction(than)


def _raise_to(facts: dict[str, Value | None], name: str, least: Value | None) -> None:
    """Raise a number, if the rules know it, to at least another; one that is not known becomes that."""
    now = facts.get(name)
    if _lower(now, least) or (name in facts and now is None):
        facts[name] = least


def _sum(whole: Value | None, after: Value | None, before: Value | None) -> Value | None:
    """A count with as many more as another count has risen by."""
    if is_exact_number(whole) and is_exact_number(after) and is_exact_number(before):
        return int(Fraction(whole) + Fraction(after) - Fraction(before))
    return whole


# Additions that lead to results

EvidenceChange = tuple[Addition, ...]
"""Additions that are made together, one for each fact that changes."""

Results = tuple[str, ...]
"""One result for each table that is planned together."""

Cost = tuple[int, int]
"""The number of facts changed, and then the number of items added. The cheaper plan comes first."""

FREE: Cost = (0, 0)


@dataclass(frozen=True, slots=True)
class EvidenceCandidate:
    """Results that can be reached for some tables, what they cost at least, and all plans at that cost."""

    tables: tuple[str, ...]
    results: Results
    cost: Cost
    plans: tuple[EvidenceChange, ...]


@dataclass(frozen=True, slots=True)
class LinkedTables:
    """Tables that are planned together, and what can be made of them."""

    tables: tuple[DecisionTable, ...]
    options: tuple[EvidenceCandidate, ...]


@dataclass(slots=True)
class CounterfactualSearch:
    """Plans for the tables of one ruleset, from the facts of one proposal."""

    interpreter: Interpreter
    facts: Facts
    _results: dict[tuple[object, ...], str] = field(default_factory=dict)
    """Results by table and by the values of the facts that it reads, because most plans share them."""

    def groups(self, tables: Sequence[DecisionTable]) -> tuple[LinkedTables, ...]:
        """The tables in groups that share what may be added, with their options, cheapest first."""
        choices = self._additions(tables)
        by_fact = {table.id: _serving(table, choices) for table in tables}
        return tuple(
            LinkedTables(
                together,
                self.options(together, {name: one for table in together for name, one in by_fact[table.id].items()}),
            )
            for together in _sharing(tables, by_fact)
        )

    def options(
        self, tables: tuple[DecisionTable, ...], choices: Mapping[str, tuple[Addition, ...]]
    ) -> tuple[EvidenceCandidate, ...]:
        """All results that these additions can lead to, with every cheapest plan for each."""
        best: dict[Results, tuple[Cost, list[EvidenceChange]]] = {}
        reads = {table.id: _read(table) for table in tables}
        seen: set[tuple[Value | None, ...]] = set()
        for plan in _plans(choices):
            after = follow(self.facts, {one.fact: one.after for one in plan}) if plan else self.facts
            state = tuple(after.values())
            if state in seen:  # What this plan adds on purpose, a plan with fewer additions brings about.
                continue
            seen.add(state)
            results = tuple(self._result(table, reads[table.id], after) for table in tables)
            known, price = best.get(results), self.cost(plan, after)
            if known is None or price < known[0]:
                best[results] = (price, [plan])
            elif price == known[0]:
                known[1].append(plan)
        names = tuple(table.id for table in tables)
        found = (EvidenceCandidate(names, results, price, tuple(plans)) for results, (price, plans) in best.items())
        return tuple(sorted(found, key=lambda one: one.cost))

    def choices(self, table: DecisionTable) -> dict[str, tuple[Addition, ...]]:
        """The possible additions for one table by itself, by fact."""
        return _serving(table, self._additions((table,)))

    def cost(self, plan: EvidenceChange, after: Facts) -> Cost:
        """The cost of a plan, with the changes that follow from it where they strengthen the case as well."""
        added = {one.fact for one in plan}
        brought = {fact for one in plan for fact in touched(one.fact) if self._strengthens(fact)}
        steps = {
            fact: Addition(fact, self.facts[fact], value).steps
            for fact in added | brought
            if (value := after[fact]) is not None and value != self.facts[fact]
        }
        facts = [fact for fact in steps if fact in added or fact not in IN_ONE]
        return len(facts), sum(number for fact, number in steps.items() if fact in added or fact not in WEIGHED)

    def _strengthens(self, fact: str) -> bool:
        definition = self.interpreter.vocabulary.facts.get(fact)
        return fact in self.facts and definition is not None and definition.stronger is Stronger.HIGHER

    def _additions(self, tables: Sequence[DecisionTable]) -> dict[str, tuple[Addition, ...]]:
        """The additions that some table distinguishes, by fact."""
        read = {fact for table in tables for fact in _read(table)}
        idle = read - {fact for table in tables for row in table.rows for fact in self._as_read(row.when)}
        found = {
            fact: additions(fact, self.facts, tables, self.interpreter)
            for fact in self.facts
            if fact not in idle and read.intersection(touched(fact))
        }
        return {fact: some for fact, some in found.items() if some}

    def _as_read(self, clause: Clause | None) -> Iterator[str]:
        """The facts that a condition compares, apart from parts that are for another reading."""
        if isinstance(clause, All) and any(self._not_chosen(part) for part in clause.parts):
            return
        if isinstance(clause, All | AnyOf):
            for part in clause.parts:
                yield from self._as_read(part)
        else:
            yield from facts_in(clause)

    def _not_chosen(self, clause: Clause) -> bool:
        return isinstance(clause, ReadingIs) and self.interpreter.ruleset.readings[clause.reading].choice != clause.choice

    def _result(self, table: DecisionTable, reads: tuple[str, ...], facts: Facts) -> str:
        key = (table.id, *(facts.get(fact) for fact in reads))
        if key not in self._results:
            self._results[key] = self.interpreter.result(table, facts)
        return self._results[key]


def _plans(choices: Mapping[str, tuple[Addition, ...]]) -> Iterator[EvidenceChange]:
    """Every way to add something or nothing to each fact; of two plans, the one that adds to fewer facts comes first."""
    for chosen in product(*((None, *some) for some in choices.values())):
        yield tuple(one for one in chosen if one is not None)


def plus(one: Cost, other: Cost) -> Cost:
    """The cost of both."""
    return one[0] + other[0], one[1] + other[1]


def _serving(table: DecisionTable, choices: Mapping[str, tuple[Addition, ...]]) -> dict[str, tuple[Addition, ...]]:
    """The additions that bear on one table."""
    read = set(_read(table))
    return {fact: some for fact, some in choices.items() if read.intersection(touched(fact))}


@memoised(100)
def _read(table: DecisionTable) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for row in table.rows for fact in facts_in(row.when)))


def _sharing(
    tables: Sequence[DecisionTable], by_fact: Mapping[str, Mapping[str, object]]
) -> Iterator[tuple[DecisionTable, ...]]:
    """The tables in groups, such that no two groups share a fact that may change."""
    groups: list[tuple[list[DecisionTable], set[str]]] = []
    for table in tables:
        mine, names = [table], set(by_fact[table.id])
        apart = []
        for others, facts in groups:
            if facts & names:
                mine, names = [*others, *mine], facts | names
            else:
                apart.append((others, facts))
        groups = [*apart, (mine, names)]
    yield from (tuple(together) for together, _ in groups)
