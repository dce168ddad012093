"""Two versions of a proposal compared, as text for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import click

from scn_criteria import wording
from scn_criteria.decision.comparison import Answered, Flip
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.proposal_comparison import (
    Edit,
    EditKind,
    FactChange,
    ProposalComparison,
    StrengthChange,
    plain_data,
)
from scn_criteria.safe_text import plain
from scn_criteria.serialisation import portable
from scn_criteria.terms import Criterion, Outcome, Situation

WIDTH = 100
SHOWN = 12
LONGEST_VALUE = 200
HEADINGS = {EditKind.ADDED: "Added", EditKind.REMOVED: "Removed", EditKind.CHANGED: "Changed"}
TITLES = {one.name: one.title for kind in (Criterion, Situation) for one in kind}


def proposals_compared(found: ProposalComparison) -> str:
    """What moved, the outcome first, and then what was added, removed and changed."""
    lines = [f"From {_version(found.before)}", f"to   {_version(found.after)}", ""]
    if found.same:
        return "\n".join([*lines, "Both say the same, in whatever order and layout, and come out the same."]) + "\n"
    lines += [_outcome(found)]
    for heading, moved in (
        ("Answered otherwise", [_result(one) for one in found.results if not one.is_outcome]),
        ("Strengths that moved", [_strength(one) for one in found.strengths]),
        ("Facts that moved", [_fact(one) for one in found.facts]),
    ):
        if moved:
            lines += ["", f"{heading} ({len(moved)}):", *(line for one in moved for line in _wrapped(one))]
    for kind, heading in HEADINGS.items():
        of_kind = [one for one in found.edits if one.kind is kind]
        if of_kind:
            lines += ["", f"{heading} ({len(of_kind)}):", *(line for one in of_kind for line in _wrapped(_edit(one)))]
    if not found.edits:
        lines += ["", "Nothing that the files say was added, removed or changed."]
    return "\n".join(lines) + "\n"


def _version(one: Assessment) -> str:
    return f"{plain(portable(one.origin.path))} (SHA-256 {one.origin.sha256[:SHOWN]}), assessed as on {one.assessed_on}"


def _outcome(found: ProposalComparison) -> str:
    before, after = (_outcome_of(one) for one in (found.before, found.after))
    if before == after:
        return f"Outcome: {before} in both"
    return f"Outcome: {before} before, {click.style(after, bold=True)} after"


def _outcome_of(one: Assessment) -> str:
    outcome = one.outcome
    possible = wording.any_of([other.title.lower() for other in outcome.possible])
    still = f", still possible: {possible}" if outcome.outcome is Outcome.DEFER and possible else ""
    return f"{outcome.outcome.title.lower()} ({outcome.decided.rule}{still})"


def _result(flip: Flip) -> str:
    table = flip.after.table
    title = TITLES.get(table)
    question = f"{table} ({wording.spoken(title[:1].lower() + title[1:])})" if title else wording.spoken(table).lower()
    return f"{question}: {_answer(flip.before)} before, {_answer(flip.after)} after"


def _answer(answered: Answered) -> str:
    return f"{wording.spoken(answered.result)} ({answered.rule})"


def _strength(one: StrengthChange) -> str:
    subject = "established" if one.criterion is None else f"{one.criterion.name} met"
    before, after = (
        "none" if share is None else f"{wording.hundredths(share)} of 100 settings" for share in (one.before, one.after)
    )
    return f"{subject} in {before} before, {after} after"


def _fact(one: FactChange) -> str:
    unit, singular = one.definition.unit, one.definition.singular
    before, after = (wording.value(value, unit, singular) for value in (one.before, one.after))
    return f"{one.definition.meaning}: {before} before, {after} after"


def _edit(one: Edit) -> str:
    if one.kind is EditKind.CHANGED:
        return f"{plain(one.place)}: {_value(one.before)} before, {_value(one.after)} after"
    return f"{plain(one.place)}: {_value(one.after if one.kind is EditKind.ADDED else one.before)}"


def _value(value: Any) -> str:
    """A part of a file in a line, cut where it is long."""
    text = plain(_in_a_line(plain_data(value)))
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE].rstrip()}…"


def _in_a_line(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_in_a_line(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_in_a_line(one) for one in value)
    return " ".join(value.split()) if isinstance(value, str) else wording.value(value)


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
