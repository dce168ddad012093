"""Assessments as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import click

from scn_criteria.decision.findings import Assessment, AssessmentResult, AssessmentSummary
from scn_criteria.decision.set_aside import EvidenceSetAside, all_set_aside, set_aside_for
from scn_criteria.decision.strength import (
    EvidenceStrength,
    Support,
    certainty_text,
    criterion_text,
    outcome_text,
    score_text,
    source_text,
    weakest_text,
)
from scn_criteria.report.other_types import taken_on
from scn_criteria.report.text.lasting_changes import lasting_lines
from scn_criteria.ruleset.model import Rules
from scn_criteria.safe_text import visible
from scn_criteria.terms import Criterion, Outcome, Rating
from scn_criteria.wording import capital, hundredths

SIGNS = {Rating.MET: "+", Rating.PARTLY_MET: "~", Rating.NOT_MET: "-", Rating.NOT_EVIDENCED: "?"}
RATING_COLOURS = {Rating.MET: "green", Rating.PARTLY_MET: "yellow", Rating.NOT_MET: "red", Rating.NOT_EVIDENCED: "cyan"}
OUTCOME_COLOURS = {
    Outcome.ESTABLISH: "green",
    Outcome.REVISE: "yellow",
    Outcome.REFER: "blue",
    Outcome.DECLINE: "red",
    Outcome.DEFER: "cyan",
}
LEGEND = "+ met   ~ partly met   - not met   ? not evidenced"
COLUMNS = ("proposal", "outcome", "established", "score", "network type", "domain")
COLUMNS_MEAN = (
    "established: in how many of 100 settings of the rules the network is established",
    "score: the mean strength of the nine criteria, of 100",
)
NOT_ASSESSED = "not assessed"


def assessments_text(results: Iterable[AssessmentResult], ruleset: Rules) -> Iterator[str]:
    """One proposal row by row, several as a table; nothing for nothing."""
    coming = iter(results)
    first = list(islice(coming, 2))
    if len(first) == 1 and isinstance(first[0], Assessment):
        yield details(first[0])
    elif first:
        yield overview(chain(first, coming), ruleset)


def overview(results: Iterable[AssessmentResult], ruleset: Rules) -> str:
    """A table of many proposals: outcome, type of network, domain and the nine ratings; refused files stand last."""
    head = (*COLUMNS, *(criterion.name for criterion in Criterion))
    rows: list[tuple[tuple[str, ...], dict[int, str]]] = []
    refused: list[tuple[tuple[str, ...], dict[int, str]]] = []
    for one in results:
        if isinstance(one, Assessment):
            summary = AssessmentSummary.of(one)
            rows.append((_row(summary, one.support), _colours(summary)))
        else:
            refused.append(((visible(one.path), NOT_ASSESSED, *("" for _ in head[2:])), {}))
    rows += refused
    widths = [max(len(row[column]) for row in [head, *(row for row, _ in rows)]) for column in range(len(head))]
    lines = [_line(head, widths), *(_line(row, widths, colours) for row, colours in rows)]
    return "\n".join([*lines, "", LEGEND, *COLUMNS_MEAN, *_variant(ruleset)]) + "\n"


def _row(one: AssessmentSummary, support: Support) -> tuple[str, ...]:
    ratings = (SIGNS[rating] for rating in one.ratings)
    established = "" if support.established is None else f"{support.in_hundred(Outcome.ESTABLISH)} of 100"
    score = str(hundredths(support.score))
    return one.id, one.outcome.value, established, score, one.network_type.value, str(one.domain.number or "none"), *ratings


def _colours(one: AssessmentSummary) -> dict[int, str]:
    ratings = {column: RATING_COLOURS[rating] for column, rating in enumerate(one.ratings, start=len(COLUMNS))}
    return {1: OUTCOME_COLOURS[one.outcome], **ratings}


def _line(cells: Sequence[str], widths: Sequence[int], colours: dict[int, str] | None = None) -> str:
    chosen = colours or {}
    painted = [click.style(cell, fg=chosen[column]) if column in chosen else cell for column, cell in enumerate(cells)]
    padding = [" " * (width - len(cell)) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join(one + spaces for one, spaces in zip(painted, padding, strict=True)).rstrip()


def details(one: Assessment) -> str:
    """One proposal: the outcome and why, then row by row how it was reached."""
    outcome, strength = one.outcome, one.strength
    title = click.style(outcome_text(strength.support), fg=OUTCOME_COLOURS[outcome.outcome], bold=True)
    lines = [f"{one.proposal.title}: {title}", f"  {outcome.decided.because} [{outcome.decided.rule}]"]
    if outcome.outcome is Outcome.DEFER:
        lines.append(f"  still possible: {', '.join(possible.value for possible in outcome.possible)}")
        lines.append("  settle first:")
        lines += [f"    {item.name}  {item.title}" for item in outcome.settle_first]
    everything = all_set_aside(one)
    lines += _strength(strength)
    lines += [f"  Evidence: {everything.sentence}"] if everything else []
    lines += ["", f"Network type: {one.network_type.type.title}", f"  {_why(one.network_type)}"]
    number = one.home_domain.domain.number
    domain = f"{number}, {one.home_domain.domain.title}" if number else "none"
    lines += [f"Home domain: {domain}", f"  {_why(one.home_domain)}", ""]
    for finding in one.criteria:
        rating = click.style(finding.rating.title, fg=RATING_COLOURS[finding.rating])
        lines += [f"{finding.criterion.name}  {finding.criterion.title}: {rating}", f"    {_why(finding)}"]
        degree = criterion_text(strength, finding.criterion)
        lines += [f"    {capital(degree)}."] if degree else []
        lines += _set_aside(set_aside_for(one, finding.criterion))
    lines.append("")
    for situation in one.situations:
        applies = {True: "applies", False: "does not apply", None: "not evidenced"}[situation.applies]
        lines += [f"{situation.situation.name}  {situation.situation.title}: {applies}", f"    {_why(situation)}"]
        lines += _set_aside(set_aside_for(one, situation.situation))
    lines += ["", *lasting_lines(one), *_open_conditions(one), *_waived(one)]
    lines.append(f"Assessed on {one.assessed_on} under {one.ruleset.id} {one.ruleset.version}. A person decides.")
    return "\n".join([*lines, *_variant(one.ruleset)]) + "\n"


def _set_aside(found: EvidenceSetAside | None) -> Iterator[str]:
    """What is set aside for a criterion or situation, and each item with what it would have changed."""
    if found:
        yield f"    {found.sentence}"
        yield from (f"      {line}" for line in found.lines)


def _strength(found: EvidenceStrength) -> Iterator[str]:
    yield f"  Score: {score_text(found.support)}. Weakest: {weakest_text(found)}."
    if certainty_text(found):
        yield f"  Certainty: {certainty_text(found)}."
    if found.certainty.rests_on:
        number = len(found.certainty.rests_on)
        sources = "this source" if number == 1 else f"any one of these {number} sources"
        yield f"  Without {sources} the outcome would be another:"
        yield from (f"    {source_text(source)}" for source in found.certainty.rests_on)


def _why(finding: object) -> str:
    decided = getattr(finding, "decided")  # noqa: B009 - every finding has one
    return f"{decided.because} [{decided.rule}]"


def _open_conditions(one: Assessment) -> list[str]:
    if not one.conditions:
        return [f"Next: {taken_on(one)}", ""]
    unsatisfied = [condition for condition in one.conditions if not condition.satisfied]
    lines = ["Conditions of an established network not yet satisfied:"] if unsatisfied else []
    lines += [f"  {condition.decided.because} [{condition.decided.rule}]" for condition in unsatisfied]
    apart = (found for condition in one.conditions for found in _set_aside(set_aside_for(one, condition.condition)))
    return [*(lines or ["All conditions of an established network are satisfied."]), *apart, ""]


def _waived(one: Assessment) -> list[str]:
    if not one.waived:
        return []
    lines = ["Faults that were waived in the file:"]
    for waived in one.waived:
        found, until = waived.diagnostic, f" until {waived.until}" if waived.until else ""
        lines.append(f"  {found.code.number} {found.code.name} on line {found.span.start.line}{until}: {waived.reason}")
    return [*lines, ""]


def _variant(ruleset: Rules) -> list[str]:
    if not ruleset.variant:
        return []
    chosen = ", ".join(f"{name} = {value}" for name, value in ruleset.variant.items())
    return [f"This is a variant of the ruleset: {chosen}."]
