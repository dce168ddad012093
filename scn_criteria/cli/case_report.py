"""What came of trying the tables on cases, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scn_criteria import wording
from scn_criteria.cli.case_words import differences, plain, value_in_words
from scn_criteria.cli.columns import aligned
from scn_criteria.decision.rule_words import clause_in_words
from scn_criteria.diagnostic_record import portable
from scn_criteria.ruleset import Ruleset
from scn_criteria.ruleset.cases import Coverage, Trial, Unseen, share
from scn_criteria.ruleset.cases.trial import Failed
from scn_criteria.ruleset.model import Count, Not

FORMAT = "scn-rule-tests/1"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """All cases tried, and what they exercise."""

    ruleset: Ruleset
    trials: tuple[Trial, ...]
    tables: tuple[Coverage, ...]

    @property
    def failures(self) -> tuple[Trial, ...]:
        """The cases that did not come out as expected."""
        return tuple(trial for trial in self.trials if not trial.passed)

    @property
    def coverage(self) -> float:
        """The share of the rows exercised, or of the comparisons where that is less."""
        rows, sides = sum(one.rows for one in self.tables), sum(one.sides for one in self.tables)
        rows_missing = sum(len(one.rows_missing) for one in self.tables)
        sides_missing = sum(len(one.sides_missing) for one in self.tables)
        return min(share(rows - rows_missing, rows), share(sides - sides_missing, sides))


def as_text(report: Report) -> str:
    """Failures, then a line a table, then what no case exercises."""
    lines = [line for trial in report.failures for line in (*_failure(trial), "")]
    number, wrong = len(report.trials), len(report.failures)
    verdict = f"{wrong} of them not as expected" if wrong else "all as expected"
    lines += [f"{report.ruleset.id} {report.ruleset.version}: {number} {'case' if number == 1 else 'cases'}, {verdict}", ""]
    lines += aligned([("table", "cases", "rows", "comparisons"), *(_line(one) for one in report.tables)])
    missing = [line for one in report.tables for line in _missing(one, report.ruleset)]
    if missing:
        lines += ["", "Not exercised by any case:", *missing]
    idle = [row.id for one in report.tables for row in one.rows_idle]
    if idle:
        lines += ["", f"Left out, because no facts and no reading lead to it: {', '.join(idle)}"]
    return "\n".join(lines) + "\n"


def _line(one: Coverage) -> tuple[str, ...]:
    rows = f"{one.rows - len(one.rows_missing)} of {one.rows}"
    return one.table.id, str(one.cases), rows, f"{one.sides - len(one.sides_missing)} of {one.sides}"


def _missing(one: Coverage, ruleset: Ruleset) -> Iterator[str]:
    for row in one.rows_missing:
        yield f"  {row.id} decides no case"
    for unseen in one.sides_missing:
        yield f"  {unseen.row.id}: {_unseen(unseen, ruleset)}"


def _unseen(unseen: Unseen, ruleset: Ruleset) -> str:
    return f"“{clause_in_words(unseen.clause, ruleset)}” is never {str(unseen.truth).lower()} where that decides"


def _failure(trial: Trial) -> Iterator[str]:
    case = trial.case
    start = case.span.start
    yield f"{case.path}:{start.line}:{start.column}: {case.table} “{case.name}”"
    yield f"  expected {wording.spoken(case.result)} ({case.row}), found {wording.spoken(trial.row.then)} ({trial.row.id})"
    given = differences(case, trial.ruleset)
    if given:
        yield f"  given {'; '.join(given)}"
    yield from (f"  {reason}" for reason in _reasons(trial))


def _reasons(trial: Trial) -> Iterator[str]:
    """Why the expected row did not decide."""
    case = trial.case
    if trial.engine_differs:
        yield f"the engine decided by {trial.engine_row}: this is a fault of scn, please report it"
    for failed in trial.failed:
        yield f"{case.row} asks that {_asked(failed, trial)}; found {_found(failed, trial)}"
    if case.row != trial.row.id and not trial.failed:
        yield f"{case.row} matches too, but {trial.row.id} stands above it"
    elif case.row == trial.row.id and case.result != trial.row.then:
        yield f"{case.row} gives another result than the case expects"


def _asked(failed: Failed, trial: Trial) -> str:
    return clause_in_words(failed.clause if failed.wanted else Not(failed.clause), trial.ruleset)


def _found(failed: Failed, trial: Trial) -> str:
    facts, clause = trial.case.facts, failed.clause
    if isinstance(clause, Count):
        return str(sum(value in clause.words for value in facts.values()))
    return value_in_words(clause.fact, facts[clause.fact], trial.ruleset)


def as_json(report: Report) -> str:
    """All cases and the coverage, as JSON."""
    document = {
        "format": FORMAT,
        "ruleset": ruleset_record(report.ruleset),
        "cases": [_trial(trial) for trial in report.trials],
        "tables": [_coverage(one, report.ruleset) for one in report.tables],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def ruleset_record(ruleset: Ruleset) -> Record:
    """Which ruleset, and which variant of it."""
    return {
        "id": ruleset.id,
        "version": ruleset.version,
        "fingerprint": ruleset.fingerprint,
        "variant": dict(ruleset.variant),
    }


def _trial(trial: Trial) -> Record:
    case = trial.case
    return {
        "path": portable(case.path),
        "line": case.span.start.line,
        "table": case.table,
        "name": case.name,
        "facts": {name: plain(value) for name, value in case.facts.items()},
        "readings": dict(case.readings),
        "parameters": dict(case.parameters),
        "expected": {"result": case.result, "rule": case.row},
        "found": {"result": trial.row.then, "rule": trial.row.id},
        "engine": trial.engine_row,
        "passed": trial.passed,
        "reasons": list(_reasons(trial)),
    }


def _coverage(one: Coverage, ruleset: Ruleset) -> Record:
    return {
        "table": one.table.id,
        "cases": one.cases,
        "rows": {
            "possible": one.rows,
            "missing": [row.id for row in one.rows_missing],
            "idle": [row.id for row in one.rows_idle],
        },
        "comparisons": {
            "possible": one.sides,
            "missing": [{"rule": unseen.row.id, "what": _unseen(unseen, ruleset)} for unseen in one.sides_missing],
        },
    }
