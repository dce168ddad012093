"""The room of decision records: what people decided on a recommendation, and whether it still holds."""

from scn_criteria.signing.draft import draft, is_untouched
from scn_criteria.signing.examination import ExaminedRecord, examine_record
from scn_criteria.signing.reading import ENDING, file_name
from scn_criteria.signing.record import (
    DecisionRecord,
    ProposalVersion,
    Recommendation,
    Recommended,
    RulesetVersion,
    Signature,
    Verdict,
)
from scn_criteria.signing.standing import NOT_SIGNED_OFF, SignOff, Standing, sign_off
from scn_criteria.signing.surroundings import Found, LookAround, Surroundings

__all__ = [
    "ENDING",
    "NOT_SIGNED_OFF",
    "DecisionRecord",
    "ExaminedRecord",
    "Found",
    "LookAround",
    "ProposalVersion",
    "Recommendation",
    "Recommended",
    "RulesetVersion",
    "SignOff",
    "Signature",
    "Standing",
    "Surroundings",
    "Verdict",
    "draft",
    "examine_record",
    "file_name",
    "is_untouched",
    "sign_off",
]
