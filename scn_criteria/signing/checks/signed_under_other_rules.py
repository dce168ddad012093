"""A signature is for what came out under one version of the rules."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.signing.checks.signed_for_another_version import SHOWN
from scn_criteria.signing.surroundings import Filed

CODE = Code(
    "SCN336",
    "signed-under-other-rules",
    Severity.WARNING,
    "The rules have changed since somebody signed. The decision may stand, but not on what the rules say today.",
    "Assess again; where another outcome is recommended or the decision is to be renewed, have a new record signed.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the digest in a record that is not empty with that of the ruleset as it is today."""
    record, today = filed.record, filed.around.ruleset
    signed = record.ruleset.sha256
    if today and signed != today.sha256 and not record.is_blank:
        yield Fault(
            ("ruleset", "sha256"),
            f'signed under another version of the rules, {record.ruleset.version}: found the digest "{signed[:SHOWN]}…", '
            f'expected that of "{today.path}" as it is today',
        )
