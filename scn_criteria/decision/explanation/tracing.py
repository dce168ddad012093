"""How an outcome was reached, fact by fact and row by row, and why other rows did not match, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria import wording
from scn_criteria.decision.explanation.explaining import Explanation, Unmet
from scn_criteria.decision.explanation.lacking import lacked
from scn_criteria.decision.explanation.naming import in_full, result
from scn_criteria.decision.explanation.told import Told
from scn_criteria.decision.explanation.unmatched import ReadingLack, Unmatched
from scn_criteria.decision.findings import Assessment, Decided, Fact
from scn_criteria.decision.vocabulary import NOT_EVIDENCED
from scn_criteria.ruleset.model import Row


def why_not(explained: Explanation, *, every_row: bool) -> Iterator[Told]:
    """For each criterion and situation, the rows that did not match and what they lacked.

    Without ``every_row``, only rows of the readings chosen that would have given more than what was found.
    """
    for unmet in explained.unmet:
        found = explained.known[unmet.part.value] or NOT_EVIDENCED
        for one in unmet.rows:
            if every_row or (_better(one.row, found, unmet, explained.assessment) and not _read_otherwise(one)):
                lead = (
                    f"{in_full(unmet.part.value)}: {result(found)}. Row {one.row.id} ({result(one.row.then)}) did not match:"
                )
                yield Told(lead, tuple(lacked(lack) for lack in one.lacks))


def _read_otherwise(unmatched: Unmatched) -> bool:
    return any(isinstance(lack, ReadingLack) for lack in unmatched.lacks)


def _better(row: Row, found: str, unmet: Unmet, assessment: Assessment) -> bool:
    order = assessment.ruleset.order(assessment.ruleset.tables[unmet.part.name])
    if row.then not in order:
        return False
    return order.index(row.then) > (order.index(found) if found in order else 0)


def trace(explained: Explanation) -> Iterator[Told]:
    """From facts to rows to results, and from these to the outcome."""
    assessment = explained.assessment
    for finding in assessment.criteria:
        name = in_full(finding.criterion.value)
        yield Told(_decided(name, finding.rating.value, finding.decided), _read(finding.facts))
    for one in assessment.situations:
        found = explained.known[one.situation.value] or NOT_EVIDENCED
        yield Told(_decided(in_full(one.situation.value), found, one.decided), _read(one.facts))
    kind = assessment.network_type
    yield Told(_decided("Network type", kind.type.value, kind.decided), _read(kind.facts))
    outcome = assessment.outcome
    yield Told(_decided("Outcome", outcome.outcome.value, outcome.decided), (outcome.decided.because,))


def _decided(subject: str, found: str, decided: Decided) -> str:
    return f"{subject}: {result(found)}, by {decided.rule}"


def _read(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    return tuple(
        f"{one.definition.meaning}: {wording.value(one.value, one.definition.unit, one.definition.singular)}"
        for one in facts
    )
