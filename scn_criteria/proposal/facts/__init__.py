"""The facts that rules may read: one registry of pure functions from a proposal on a day to a value."""

from __future__ import annotations

from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.facts import criteria_2_to_4, criteria_5_to_9, criterion_1, network
from scn_criteria.ruleset.fact_derivation import FactDerivation

REGISTRY: tuple[FactDerivation[DatedProposal], ...] = (
    *criterion_1.FACTS,
    *criteria_2_to_4.FACTS,
    *criteria_5_to_9.FACTS,
    *network.FACTS,
)
