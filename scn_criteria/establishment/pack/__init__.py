"""Establishment packs: the documents that take a network from the recommendation to its first day."""

from __future__ import annotations

from scn_criteria.establishment.pack.faults import faults_of
from scn_criteria.establishment.pack.pack import LEADS_TO_PACK, pack
from scn_criteria.establishment.pack.paper import Pack, Paper
from scn_criteria.establishment.pack.reading import shipped_outline

__all__ = ["LEADS_TO_PACK", "Pack", "Paper", "faults_of", "pack", "shipped_outline"]
