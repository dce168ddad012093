"""The facts of returns, in one registry. What a return leaves out is not known."""

from scn_criteria.establishment.review.facts import process, structure, success, term
from scn_criteria.establishment.review.facts.derivation import Derivation

REGISTRY: tuple[Derivation, ...] = (*structure.REGISTRY, *process.REGISTRY, *success.REGISTRY, *term.REGISTRY)
"""Every fact about a return as a whole; those of its aims are in ``outcome``."""

__all__ = ["REGISTRY"]
