"""Proofs of invariants: whether what a ruleset states about itself holds of its rules, with the simplest example if not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scn_criteria.ruleset.codes import BROKEN_INVARIANT
from scn_criteria.ruleset.counterexamples import (
    ProofFinding,
    StateOrder,
    minimal_counterexample,
    setting_text,
    shown_facts,
)
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.invariants import OUTCOME, RATING, result_name
from scn_criteria.ruleset.model import (
    All,
    AnyOf,
    Basis,
    Clause,
    Comparison,
    DecisionTable,
    Invariant,
    InvariantForm,
    Not,
    Rule,
    atoms_in,
)
from scn_criteria.ruleset.order_types import RulesSetting, every_order, every_setting
from scn_criteria.ruleset.state_space import StateAxis, StateSet, StateSpace


@dataclass(frozen=True, slots=True)
class InvariantProver:
    """A ruleset with the states of its recommendation, ready for the proof of its statements."""

    feasible: FeasibleStates
    recommendation: StateSpace

    def broken(self, invariant: Invariant) -> Iterator[ProofFinding]:
        """What contradicts a statement of its own. Those on withholding and on stronger evidence have proofs elsewhere."""
        if invariant.form is InvariantForm.NEVER and invariant.never is not None:
            yield from self._never(invariant, invariant.never)
        elif invariant.form is InvariantForm.ALONE_PREVENTS:
            yield from self._each(invariant)

    def _never(self, invariant: Invariant, never: Clause) -> Iterator[ProofFinding]:
        for setting, space in self._spaces(invariant, never):
            states = holding(space, never, result_name(space.table.id, self.feasible.vocabulary))
            states &= self.feasible.attainable(space)
            if states:
                yield self._found(invariant, setting, space, states, invariant.says)
                return

    def _each(self, invariant: Invariant) -> Iterator[ProofFinding]:
        """Members that never prevent the outcome by themselves, each once, in the setting nearest to that chosen."""
        named: set[str] = set()
        for setting, space in self._spaces(invariant, None):
            wanted = space.results.get(invariant.outcome, 0)
            for member in self.feasible.vocabulary.groups[invariant.group]:
                if member not in named and not _prevents(space, space.axes[member], wanted):
                    named.add(member)
                    message = f'"{member}" never prevents "{invariant.outcome}" by itself'
                    falls = wanted & space.where(member, (space.axes[member].values[0],))
                    yield self._found(invariant, setting, space, falls, message)

    def _found(
        self, invariant: Invariant, setting: RulesSetting, space: StateSpace, states: StateSet, what: str
    ) -> ProofFinding:
        """A finding with its simplest example: fewest facts unlike the best case, then unlike a known one, fewest steps."""
        words, table = self.feasible.vocabulary, space.table
        order = StateOrder(setting.ruleset.order(table), self.feasible.attainable(space), self.feasible.near())
        where = setting_text(setting.moved)
        message = f"{invariant.id} is broken{where}: {what}"
        if not states:
            return ProofFinding(BROKEN_INVARIANT, table, message, moved=setting.moved, invariant=invariant)
        example = minimal_counterexample(space, states, words, order, highest=True)
        row = next((row for row in table.rows if space.rows[row.id] & space.exactly(example)), None)
        shown = shown_facts(space, example, words, order)
        return ProofFinding(
            BROKEN_INVARIANT, table, message, row, None, example, shown, moved=setting.moved, invariant=invariant
        )

    def _spaces(self, invariant: Invariant, never: Clause | None) -> Iterator[tuple[RulesSetting, StateSpace]]:
        """The states of the table that a statement is about, in each setting that it is claimed of."""
        ruleset, words = self.feasible.ruleset, self.feasible.vocabulary
        name = invariant.table or words.recommends
        if name == words.recommends:
            table = _with_condition(self.recommendation.table, never, OUTCOME)
            for setting in every_setting(table, ruleset) if invariant.every_setting else (RulesSetting(ruleset),):
                yield setting, self.recommendation.under(setting.ruleset)
            return
        table = _with_condition(ruleset.tables[name], never, RATING)
        constraints = self.feasible.constraints
        settings = every_order(table, ruleset, words, constraints) if invariant.every_setting else (RulesSetting(ruleset),)
        for setting in settings:
            axes = self.feasible.axes(table, setting.ruleset)
            yield setting, StateSpace(ruleset.tables[name], axes, setting.ruleset, words)


def _prevents(space: StateSpace, axis: StateAxis, wanted: StateSet) -> bool:
    """Whether some state has an outcome and loses it when one fact alone falls."""
    for place in range(1, len(axis.values)):
        here = wanted & space.where(axis.fact, (axis.values[place],))
        for lower in range(place):
            fallen = here >> ((place - lower) * axis.stride)
            if fallen & ~wanted:
                return True
    return False


def holding(space: StateSpace, clause: Clause, result: str, wanted: bool = True) -> StateSet:
    """The states in which a condition holds that may also ask, by a name, for what the table gives."""
    if isinstance(clause, Not):
        return holding(space, clause.part, result, not wanted)
    if isinstance(clause, All | AnyOf):
        parts = [holding(space, part, result, wanted) for part in clause.parts]
        every = isinstance(clause, All) is wanted
        states = space.everything if every else 0
        for part in parts:
            states = states & part if every else states | part
        return states
    if isinstance(clause, Comparison) and clause.fact == result:
        states = 0
        for given, leading in space.results.items():
            if space.compares(clause, given):
                states |= leading
        return states if wanted else space.everything & ~states
    return space.holds(clause, wanted)


def _with_condition(table: DecisionTable, clause: Clause | None, result: str) -> DecisionTable:
    """A table as if its last row read the facts of a condition too, so that they and their thresholds are laid out."""
    kept = tuple(one for one in atoms_in(clause) if not isinstance(one, Comparison) or one.fact != result)
    if not kept:
        return table
    row = Rule("", All(kept), "", "", table.source, Basis.SOURCE)
    return replace(table, rows=(*table.rows, row))
