"""A decision that somebody began to fill in is filled in to its end: what, and by whom, in which role and when."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.signing.record import DecisionRecord, Signature
from scn_criteria.signing.surroundings import Filed

CODE = Code(
    "SCN331",
    "decision-incomplete",
    Severity.ERROR,
    "A decision counts only when it says what was decided and who decided it, in which role and when.",
    "Fill in what is missing, or leave all of it empty until it is decided.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Look for what is missing from a record that is not empty."""
    record = filed.record
    if record.is_blank:
        return
    yield from _decision(record)
    if not record.signed:
        message = "the decision is not signed; expected at least one signature with name, role and date"
        yield Fault(("signatures",), message, on_key=True)
    for signature in record.signed:
        yield from _signature(signature)


def _decision(record: DecisionRecord) -> Iterator[Fault]:
    decided = record.decided
    if decided.agree is None:
        message = 'the record does not say whether you agree; expected "agree: true" or "agree: false"'
        yield Fault(("decided", "agree"), message, on_key=True)
    elif not decided.agree and decided.outcome is None:
        message = f'"agree: false" does not say what was decided instead of "{record.recommended.outcome.value}"'
        yield Fault(("decided", "outcome"), f"{message}; expected an outcome", on_key=True)


def _signature(signature: Signature) -> Iterator[Fault]:
    if signature.missing:
        whose = f'the signature of "{signature.name}"' if signature.name else "a signature"
        message = f"{whose} has no {' and no '.join(signature.missing)}; expected name, role and date"
        yield Fault(signature.at, message)
