"""Questions for people to confirm: in words, as cases to paste into a file, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scn_criteria import wording
from scn_criteria.cli.case_files import Chosen
from scn_criteria.cli.case_report import ruleset_record
from scn_criteria.cli.case_words import CANNOT_BE, change_in_words, differences, facts_in_words, plain, typed
from scn_criteria.ruleset import Ruleset
from scn_criteria.ruleset.cases import Case
from scn_criteria.ruleset.model import Table
from scn_criteria.ruleset.mutation import Question, Questioner, Survey
from scn_criteria.ruleset.vocabulary import Facts

FORMAT = "scn-suggested-cases/1"
ASK = "Is this the answer you want?"
LONGEST_NAME = 200
MOST_SHOWN = 3
"""As many changes as are spelt out for a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions about one table, and the ordinary case that they start from."""

    table: Table
    base: Facts
    questions: tuple[Question, ...]


def asked_of(chosen: Chosen, one: Survey) -> Asked:
    """The questions that the changes to one table raise."""
    questioner = Questioner(one, chosen.base(one.table.id), chosen.ground.vocabulary)
    return Asked(one.table, questioner.base.facts, tuple(questioner.questions()))


def as_text(ruleset: Ruleset, asked: Sequence[Asked]) -> str:
    """The questions in words."""
    number = sum(len(one.questions) for one in asked)
    if not number:
        return "The cases notice every change that makes a difference: there is nothing to ask.\n"
    changes = sum(len(question.told) for one in asked for question in one.questions)
    lines = [f"{number} {'question' if number == 1 else 'questions'}; the answers would guard against {changes} changes", ""]
    for one in asked:
        lines += [f"{one.table.id}  {one.table.title}", f"  {one.table.question}"]
        lines += ["  An ordinary case:", *(f"    {fact}" for fact in facts_in_words(one.base, ruleset)), ""]
        for index, question in enumerate(one.questions, start=1):
            lines += [*(f"  {line}" for line in _asked(index, question, ruleset)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _asked(index: int, question: Question, ruleset: Ruleset) -> Iterator[str]:
    case = question.case
    given = differences(case, ruleset)
    yield f"{index}. {'If instead' if given else 'In the ordinary case'}"
    yield from (f"     {line}" for line in given)
    yield f"   the rules answer: {wording.spoken(case.result)} ({case.row}). {ASK}"
    if not question.attainable:
        yield f"   {CANNOT_BE}"
    yield "   The answer would notice that"
    yield from (f"     {change_in_words(survivor.mutant, ruleset)}" for survivor in question.told[:MOST_SHOWN])
    if len(question.told) > MOST_SHOWN:
        yield f"     and {len(question.told) - MOST_SHOWN} more"


def as_yaml(ruleset: Ruleset, asked: Sequence[Asked]) -> str:
    """The questions as a file of cases."""
    if not asked:
        return (
            f"# Nothing to ask: the cases notice every change to {ruleset.id} {ruleset.version} that makes a difference.\n"
        )
    lines = [
        f"# To confirm, for {ruleset.id} {ruleset.version}. Give each case a name as a person would ask it.",
        "format: scn-cases/1",
    ]
    lines.append("tables:")
    for one in asked:
        lines += [f"  - table: {one.table.id}", "    base:"]
        lines += [f"      {name}: {typed(value)}" for name, value in one.base.items()]
        lines.append("    cases:")
        for question in one.questions:
            lines += [*(f"      {line}" for line in _case(question, ruleset)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _case(question: Question, ruleset: Ruleset) -> Iterator[str]:
    case = question.case
    yield f"# {ASK}" if question.attainable else f"# {CANNOT_BE}"
    yield f"- name: {json.dumps(_name(case, ruleset), ensure_ascii=False)}"
    if case.given:
        yield "  given: {" + ", ".join(f"{name}: {typed(value)}" for name, value in case.given.items()) + "}"
    if case.readings:
        yield "  readings: {" + ", ".join(f"{name}: {choice}" for name, choice in case.readings.items()) + "}"
    yield f"  expect: {case.result}"
    yield f"  row: {case.row}"


def _name(case: Case, ruleset: Ruleset) -> str:
    """A name until a person gives a better one."""
    return "; ".join(differences(case, ruleset))[:LONGEST_NAME] or "The ordinary case"


def as_json(ruleset: Ruleset, asked: Sequence[Asked]) -> str:
    """The questions as JSON."""
    questions = [_record(one, question, ruleset) for one in asked for question in one.questions]
    document = {"format": FORMAT, "ruleset": ruleset_record(ruleset), "questions": questions}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _record(one: Asked, question: Question, ruleset: Ruleset) -> dict[str, Any]:
    case = question.case
    return {
        "table": one.table.id,
        "base": {name: plain(value) for name, value in one.base.items()},
        "given": {name: plain(value) for name, value in case.given.items()},
        "readings": dict(case.readings),
        "expect": case.result,
        "row": case.row,
        "can_be": question.attainable,
        "would_notice": [change_in_words(survivor.mutant, ruleset) for survivor in question.told],
    }


FORMATS: Mapping[str, Callable[[Ruleset, Sequence[Asked]], str]] = {"text": as_text, "yaml": as_yaml, "json": as_json}
"""Each way to print the questions."""
