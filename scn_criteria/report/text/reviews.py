"""Reviews as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from scn_criteria import wording
from scn_criteria.decision.findings import Decided
from scn_criteria.establishment.review.findings import AimFinding, NotReviewed, Review, StatementFinding
from scn_criteria.establishment.review.terms import KINDS, ReviewOutcome
from scn_criteria.report.text.assessments import RATING_COLOURS
from scn_criteria.ruleset.model import Rules
from scn_criteria.safe_text import visible
from scn_criteria.wording import aligned

COLOURS = {
    ReviewOutcome.CONTINUE: "green",
    ReviewOutcome.IMPROVE: "yellow",
    ReviewOutcome.CONCLUDE: "blue",
    ReviewOutcome.DEFER: "cyan",
}
SHOWN = {True: "shown", False: "not shown", None: "not evidenced"}
NOT_REVIEWED = "not reviewed"
ILLUSTRATIVE = "Its figures are made up, to show how a return is written."


def reviews_text(reviews: Sequence[Review], refused: Sequence[NotReviewed], ruleset: Rules) -> str:
    """One review in full, or many as a table."""
    if len(reviews) == 1 and not refused:
        return "\n".join([*_details(reviews[0]), *_variant(ruleset)]) + "\n"
    head = ("return", "outcome", "year", "area", "condition")
    rows = [_row(one) for one in reviews] + [(visible(one.path), NOT_REVIEWED, "", "", "") for one in refused]
    lines = list(aligned([head, *rows], len(head)))
    networks = [one.report.network for one in reviews if one.opens_place]
    opened = [f"The place of {one.condition}, {one.area}, is open for a new condition." for one in networks]
    return "\n".join([*lines, *([""] if opened else []), *opened, *_variant(ruleset)]) + "\n"


def _row(one: Review) -> tuple[str, ...]:
    report = one.report
    years = f"{report.year.number} of {wording.number(report.network.term_years)}"
    return report.id, one.outcome.outcome.value, years, report.network.area, report.network.condition


def _details(one: Review) -> Iterator[str]:
    outcome, report = one.outcome, one.report
    title = click.style(outcome.outcome.title, fg=COLOURS[outcome.outcome], bold=True)
    yield f"{report.title}: {title}"
    yield f"  {_why(outcome.decided)}"
    if report.illustrative:
        yield f"  {ILLUSTRATIVE}"
    if outcome.outcome is ReviewOutcome.DEFER:
        yield f"  still possible: {', '.join(possible.value for possible in outcome.possible)}"
        yield "  settle first:"
        yield from (f"    {item.name}  {item.title}" for item in outcome.settle_first)
    if one.opens_place:
        yield "  Its place is open for a new condition."
    yield ""
    yield f"Term: {one.term.term.title}"
    yield f"  {_why(one.term.decided)}"
    yield f"A ground to end earlier: {one.ending.ending.title.lower()}"
    yield f"  {_why(one.ending.decided)}"
    yield from _measures(one)
    if one.aims:
        yield ""
        yield "Aims"
        for aim in one.aims:
            yield from _aim(aim)
    yield ""
    yield "Success"
    for statement in one.statements:
        yield from _statement(statement)
    yield ""
    yield f"Reviewed under {one.ruleset.id} {one.ruleset.version}. A person decides."


def _measures(one: Review) -> Iterator[str]:
    findings = {finding.measure: finding for finding in one.measures}
    for kind, measures in KINDS.items():
        yield ""
        yield kind.title
        for measure in measures:
            finding = findings[measure]
            rating = click.style(finding.rating.title, fg=RATING_COLOURS[finding.rating])
            yield f"  {measure.name.ljust(4)} {measure.title}: {rating}"
            yield f"       {_why(finding.decided)}"


def _aim(finding: AimFinding) -> Iterator[str]:
    yield f"  {finding.aim.aim}: {finding.progress.title.lower()}"
    yield f"       {_why(finding.decided)}"


def _statement(finding: StatementFinding) -> Iterator[str]:
    yield f"  {finding.statement.name} {finding.statement.title}: {SHOWN[finding.shown]}"
    yield f"       {_why(finding.decided)}"


def _why(decided: Decided) -> str:
    return f"{decided.because} [{decided.rule}]"


def _variant(ruleset: Rules) -> list[str]:
    chosen = ", ".join(f"{name} = {value}" for name, value in ruleset.variant.items())
    return [f"This is a variant of the ruleset: {chosen}."] if chosen else []
