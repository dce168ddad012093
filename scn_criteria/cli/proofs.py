"""A proof in words, for people who make policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import click

from scn_criteria import wording
from scn_criteria.cli.printing import diagnostic_text
from scn_criteria.decision.profile import Minimal, Profile, Veto
from scn_criteria.decision.programme import Tally
from scn_criteria.decision.proof import Proof, Proved
from scn_criteria.diagnostics import Code
from scn_criteria.ruleset.verification import codes
from scn_criteria.terms import Criterion, Rating, Situation

STATEMENTS: tuple[tuple[Code, str], ...] = (
    (codes.GAP, "every {judged} gets a result"),
    (codes.DEAD_ROW, "every row decides something"),
    (codes.UNREACHABLE, "every result can be reached"),
    (codes.NOT_MONOTONE, "stronger evidence never leads to a weaker result"),
    (codes.NO_INFLUENCE, "everything that is read matters"),
    (codes.HOLE, "no number falls between two rows"),
    (codes.UNSOUND_DEFERRAL, "an answer is put off just where something missing could change it"),
)
MOST_MINIMAL = 5


def proof_text(proof: Proof, runs: Sequence[str], *, in_full: bool, judged: str = "proposal") -> str:
    """What was proved. ``runs`` are the commands that run the made-up proposals; ``judged`` is what the rules are about."""
    ruleset = proof.ruleset
    lines = [f"{ruleset.title} ({ruleset.id} {ruleset.version})", *_variant(proof), ""]
    for one in (*proof.errors, *(proof.remarks if in_full else ())):
        lines += [*told(one), ""]
    if runs:
        lines += ["To see it happen:", *(f"    {run}" for run in runs), ""]
    lines += [*_statements(proof, judged), ""]
    if proof.remarks:
        lines += [_overlaps(proof.remarks, in_full=in_full), ""]
    if proof.profile or proof.tally:
        told_so = profile_told(proof.profile) if proof.profile else tally_told(proof.tally)
        lines += [*told_so, "", f"Fingerprint of what is decided: {ruleset.fingerprint}"]
    return "\n".join(lines).rstrip("\n") + "\n"


def told(one: Proved) -> list[str]:
    """A finding with its counterexample."""
    return [diagnostic_text(one.diagnostic), *(f"    {line}" for line in one.story)]


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
        verdict = click.style("NO ", fg="red", bold=True) if faults[code] else click.style("yes", fg="green")
        yield f"    {verdict}  {statement.format(judged=judged)}" + (f" ({faults[code]} found)" if faults[code] else "")


def _overlaps(remarks: Sequence[Proved], *, in_full: bool) -> str:
    number = len(remarks)
    by_table = ", ".join(f"{table} {count}" for table, count in Counter(one.found.table.id for one in remarks).items())
    hint = "" if in_full else "; -v shows each"
    pairs = "pair of rows matches" if number == 1 else "pairs of rows match"
    return f"{number} {pairs} the same facts and would say different things; the upper row decides ({by_table}{hint})."


def tally_told(tally: Tally | None) -> Iterator[str]:
    """What the recommendation comes to, where all that is counted is its answers."""
    if tally is None:
        return
    yield f"What the recommendation reads makes {tally.states:,} states:"
    width = max(len(answer) for answer, _ in tally.answers)
    yield from (f"    {wording.spoken(answer).ljust(width)}  {number:>9,}" for answer, number in tally.answers)
    yield ""
    yield f"With any of it missing that can be, that makes {tally.partial:,} cases."
    yield f"In {tally.settled:,} of them the answer is settled all the same; the others are deferred."


def profile_told(profile: Profile) -> Iterator[str]:
    """What the recommendation amounts to."""
    yield f"Nine ratings and two situations make {profile.profiles:,} profiles of a strategic network:"
    width = max(len(count.outcome.title) for count in profile.counts)
    yield from (f"    {count.outcome.title.ljust(width)}  {count.profiles:>7,}" for count in profile.counts)
    yield ""
    yield from _least(profile.minimal)
    yield ""
    yield from _vetoes(profile.vetoes)
    yield ""
    yield "These change places without any change of outcome, so they weigh the same:"
    yield from (f"    {', '.join(part.name for part in group)}" for group in profile.exchangeable)
    yield ""
    yield "How often one part alone changes the outcome, of all the ways in which the rest may stand:"
    yield from (f"    {one.part.name}  {one.part.title}: {one.changes:,} of {one.of:,}" for one in profile.swings)
    yield ""
    deferral = profile.deferral
    yield f"With the types of network, and with any of it missing, that makes {deferral.partial:,} cases."
    yield f"In {deferral.settled:,} of them the answer is settled all the same; the others are deferred."


def _least(minimal: Sequence[Minimal]) -> Iterator[str]:
    if not minimal:
        yield "Nothing establishes a network."
        return
    yield f"The least that establishes a network ({len(minimal)} {'profile' if len(minimal) == 1 else 'profiles'}):"
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


def _vetoes(vetoes: Sequence[Veto]) -> Iterator[str]:
    if not vetoes:
        yield "No single rating excludes a network."
        return
    yield "What by itself keeps a network from being established:"
    by_ratings: dict[tuple[Rating, ...], list[str]] = {}
    for one in vetoes:
        by_ratings.setdefault(one.ratings, []).append(one.criterion.name)
    for ratings, names in by_ratings.items():
        who = "any of the nine criteria" if len(names) == len(Criterion) else ", ".join(names)
        yield f"    {who} {' or '.join(rating.title.lower() for rating in ratings)}"
