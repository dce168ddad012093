"""Proposals and assessments to plan for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from scn_criteria import resources
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.loader import load
from scn_criteria.proposal.examination import read_proposal
from scn_criteria.proposal.model import Proposal
from scn_criteria.ruleset.loader import load_ruleset

ROOT = Path(__file__).resolve().parents[2]
CANCER = (ROOT / "proposals" / "cancer.yaml").read_text(encoding="utf-8")
LEAST = """\
format: scn-proposal/1
id: least
title: A network
summary: No more than the schema asks for.
condition: {name: Example condition}
sponsor: {organisation: Example, type: other}
submitted: 2012-11-30
function: {main_purpose: improve_outcomes, service: S, set_up_by: ccg, hosted_by: ccg, paid_by: ccg}
"""


def proposal_with(text: str) -> Proposal:
    """The least that a proposal may hold, and what is added to it."""
    document = load(f"{LEAST}{text}\n".encode(), "least.yaml").document
    assert document is not None
    return read_proposal(document)


@lru_cache(maxsize=1)
def compiled() -> CompiledRuleset:
    ruleset = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    assert ruleset is not None
    return compiled_ruleset(ruleset)


def assessed(text: str) -> Assessment:
    """The assessment of a proposal, from its text."""
    found = assess(load(text.encode(), "a.yaml"), "a.yaml", compiled())
    assert isinstance(found, Assessment)
    return found


@lru_cache(maxsize=None)
def shipped(name: str) -> Assessment:
    """The assessment of a shipped proposal."""
    return assessed((ROOT / "proposals" / f"{name}.yaml").read_text(encoding="utf-8"))
