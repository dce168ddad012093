"""The review, on one screen: from the file of a return to what is recommended for the network."""

from __future__ import annotations

from datetime import date

from scn_criteria.decision.findings import Origin
from scn_criteria.decision.judgement import Judge
from scn_criteria.diagnostics import Severity
from scn_criteria.document import Loaded
from scn_criteria.establishment.review.bench import ReviewBench
from scn_criteria.establishment.review.examination import examine_return
from scn_criteria.establishment.review.filed import LookAround
from scn_criteria.establishment.review.findings import NotReviewed, Review
from scn_criteria.establishment.review.judging import confirm, count_years, derive, follow, rate, seek_ending
from scn_criteria.establishment.review.outcome import decide_review, what_is_known
from scn_criteria.establishment.review.terms import Measure, Statement


def review(
    loaded: Loaded, path: str, bench: ReviewBench, look_around: LookAround | None = None, today: date | None = None
) -> Review | NotReviewed:
    """Review one return under one ruleset.

    Never raises on a bad file: a return with an error is not judged, because its figures cannot be relied on, and comes back
    as ``NotReviewed`` with its diagnostics.
    """
    examined = examine_return(loaded, look_around, today)
    document, filed = loaded.document, examined.filed
    if document is None or filed is None or any(one.severity is Severity.ERROR for one in examined.diagnostics):
        return NotReviewed(path, examined.diagnostics)
    with bench.engine.evaluation() as evaluation:
        judge = Judge(bench.ruleset, bench.vocabulary, evaluation)
        aims = tuple(follow(judge, aim, filed) for aim in filed.report.aims)
        facts = derive(filed, aims)
        measures = tuple(rate(judge, measure, facts) for measure in Measure)
        statements = tuple(confirm(judge, statement, facts) for statement in Statement)
        term = count_years(judge, facts)
        ending = seek_ending(judge, facts)
        outcome = decide_review(judge, bench.space, what_is_known(measures, statements, term, ending))
    return Review(
        report=filed.report,
        origin=Origin(path, document.sha256),
        ruleset=bench.ruleset,
        diagnostics=examined.diagnostics,
        aims=aims,
        measures=measures,
        statements=statements,
        term=term,
        ending=ending,
        outcome=outcome,
        waived=examined.waived,
    )
