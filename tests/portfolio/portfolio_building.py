"""Portfolios to test: the shipped proposals, plain numbers, and the command as users run it."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from scn_criteria import resources
from scn_criteria.cli.main import main
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.findings import Assessment, NotAssessed
from scn_criteria.decision.portfolio import Candidate, Portfolio, PortfolioQuestion, rank
from scn_criteria.decision.strength import Strengths
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.decision.weightings import WeightLimits, corners
from scn_criteria.document.loader import read_file
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.model import Rules

ROOT = Path(__file__).resolve().parents[2]
QUALIFYING = (
    "mental-health-dementia-neurology",
    "cancer",
    "cardiovascular-disease",
    "maternity-and-children",
    "respiratory-disease",
)


@lru_cache(maxsize=1)
def shipped_ruleset() -> Rules:
    found = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    assert found is not None
    return found


@lru_cache(maxsize=1)
def shipped() -> tuple[Assessment, ...]:
    compiled = compiled_ruleset(shipped_ruleset())
    paths = sorted((ROOT / "proposals").glob("*.yaml"))
    results = [assess(read_file(path, path.name), path.name, compiled) for path in paths]
    assert not [one for one in results if isinstance(one, NotAssessed)]
    return tuple(one for one in results if isinstance(one, Assessment))


def proposal(name: str) -> Assessment:
    return next(one for one in shipped() if one.proposal.id == name)


def renamed(one: Assessment, name: str) -> Assessment:
    """The same case under another name."""
    return replace(one, proposal=replace(one.proposal, id=name), origin=replace(one.origin, path=f"{name}.yaml"))


def ranked(assessments: Sequence[Assessment], capacity: int, limits: WeightLimits | None = None) -> Portfolio:
    asked = limits or WeightLimits()
    candidates = [Candidate.of(one) for one in assessments]
    return rank(candidates, (), PortfolioQuestion(capacity, asked, corners(asked)), shipped_ruleset())


def free(criteria: int) -> WeightLimits:
    """No limits, over fewer criteria than nine."""
    return WeightLimits((Fraction(0),) * criteria)


def row(text: str) -> tuple[Fraction, ...]:
    """Numbers as one writes them: ``1 1/2 0``."""
    return tuple(Fraction(part) for part in text.split())


def some_strengths(seed: int, proposals: int, criteria: int, finest: int) -> list[Strengths]:
    source = Random(seed)
    return [tuple(Fraction(source.randint(0, finest), finest) for _ in range(criteria)) for _ in range(proposals)]


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


def scn(*arguments: str) -> Ran:
    """Run a command within this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "argv", ["scn", *arguments]):
        try:
            main()
        except SystemExit as stopped:
            return Ran(int(stopped.code or 0), out.getvalue(), err.getvalue())
    raise AssertionError("the command did not end")
