"""What a judge answers, in a form that can be compared."""

from __future__ import annotations

from typing import Any

from scn_criteria.document.schema_judge import FastJudge, Judge, JudgeOfRecord, SchemaViolation

Answer = tuple[bool, tuple[Any, ...]]
"""The verdict, and all violations in their order: keyword, place, place in the schema, wanted, value, branches."""


def compared(each: SchemaViolation) -> tuple[Any, ...]:
    branches = tuple(tuple(compared(part) for part in branch) for branch in each.branches)
    return (each.keyword, each.pointer, each.path, each.wanted, each.found, branches)


def answer(judge: Judge, data: Any) -> Answer:
    return judge.accepts(data), tuple(compared(each) for each in judge.violations(data))


class Judges:
    """Both judges of one schema."""

    def __init__(self, schema: Any) -> None:
        self._record, self._fast = JudgeOfRecord(schema), FastJudge(schema)

    def verdicts(self, data: Any) -> tuple[bool, bool]:
        return self._record.accepts(data), self._fast.accepts(data)

    def of_record(self, data: Any) -> Answer:
        return answer(self._record, data)

    def fast(self, data: Any) -> Answer:
        return answer(self._fast, data)
