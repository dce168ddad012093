"""Explanations as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from scn_criteria.cli.tables import OUTCOME_COLOURS
from scn_criteria.decision.explanation import Explanation
from scn_criteria.decision.explanation.directions import CAUTION, nearest, settle_first, to_establish
from scn_criteria.decision.explanation.telling import what_would_change_it, why
from scn_criteria.decision.explanation.told import Told
from scn_criteria.decision.explanation.tracing import trace, why_not


def explanations(explained: Sequence[Explanation], *, every_row: bool) -> str:
    """One explanation after the other."""
    return "\n".join(explanation(one, every_row=every_row) for one in explained)


def explanation(explained: Explanation, *, every_row: bool) -> str:
    """One explanation: the outcome, why, what would change it, why not more, and how it was reached."""
    assessment = explained.assessment
    outcome = assessment.outcome
    title = click.style(outcome.outcome.title, fg=OUTCOME_COLOURS[outcome.outcome], bold=True)
    route = to_establish(explained)
    lines = [f"{assessment.proposal.title}: {title}", f"  {outcome.decided.because} [{outcome.decided.rule}]"]
    lines += [f"  Nearest change: {nearest(explained)}.", ""]
    lines += ["Why", *_told(why(explained)), ""]
    if explained.contrasts:
        lines += ["What would change it", *_told(what_would_change_it(explained, every_one=every_row)), ""]
    if explained.needs:
        lines += ["Settle first", *(f"  - {one}." for one in settle_first(explained)), ""]
    if route:
        told = [line for one in route for line in _told(one)]
        lines += ["What would lead to establish", *told, *([f"  {CAUTION}"] if explained.routes else []), ""]
    heading = "Why no other row matched" if every_row else "Why not more"
    lines += _section(heading, why_not(explained, every_row=every_row))
    lines += _section("How it was reached", _short(explained, every_row=every_row))
    rules = f"{assessment.ruleset.id} {assessment.ruleset.version}"
    lines.append(f"Assessed on {assessment.assessed_on} under {rules}. A person decides.")
    if assessment.ruleset.variant:
        chosen = ", ".join(f"{name} = {value}" for name, value in assessment.ruleset.variant.items())
        lines.append(f"This is a variant of the ruleset: {chosen}.")
    return "\n".join(lines) + "\n"


def _short(explained: Explanation, *, every_row: bool) -> Iterable[Told]:
    """The trace, with its facts or without."""
    return trace(explained) if every_row else (Told(one.lead, ()) for one in trace(explained))


def _section(title: str, told: Iterable[Told]) -> list[str]:
    lines = [line for one in told for line in _told(one)]
    return [title, *lines, ""] if lines else []


def _told(told: Told) -> list[str]:
    return [f"  {told.lead}", *(f"  - {item}" for item in told.items)]
