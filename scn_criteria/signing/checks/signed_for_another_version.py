"""A signature is for one version of a proposal. When the proposal changes, the signature does not change with it."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.signing.surroundings import Filed

CODE = Code(
    "SCN335",
    "signed-for-another-version",
    Severity.ERROR,
    "The proposal has changed since somebody signed, so nobody has decided on it as it is now.",
    "Keep the record elsewhere as it is, write a new one with `scn report --format record`, and have it signed.",
)

SHOWN = 12
"""How much of a digest is shown: enough to tell two apart."""


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the digest in a record that is not empty with that of the proposal beside it."""
    record, beside = filed.record, filed.around.proposal
    signed = record.proposal.sha256
    if beside and signed != beside.sha256 and not record.is_blank:
        yield Fault(
            ("proposal", "sha256"),
            f'signed for another version of the proposal: found the digest "{signed[:SHOWN]}…", '
            f'expected that of "{beside.path}" beside it',
        )
