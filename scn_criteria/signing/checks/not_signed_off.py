"""A record in which nothing is decided yet. That is how every record begins."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.signing.surroundings import Filed

CODE = Code(
    "SCN330",
    "not-signed-off",
    Severity.INFO,
    "Nothing is filled in yet, so the recommendation is still only a recommendation.",
    "Say under `decided` whether you agree, and sign under `signatures`.",
)

AFRESH = (
    "The proposal has changed meanwhile: write the record afresh with `scn report --format record` before you fill it in."
)


def check(filed: Filed) -> Iterator[Fault]:
    """Say that the record waits for a decision, and whether it is still worth filling in."""
    record, beside = filed.record, filed.around.proposal
    if record.is_blank:
        changed = beside is not None and beside.sha256 != record.proposal.sha256
        message = f'nothing is decided yet on the recommendation "{record.recommended.outcome.value}"; expected a decision'
        yield Fault(("decided",), message, help=AFRESH if changed else "", on_key=True)
