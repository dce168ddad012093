"""Assessments as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

import click

from scn_criteria.decision import Assessment, NotAssessed
from scn_criteria.ruleset import Ruleset
from scn_criteria.terms import Criterion, Outcome, Rating

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
NOT_ASSESSED = "not assessed"


def overview(assessments: Sequence[Assessment], refused: Sequence[NotAssessed], ruleset: Ruleset) -> str:
    """A table of many proposals: outcome, type of network, domain and the nine ratings."""
    head = ("proposal", "outcome", "network type", "domain", *(criterion.name for criterion in Criterion))
    rows = [_row(one) for one in assessments]
    rows += [(one.path, NOT_ASSESSED, "", "", *("" for _ in Criterion)) for one in refused]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [_line(head, widths)]
    for row, colours in zip(rows, [*(_colours(one) for one in assessments), *({} for _ in refused)], strict=True):
        lines.append(_line(row, widths, colours))
    return "\n".join([*lines, "", LEGEND, *_variant(ruleset)]) + "\n"


def _row(one: Assessment) -> tuple[str, ...]:
    number = one.home_domain.domain.number
    ratings = (SIGNS[finding.rating] for finding in one.criteria)
    return one.proposal.id, one.outcome.outcome.value, one.network_type.type.value, str(number or "none"), *ratings


def _colours(one: Assessment) -> dict[int, str]:
    ratings = {column: RATING_COLOURS[finding.rating] for column, finding in enumerate(one.criteria, start=4)}
    return {1: OUTCOME_COLOURS[one.outcome.outcome], **ratings}


def _line(cells: Sequence[str], widths: Sequence[int], colours: dict[int, str] | None = None) -> str:
    chosen = colours or {}
    painted = [click.style(cell, fg=chosen[column]) if column in chosen else cell for column, cell in enumerate(cells)]
    padding = [" " * (width - len(cell)) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join(one + spaces for one, spaces in zip(painted, padding, strict=True)).rstrip()


def details(one: Assessment) -> str:
    """One proposal: the outcome and why, then row by row how it was reached."""
    outcome = one.outcome
    title = click.style(outcome.outcome.title, fg=OUTCOME_COLOURS[outcome.outcome], bold=True)
    lines = [f"{one.proposal.title}: {title}", f"  {outcome.decided.because} [{outcome.decided.rule}]"]
    if outcome.outcome is Outcome.DEFER:
        lines.append(f"  still possible: {', '.join(possible.value for possible in outcome.possible)}")
        lines.append("  settle first:")
        lines += [f"    {item.name}  {item.title}" for item in outcome.settle_first]
    lines += ["", f"Network type: {one.network_type.type.title}", f"  {_why(one.network_type)}"]
    number = one.home_domain.domain.number
    domain = f"{number}, {one.home_domain.domain.title}" if number else "none"
    lines += [f"Home domain: {domain}", f"  {_why(one.home_domain)}", ""]
    for finding in one.criteria:
        rating = click.style(finding.rating.title, fg=RATING_COLOURS[finding.rating])
        lines += [f"{finding.criterion.name}  {finding.criterion.title}: {rating}", f"    {_why(finding)}"]
    lines.append("")
    for situation in one.situations:
        applies = {True: "applies", False: "does not apply", None: "not evidenced"}[situation.applies]
        lines += [f"{situation.situation.name}  {situation.situation.title}: {applies}", f"    {_why(situation)}"]
    lines += ["", *_open_conditions(one), *_waived(one)]
    lines.append(f"Assessed on {one.assessed_on} under {one.ruleset.id} {one.ruleset.version}. A person decides.")
    return "\n".join([*lines, *_variant(one.ruleset)]) + "\n"


def _why(finding: object) -> str:
    decided = getattr(finding, "decided")  # noqa: B009 - every finding has one
    return f"{decided.because} [{decided.rule}]"


def _open_conditions(one: Assessment) -> list[str]:
    unsatisfied = [condition for condition in one.conditions if not condition.satisfied]
    if not unsatisfied:
        return ["All conditions of an established network are satisfied.", ""]
    lines = ["Conditions of an established network not yet satisfied:"]
    return [*lines, *(f"  {condition.decided.because} [{condition.decided.rule}]" for condition in unsatisfied), ""]


def _waived(one: Assessment) -> list[str]:
    if not one.waived:
        return []
    lines = ["Faults that were waived in the file:"]
    for waived in one.waived:
        found, until = waived.diagnostic, f" until {waived.until}" if waived.until else ""
        lines.append(f"  {found.code.number} {found.code.name} on line {found.span.start.line}{until}: {waived.reason}")
    return [*lines, ""]


def _variant(ruleset: Ruleset) -> list[str]:
    if not ruleset.variant:
        return []
    chosen = ", ".join(f"{name} = {value}" for name, value in ruleset.variant.items())
    return [f"This is a variant of the ruleset: {chosen}."]
