"""Explanations as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from scn_criteria.decision.explanation.change_text import CAUTION, least_to_settle, nearest, to_establish
from scn_criteria.decision.explanation.explanation import Explanation, explain
from scn_criteria.decision.explanation.why_text import TextList, trace, what_would_change_it, why, why_not
from scn_criteria.decision.findings import Assessment, AssessmentResult
from scn_criteria.decision.set_aside import set_aside
from scn_criteria.decision.strength import outcome_text
from scn_criteria.report.text.assessments import OUTCOME_COLOURS
from scn_criteria.report.text.lasting_changes import lasting_lines


def explanations(results: Iterable[AssessmentResult], *, every_row: bool) -> Iterator[str]:
    """One explanation after the other, each written before the next one is made."""
    before = ""
    for one in results:
        if isinstance(one, Assessment):
            yield before + explanation(explain(one), every_row=every_row)
            before = "\n"


def explanation(explained: Explanation, *, every_row: bool) -> str:
    """One explanation: the outcome, why, what would change it, why not more, and the trace."""
    assessment = explained.assessment
    outcome = assessment.outcome
    title = click.style(outcome_text(assessment.support), fg=OUTCOME_COLOURS[outcome.outcome], bold=True)
    route = to_establish(explained)
    lines = [f"{assessment.proposal.title}: {title}", f"  {outcome.decided.because} [{outcome.decided.rule}]"]
    lines += [f"  Nearest change: {nearest(explained)}.", ""]
    lines += ["Why", *_list_lines(why(explained)), ""]
    if explained.contrasts:
        lines += ["What would change it", *_list_lines(what_would_change_it(explained, every_one=every_row)), ""]
    if explained.needs:
        lines += ["Settle first", *(f"  - {one}." for one in least_to_settle(explained)), ""]
    if route:
        routes = [line for one in route for line in _list_lines(one)]
        lines += ["What would lead to establish", *routes, *([f"  {CAUTION}"] if explained.routes else []), ""]
    lines += lasting_lines(assessment)
    heading = "Why no other row matched" if every_row else "Why not more"
    lines += _section(heading, why_not(explained, every_row=every_row))
    lines += _section("What was set aside", _set_aside(assessment))
    lines += _section("How it was reached", _short(explained, every_row=every_row))
    rules = f"{assessment.ruleset.id} {assessment.ruleset.version}"
    lines.append(f"Assessed on {assessment.assessed_on} under {rules}. A person decides.")
    if assessment.ruleset.variant:
        chosen = ", ".join(f"{name} = {value}" for name, value in assessment.ruleset.variant.items())
        lines.append(f"This is a variant of the ruleset: {chosen}.")
    return "\n".join(lines) + "\n"


def _short(explained: Explanation, *, every_row: bool) -> Iterable[TextList]:
    """The trace, with its facts or without."""
    return trace(explained) if every_row else (TextList(one.lead, ()) for one in trace(explained))


def _set_aside(assessment: Assessment) -> Iterator[TextList]:
    """What was set aside for each criterion and situation, and each item with what it would have changed."""
    return (TextList(f"{one.name}: {one.sentence}", one.lines) for one in set_aside(assessment))


def _section(title: str, lists: Iterable[TextList]) -> list[str]:
    lines = [line for one in lists for line in _list_lines(one)]
    return [title, *lines, ""] if lines else []


def _list_lines(one: TextList) -> list[str]:
    return [f"  {one.lead}", *(f"  - {item}" for item in one.items)]
