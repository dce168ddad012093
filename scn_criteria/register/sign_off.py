"""Examine a file as a decision record, and find whether a recommendation is signed off and still stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scn_criteria.document.codes import CODES as DOCUMENT_CODES
from scn_criteria.document.document import Loaded
from scn_criteria.document.examination import Examined, FileKind, examine
from scn_criteria.register.checks import CODES, run_checks
from scn_criteria.register.decision_record import DecisionRecord, Recommendation, read_decision
from scn_criteria.register.related_files import ContextFinder, RecordContext, RecordInContext
from scn_criteria.terms import Titled

# Examination

KIND: FileKind[DecisionRecord, RecordInContext] = FileKind(
    name="decision record",
    schema="decision-record",
    codes=(*DOCUMENT_CODES, *CODES),
    read=read_decision,
    run_checks=run_checks,
    dates=("assessed_on", "on"),
)


def examine_record(
    loaded: Loaded, find_context: ContextFinder | None = None, today: date | None = None
) -> Examined[RecordInContext]:
    """Examine a file as a decision record, by itself or together with what lies around it. Never raises on a bad file.

    What was waived until some day is judged by ``today``; without a day nothing is waived.
    """

    def case_of(record: DecisionRecord) -> RecordInContext:
        return RecordInContext(record, find_context(record) if find_context else RecordContext())

    return examine(KIND, loaded, case_of, today)


# Sign-off


class SignOffStatus(Titled):
    """The state of a recommendation, in the order in which a reader wants to know of several records."""

    AGREED = ("agreed", "Signed off as recommended")
    OTHERWISE = ("decided_otherwise", "Decided otherwise")
    OUT_OF_DATE = ("out_of_date", "Signed for another version")
    FAULTY = ("faulty_record", "Decision record has faults")
    OPEN = ("not_signed_off", "Not signed off")


@dataclass(frozen=True, slots=True)
class SignOff:
    """The state of a recommendation, its record and the place of that; and what has changed since it was signed."""

    standing: SignOffStatus
    path: str = ""
    record: DecisionRecord | None = None
    changes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether a decision holds for exactly what is recommended now."""
        return self.standing in (SignOffStatus.AGREED, SignOffStatus.OTHERWISE)


NOT_SIGNED_OFF = SignOff(SignOffStatus.OPEN)
"""The state of every recommendation without a record."""


def sign_off(examined: Examined[RecordInContext], path: str, recommendation: Recommendation) -> SignOff:
    """The state of a recommendation by a record. Only a sound record of exactly this recommendation counts."""
    if examined.sound is None:
        return SignOff(SignOffStatus.FAULTY, path)
    record = examined.sound.record
    if record.is_blank:
        return SignOff(SignOffStatus.OPEN, path)
    changes = tuple(_changes(record, recommendation))
    if changes:
        return SignOff(SignOffStatus.OUT_OF_DATE, path, record, changes)
    return SignOff(SignOffStatus.AGREED if record.decided.agree else SignOffStatus.OTHERWISE, path, record)


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
