"""Two rulesets compared, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from scn_criteria import wording
from scn_criteria.decision.comparison import Chosen, Comparison, ProposalFlips
from scn_criteria.decision.flips import Flip
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.ruleset.difference import Shift, TableDifference
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.vocabulary import Number, Value

NOT_THERE = "no such choice"
AT_BEST = "everything is at its strongest"
SHOWN = 12
"""As much of a fingerprint as tells two apart at a glance; the whole is in the JSON."""


def compared(found: Comparison, proposals: int) -> str:
    """What was chosen otherwise, what is decided otherwise, and which of so many proposals that flips."""
    lines = [f"From {_named(found.before)}", f"to   {_named(found.after)}", ""]
    lines += [*_chosen(found), *_decided(found)]
    if proposals:
        lines += ["", *_proposals(found, proposals)]
    return "\n".join(lines) + "\n"


def _named(ruleset: Ruleset) -> str:
    chosen = ", ".join(f"{name} = {value}" for name, value in ruleset.variant.items())
    varied = f" with {chosen}" if chosen else ""
    return f"{ruleset.id} {ruleset.version}{varied} (fingerprint {ruleset.fingerprint[:SHOWN]})"


def _chosen(found: Comparison) -> Iterator[str]:
    if found.chosen:
        yield "Chosen otherwise:"
        yield from (f"  {wording.spoken(one.name)}: {_from_to(one)}" for one in found.chosen)
        yield ""


def _from_to(one: Chosen) -> str:
    return f"{_choice(one.before)} before, {_choice(one.after)} after"


def _choice(value: Number | str | None) -> str:
    return NOT_THERE if value is None else wording.value(value)


def _decided(found: Comparison) -> Iterator[str]:
    if found.same:
        yield "Both decide the same, whatever the facts."
        return
    strategic = "Recommendation for strategic clinical networks"
    yield from _section(strategic, found.strategic, "profiles of nine ratings and two situations")
    if found.others.shifts:
        yield from _section("Recommendation for other types of network", found.others, "profiles")
    for table in found.tables:
        title = found.before.tables[table.table].title
        yield from _section(f"{_table(table.table)}{title}", table, "cases that the two rulesets can tell apart")


def _table(name: str) -> str:
    """The id of a table as readers know it: conditions go by their titles."""
    return f"{name}: " if name.isupper() else ""


def _section(title: str, table: TableDifference, states: str) -> Iterator[str]:
    if not table.shifts:
        yield f"{title}: the same in all {table.states:,} {states}."
        return
    yield f"{title}: {table.changed:,} of {table.states:,} {states} {'changes' if table.changed == 1 else 'change'}."
    for shift in table.shifts:
        before, after = wording.spoken(shift.before), click.style(wording.spoken(shift.after), bold=True)
        yield f"  {shift.number:,} from {before} ({shift.rule_before}) to {after} ({shift.rule_after}). The simplest:"
        yield from (f"    {line}" for line in _example(shift))


def _example(shift: Shift) -> Iterator[str]:
    if not shift.telling:
        yield AT_BEST
    for fact, value in shift.telling.items():
        yield _fact(fact, value)
    if shift.telling and len(shift.telling) < len(shift.example):
        yield "everything else is at its strongest"


def _fact(name: str, value: Value | None) -> str:
    definition = vocabulary().facts[name]
    return f"{definition.meaning}: {wording.value(value, definition.unit, definition.singular)}"


def _proposals(found: Comparison, number: int) -> Iterator[str]:
    outcomes = sum(flip.is_outcome for one in found.proposals for flip in one.flips)
    proposals = f"{number} {'proposal' if number == 1 else 'proposals'}"
    if not found.proposals:
        yield f"Of {proposals}, none is answered otherwise anywhere."
        return
    verb = "changes" if outcomes < 2 else "change"
    yield f"Of {proposals}, {outcomes or 'none'} {verb} outcome{'' if outcomes else ', but these are answered otherwise'}:"
    for one in found.proposals:
        yield from _proposal(one)


def _proposal(one: ProposalFlips) -> Iterator[str]:
    stays = "" if one.flips[0].is_outcome else " (the outcome stays)"
    yield f"  {one.title}{stays}"
    yield from (f"    {_flip(flip)}" for flip in one.flips)


def _flip(flip: Flip) -> str:
    question = "outcome" if flip.is_outcome else wording.spoken(flip.before.table)
    before, after = wording.spoken(flip.before.result), wording.spoken(flip.after.result)
    return f"{question}: {before} ({flip.before.rule}) to {after} ({flip.after.rule})"
