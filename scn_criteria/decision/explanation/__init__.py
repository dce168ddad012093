"""Explanations of decisions: why, why not, what would change them, and what to settle first."""

from scn_criteria.decision.explanation.explaining import Explanation, explain

__all__ = ["Explanation", "explain"]
