"""Robustness as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from scn_criteria.decision.findings import Assessment, AssessmentResult
from scn_criteria.decision.sensitivity.robustness import (
    CONVENTION,
    Robustness,
    broken,
    holds,
    otherwise,
    robustness,
    scenario_text,
)
from scn_criteria.decision.strength import outcome_text
from scn_criteria.report.text.assessments import OUTCOME_COLOURS
from scn_criteria.ruleset.model import Rules
from scn_criteria.wording import capital


def robustness_text(results: Iterable[AssessmentResult], ruleset: Rules) -> Iterator[str]:
    """A paragraph for each proposal as it comes, and at the end the convention of the counts; nothing for nothing."""
    last = ""
    for one in results:
        if isinstance(one, Assessment):
            yield "\n".join([*_paragraph(one, robustness(one)), "", ""])
            last = "\n".join([CONVENTION, *_varied(ruleset), ""])
    yield last


def _paragraph(assessment: Assessment, found: Robustness) -> Iterator[str]:
    outcome = click.style(outcome_text(assessment.support), fg=OUTCOME_COLOURS[found.outcome], bold=True)
    yield f"{assessment.proposal.title}: {outcome}"
    exactly = f" (exactly {found.share})" if found.firm and found.share != 1 else ""
    yield f"  {holds(found).removesuffix('.')}{exactly}."
    if otherwise(found):
        yield f"  {otherwise(found)}"
    yield from _choices(found)
    yield from _evidence(found)


def _choices(found: Robustness) -> Iterator[str]:
    if found.breaking:
        yield "  Choices that alone change the outcome, nearest first:"
        for sensitivity in found.one_way_sensitivities:
            yield from (f"    {capital(broken(found, sensitivity, one))}" for one in sensitivity.tipping_points)
    elif found.firm and found.share != 1:
        yield "  No choice alone changes the outcome; it takes several together."
    if found.breaking and found.standing:
        number = len(found.standing)
        what = "the other choice" if number == 1 else f"any one of the {number} other choices"
        yield f"  Changing {what} leaves the outcome as it is."


def _evidence(found: Robustness) -> Iterator[str]:
    shown = [scenario for scenario in found.evidence_scenarios if scenario.turns or scenario.outcome is not found.outcome]
    if shown:
        yield "  Evidence in doubt:"
        yield from (f"    {capital(scenario_text(found, scenario))}" for scenario in shown)
    number = len(found.evidence_scenarios) - len(shown)
    if number:
        one = number == 1
        what = "uncertain figure or unverified source changes" if one else "uncertain figures or unverified sources change"
        yield f"  {number} {'other ' if shown else ''}{what} no rating."


def _varied(ruleset: Rules) -> Iterator[str]:
    if ruleset.variant:
        chosen = ", ".join(f"{name} = {value}" for name, value in ruleset.variant.items())
        yield f"Each choice was moved from a variant of the ruleset: {chosen}."
