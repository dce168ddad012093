"""The proposal is in the version by which the network was established."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN342",
    "established-in-another-version",
    Severity.ERROR,
    "Aims and term are those of one version of a proposal: if it has changed meanwhile, nobody knows which were agreed.",
    "Name the version that was established, or say by a decision record that the new one was.",
)

AT = ("network", "established")
SHORT = 12
"""As many characters of a digest as tell it from others."""


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the digest of the return with that of the proposal, or else with that of the decision record."""
    named, found, record = filed.report.network.established, filed.around.proposal, filed.around.record
    version = f"{named.sha256[:SHORT]}..."
    if found is not None and found.sha256 != named.sha256:
        message = f'the version "{version}" is not "{named.proposal}" as it is today; expected the digest of that file'
        help_ = f'If it is that file as it is today, and a decision record says so, write "{found.sha256}".'
        yield Fault((*AT, "sha256"), message, help_)
    elif record is not None and record.proposal.sha256 != named.sha256:
        message = f'the decision is about another version of "{record.proposal.id}"; expected one about "{version}"'
        yield Fault((*AT, "record"), message)
