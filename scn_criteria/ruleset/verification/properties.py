"""What must hold of every table, proved over all states that it can tell apart and that can happen.

Only whether a fact matters is asked of all states: of two facts that always go together, neither is idle for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from scn_criteria.ruleset.cells import comparisons_in
from scn_criteria.ruleset.model import Comparison, Row
from scn_criteria.ruleset.verification.codes import DEAD_ROW, GAP, NO_INFLUENCE, OVERLAP, UNREACHABLE
from scn_criteria.ruleset.verification.finding import Found
from scn_criteria.ruleset.verification.steps import check_holes, check_monotony
from scn_criteria.ruleset.verification.subject import Subject
from scn_criteria.ruleset.vocabulary import Vocabulary


def check_gaps(subject: Subject) -> Iterator[Found]:
    """Every state has a result."""
    uncovered = subject.space.uncovered & subject.attainable
    if uncovered:
        yield subject.found(GAP, f"table {subject.table.id} gives no result for some facts", uncovered)


def check_dead_rows(subject: Subject) -> Iterator[Found]:
    """Every row but the last decides somewhere, under some choice of readings."""
    for row in subject.table.rows:
        if row.when is None or any(space.rows[row.id] & subject.attainable for space in subject.readings):
            continue
        matching = subject.space.matching[row.id] & subject.attainable
        if not matching:
            yield Found(DEAD_ROW, subject.table, f"row {row.id} never decides: nothing can match it", row)
            continue
        hiding = [one.id for one in subject.table.rows if subject.space.rows[one.id] & matching]
        why = f"all that it matches is decided by {', '.join(hiding)}"
        yield subject.found(DEAD_ROW, f"row {row.id} never decides: {why}", matching, row=row)


def check_reach(subject: Subject) -> Iterator[Found]:
    """Every result that a row gives, or that the order of the table names, can be reached."""
    wanted = dict.fromkeys((*(row.then for row in subject.table.rows), *subject.ruleset.order(subject.table)))
    for result in wanted:
        if not any(space.results.get(result, 0) & subject.attainable for space in subject.readings):
            giving = next((row for row in subject.table.rows if row.then == result), None)
            yield Found(UNREACHABLE, subject.table, f'table {subject.table.id} never gives "{result}"', giving)


def check_overlaps(subject: Subject) -> Iterator[Found]:
    """Pairs of rows that match the same state and say different things. The last row is no rival."""
    rows = [row for row in subject.table.rows if row.when is not None]
    for upper, lower in combinations(rows, 2):
        both = subject.space.matching[upper.id] & subject.space.matching[lower.id] & subject.attainable
        if both and upper.then != lower.then:
            message = (
                f"rows {upper.id} ({upper.then}) and {lower.id} ({lower.then}) match the same facts; {upper.id} decides"
            )
            yield replace(subject.found(OVERLAP, message, both, row=lower), upper=upper)


def check_influence(subject: Subject) -> Iterator[Found]:
    """Every fact that a table reads changes the result somewhere, under some choice of readings."""
    for fact in subject.space.axes:
        if not any(space.matters(fact, space.everything) for space in subject.readings):
            reading = next((row for row in subject.table.rows if _reads(row, fact, subject.vocabulary)), None)
            message = f'in table {subject.table.id}, "{fact}" never changes the result'
            yield Found(NO_INFLUENCE, subject.table, message, reading)


def _reads(row: Row, fact: str, vocabulary: Vocabulary) -> bool:
    return any(
        fact == one.fact if isinstance(one, Comparison) else fact in vocabulary.groups[one.group]
        for one in comparisons_in(row.when)
    )


PROPERTIES = (
    check_gaps,
    check_dead_rows,
    check_reach,
    check_overlaps,
    check_monotony,
    check_influence,
    check_holes,
)
