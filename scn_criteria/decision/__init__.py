"""The room of decisions: from a proposal and a ruleset to an assessment."""

from scn_criteria.decision.assessment import NotAssessed, assess
from scn_criteria.decision.bench import Bench
from scn_criteria.decision.findings import Assessment

__all__ = ["Assessment", "Bench", "NotAssessed", "assess"]
