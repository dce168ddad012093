"""What deleting one thing from a proposal does: the places, the file without one, and what got better by it, by name."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from scn_criteria import resources
from scn_criteria.decision.assessment import assess, compiled_ruleset, derive
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.proof.proof import decisions, gains_of_hiding
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.diagnostics import Pointer
from scn_criteria.document.document import Document, Loaded
from scn_criteria.document.loader import load
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.ruleset.cases import facts_read
from scn_criteria.ruleset.engine import EngineChoice
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.vocabulary import Withheld
from scn_criteria.ruleset.withholding import HidingGain
from scn_criteria.terms import Criterion, Outcome, Rating

RUNGS = [Outcome.DECLINE, Outcome.REVISE, Outcome.ESTABLISH]
RATINGS = [Rating.NOT_MET, Rating.PARTLY_MET, Rating.MET]


@lru_cache(maxsize=1)
def compiled() -> CompiledRuleset:
    ruleset = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    assert ruleset is not None
    return compiled_ruleset(ruleset, EngineChoice.INTERPRETER)


@lru_cache(maxsize=1)
def gains() -> tuple[HidingGain, ...]:
    """What ``scn rules verify`` lists as gained by hiding evidence against."""
    return gains_of_hiding(FeasibleStates(compiled().ruleset, vocabulary(), decisions().constraints), decisions())


@dataclass(frozen=True)
class Whole:
    """A proposal before anything is deleted, and where the evidence for each of its facts stands."""

    name: str
    document: Document
    assessment: Assessment
    evidence: dict[str, tuple[Pointer, ...]]

    @property
    def assessed_on(self) -> date | None:
        return self.assessment.assessed_on


def whole_of(text: bytes, name: str) -> Whole | None:
    """A proposal from its text; nothing where it cannot be assessed."""
    loaded = load(text, f"{name}.yaml")
    given = assess(loaded, f"{name}.yaml", compiled())
    case = examine_proposal(loaded).case
    if loaded.document is None or case is None or not isinstance(given, Assessment):
        return None
    return Whole(name, loaded.document, given, {fact: found.evidence for fact, found in derive(case).items()})


def places(data: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Every key and item, by its place."""
    steps: list[str | int] = (
        list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    )
    for step in steps:
        yield (*at, step)
        yield from places(data[step], (*at, step))


def without(document: Document, *deleted: Pointer) -> Loaded:
    """The document without some of its keys and items."""
    data: Any = copy.deepcopy(document.data)
    for at in sorted(deleted, key=lambda one: [(isinstance(step, int), step) for step in one], reverse=True):
        held = data
        for step in at[:-1]:
            held = held[step]
        del held[at[-1]]
    return Loaded(replace(document, data=data), ())


@dataclass(frozen=True)
class Turn:
    """Something that got better: a criterion by its number, or ``outcome``, and its result before and after."""

    part: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.part} {self.before} to {self.after}"


def turns(before: Assessment, after: Assessment) -> Iterator[Turn]:
    """What got better. That something becomes not evidenced is no gain."""
    for one in Criterion:
        ratings = [given[one.name].rating for given in (before, after)]
        if all(rating in RATINGS for rating in ratings) and RATINGS.index(ratings[1]) > RATINGS.index(ratings[0]):
            yield Turn(one.name, ratings[0].value, ratings[1].value)
    possible = [set(given.outcome.possible) for given in (before, after)]
    ranks = [[RUNGS.index(outcome) for outcome in some if outcome in RUNGS] for some in possible]
    referred = Outcome.REFER in possible[0] and Outcome.REFER not in possible[1]
    if referred or (ranks[0] and (not ranks[1] or min(ranks[1]) > min(ranks[0]))):
        yield Turn("outcome", said_possible(before), said_possible(after))


def said_possible(given: Assessment) -> str:
    names = [outcome.value for outcome in given.outcome.possible]
    return names[0] if len(names) == 1 else f"defer {{{', '.join(names)}}}"


def hides(subject: Whole, deleted: Sequence[Pointer], turn: Turn) -> Iterator[str]:
    """The facts whose evidence is deleted or cut, and whose hiding gains just this by what ``scn rules verify`` lists.

    What is deleted of a source is cut from all that cites it. Where a fact weighs for and against, both are its evidence.
    """
    cut = [place for at in deleted for place in (at, *citing(subject.document.data, at))]
    for gain in gains():
        if gain.table == turn.part and (turn.before, turn.after) in gain.turns:
            for place in evidence_of(subject, gain):
                if any(place[: len(at)] == at[: len(place)] for at in cut):
                    yield gain.fact


def evidence_of(subject: Whole, gain: HidingGain) -> Iterator[Pointer]:
    """The evidence of a fact that may be hidden, and all that counts against in its table."""
    yield from subject.evidence[gain.fact]
    for fact in facts_read(compiled().ruleset.tables[gain.table], compiled().vocabulary):
        if compiled().vocabulary.facts[fact].withheld is Withheld.AGAINST:
            yield from subject.evidence[fact]


def citing(data: Any, at: Pointer) -> Iterator[Pointer]:
    """The items that cite a source of which something is deleted."""
    if at[0] == "sources" and len(at) > 1:
        for place in places(data):
            held = data
            for step in place[:-1]:
                held = held[step]
            if place[-1] == "source" and held["source"] == at[1]:
                yield place[:-1]


def verdict(subject: Whole, deleted: Sequence[Pointer]) -> tuple[list[str], list[str]] | None:
    """What helped though nothing names it, and what helped and is named; nothing where no proposal is left.

    That an outcome got better is named where a rating did that is.
    """
    path = f"{subject.name}.yaml"
    given = assess(without(subject.document, *deleted), path, compiled(), subject.assessed_on)
    if not isinstance(given, Assessment):
        return None
    where = " and ".join("/".join(map(str, at)) for at in deleted)
    unnamed, named = [], []
    for turn in turns(subject.assessment, given):
        facts = sorted(hides(subject, deleted, turn))
        if facts:
            named.append(f"{facts[0]} at {where}: {turn}")
        elif turn.part != "outcome" or not named:
            unnamed.append(f"{where}: {turn}")
    return unnamed, named
