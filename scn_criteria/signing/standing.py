"""How a recommendation stands: signed off or not, and whether what was signed is what is recommended now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria.signing.examination import ExaminedRecord
from scn_criteria.signing.record import DecisionRecord, Recommendation
from scn_criteria.terms import Titled


class Standing(Titled):
    """What has become of a recommendation, in the order in which a reader wants to know of several records."""

    AGREED = ("agreed", "Signed off as recommended")
    OTHERWISE = ("decided_otherwise", "Decided otherwise")
    OUT_OF_DATE = ("out_of_date", "Signed for another version")
    FAULTY = ("faulty_record", "Decision record has faults")
    OPEN = ("not_signed_off", "Not signed off")


@dataclass(frozen=True, slots=True)
class SignOff:
    """How a recommendation stands, by which record and where that lies; and what has changed since it was signed."""

    standing: Standing
    path: str = ""
    record: DecisionRecord | None = None
    changes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether a decision holds for exactly what is recommended now."""
        return self.standing in (Standing.AGREED, Standing.OTHERWISE)


NOT_SIGNED_OFF = SignOff(Standing.OPEN)
"""How every recommendation stands as long as there is no record."""


def sign_off(examined: ExaminedRecord, path: str, recommendation: Recommendation) -> SignOff:
    """How a recommendation stands by a record. Only a sound record of exactly this recommendation counts."""
    record = examined.record
    if record is None or not examined.is_sound:
        return SignOff(Standing.FAULTY, path)
    if record.is_blank:
        return SignOff(Standing.OPEN, path)
    changes = tuple(_changes(record, recommendation))
    if changes:
        return SignOff(Standing.OUT_OF_DATE, path, record, changes)
    return SignOff(Standing.AGREED if record.decided.agree else Standing.OTHERWISE, path, record)


def _changes(signed: Recommendation, now: Recommendation) -> Iterator[str]:
    """What differs between what was signed and what is recommended now, in words."""
    if signed.proposal.id != now.proposal.id:
        yield f'it is of another proposal, "{signed.proposal.id}"'
    elif signed.proposal.sha256 != now.proposal.sha256:
        yield "the proposal has changed since"
    if signed.ruleset != now.ruleset:
        yield _rules_changed(signed, now)
    if signed.assessed_on != now.assessed_on:
        yield f"it was for the assessment as on {signed.assessed_on}, and this one is as on {now.assessed_on}"
    if signed.recommended != now.recommended:
        yield "another recommendation stands in it than this one"


def _rules_changed(signed: Recommendation, now: Recommendation) -> str:
    then, today = signed.ruleset, now.ruleset
    if (then.id, then.version) != (today.id, today.version):
        return f"the rules were {then.id} {then.version}, and are {today.id} {today.version} here"
    if then.sha256 != today.sha256:
        return "the rules have changed since"
    return "other parameters or readings were chosen then"
