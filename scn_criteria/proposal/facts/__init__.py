"""The facts that rules may read: one registry of pure functions from a case to a value."""

from scn_criteria.proposal.facts import improvement, means, reach, setting
from scn_criteria.proposal.facts.derivation import Derivation, Derived

REGISTRY: tuple[Derivation, ...] = (*improvement.FACTS, *reach.FACTS, *means.FACTS, *setting.FACTS)

__all__ = ["REGISTRY", "Derivation", "Derived"]
