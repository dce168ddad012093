"""Many proposals at once: who is prioritised when only a small number of networks can be set up, and how firmly."""

from scn_criteria.decision.portfolio.drawing import NumpyMissingError, require_numpy
from scn_criteria.decision.portfolio.portfolio import Portfolio, Ranked, Status
from scn_criteria.decision.portfolio.ranking import Question, rank
from scn_criteria.decision.portfolio.weights import Limits, corners

__all__ = ["Limits", "NumpyMissingError", "Portfolio", "Question", "Ranked", "Status", "corners", "rank", "require_numpy"]
