"""Run cases against their tables, explain the ones that fail, and measure how much of the rules they exercise."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scn_criteria.ruleset.budget import MOST_KEPT
from scn_criteria.ruleset.cases import Case
from scn_criteria.ruleset.compilation import ThresholdScale
from scn_criteria.ruleset.engine import Engine, EngineChoice, engine_for
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.loader import vary
from scn_criteria.ruleset.model import All, AnyOf, Clause, Comparison, Count, DecisionTable, Not, Rule, Rules
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace, thresholds_of
from scn_criteria.ruleset.verification import every_reading
from scn_criteria.ruleset.vocabulary import Facts, FactType, Value, Vocabulary

if TYPE_CHECKING:
    from scn_criteria.ruleset.engine import Engine


# The states of a table under every choice of its readings

Choices = tuple[str, ...]
"""What is chosen for each of the readings that a table uses."""

Results = dict[str, StateSet]
"""For each result the states that lead to it."""


class Layout:
    """The states of a table, fine enough for its own rows and others, under every choice of the readings that it uses."""

    def __init__(self, table: DecisionTable, others: Iterable[Rule], feasible: FeasibleStates) -> None:
        self.table = table
        self.ruleset = feasible.ruleset
        widened = replace(table, rows=(*table.rows, *others))
        thresholds = thresholds_of(widened, feasible.ruleset, feasible.vocabulary)
        facts = feasible.vocabulary.facts
        self._scales = {
            fact: ThresholdScale.of(found) for fact, found in thresholds.items() if facts[fact].type is FactType.NUMBER
        }
        variants = list(every_reading(table, feasible.ruleset))
        self.readings = tuple(
            name for name in self.ruleset.readings if len({variant.readings[name].choice for variant in variants}) > 1
        )
        variants.sort(key=lambda variant: len(self.stated(self._chosen(variant))))
        self.spaces = {self._chosen(variant): feasible.space(table, variant, (widened,)) for variant in variants}
        """Under the readings of the ruleset first."""
        self.attainable = feasible.attainable(next(iter(self.spaces.values())))
        """The states that a proposal can come to."""
        self.sheets = {choices: Sheet(space) for choices, space in self.spaces.items()}

    @property
    def _axes(self) -> Collection[StateAxis]:
        return next(iter(self.spaces.values())).axes.values()

    @property
    def size(self) -> int:
        """How many states there are under one choice of readings."""
        return next(iter(self.spaces.values())).size

    def forget(self) -> None:
        """Give back what was kept to be quick."""
        for sheet in self.sheets.values():
            sheet.forget()

    def place(self, case: Case) -> tuple[Choices, int]:
        """The choices of readings that a case is under, and the number of its state."""
        axes, facts = self._axes, case.facts
        number = sum(self._index(axis, facts[axis.fact]) * axis.stride for axis in axes)
        chosen = {name: one.choice for name, one in self.ruleset.readings.items()} | dict(case.readings)
        return tuple(chosen[name] for name in self.readings), number

    def settled(self, facts: Facts) -> dict[str, Value | None]:
        """For each fact the value of the layout that stands for it."""
        return {axis.fact: axis.values[self._index(axis, facts[axis.fact])] for axis in self._axes}

    def stated(self, choices: Choices) -> dict[str, str]:
        """The readings of these choices that differ from those of the ruleset."""
        pairs = zip(self.readings, choices, strict=True)
        return {name: choice for name, choice in pairs if choice != self.ruleset.readings[name].choice}

    def _chosen(self, variant: Rules) -> Choices:
        return tuple(variant.readings[name].choice for name in self.readings)

    def _index(self, axis: StateAxis, value: Value | None) -> int:
        """The value of an axis that stands for a value: the same word, or a number between the same thresholds."""
        scale = self._scales.get(axis.fact)
        if scale is None or value is None or isinstance(value, str) or value in axis.values:
            return axis.values.index(value)  # relations between facts may set a number apart that no row asks for
        place = scale.place(value)
        numbers = ((index, one) for index, one in enumerate(axis.values) if one is not None and not isinstance(one, str))
        return next(index for index, one in numbers if scale.place(one) == place)


class Sheet:
    """The states of a table under one choice of readings, on which changed rows are tried. Conditions are kept."""

    def __init__(self, space: StateSpace) -> None:
        self.space = space
        self._kept: dict[Clause, StateSet] = {}

    def holds(self, clause: Clause | None) -> StateSet:
        """The states in which a condition holds. No condition always holds."""
        if clause is None:
            return self.space.everything
        found = self._kept.get(clause)
        if found is None:
            if len(self._kept) * self.space.size > 8 * MOST_KEPT // 4:
                self.forget()
            found = self._kept[clause] = self.space.holds(clause)
        return found

    def forget(self) -> None:
        """Give back what was kept to be quick."""
        self._kept.clear()
        self.space.forget()

    def results(self, rows: Sequence[Rule]) -> Results:
        """For each result the states that lead to it, under these rows in this order."""
        left = self.space.everything
        found: Results = {}
        for row in rows:
            hit = left & self.holds(row.when)
            found[row.then] = found.get(row.then, 0) | hit
            left ^= hit
        return found

    def differs(self, rows: Sequence[Rule]) -> StateSet:
        """The states in which these rows lead to another result than those of the table."""
        others = self.results(rows)
        same = 0
        for result, states in self.space.results.items():
            same |= states & others.get(result, 0)
        return self.space.everything ^ same


# Coverage of rows and comparisons

ALWAYS = All(())
NEVER = AnyOf(())


@dataclass(frozen=True, slots=True)
class Leaf:
    """A comparison in a row, whether the row wants it to hold, and the row's condition with it held so or not."""

    row: Rule
    clause: Comparison | Count
    wanted: bool
    held: Clause
    failed: Clause


