"""How an assessment was reached, and how to reach it again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment, Decided
from scn_criteria.decision.rule_words import Spelled, spelled_out
from scn_criteria.diagnostic_record import portable
from scn_criteria.resources import DEFAULT_RULESET

APPLIES = {True: "Applies", False: "Does not apply", None: "Not evidenced"}


FOLLOWS = "It follows from the answers above."
LAST_ROW = "No row above it in its table matches."


@dataclass(frozen=True, slots=True)
class Trace:
    """One step: the question, its place on the page, the rule that answered it, when that rule holds, and the answer."""

    anchor: str
    subject: str
    decided: Decided
    result: str
    when: Spelled | None
    otherwise: str
    """What is said in place of a condition, where the rule has none."""


def trace(assessment: Assessment) -> tuple[Trace, ...]:
    """Every question that leads to the outcome and the home domain, in the order of the pipeline."""
    ruleset = assessment.ruleset
    rows = {row.id: row for table in ruleset.tables.values() for row in table.rows}
    return tuple(
        Trace(
            anchor=f"rule-{name}",
            subject=subject,
            decided=decided,
            result=result,
            when=spelled_out(row.when, ruleset) if (row := rows.get(decided.rule)) and row.when else None,
            otherwise=LAST_ROW if decided.rule in rows else FOLLOWS,
        )
        for name, subject, decided, result in _steps(assessment)
    )


def _steps(assessment: Assessment) -> Iterator[tuple[str, str, Decided, str]]:
    for finding in assessment.criteria:
        name = finding.criterion.name
        yield name, f"{name} {finding.criterion.title}", finding.decided, finding.rating.title
    for situation in assessment.situations:
        name = situation.situation.name
        yield name, f"{name} {situation.situation.title}", situation.decided, APPLIES[situation.applies]
    yield "network-type", "Network type", assessment.network_type.decided, assessment.network_type.type.title
    yield "outcome", "Outcome", assessment.outcome.decided, assessment.outcome.outcome.title
    yield "home-domain", "Home domain", assessment.home_domain.decided, assessment.home_domain.domain.title


def command(assessment: Assessment) -> str:
    """The command that gives the same assessment again."""
    words = ["scn", "assess", portable(assessment.origin.path), "--assessed-on", assessment.assessed_on.isoformat()]
    if assessment.ruleset.id != DEFAULT_RULESET:
        words += ["--ruleset", portable(assessment.ruleset.path) or assessment.ruleset.id]
    for name, choice in sorted(assessment.ruleset.variant.items()):
        words += ["--reading" if name in assessment.ruleset.readings else "--set", f"{name}={choice}"]
    return shlex.join(words)
