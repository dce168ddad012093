"""The checks of the files that plans are made from, one file each. To add one, write the file and name it here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from scn_criteria.diagnostics import Code, Diagnostic
from scn_criteria.document import Document
from scn_criteria.establishment.checks import post_without_band, unknown_band
from scn_criteria.proposal.checks.fault import Fault, placed


class Check(Protocol):
    """A module that looks at such a file."""

    CODE: Code

    def check(self, document: Document) -> Iterator[Fault]:
        """Find the faults of one kind."""


CHECKS: tuple[Check, ...] = (post_without_band, unknown_band)

CODES: tuple[Code, ...] = tuple(check.CODE for check in CHECKS)
"""Every kind of fault that these checks can find, by number."""


def run_checks(document: Document) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a file."""
    return tuple(found for one in CHECKS for found in placed(one.CODE, one.check(document), document))
