"""Every kind of fault that ``scn`` can name, and how people name them."""

from __future__ import annotations

from scn_criteria.diagnostics import Code
from scn_criteria.document import CODES as DOCUMENT_CODES
from scn_criteria.establishment.checks import CODES as PLANNING_CODES
from scn_criteria.establishment.review.checks import CODES as REVIEW_CODES
from scn_criteria.linting.configuration.faults import UNUSABLE_SETTINGS
from scn_criteria.proposal.checks import CODES as PROPOSAL_CODES
from scn_criteria.ruleset.codes import CODES as RULESET_CODES
from scn_criteria.ruleset.source_codes import CODES as SOURCE_CODES
from scn_criteria.ruleset.verification.codes import CODES as PROOF_CODES
from scn_criteria.signing.checks import CODES as SIGNING_CODES


def every_code() -> dict[str, Code]:
    """All codes by number, in the order of their numbers."""
    codes = (
        *DOCUMENT_CODES,
        UNUSABLE_SETTINGS,
        *PROPOSAL_CODES,
        *PLANNING_CODES,
        *REVIEW_CODES,
        *SIGNING_CODES,
        *RULESET_CODES,
        *SOURCE_CODES,
        *PROOF_CODES,
    )
    return {code.number: code for code in sorted(codes, key=lambda code: code.number)}


def codes_named(name: str) -> tuple[Code, ...]:
    """The codes that a number, the beginning of numbers or a name stands for: ``SCN201``, ``SCN2``, ``unused-source``."""
    codes, sought = every_code(), name.upper()
    if sought.startswith("SCN"):
        return tuple(code for number, code in codes.items() if number.startswith(sought))
    return tuple(code for code in codes.values() if code.name == name.lower())
