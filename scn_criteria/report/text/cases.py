"""Case runs, mutation tests and suggested cases as text, as YAML and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scn_criteria import wording
from scn_criteria.decision.findings import ruleset_record
from scn_criteria.decision.rule_text import clause_in_words
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.establishment.ruleset_kinds import ruleset_kind
from scn_criteria.ruleset.case_runner import CaseResult, Failed, RuleCoverage, Unseen, percent_of
from scn_criteria.ruleset.case_suggestions import CaseSuggester, CaseSuggestion
from scn_criteria.ruleset.cases import NOT_KNOWN, Case
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.model import Clause, Count, DecisionTable, Not, Rules
from scn_criteria.ruleset.mutation import ChangeKind, Mutant, MutationResult
from scn_criteria.ruleset.vocabulary import Facts, Value
from scn_criteria.safe_text import visible, yaml_text
from scn_criteria.serialisation import Record, json_text, portable
from scn_criteria.wording import aligned, counted


@dataclass(frozen=True, slots=True)
class CaseSelection:
    """A ruleset, its cases, and whether the whole ruleset is to be tried or only the tables that the cases are for."""

    ruleset: Rules
    cases: tuple[Case, ...]
    whole: bool

    @property
    def tables(self) -> tuple[DecisionTable, ...]:
        """The tables to try: all, or where only some files of cases were named, those that the cases are for."""
        needed = {case.table for case in self.cases}
        return tuple(table for table in self.ruleset.tables.values() if self.whole or table.id in needed)

    @property
    def feasible(self) -> FeasibleStates:
        """The states that can happen, by table."""
        about = ruleset_kind(self.ruleset)
        return FeasibleStates(self.ruleset, about.vocabulary, about.constraints)

    def base(self, table: str) -> Facts | None:
        """The base that the first case of a table starts from, if there is one."""
        return next((case.base.facts for case in self.cases if case.table == table), None)


# Cases, facts and changes to rules in words

CANNOT_BE = "No proposal can be like this. It only keeps the rules from being changed by mistake."

Plain = bool | int | str | None


def fact_in_words(name: str, value: Value | None, ruleset: Rules) -> str:
    """A fact by its meaning, with its value and unit: ``cases a year: 4,500 a year``."""
    return f"{words_of(ruleset).facts[name].meaning}: {value_in_words(name, value, ruleset)}"


def value_in_words(name: str, value: Value | None, ruleset: Rules) -> str:
    """A value of a fact with its unit."""
    definition = words_of(ruleset).facts[name]
    return wording.value(_ended(value), definition.unit, definition.singular)


def facts_in_words(facts: Facts, ruleset: Rules) -> list[str]:
    """Facts by their meanings."""
    return [fact_in_words(name, value, ruleset) for name, value in facts.items()]


def differences(case: Case, ruleset: Rules) -> list[str]:
    """The differences of a case from its base: facts, then readings and parameters."""
    read_so = [f'"{name}" is read as "{choice}"' for name, choice in case.readings.items()]
    set_so = (f"{name} is set to {value}" for name, value in case.parameters.items())
    return [*facts_in_words(case.given, ruleset), *read_so, *set_so]


def typed(value: Value | None) -> str:
    """A value as one types it into a file of cases."""
    if value is None:
        return NOT_KNOWN
    return str(value).lower() if isinstance(value, bool) else str(_ended(value))


def plain_value(value: Value | None) -> Plain:
    """A value for JSON: a whole number as a number, any other as text, exactly."""
    return value if value is None or isinstance(value, bool | int | str) else typed(value)


def change_in_words(mutant: Mutant, ruleset: Rules) -> str:
    """What was changed, as a sentence without a stop."""
    row = mutant.row.id
    if mutant.kind is ChangeKind.ROW:
        return f"row {row} is left out"
    if mutant.kind is ChangeKind.ADDED:
        result = wording.spoken(mutant.word)
        return f'above row {row}, a row is added that gives "{result}" where {_quoted(mutant.after, ruleset)}'
    if mutant.kind is ChangeKind.ORDER:
        return f"rows {row} and {mutant.word} change places"
    if mutant.kind is ChangeKind.RESULT:
        return f'row {row} gives "{wording.spoken(mutant.word)}" instead of "{wording.spoken(mutant.row.then)}"'
    if mutant.kind is ChangeKind.PARAMETER:
        one = ruleset.parameters[mutant.word]
        return (
            f"{one.name} is {typed(mutant.value)} {one.unit} instead of {one.value}, everywhere in table {mutant.table.id}"
        )
    before = _quoted(mutant.before, ruleset)
    return (
        f"row {row} without {before}"
        if mutant.after is None
        else f"in row {row}, {before} becomes {_quoted(mutant.after, ruleset)}"
    )


def _quoted(clause: Clause | None, ruleset: Rules) -> str:
    return f"“{clause_in_words(clause, ruleset)}”" if clause else "its condition"


def _ended(value: Value | None) -> Value | None:
    """A fraction as the decimal that it is: between two decimals there is always one."""
    return Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else value


# Case runs

CASES_FORMAT = "scn-rule-tests/1"


@dataclass(frozen=True, slots=True)
class CaseReport:
    """The results of all cases, and how much of the rules they exercise."""

    ruleset: Rules
    trials: tuple[CaseResult, ...]
    tables: tuple[RuleCoverage, ...]

    @property
    def failures(self) -> tuple[CaseResult, ...]:
        """The cases that did not come out as expected."""
        return tuple(trial for trial in self.trials if not trial.passed)

    @property
    def coverage(self) -> float:
        """The share of the rows exercised, or of the comparisons where that is less."""
        rows, sides = sum(one.rows for one in self.tables), sum(one.sides for one in self.tables)
        rows_missing = sum(len(one.rows_missing) for one in self.tables)
        sides_missing = sum(len(one.sides_missing) for one in self.tables)
        return min(percent_of(rows - rows_missing, rows), percent_of(sides - sides_missing, sides))


def cases_text(report: CaseReport) -> str:
    """Failures, then a line a table, then what no case exercises."""
    lines = [line for trial in report.failures for line in (*_failure(trial), "")]
    number, wrong = len(report.trials), len(report.failures)
    verdict = f"{wrong} of them not as expected" if wrong else "all as expected"
    lines += [f"{report.ruleset.id} {report.ruleset.version}: {counted(number, 'case')}, {verdict}", ""]
    lines += aligned([("table", "cases", "rows", "comparisons"), *(_coverage_line(one) for one in report.tables)])
    missing = [line for one in report.tables for line in _missing(one, report.ruleset)]
    if missing:
        lines += ["", "Not exercised by any case:", *missing]
    idle = [row.id for one in report.tables for row in one.rows_idle]
    if idle:
        lines += ["", f"Left out, because no facts and no reading lead to it: {', '.join(idle)}"]
    return "\n".join(lines) + "\n"


def _coverage_line(one: RuleCoverage) -> tuple[str, ...]:
    rows = f"{one.rows - len(one.rows_missing)} of {one.rows}"
    return one.table.id, str(one.cases), rows, f"{one.sides - len(one.sides_missing)} of {one.sides}"


def _missing(one: RuleCoverage, ruleset: Rules) -> Iterator[str]:
    for row in one.rows_missing:
        yield f"  {row.id} decides no case"
    for unseen in one.sides_missing:
        yield f"  {unseen.row.id}: {_unseen(unseen, ruleset)}"


def _unseen(unseen: Unseen, ruleset: Rules) -> str:
    return f"“{clause_in_words(unseen.clause, ruleset)}” is never {str(unseen.truth).lower()} where that decides"


def _failure(trial: CaseResult) -> Iterator[str]:
    case = trial.case
    start = case.span.start
    yield f"{visible(case.path)}:{start.line}:{start.column}: {case.table} “{case.name}”"
    yield f"  expected {wording.spoken(case.result)} ({case.row}), found {wording.spoken(trial.row.then)} ({trial.row.id})"
    given = differences(case, trial.ruleset)
    if given:
        yield f"  given {'; '.join(given)}"
    yield from (f"  {reason}" for reason in _reasons(trial))


def _reasons(trial: CaseResult) -> Iterator[str]:
    """Why the expected row did not decide."""
    case = trial.case
    if trial.engine_differs:
        yield f"the engine decided by {trial.engine_row}: this is a fault of scn, please report it"
    for failed in trial.failed:
        yield f"{case.row} asks that {_asked_clause(failed, trial)}; found {_found(failed, trial)}"
    if case.row != trial.row.id and not trial.failed:
        yield f"{case.row} matches too, but {trial.row.id} stands above it"
    elif case.row == trial.row.id and case.result != trial.row.then:
        yield f"{case.row} gives another result than the case expects"


def _asked_clause(failed: Failed, trial: CaseResult) -> str:
    return clause_in_words(failed.clause if failed.wanted else Not(failed.clause), trial.ruleset)


def _found(failed: Failed, trial: CaseResult) -> str:
    facts, clause = trial.case.facts, failed.clause
    if isinstance(clause, Count):
        return str(sum(value in clause.words for value in facts.values()))
    return value_in_words(clause.fact, facts[clause.fact], trial.ruleset)


def cases_json(report: CaseReport) -> str:
    """All cases and the coverage, as JSON."""
    document = {
        "format": CASES_FORMAT,
        "ruleset": ruleset_record(report.ruleset, digest=False),
        "cases": [_trial(trial) for trial in report.trials],
        "tables": [_coverage(one, report.ruleset) for one in report.tables],
    }
    return json_text(document)


def _trial(trial: CaseResult) -> Record:
    case = trial.case
    return {
        "path": portable(case.path),
        "line": case.span.start.line,
        "table": case.table,
        "name": case.name,
        "facts": {name: plain_value(value) for name, value in case.facts.items()},
        "readings": dict(case.readings),
        "parameters": dict(case.parameters),
        "expected": {"result": case.result, "rule": case.row},
        "found": {"result": trial.row.then, "rule": trial.row.id},
        "engine": trial.engine_row,
        "passed": trial.passed,
        "reasons": list(_reasons(trial)),
    }


def _coverage(one: RuleCoverage, ruleset: Rules) -> Record:
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


# Mutation tests

MUTATION_FORMAT = "scn-rule-changes/1"


def mutation_text(chosen: CaseSelection, results: Sequence[MutationResult], *, verbose: bool) -> str:
    """Each change that no case notices with a case that would notice it, then a line a table."""
    lines = [line for one in results for line in _survivors(chosen, one)]
    changes, matter = sum(one.changes for one in results), sum(one.mattering for one in results)
    caught = sum(one.caught for one in results)
    verdict = "all of them" if caught == matter else f"{wording.number(caught)} of them"
    lines += [
        f"{chosen.ruleset.id} {chosen.ruleset.version}: {wording.number(changes)} single changes; "
        f"{wording.number(changes - matter)} make no difference, {wording.number(matter)} do, "
        f"and the cases notice {verdict}",
        "",
        *aligned([("table", "changes", "no difference", "noticed"), *(_mutation_line(one) for one in results)]),
    ]
    if verbose:
        lines += ["", "Proved to make no difference to any result:"]
        lines += [f"  {change_in_words(mutant, chosen.ruleset)}" for one in results for mutant in one.equivalent]
    return "\n".join(lines) + "\n"


def _mutation_line(one: MutationResult) -> tuple[str, ...]:
    return one.table.id, str(one.changes), str(len(one.equivalent)), f"{one.caught} of {one.mattering}"


def _survivors(chosen: CaseSelection, one: MutationResult) -> Iterator[str]:
    suggester = CaseSuggester(one, chosen.base(one.table.id), chosen.feasible.vocabulary)
    for survivor in one.survivors:
        case = suggester.simplest(survivor)
        changed = wording.spoken(suggester.result_with(survivor, case))
        yield f"{one.table.id}: {change_in_words(survivor.mutant, chosen.ruleset)}: no case would notice"
        yield f"  a case that would: {'; '.join(differences(case, chosen.ruleset)) or 'nothing differs from the base'}"
        if not suggester.can_be(case):
            yield f"  {CANNOT_BE}"
        yield f"  now {wording.spoken(case.result)} ({case.row}), then {changed}"
        yield ""


def mutation_json(chosen: CaseSelection, results: Sequence[MutationResult]) -> str:
    """All tables and all changes that no case notices, as JSON."""
    document = {
        "format": MUTATION_FORMAT,
        "ruleset": ruleset_record(chosen.ruleset, digest=False),
        "tables": [
            {"table": one.table.id, "changes": one.changes, "no_difference": len(one.equivalent), "noticed": one.caught}
            for one in results
        ],
        "survivors": [record for one in results for record in _records(chosen, one)],
        "no_difference": [
            {"table": one.table.id, "rule": mutant.row.id, "what": change_in_words(mutant, chosen.ruleset)}
            for one in results
            for mutant in one.equivalent
        ],
    }
    return json_text(document)


def _records(chosen: CaseSelection, one: MutationResult) -> Iterator[Record]:
    suggester = CaseSuggester(one, chosen.base(one.table.id), chosen.feasible.vocabulary)
    for survivor in one.survivors:
        case = suggester.simplest(survivor)
        yield {
            "table": one.table.id,
            "rule": survivor.mutant.row.id,
            "kind": survivor.mutant.kind.value,
            "what": change_in_words(survivor.mutant, chosen.ruleset),
            "case": {
                "facts": {name: plain_value(value) for name, value in case.facts.items()},
                "readings": dict(case.readings),
            },
            "can_be": suggester.can_be(case),
            "now": {"result": case.result, "rule": case.row},
            "then": suggester.result_with(survivor, case),
        }


# Suggested cases

SUGGESTIONS_FORMAT = "scn-suggested-cases/1"
ASK = "Is this the answer you want?"
LONGEST_NAME = 200
MOST_SHOWN = 3
"""So many changes are spelt out for a question."""


@dataclass(frozen=True, slots=True)
class SuggestedCases:
    """The questions about one table, and the ordinary case that they start from."""

    table: DecisionTable
    base: Facts
    questions: tuple[CaseSuggestion, ...]


def suggested_cases(chosen: CaseSelection, one: MutationResult) -> SuggestedCases:
    """The questions that the changes to one table raise."""
    suggester = CaseSuggester(one, chosen.base(one.table.id), chosen.feasible.vocabulary)
    return SuggestedCases(one.table, suggester.base.facts, tuple(suggester.questions()))


def suggestions_text(ruleset: Rules, suggested: Sequence[SuggestedCases]) -> str:
    """The questions in words."""
    number = sum(len(one.questions) for one in suggested)
    if not number:
        return "The cases notice every change that makes a difference: there is nothing to ask.\n"
    changes = sum(len(question.revealed) for one in suggested for question in one.questions)
    lines = [f"{counted(number, 'question')}; the answers would guard against {changes} changes", ""]
    for one in suggested:
        lines += [f"{one.table.id}  {one.table.title}", f"  {one.table.question}"]
        lines += ["  An ordinary case:", *(f"    {fact}" for fact in facts_in_words(one.base, ruleset)), ""]
        for index, question in enumerate(one.questions, start=1):
            lines += [*(f"  {line}" for line in _question(index, question, ruleset)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _question(index: int, question: CaseSuggestion, ruleset: Rules) -> Iterator[str]:
    case = question.case
    given = differences(case, ruleset)
    yield f"{index}. {'If instead' if given else 'In the ordinary case'}"
    yield from (f"     {line}" for line in given)
    yield f"   the rules answer: {wording.spoken(case.result)} ({case.row}). {ASK}"
    if not question.attainable:
        yield f"   {CANNOT_BE}"
    yield "   The answer would notice that"
    yield from (f"     {change_in_words(survivor.mutant, ruleset)}" for survivor in question.revealed[:MOST_SHOWN])
    if len(question.revealed) > MOST_SHOWN:
        yield f"     and {len(question.revealed) - MOST_SHOWN} more"


def as_yaml(ruleset: Rules, suggested: Sequence[SuggestedCases]) -> str:
    """The questions as a file of cases."""
    if not suggested:
        return (
            f"# Nothing to ask: the cases notice every change to {ruleset.id} {ruleset.version} that makes a difference.\n"
        )
    lines = [
        f"# To confirm, for {ruleset.id} {ruleset.version}. Give each case a name as a person would ask it.",
        "format: scn-cases/1",
    ]
    lines.append("tables:")
    for one in suggested:
        lines += [f"  - table: {one.table.id}", "    base:"]
        lines += [f"      {name}: {typed(value)}" for name, value in one.base.items()]
        lines.append("    cases:")
        for question in one.questions:
            lines += [*(f"      {line}" for line in _case(question, ruleset)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _case(question: CaseSuggestion, ruleset: Rules) -> Iterator[str]:
    case = question.case
    yield f"# {ASK}" if question.attainable else f"# {CANNOT_BE}"
    yield f"- name: {yaml_text(_name(case, ruleset))}"
    if case.given:
        yield "  given: {" + ", ".join(f"{name}: {typed(value)}" for name, value in case.given.items()) + "}"
    if case.readings:
        yield "  readings: {" + ", ".join(f"{name}: {choice}" for name, choice in case.readings.items()) + "}"
    yield f"  expect: {case.result}"
    yield f"  row: {case.row}"


def _name(case: Case, ruleset: Rules) -> str:
    """A name until a person gives a better one."""
    return "; ".join(differences(case, ruleset))[:LONGEST_NAME] or "The ordinary case"


def suggestions_json(ruleset: Rules, suggested: Sequence[SuggestedCases]) -> str:
    """The questions as JSON."""
    questions = [_record(one, question, ruleset) for one in suggested for question in one.questions]
    document = {"format": SUGGESTIONS_FORMAT, "ruleset": ruleset_record(ruleset, digest=False), "questions": questions}
    return json_text(document)


def _record(one: SuggestedCases, question: CaseSuggestion, ruleset: Rules) -> dict[str, Any]:
    case = question.case
    return {
        "table": one.table.id,
        "base": {name: plain_value(value) for name, value in one.base.items()},
        "given": {name: plain_value(value) for name, value in case.given.items()},
        "readings": dict(case.readings),
        "expect": case.result,
        "row": case.row,
        "can_be": question.attainable,
        "would_notice": [change_in_words(survivor.mutant, ruleset) for survivor in question.revealed],
    }


FORMATS: Mapping[str, Callable[[Rules, Sequence[SuggestedCases]], str]] = {
    "text": suggestions_text,
    "yaml": as_yaml,
    "json": suggestions_json,
}
"""The formats of suggested cases."""
