"""Cases put to their tables: what comes out, by the reference interpreter and by the engine, and why another row did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scn_criteria.ruleset.cases.coverage import leaves
from scn_criteria.ruleset.cases.model import Case
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.model import Clause, Comparison, Count, Not, Row, Ruleset, Table
from scn_criteria.ruleset.variant import vary
from scn_criteria.ruleset.vocabulary import Vocabulary

if TYPE_CHECKING:
    from scn_criteria.ruleset.engine import Engine


@dataclass(frozen=True, slots=True)
class Failed:
    """A comparison that kept the expected row from matching, and whether the row wanted it to hold."""

    clause: Comparison | Count
    wanted: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What a case expected, and which row decided, by the interpreter and by the engine if that was asked too."""

    case: Case
    row: Row
    engine_row: str | None
    failed: tuple[Failed, ...]
    """Where the expected row did not match: which comparisons kept it from it."""
    ruleset: Ruleset

    @property
    def engine_differs(self) -> bool:
        """Whether the engine decided by another row than the tables say: a fault of ours, not of the case."""
        return self.engine_row not in (None, self.row.id)

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return (self.row.id, self.row.then) == (self.case.row, self.case.result) and not self.engine_differs


class Bench:
    """The tables as chosen for some cases. The engine is made ready when it is first asked."""

    def __init__(self, ruleset: Ruleset, vocabulary: Vocabulary) -> None:
        self.ruleset = ruleset
        self._vocabulary = vocabulary
        self._interpreter = Interpreter(ruleset, vocabulary)

    @cached_property
    def _engine(self) -> Engine:
        from scn_criteria.ruleset.engine import Engine  # noqa: PLC0415 - cases are also checked where nothing is fired

        return Engine(self.ruleset, self._vocabulary)

    def judge(self, case: Case, *, with_engine: bool) -> Trial:
        """Put one case to its table."""
        table = self.ruleset.tables[case.table]
        row = table.row(self._interpreter.hits(table, case.facts)[0])
        engine_row = self._fired(table, case) if with_engine else None
        expected = table.row(case.row)
        failed = () if expected.id == row.id else tuple(self._failed(expected, case))
        return Trial(case, row, engine_row, failed, self.ruleset)

    def _fired(self, table: Table, case: Case) -> str:
        with self._engine.evaluation() as evaluation:
            return evaluation.hits(table.id, case.facts)[0]

    def _failed(self, row: Row, case: Case) -> Iterator[Failed]:
        """The comparisons that are not as a row wants them, if they keep it from matching."""
        if row.when is None or self._interpreter.holds(row.when, case.facts):
            return
        for leaf in leaves(row):
            literal: Clause = leaf.clause if leaf.wanted else Not(leaf.clause)
            if not self._interpreter.holds(literal, case.facts):
                yield Failed(leaf.clause, leaf.wanted)


def try_cases(cases: Iterable[Case], ruleset: Ruleset, vocabulary: Vocabulary, *, with_engine: bool) -> tuple[Trial, ...]:
    """Put cases to their tables, each under the readings and parameters that it states."""
    benches: dict[tuple[tuple[str, str], ...], Bench] = {}
    trials = []
    for case in cases:
        key = (*sorted(case.readings.items()), *sorted(case.parameters.items()))
        if key not in benches:
            varied = vary(ruleset, case.parameters, case.readings, vocabulary) if key else ruleset
            benches[key] = Bench(varied, vocabulary)
        trials.append(benches[key].judge(case, with_engine=with_engine))
    return tuple(trials)
