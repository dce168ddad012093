"""Examine a file as a proposal: schema, dates, records, checks and suppressions, for lint and for assessments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scn_criteria.diagnostics import Diagnostic, Suppressed, blocking, in_file_order
from scn_criteria.document.codes import CODES as DOCUMENT_CODES
from scn_criteria.document.document import Loaded
from scn_criteria.document.records import read_record
from scn_criteria.document.schema import load_schema
from scn_criteria.document.suppressions import apply_suppressions
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.checks import CODES, impossible_dates, run_checks
from scn_criteria.proposal.model import Proposal
from scn_criteria.proposal.reference import load_reference

if TYPE_CHECKING:
    from scn_criteria.document.document import Document


def read_proposal(document: Document) -> Proposal:
    """The proposal that a document holds. Its dates must be days that the calendar has."""
    return read_record(Proposal, document.data)


# Examination


@dataclass(frozen=True, slots=True)
class Examined:
    """The case, where the file could be read as a proposal, its diagnostics, and those that were suppressed."""

    case: DatedProposal | None
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Suppressed, ...] = ()


KINDS = (*DOCUMENT_CODES, *CODES)
"""The kinds of fault that a proposal can have."""


def examine(loaded: Loaded, assessed_on: date | None = None, today: date | None = None) -> Examined:
    """Examine a file as a proposal. The assessment date is the day of submission unless one is given.

    A suppression with an end holds up to ``today``, or else up to the assessment date.
    """
    document = loaded.document
    if document is None:
        return Examined(None, loaded.diagnostics)
    found = loaded.diagnostics + load_schema("proposal").judge(document)
    if not blocking(found):
        found += impossible_dates(document)
    if blocking(found):
        return Examined(None, apply_suppressions(document, in_file_order(found), KINDS, None).standing)
    proposal = read_proposal(document)
    case = DatedProposal(proposal, assessed_on or proposal.submitted.first, load_reference())
    found = in_file_order(found + run_checks(case, document))
    settled = apply_suppressions(document, found, KINDS, None if blocking(found) else today or case.assessed_on)
    return Examined(case, settled.standing, settled.waived)