@dataclass(frozen=True, slots=True)
class Unseen:
    """A comparison that no case shows to be true, or false, where it matters."""

    row: Rule
    clause: Clause
    truth: bool


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """How much of one table its cases exercise."""

    table: DecisionTable
    cases: int
    rows: int
    """Rows that can decide under some choice of readings."""
    rows_idle: tuple[Rule, ...]
    """Rows that can never decide, whatever the facts and the readings."""
    rows_missing: tuple[Rule, ...]
    sides: int
    """Comparisons that can matter, counted once for true and once for false."""
    sides_missing: tuple[Unseen, ...]


def percent_of(seen: int, possible: int) -> float:
    """A share in percent. Of nothing, all is seen."""
    return 100 * seen / possible if possible else 100.0


def cover(table: DecisionTable, cases: Iterable[Case], feasible: FeasibleStates) -> RuleCoverage:
    """The coverage of a table by cases. Cases that set parameters are about other numbers and are left out."""
    layout = Layout(table, (), feasible)
    covered = [case for case in cases if case.table == table.id]
    seen = _seen(layout, [case for case in covered if not case.parameters])
    rows = [row for row in table.rows if any(space.rows[row.id] for space in layout.spaces.values())]
    idle = tuple(row for row in table.rows if row not in rows)
    missing = [row for row in rows if not any(space.rows[row.id] & seen[one] for one, space in layout.spaces.items())]
    sides = list(_sides(layout, seen))
    unseen = tuple(side for side, found in sides if not found)
    return RuleCoverage(table, len(covered), len(rows), idle, tuple(missing), len(sides), unseen)


def _seen(layout: Layout, cases: Iterable[Case]) -> Mapping[Choices, StateSet]:
    """The states that cases are about."""
    seen = dict.fromkeys(layout.spaces, 0)
    for case in cases:
        choices, number = layout.place(case)
        seen[choices] |= 1 << number
    return seen


def _sides(layout: Layout, seen: Mapping[Choices, StateSet]) -> Iterator[tuple[Unseen, bool]]:
    """Each side of each comparison that can be seen to matter, and whether it was seen."""
    for row in layout.table.rows:
        for leaf in leaves_of_row(row):
            for truth in (True, False):
                where = {choices: _matters(sheet, leaf, truth) for choices, sheet in layout.sheets.items()}
                if any(where.values()):
                    found = any(states & seen[choices] for choices, states in where.items())
                    yield Unseen(row, leaf.clause, truth), found


def _matters(sheet: Sheet, leaf: Leaf, truth: bool) -> StateSet:
    """The states in which a comparison is true, or false, and decides whether its row is the one that matches."""
    reached = sheet.space.everything
    for row in sheet.space.table.rows:
        if row.id == leaf.row.id:
            break
        reached &= ~sheet.holds(row.when)
    held = sheet.space.holds(leaf.clause, leaf.wanted)
    side = held if truth is leaf.wanted else sheet.space.everything & ~held
    return reached & side & (sheet.holds(leaf.held) ^ sheet.holds(leaf.failed))


