"""The room of proposals: what they hold, what is wrong with them, and the facts that follow from their evidence."""

from scn_criteria.proposal.case import Case
from scn_criteria.proposal.examination import Examined, examine
from scn_criteria.proposal.model import Proposal

__all__ = ["Case", "Examined", "Proposal", "examine"]
