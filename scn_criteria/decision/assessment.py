"""The pipeline, on one screen: from a proposal's file to an assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scn_criteria.decision.bench import Bench
from scn_criteria.decision.finding import classify, derive, house, place, rate, require
from scn_criteria.decision.findings import Assessment, Origin
from scn_criteria.decision.judgement import Judge
from scn_criteria.decision.outcome import decide_outcome
from scn_criteria.diagnostics import Diagnostic, blocking
from scn_criteria.document import Loaded
from scn_criteria.proposal import examine
from scn_criteria.terms import Condition, Criterion, Situation


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """A file that cannot be assessed, and why."""

    path: str
    diagnostics: tuple[Diagnostic, ...]


def assess(loaded: Loaded, path: str, bench: Bench, assessed_on: date | None = None) -> Assessment | NotAssessed:
    """Assess one proposal under one ruleset.

    The assessment date is the day of submission unless one is given. Never raises on a bad file: a file whose text, shape or
    evidence cannot be relied on comes back as ``NotAssessed`` with its diagnostics.
    """
    examined = examine(loaded, assessed_on)
    document, case = loaded.document, examined.case
    if document is None or case is None or blocking(examined.diagnostics):
        return NotAssessed(path, examined.diagnostics)
    facts = derive(case)
    with bench.engine.evaluation() as evaluation:
        judge = Judge(bench.ruleset, bench.vocabulary, evaluation)
        criteria = tuple(rate(judge, criterion, facts, case, document) for criterion in Criterion)
        situations = tuple(place(judge, situation, facts) for situation in Situation)
        network_type = classify(judge, facts)
        outcome = decide_outcome(judge, bench.space, criteria, situations, network_type)
        home_domain = house(judge, facts)
        conditions = tuple(require(judge, condition, facts) for condition in Condition)
    return Assessment(
        proposal=case.proposal,
        origin=Origin(path, document.sha256, document),
        ruleset=bench.ruleset,
        assessed_on=case.assessed_on,
        diagnostics=examined.diagnostics,
        situations=situations,
        criteria=criteria,
        network_type=network_type,
        outcome=outcome,
        home_domain=home_domain,
        conditions=conditions,
        waived=examined.waived,
    )