def leaves_of_row(row: Rule) -> Iterator[Leaf]:
    """The comparisons and counts of a row."""
    if row.when is not None:
        yield from _leaves(row, row.when, wanted=True)


def _leaves(row: Rule, clause: Clause, wanted: bool) -> Iterator[Leaf]:
    if isinstance(clause, Comparison | Count):
        yield Leaf(row, clause, wanted, ALWAYS if wanted else NEVER, NEVER if wanted else ALWAYS)
    elif isinstance(clause, Not):
        for leaf in _leaves(row, clause.part, not wanted):
            yield replace(leaf, held=Not(leaf.held), failed=Not(leaf.failed))
    elif isinstance(clause, All | AnyOf):
        kind = type(clause)
        for index, part in enumerate(clause.parts):
            before, after = clause.parts[:index], clause.parts[index + 1 :]
            for leaf in _leaves(row, part, wanted):
                held, failed = kind((*before, leaf.held, *after)), kind((*before, leaf.failed, *after))
                yield replace(leaf, held=held, failed=failed)


# Running cases


@dataclass(frozen=True, slots=True)
class Failed:
    """A comparison that kept the expected row from matching, and whether the row wanted it to hold."""

    clause: Comparison | Count
    wanted: bool


@dataclass(frozen=True, slots=True)
class CaseResult:
    """The row that decided a case, by the interpreter and, where it was to run too, by the engine."""

    case: Case
    row: Rule
    engine_row: str | None
    failed: tuple[Failed, ...]
    """Where the expected row did not match: which comparisons kept it from it."""
    ruleset: Rules

    @property
    def engine_differs(self) -> bool:
        """Whether the engine decided by another row than the tables say: a fault of ours, not of the case."""
        return self.engine_row not in (None, self.row.id)

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return (self.row.id, self.row.then) == (self.case.row, self.case.result) and not self.engine_differs


class CaseRunner:
    """Runs cases against the tables of one ruleset as chosen. The engine is compiled when it is first needed."""

    def __init__(self, ruleset: Rules, vocabulary: Vocabulary, engine: EngineChoice = EngineChoice.AUTO) -> None:
        self.ruleset = ruleset
        self._choice = engine
        self._vocabulary = vocabulary
        self._interpreter = Interpreter(ruleset, vocabulary)

    @cached_property
    def _engine(self) -> Engine:
        return engine_for(self.ruleset, self._vocabulary, self._choice, confirmed=False)

    def run(self, case: Case, *, with_engine: bool) -> CaseResult:
        """Run one case against its table."""
        table = self.ruleset.tables[case.table]
        row = table.row(self._interpreter.hits(table, case.facts)[0])
        engine_row = self._fired(table, case) if with_engine else None
        expected = table.row(case.row)
        failed = () if expected.id == row.id else tuple(self._failed(expected, case))
        return CaseResult(case, row, engine_row, failed, self.ruleset)

    def _fired(self, table: DecisionTable, case: Case) -> str:
        with self._engine.evaluation() as evaluation:
            return evaluation.hits(table.id, case.facts)[0]

    def _failed(self, row: Rule, case: Case) -> Iterator[Failed]:
        """The comparisons that are not as a row wants them, if they keep it from matching."""
        if row.when is None or self._interpreter.holds(row.when, case.facts):
            return
        for leaf in leaves_of_row(row):
            literal: Clause = leaf.clause if leaf.wanted else Not(leaf.clause)
            if not self._interpreter.holds(literal, case.facts):
                yield Failed(leaf.clause, leaf.wanted)


def run_cases(
    cases: Iterable[Case],
    ruleset: Rules,
    vocabulary: Vocabulary,
    *,
    with_engine: bool,
    engine: EngineChoice = EngineChoice.AUTO,
) -> tuple[CaseResult, ...]:
    """Run cases, each under the readings and parameters that it states."""
    runners: dict[tuple[tuple[str, str], ...], CaseRunner] = {}
    results = []
    for case in cases:
        key = (*sorted(case.readings.items()), *sorted(case.parameters.items()))
        if key not in runners:
            varied = vary(ruleset, case.parameters, case.readings, vocabulary) if key else ruleset
            runners[key] = CaseRunner(varied, vocabulary, engine)
        results.append(runners[key].run(case, with_engine=with_engine))
    return tuple(results)
