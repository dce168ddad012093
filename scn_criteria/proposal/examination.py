"""Examine a file as a proposal: schema, dates, records, checks and suppressions, for lint and for assessments."""

from __future__ import annotations

from datetime import date

from scn_criteria.document.checks import DATES
from scn_criteria.document.codes import CODES as DOCUMENT_CODES
from scn_criteria.document.document import Document, Loaded
from scn_criteria.document.examination import Examined, FileKind, examine
from scn_criteria.document.records import read_record
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.checks import CODES, run_checks
from scn_criteria.proposal.fact_choices import AS_SHIPPED, FactChoices
from scn_criteria.proposal.model import Proposal
from scn_criteria.proposal.reference import load_reference


def read_proposal(document: Document) -> Proposal:
    """The proposal that a document holds. Its dates must be days that the calendar has."""
    return read_record(Proposal, document.data)


KIND: FileKind[Proposal, DatedProposal] = FileKind(
    name="proposal",
    schema="proposal",
    codes=(*DOCUMENT_CODES, *CODES),
    read=read_proposal,
    run_checks=run_checks,
    dates=DATES,
    own_day=lambda case: case.assessed_on,
)


def examine_proposal(
    loaded: Loaded,
    assessed_on: date | None = None,
    today: date | None = None,
    *,
    choices: FactChoices = AS_SHIPPED,
) -> Examined[DatedProposal]:
    """Examine a file as a proposal. The assessment date is the day of submission unless one is given.

    Which evidence counts, and what an argument is, is as chosen in ``choices``.
    A suppression with an end holds up to ``today``, or else up to the assessment date.
    """

    def case_of(proposal: Proposal) -> DatedProposal:
        return DatedProposal(proposal, assessed_on or proposal.submitted.first, load_reference(), choices)

    return examine(KIND, loaded, case_of, today)
