"""The checks that a schema cannot make, one file each. To add one, write the file and name it here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from scn_criteria.diagnostics import Code, Diagnostic, in_file_order
from scn_criteria.document import Document
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks import (
    agreement_not_annual,
    budget_does_not_add_up,
    budget_outside_coverage,
    budget_year_outside_term,
    commissioning_powers,
    comparator_is_home,
    coverage_contradicts,
    dates_out_of_order,
    evidence_after_assessment,
    experience_not_embedded,
    fold_not_computable,
    home_domain_against_precedent,
    home_domain_missing,
    home_domain_without_precedent,
    id_not_file_name,
    impossible_date,
    indicator_disagrees,
    indicators_in_another_domain,
    lowest_above_highest,
    more_than_allocated,
    named_for_another_type,
    nice_identifier,
    nice_not_in_force,
    nice_unexplained,
    percentage_out_of_range,
    principle_missing,
    programme_money_without_patient_care,
    repeated_evidence,
    safety_not_embedded,
    several_home_domains,
    start_unusable,
    target_before_start,
    target_in_wrong_direction,
    term_disagrees,
    term_over_five_years,
    term_without_exit,
    top_up_in_core,
    unknown_area,
    unknown_indicator,
    unknown_source,
    unused_source,
    unverified_source,
    use_not_allowed,
)
from scn_criteria.proposal.checks.fault import Fault, placed

__all__ = [
    "ALL",
    "BEFORE_READING",
    "CHECKS",
    "CODES",
    "Check",
    "DocumentCheck",
    "Fault",
    "impossible_dates",
    "run_checks",
]


class Check(Protocol):
    """A module that looks at a proposal on a given day."""

    CODE: Code

    def check(self, case: Case) -> Iterator[Fault]:
        """Find the faults of one kind."""


class DocumentCheck(Protocol):
    """A module that looks at the file itself."""

    CODE: Code

    def check_document(self, document: Document) -> Iterator[Fault]:
        """Find the faults of one kind."""


BEFORE_READING: DocumentCheck = impossible_date
"""A proposal with such a fault cannot be read."""

DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = (id_not_file_name,)

CHECKS: tuple[Check, ...] = (
    unknown_source,
    unused_source,
    unknown_indicator,
    indicator_disagrees,
    nice_identifier,
    nice_not_in_force,
    nice_unexplained,
    lowest_above_highest,
    percentage_out_of_range,
    dates_out_of_order,
    evidence_after_assessment,
    fold_not_computable,
    repeated_evidence,
    target_in_wrong_direction,
    unverified_source,
    comparator_is_home,
    term_over_five_years,
    term_without_exit,
    commissioning_powers,
    home_domain_missing,
    several_home_domains,
    home_domain_without_precedent,
    home_domain_against_precedent,
    experience_not_embedded,
    safety_not_embedded,
    unknown_area,
    named_for_another_type,
    indicators_in_another_domain,
    agreement_not_annual,
    principle_missing,
    coverage_contradicts,
    term_disagrees,
    budget_does_not_add_up,
    use_not_allowed,
    programme_money_without_patient_care,
    more_than_allocated,
    top_up_in_core,
    budget_outside_coverage,
    budget_year_outside_term,
    start_unusable,
    target_before_start,
)

ALL: tuple[Check | DocumentCheck, ...] = (BEFORE_READING, *DOCUMENT_CHECKS, *CHECKS)

CODES: tuple[Code, ...] = tuple(sorted((check.CODE for check in ALL), key=lambda code: code.number))
"""Every kind of fault that a proposal's checks can find, by number."""


def impossible_dates(document: Document) -> tuple[Diagnostic, ...]:
    """The dates of a file that no calendar has. Only a file without any can be read as a proposal."""
    return in_file_order(tuple(placed(BEFORE_READING.CODE, BEFORE_READING.check_document(document), document)))


def run_checks(case: Case, document: Document) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a proposal, in the order of its file."""
    found = [placed(check.CODE, check.check_document(document), document) for check in DOCUMENT_CHECKS]
    found += [placed(check.CODE, check.check(case), document) for check in CHECKS]
    return in_file_order(tuple(diagnostic for diagnostics in found for diagnostic in diagnostics))
