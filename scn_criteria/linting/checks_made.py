"""Which kinds of fault are looked for in which kind of thing, so that a check that was passed can be told too."""

from __future__ import annotations

from collections.abc import Sequence

from scn_criteria.diagnostics import Code, Diagnostic
from scn_criteria.document import CODES as DOCUMENT_CODES
from scn_criteria.establishment.checks import CODES as PLANNING_CODES
from scn_criteria.establishment.references import CODES as REFERENCE_CODES
from scn_criteria.establishment.review.checks import CODES as REVIEW_CODES
from scn_criteria.linting.result import Kind
from scn_criteria.proposal.checks import CODES as PROPOSAL_CODES
from scn_criteria.ruleset.codes import CODES as RULESET_CODES
from scn_criteria.signing.checks import CODES as SIGNING_CODES

OWN_CODES = {
    Kind.PROPOSAL: PROPOSAL_CODES,
    Kind.RULESET: RULESET_CODES,
    Kind.RECORD: SIGNING_CODES,
    Kind.RETURN: REVIEW_CODES,
    Kind.PLANNING: (*PLANNING_CODES, *REFERENCE_CODES),
}

HUNDRED = 3
"""The place of the digit of a number that says what a fault is about."""

SHAPE = "1"
"""The hundred about the shape of a file. What comes after it needs a file that can be read as what it is."""


def checks_of(kind: Kind) -> tuple[Code, ...]:
    """The kinds of fault that are looked for in a thing of this kind."""
    return (*DOCUMENT_CODES, *OWN_CODES[kind])


def was_made(code: Code, found: Sequence[Diagnostic]) -> bool:
    """Whether a check was made, given all that was found. Each hundred needs that nothing in those before it blocks."""
    blocking = [each.code.number[HUNDRED] for each in found if each.code.blocks]
    hundred = code.number[HUNDRED]
    return not blocking or hundred <= min(*blocking, SHAPE)
