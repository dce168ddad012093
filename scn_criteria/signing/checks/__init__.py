"""The checks of decision records, one file each. To add one, write the file and name it here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from scn_criteria.diagnostics import Code, Diagnostic
from scn_criteria.document import Document
from scn_criteria.proposal.checks.fault import Fault, placed
from scn_criteria.signing.checks import (
    decision_contradicts_itself,
    decision_incomplete,
    decision_without_reason,
    not_signed_off,
    record_not_file_name,
    signature_out_of_time,
    signed_for_another_version,
    signed_under_other_rules,
)
from scn_criteria.signing.surroundings import Filed


class Check(Protocol):
    """A module that looks at a record and at what lies around it."""

    CODE: Code

    def check(self, filed: Filed) -> Iterator[Fault]:
        """Find the faults of one kind."""


CHECKS: tuple[Check, ...] = (
    not_signed_off,
    decision_incomplete,
    decision_without_reason,
    decision_contradicts_itself,
    signature_out_of_time,
    signed_for_another_version,
    signed_under_other_rules,
    record_not_file_name,
)

CODES: tuple[Code, ...] = tuple(check.CODE for check in CHECKS)
"""Every kind of fault that these checks can find, by number."""


def run_checks(filed: Filed, document: Document) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a record."""
    return tuple(found for one in CHECKS for found in placed(one.CODE, one.check(filed), document))
