"""A file looked at as a proposal: schema, dates, reading, checks. What lint prints, and what an assessment starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scn_criteria.diagnostics import Diagnostic, blocking, in_file_order
from scn_criteria.document import Loaded, load_schema
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks import impossible_dates, run_checks
from scn_criteria.proposal.reading import read_proposal
from scn_criteria.proposal.reference import load_reference


@dataclass(frozen=True, slots=True)
class Examined:
    """The case, where the file could be read as a proposal, and everything found in it."""

    case: Case | None
    diagnostics: tuple[Diagnostic, ...]


def examine(loaded: Loaded, assessed_on: date | None = None) -> Examined:
    """Examine a file as a proposal. The assessment date is the day of submission unless one is given."""
    document = loaded.document
    if document is None:
        return Examined(None, loaded.diagnostics)
    found = loaded.diagnostics + load_schema("proposal").judge(document)
    if not blocking(found):
        found += impossible_dates(document)
    if blocking(found):
        return Examined(None, in_file_order(found))
    proposal = read_proposal(document)
    case = Case(proposal, assessed_on or proposal.submitted.first, load_reference())
    return Examined(case, in_file_order(found + run_checks(case, document)))
