"""The checks of returns, one file each. To add one, write the file and name it here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from scn_criteria.diagnostics import Code, Diagnostic
from scn_criteria.document import Document
from scn_criteria.establishment.review.checks import (
    agreement_after_the_year,
    aim_not_measured,
    baseline_without_unit,
    beyond_the_term,
    established_in_another_version,
    finance_does_not_add_up,
    measured_out_of_time,
    more_spent_than_there_was,
    more_took_it_up_than_could,
    never_established,
    progress_in_the_wrong_direction,
    report_unpublished_without_reason,
    return_not_file_name,
    spent_away_from_patients,
    spent_outside_core_uses,
    target_in_the_past,
    target_on_the_worse_side,
    unknown_area_of_return,
    unknown_indicator_of_return,
    unlisted_source_of_return,
    year_out_of_step,
)
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks import impossible_date
from scn_criteria.proposal.checks.fault import Fault, placed


class Check(Protocol):
    """A module that looks at a return and at what lies around it."""

    CODE: Code

    def check(self, filed: Filed) -> Iterator[Fault]:
        """Find the faults of one kind."""


BEFORE_READING = impossible_date
"""Only a file without an impossible date can be read as a return."""

CHECKS: tuple[Check, ...] = (
    return_not_file_name,
    never_established,
    established_in_another_version,
    beyond_the_term,
    year_out_of_step,
    target_in_the_past,
    baseline_without_unit,
    target_on_the_worse_side,
    progress_in_the_wrong_direction,
    measured_out_of_time,
    finance_does_not_add_up,
    more_spent_than_there_was,
    spent_outside_core_uses,
    spent_away_from_patients,
    report_unpublished_without_reason,
    aim_not_measured,
    agreement_after_the_year,
    unknown_area_of_return,
    unknown_indicator_of_return,
    unlisted_source_of_return,
    more_took_it_up_than_could,
)

CODES: tuple[Code, ...] = (BEFORE_READING.CODE, *(check.CODE for check in CHECKS))
"""Every kind of fault that these checks can find, by number."""


def run_checks(filed: Filed, document: Document) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a return."""
    return tuple(found for one in CHECKS for found in placed(one.CODE, one.check(filed), document))
