"""The facts of returns, in one registry. What a return leaves out is not known."""

from __future__ import annotations

from scn_criteria.establishment.review.facts import aims_and_success, work_and_term
from scn_criteria.establishment.review.related_files import ReturnInContext
from scn_criteria.ruleset.fact_derivation import FactDerivation

REGISTRY: tuple[FactDerivation[ReturnInContext], ...] = (
    *work_and_term.STRUCTURE_FACTS,
    *work_and_term.PROCESS_FACTS,
    *aims_and_success.SUCCESS_FACTS,
    *work_and_term.TERM_FACTS,
)
"""Every fact about a return as a whole; those of its aims are in ``outcome``."""
