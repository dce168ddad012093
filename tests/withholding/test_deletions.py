"""The principle of withholding on the proposals that ship: whatever one thing is deleted, nothing gets better.

Every key, item, date and source is deleted by itself. A file that is then still one keeps its ratings, or has weaker ones,
or ones that say that evidence is missing; and the worst outcome that is possible is no better than before. A referral is
compared with itself alone. What ``scn rules verify`` lists as gained by hiding is excepted, each case by name.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

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
from scn_criteria.ruleset.engine import EngineChoice
from scn_criteria.ruleset.fact_constraints import FeasibleStates
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.withholding import HidingGain
from scn_criteria.terms import Criterion, Outcome, Rating

FOLDER = Path(__file__).resolve().parents[2] / "proposals"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
RUNGS = [Outcome.DECLINE, Outcome.REVISE, Outcome.ESTABLISH]
RATINGS = [Rating.NOT_MET, Rating.PARTLY_MET, Rating.MET]
EACH = 25
"""The usual run takes one deletion in so many; the long one takes all."""
ALTERNATIVES = "criteria/other_means_insufficient/alternatives"
EXCEPTED: dict[str, set[str]] = {
    "dental-services": {
        f"means_sufficient at {ALTERNATIVES}/3: C6 not_met to met",
        f"means_sufficient at {ALTERNATIVES}/3/sufficient: C6 not_met to met",
    },
    "falls-and-fragility-fractures": {
        f"means_sufficient at {ALTERNATIVES}/0: C6 not_met to partly_met",
        f"means_sufficient at {ALTERNATIVES}/0/sufficient: C6 not_met to met",
    },
}
"""Deletions that help, by file: the fact that ``scn rules verify`` lists, and what is deleted."""


@lru_cache(maxsize=1)
def compiled() -> CompiledRuleset:
    ruleset = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    assert ruleset is not None
    return compiled_ruleset(ruleset, EngineChoice.INTERPRETER)


@lru_cache(maxsize=1)
def gains() -> tuple[HidingGain, ...]:
    return gains_of_hiding(FeasibleStates(compiled().ruleset, vocabulary(), decisions().constraints), decisions())


@dataclass(frozen=True)
class Whole:
    """A proposal as it ships."""

    name: str
    document: Document
    assessment: Assessment
    evidence: dict[str, tuple[Pointer, ...]]


@lru_cache(maxsize=None)
def whole(name: str) -> Whole:
    loaded = load((FOLDER / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    given = assess(loaded, f"{name}.yaml", compiled())
    case = examine_proposal(loaded).case
    assert loaded.document is not None
    assert case is not None
    assert isinstance(given, Assessment)
    return Whole(name, loaded.document, given, {fact: found.evidence for fact, found in derive(case).items()})


def places(data: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Every key and item, by its place."""
    steps: list[str | int] = (
        list(data) if isinstance(data, dict) else list(range(len(data))) if isinstance(data, list) else []
    )
    for step in steps:
        yield (*at, step)
        yield from places(data[step], (*at, step))


def without(document: Document, at: Pointer) -> Loaded:
    data: Any = copy.deepcopy(document.data)
    held = data
    for step in at[:-1]:
        held = held[step]
    del held[at[-1]]
    return Loaded(replace(document, data=data), ())


def better(before: Assessment, after: Assessment) -> str:
    """What got better, in words; nothing where nothing did."""
    for one in Criterion:
        ranks = [
            RATINGS.index(given[one.name].rating) if given[one.name].rating in RATINGS else -1 for given in (before, after)
        ]
        if ranks[1] > ranks[0] >= 0:
            return f"{one.name} {before[one.name].rating.value} to {after[one.name].rating.value}"
    possible = [set(given.outcome.possible) for given in (before, after)]
    if Outcome.REFER in possible[0] | possible[1]:
        referred = possible[0] != {Outcome.REFER} or Outcome.REFER in possible[1]
        return "" if referred else "no longer referred"
    worst = [min(RUNGS.index(outcome) for outcome in some) for some in possible]
    return f"{before.outcome.outcome.value} to {after.outcome.outcome.value}" if worst[1] > worst[0] else ""


def hides(subject: Whole, at: Pointer) -> Iterator[str]:
    """The facts whose hiding gains something, and whose evidence is deleted or cut."""
    for gain in gains():
        for place in subject.evidence[gain.fact]:
            shorter = min(len(place), len(at))
            if place[:shorter] == at[:shorter]:
                yield gain.fact


def helped(subject: Whole, deletions: list[Pointer]) -> Iterator[tuple[Pointer, str]]:
    """Each deletion that leaves a proposal and makes something better, with what."""
    path = f"{subject.name}.yaml"
    for at in deletions:
        given = assess(without(subject.document, at), path, compiled(), subject.assessment.assessed_on)
        if isinstance(given, Assessment):
            found = better(subject.assessment, given)
            if found:
                yield at, found


def said(at: Pointer) -> str:
    return "/".join(map(str, at))


def check(name: str, deletions: list[Pointer]) -> tuple[list[str], set[str]]:
    """What helped though nothing names it, and what helped and is named."""
    subject = whole(name)
    unnamed, named = [], set()
    for at, found in helped(subject, deletions):
        facts = sorted(hides(subject, at))
        if facts:
            named.add(f"{facts[0]} at {said(at)}: {found}")
        else:
            unnamed.append(f"{said(at)}: {found}")
    return unnamed, named


@pytest.mark.parametrize("name", NAMES)
def test_some_deletions_do_not_help(name: str) -> None:
    unnamed, named = check(name, list(places(whole(name).document.data))[::EACH])
    assert (unnamed, named - EXCEPTED.get(name, set())) == ([], set())


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_no_deletion_helps(name: str) -> None:
    unnamed, named = check(name, list(places(whole(name).document.data)))
    assert (unnamed, named) == ([], EXCEPTED.get(name, set()))
