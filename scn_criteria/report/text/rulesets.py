"""Rulesets, proofs, comparisons of rulesets and the coverage of the source, as text and as JSON."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import click

from scn_criteria import wording
from scn_criteria.decision.comparison import ChoiceDifference, Flip, ProposalFlips, RulesetComparison
from scn_criteria.decision.proof.proof import OutcomeCounts, Proof, Proved
from scn_criteria.decision.proof.rating_profiles import BlockingRating, MinimalWinningProfile, Profile
from scn_criteria.decision.row_sentences import because_with_blanks
from scn_criteria.decision.rule_text import cited, clause_in_words
from scn_criteria.decision.source_items import Covered, EncodingPlace, ItemStatus, SourceCoverage, SourceItem, by_role
from scn_criteria.decision.vocabulary import vocabulary, words_of
from scn_criteria.diagnostics import DiagnosticRule, diagnostic_text
from scn_criteria.ruleset import codes
from scn_criteria.ruleset.difference import SettingDifference, Shift, TableDifference, fingerprint
from scn_criteria.ruleset.model import DecisionTable, Parameter, Reading, Rule, Rules
from scn_criteria.ruleset.vocabulary import Number, Value
from scn_criteria.serialisation import diagnostic_records, json_text, portable
from scn_criteria.terms import Criterion, Rating, Situation
from scn_criteria.wording import counted

# Tables, rows, parameters and readings


def facts_listed(ruleset: Rules) -> str:
    """All facts: name, type, unit and meaning."""
    facts = words_of(ruleset).facts.values()
    width = max(len(fact.name) for fact in facts)
    return "".join(
        f"{fact.name.ljust(width)}  {fact.type.value:<7}  {fact.meaning}{f' ({fact.unit})' if fact.unit else ''}\n"
        for fact in facts
    )


def ruleset_listed(ruleset: Rules) -> str:
    """All tables with their rows, then parameters and readings."""
    lines = [f"{ruleset.title} ({ruleset.id} {ruleset.version})", ""]
    for table in ruleset.tables.values():
        lines.append(f"{table.id}  {table.title}")
        lines += [f"    {row.id:<11} {wording.spoken(row.then):<30} {row.basis.value}" for row in table.rows]
    lines += ["", "Parameters"]
    width = max((len(name) for name in ruleset.parameters), default=0)
    for name, one in ruleset.parameters.items():
        lines.append(f"    {name.ljust(width)}  {one.value} {one.unit} ({one.low} to {one.high}), {one.basis.value}")
    lines += ["", "Readings"]
    lines += [
        f"    {name.ljust(width)}  {one.choice} (of {', '.join(one.alternatives)})" for name, one in ruleset.readings.items()
    ]
    return "\n".join(lines) + "\n"


def table_shown(ruleset: Rules, table: DecisionTable) -> str:
    """A table with all its rows."""
    head = [f"{table.id}  {table.title}", f"  {table.question}", f"  {cited(ruleset, table.source)}", ""]
    return "\n".join(head) + "\n" + "\n".join(row_shown(ruleset, table, row) for row in table.rows)


def row_shown(ruleset: Rules, table: DecisionTable, row: Rule) -> str:
    """A row in words, with basis and source."""
    when = "otherwise" if row.when is None else f"when {clause_in_words(row.when, ruleset)}"
    lines = [
        f"{row.id}  {when}",
        f"    then {table.name.replace('_', ' ')}: {wording.spoken(row.then)}",
        f"    because {because_with_blanks(row.because, ruleset)}",
        f"    basis: {row.basis.title} ({row.basis.value})",
        f"    source: {cited(ruleset, row.source)}",
    ]
    return "\n".join(lines) + "\n"


def parameter_shown(one: Parameter) -> str:
    """A parameter with range and reason."""
    return (
        f"{one.name}: {one.value} {one.unit}, may be {one.low} to {one.high} in steps of {one.step}\n"
        f"    {one.why}\n    basis: {one.basis.title} ({one.basis.value})\n    source: {one.source}\n"
    )


def reading_shown(one: Reading) -> str:
    """A reading with its alternatives."""
    lines = [f"{one.name}: {one.choice}", f"    {one.why}"]
    lines += [f"    {'*' if name == one.choice else ' '} {name}: {text}" for name, text in one.alternatives.items()]
    return "\n".join([*lines, f"    source: {one.source}"]) + "\n"


# Proofs, for people who make policy

STATEMENTS: tuple[tuple[DiagnosticRule, str], ...] = (
    (codes.GAP, "every {judged} gets a result"),
    (codes.DEAD_ROW, "every row decides something"),
    (codes.UNREACHABLE, "every result can be reached"),
    (codes.NOT_MONOTONE, "stronger evidence never leads to a weaker result"),
    (codes.WITHHOLDING_HELPS, "nothing that is left out helps, whatever the thresholds and readings"),
    (codes.WITHHOLDING_DECIDES, "no other type of network follows from what is left out"),
    (codes.REFUSED_WITHOUT_EVIDENCE, "no criterion is failed without evidence against it"),
    (codes.NO_INFLUENCE, "everything that is read matters"),
    (codes.CHANGES_NO_OUTCOME, "everything that is read matters for an outcome"),
    (codes.HOLE, "no number falls between two rows"),
    (codes.UNSOUND_DEFERRAL, "an answer is put off just where something missing could change it"),
)
OF_EVIDENCE = {codes.WITHHOLDING_HELPS, codes.WITHHOLDING_DECIDES, codes.REFUSED_WITHOUT_EVIDENCE, codes.CHANGES_NO_OUTCOME}
"""Proved only where facts come from evidence that its author chooses."""
MOST_MINIMAL = 5


def proof_text(proof: Proof, runs: Sequence[str], *, in_full: bool, judged: str = "proposal") -> str:
    """A proof. ``runs`` are the commands that assess the example proposals; ``judged`` is the subject of the rules."""
    ruleset = proof.ruleset
    lines = [f"{ruleset.title} ({ruleset.id} {ruleset.version})", *_variant(proof), ""]
    for one in (*proof.errors, *proof.warnings, *(proof.remarks if in_full else ())):
        lines += [*finding_text(one), ""]
    if runs:
        lines += ["To see it happen:", *(f"    {run}" for run in runs), ""]
    lines += [*_statements(proof, judged), ""]
    if proof.statements:
        lines += [*_invariants(proof), ""]
    if proof.hiding:
        lines += [*_hiding(proof), ""]
    if proof.remarks:
        lines += [_overlaps(proof.remarks, in_full=in_full), ""]
    if proof.profile or proof.counts:
        summary = profile_text(proof.profile) if proof.profile else counts_text(proof.counts)
        lines += [*summary, "", f"Fingerprint of what is decided: {fingerprint(ruleset, words_of(ruleset))}"]
    return "\n".join(lines).rstrip("\n") + "\n"


def finding_text(one: Proved) -> list[str]:
    """A finding with its counterexample."""
    return [diagnostic_text(one.diagnostic), *(f"    {line}" for line in one.counterexample_text)]


def _variant(proof: Proof) -> list[str]:
    chosen = ", ".join(f"{name} = {value}" for name, value in proof.ruleset.variant.items())
    return [f"This is a variant of the ruleset: {chosen}."] if chosen else []


def _statements(proof: Proof, judged: str) -> Iterator[str]:
    rows = sum(len(table.rows) for table in proof.ruleset.tables.values())
    yield f"Looked at all that {len(proof.ruleset.tables)} tables with {rows} rows can tell apart:"
    faults = Counter(one.found.code for one in proof.errors)
    for code, statement in STATEMENTS:
        if code is codes.UNSOUND_DEFERRAL and not proof.counted:
            continue
        if code in OF_EVIDENCE and not words_of(proof.ruleset).may_withhold:
            continue
        yield f"    {_verdict(not faults[code])}  {statement.format(judged=judged)}" + (
            f" ({faults[code]} found)" if faults[code] else ""
        )


def _verdict(holds: bool) -> str:
    return click.style("yes", fg="green") if holds else click.style("NO ", fg="red", bold=True)


def _invariants(proof: Proof) -> Iterator[str]:
    """What the ruleset states about itself, and whether it holds."""
    yield "What these rules promise of themselves (invariants.yaml):"
    for one in proof.statements:
        under = "" if one.invariant.every_setting else " (as chosen)"
        yield f"    {_verdict(one.holds)}  {one.invariant.id}  {one.invariant.says}{under}"


def _hiding(proof: Proof) -> Iterator[str]:
    """What a proposer gains by hiding evidence against. A reader of a proposal should look for it."""
    yield "What a proposer would gain by hiding evidence against, in some setting:"
    for one in proof.hiding:
        after_by_before: dict[str, list[str]] = {}
        for before, after in one.turns:
            after_by_before.setdefault(before, []).append(wording.spoken(after))
        turns = "; ".join(
            f"{wording.spoken(before)} to {wording.any_of(after)}" for before, after in after_by_before.items()
        )
        yield f"    {one.table}  {turns}: {one.how or one.meaning}"


def _overlaps(remarks: Sequence[Proved], *, in_full: bool) -> str:
    number = len(remarks)
    by_table = ", ".join(f"{table} {count}" for table, count in Counter(one.found.table.id for one in remarks).items())
    hint = "" if in_full else "; -v shows each"
    pairs = "pair of rows matches" if number == 1 else "pairs of rows match"
    return f"{number} {pairs} the same facts and would say different things; the upper row decides ({by_table}{hint})."


def counts_text(counts: OutcomeCounts | None) -> Iterator[str]:
    """The counts of a recommendation, where only its answers are counted."""
    if counts is None:
        return
    yield f"What the recommendation reads makes {counts.states:,} states:"
    width = max(len(answer) for answer, _ in counts.answers)
    yield from (f"    {wording.spoken(answer).ljust(width)}  {number:>9,}" for answer, number in counts.answers)
    yield ""
    yield f"With any of it missing that can be, that makes {counts.partial:,} cases."
    yield f"In {counts.settled:,} of them the answer is settled all the same; the others are deferred."


def profile_text(profile: Profile) -> Iterator[str]:
    """The profile of a recommendation."""
    yield f"Nine ratings and two situations make {profile.profiles:,} profiles of a strategic network:"
    width = max(len(count.outcome.title) for count in profile.counts)
    yield from (f"    {count.outcome.title.ljust(width)}  {count.profiles:>7,}" for count in profile.counts)
    yield ""
    yield from _least(profile.minimal)
    yield ""
    yield from _blocking_text(profile.blocking_ratings)
    yield ""
    yield "These change places without any change of outcome, so they weigh the same:"
    yield from (f"    {', '.join(part.name for part in group)}" for group in profile.exchangeable)
    yield ""
    yield "How often one part alone changes the outcome, of all the ways in which the rest may stand:"
    yield from (f"    {one.part.name}  {one.part.title}: {one.changes:,} of {one.of:,}" for one in profile.pivotal_counts)
    yield ""
    deferral = profile.deferral
    yield f"With the types of network, and with any of it missing, that makes {deferral.partial:,} cases."
    yield f"In {deferral.settled:,} of them the answer is settled all the same; the others are deferred."


def _least(minimal: Sequence[MinimalWinningProfile]) -> Iterator[str]:
    if not minimal:
        yield "Nothing establishes a network."
        return
    yield f"The least that establishes a network ({counted(len(minimal), 'profile')}):"
    for one in minimal[:MOST_MINIMAL]:
        ratings = [f"{rated(one.ratings, rating)} {rating.title.lower()}" for rating in Rating if rating in one.ratings]
        yield f"    {'; '.join(ratings)}; {_applying(one.situations)}"
    if len(minimal) > MOST_MINIMAL:
        yield f"    and {len(minimal) - MOST_MINIMAL} more like these"


def rated(ratings: Sequence[Rating], rating: Rating) -> str:
    """The criteria that have a rating, by their short names."""
    names = [criterion.name for criterion, one in zip(Criterion, ratings, strict=True) if one is rating]
    return "all nine criteria" if len(names) == len(Criterion) else ", ".join(names)


def _applying(situations: Sequence[Situation]) -> str:
    if not situations:
        return "no situation need apply"
    return " and ".join(one.name for one in situations) + (" applies" if len(situations) == 1 else " apply")


def _blocking_text(blocking_ratings: Sequence[BlockingRating]) -> Iterator[str]:
    if not blocking_ratings:
        yield "No single rating excludes a network."
        return
    yield "What by itself keeps a network from being established:"
    by_ratings: dict[tuple[Rating, ...], list[str]] = {}
    for one in blocking_ratings:
        by_ratings.setdefault(one.ratings, []).append(one.criterion.name)
    for ratings, names in by_ratings.items():
        who = "any of the nine criteria" if len(names) == len(Criterion) else ", ".join(names)
        yield f"    {who} {' or '.join(rating.title.lower() for rating in ratings)}"


# Comparisons of rulesets

NOT_THERE = "no such choice"
AT_BEST = "everything is at its strongest"
SHOWN = 12
"""The first characters of a fingerprint, enough to distinguish two at a glance; the whole is in the JSON."""


def compared(found: RulesetComparison, proposals: int) -> str:
    """The different choices, the different decisions, and which of so many proposals are affected."""
    lines = [f"From {_named(found.before)}", f"to   {_named(found.after)}", ""]
    lines += [*_chosen(found), *_decided(found)]
    if proposals:
        lines += ["", *_proposals(found, proposals)]
    return "\n".join(lines) + "\n"


def _named(ruleset: Rules) -> str:
    chosen = ", ".join(f"{name} = {value}" for name, value in ruleset.variant.items())
    varied = f" with {chosen}" if chosen else ""
    return f"{ruleset.id} {ruleset.version}{varied} (fingerprint {fingerprint(ruleset, words_of(ruleset))[:SHOWN]})"


def _chosen(found: RulesetComparison) -> Iterator[str]:
    if found.chosen:
        yield "Chosen otherwise:"
        yield from (f"  {wording.spoken(one.name)}: {_from_to(one)}" for one in found.chosen)
        yield ""
    if found.ranges:
        yield "Something else may be chosen:"
        for one in found.ranges:
            yield f"  {wording.spoken(one.name)}: {one.before or NOT_THERE} before, {one.after or NOT_THERE} after"
        yield ""


def _from_to(one: ChoiceDifference) -> str:
    return f"{_choice(one.before)} before, {_choice(one.after)} after"


def _choice(value: Number | str | None) -> str:
    return NOT_THERE if value is None else wording.value(value)


def _decided(found: RulesetComparison) -> Iterator[str]:
    if found.same:
        yield "Both decide the same, whatever the facts and whatever is chosen."
        return
    if found.same_as_chosen:
        yield "As chosen, both decide the same, whatever the facts."
    else:
        yield from _decided_as_chosen(found)
    if found.settings:
        for one in found.settings:
            yield ""
            yield from _setting(found, one)
    elif found.same_as_chosen or found.chosen:
        yield "With the same choices made in both, they decide the same in every setting that both admit."


def _decided_as_chosen(found: RulesetComparison) -> Iterator[str]:
    strategic = "Recommendation for strategic clinical networks"
    yield from _section(strategic, found.strategic, "profiles of nine ratings and two situations")
    if found.others.shifts:
        yield from _section("Recommendation for other types of network", found.others, "profiles")
    for table in found.tables:
        title = found.before.tables[table.table].title
        yield from _section(f"{_table(table.table)}{title}", table, "cases that the two rulesets can tell apart")


def _setting(found: RulesetComparison, one: SettingDifference) -> Iterator[str]:
    """The setting with the fewest choices moved in which a table differs, and where it does."""
    moved = ", ".join(f"{wording.spoken(name)} = {wording.value(choice)}" for name, choice in one.moved.items())
    where = f"With {moved} in both" if one.moved else "As chosen"
    yield f"{where}, which is the nearest setting in which this table differs:"
    title = f"{_table(one.table)}{found.before.tables[one.table].title}"
    yield from _section(title, one.difference, "cases that the two rulesets can tell apart")
    if not one.can_happen:
        yield "  No evidence can show these facts at once."


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
    if not shift.shown_facts:
        yield AT_BEST
    for fact, value in shift.shown_facts.items():
        yield _fact(fact, value)
    if shift.shown_facts and len(shift.shown_facts) < len(shift.example):
        yield "everything else is at its strongest"


def _fact(name: str, value: Value | None) -> str:
    definition = vocabulary().facts[name]
    return f"{definition.meaning}: {wording.value(value, definition.unit, definition.singular)}"


def _proposals(found: RulesetComparison, number: int) -> Iterator[str]:
    outcomes = sum(flip.is_outcome for one in found.proposals for flip in one.flips)
    proposals = counted(number, "proposal")
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


# Coverage of the source

FORMAT = "scn-source-coverage/1"
WIDTH = 100
INDENT = " " * 8
COLOURS = {
    ItemStatus.OPERATIVE: "green",
    ItemStatus.STATED: "cyan",
    ItemStatus.CITED: "yellow",
    ItemStatus.WAIVED: "yellow",
    ItemStatus.OPEN: "red",
}


def as_text(ruleset: Rules, coverage: SourceCoverage, only: ItemStatus | None) -> str:
    """The number of items with each status, then each item with what names it, or why it is waived, part by part."""
    lines = [f"{ruleset.id} {ruleset.version}: {coverage_counts(coverage)}", ""]
    for part in coverage.parts:
        shown = [one for one in part.items if only in (None, one.standing)]
        if shown:
            lines += [click.style(part.title, bold=True), *(line for one in shown for line in _lines(coverage, one)), ""]
    return "\n".join(lines[:-1]) + "\n"


def coverage_counts(coverage: SourceCoverage) -> str:
    """The number of items, and how many have each status."""
    counts = ", ".join(f"{len(coverage.standing(standing))} {standing.value}" for standing in ItemStatus)
    return f"{len(coverage.items)} items of the source, {counts}"


def as_json(ruleset: Rules, coverage: SourceCoverage, only: ItemStatus | None) -> str:
    """The same as JSON, with a line feed at its end."""
    items = [_record(part.title, one) for part in coverage.parts for one in part.items if only in (None, one.standing)]
    document = {
        "format": FORMAT,
        "ruleset": {"id": ruleset.id, "version": ruleset.version},
        "counts": {standing.value: len(coverage.standing(standing)) for standing in ItemStatus},
        "items": items,
        "diagnostics": diagnostic_records(coverage.diagnostics),
    }
    return json_text(document)


def _lines(coverage: SourceCoverage, one: Covered) -> Iterator[str]:
    item = one.item
    standing = click.style(one.standing.value, fg=COLOURS[one.standing])
    yield f"{item.number}  {standing}  {coverage.listed.title_of(item.document)}: {item.section} ({item.kind})"
    yield from _prose(item.content)
    yield from (f"{INDENT}- {place.role.value}: {place.kind} {place.id}, {place.address}" for place in by_role(one.places))
    if item.waived:
        yield from _prose(f"waived: {item.waived}")
    yield from _accounts(coverage, item)


def _accounts(coverage: SourceCoverage, item: SourceItem) -> Iterator[str]:
    for account in item.accounts:
        yield from _prose(f"{coverage.listed.title_of(account.document)}: {account.says}")
    if item.handled:
        yield from _prose(f"here: {item.handled}")


def _prose(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def _record(part: str, one: Covered) -> dict[str, Any]:
    item = one.item
    return {
        "number": item.number,
        "part": part,
        "document": item.document,
        "section": item.section,
        "kind": item.kind,
        "content": item.content,
        "standing": one.standing.value,
        "places": [_place(place) for place in by_role(one.places)],
        "waived": item.waived or None,
        "accounts": [{"document": each.document, "says": each.says} for each in item.accounts],
        "handled": item.handled or None,
    }


def _place(place: EncodingPlace) -> dict[str, Any]:
    return {"id": place.id, "kind": place.kind, "path": portable(place.path), "line": place.line, "role": place.role.value}
