"""A person signs after the assessment and not in the future."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.dates import PartialDate
from scn_criteria.signing.surroundings import Filed

CODE = Code(
    "SCN334",
    "signature-out-of-time",
    Severity.ERROR,
    "Nobody can have decided on evidence of a later day, nor on a day that has not come yet.",
    "Correct the day of the signature; where the assessment date is wrong, assess again and write the record anew.",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare the day of each signature with the assessment date and with today."""
    record, day = filed.record, filed.around.today
    for signature in record.signed:
        if signature.on is None:
            continue
        at, signed = (*signature.at, "on"), signature.on
        if signed < record.assessed_on:
            message = f'signed on "{signed.text}" but assessed as on "{record.assessed_on.text}"; expected no earlier day'
            yield Fault(at, message, related="the assessment date", related_at=("assessed_on",))
        elif day and signed.first > day:
            today = PartialDate.parse(day.isoformat())
            yield Fault(at, f'signed on "{signed.text}", which has not come yet; expected {today} or an earlier day')
