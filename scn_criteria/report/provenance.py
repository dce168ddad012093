"""How an assessment was reached, and how to reach it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment, Decided
from scn_criteria.diagnostic_record import portable
from scn_criteria.resources import DEFAULT_RULESET

APPLIES = {True: "Applies", False: "Does not apply", None: "Not evidenced"}


@dataclass(frozen=True, slots=True)
class Trace:
    """One step: the question, the table and rule that answered it, and the answer."""

    subject: str
    table: str
    decided: Decided
    result: str


def trace(assessment: Assessment) -> tuple[Trace, ...]:
    """Every table that was read, in the order of the pipeline."""
    titles = {row.id: table.title for table in assessment.ruleset.tables.values() for row in table.rows}
    return tuple(
        Trace(subject, titles.get(decided.rule, "Derived from the steps above"), decided, result)
        for subject, decided, result in _steps(assessment)
    )


def _steps(assessment: Assessment) -> Iterator[tuple[str, Decided, str]]:
    for finding in assessment.criteria:
        yield f"{finding.criterion.name} {finding.criterion.title}", finding.decided, finding.rating.title
    for situation in assessment.situations:
        name = f"{situation.situation.name} {situation.situation.title}"
        yield name, situation.decided, APPLIES[situation.applies]
    yield "Network type", assessment.network_type.decided, assessment.network_type.type.title
    yield "Outcome", assessment.outcome.decided, assessment.outcome.outcome.title
    yield "Home domain", assessment.home_domain.decided, assessment.home_domain.domain.title
    for condition in assessment.conditions:
        yield condition.condition.title, condition.decided, "Satisfied" if condition.satisfied else "Not yet satisfied"


def command(assessment: Assessment) -> str:
    """The command that gives the same assessment again."""
    words = ["scn", "assess", portable(assessment.origin.path), "--assessed-on", assessment.assessed_on.isoformat()]
    if assessment.ruleset.id != DEFAULT_RULESET:
        words += ["--ruleset", portable(assessment.ruleset.path) or assessment.ruleset.id]
    for name, choice in sorted(assessment.ruleset.variant.items()):
        words += ["--reading" if name in assessment.ruleset.readings else "--set", f"{name}={choice}"]
    return shlex.join(words)
