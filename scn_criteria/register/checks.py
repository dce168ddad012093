"""The checks of decision records."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic, placed_diagnostics, rules_of
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.document import Document
from scn_criteria.register.decision_record import DecisionRecord, Signature, file_name, file_names
from scn_criteria.register.related_files import RecordInContext
from scn_criteria.safe_text import is_reserved

# A record in which nothing is decided yet

NOT_SIGNED_OFF = DiagnosticRule(
    "SCN330",
    "not-signed-off",
    Severity.INFO,
    "Nothing is filled in yet, so the recommendation is still only a recommendation.",
    "Say under `decided` whether you agree, and sign under `signatures`.",
)

AFRESH = (
    "The proposal has changed meanwhile: write the record afresh with `scn report --format record` before you fill it in."
)


def check_not_signed_off(filed: RecordInContext) -> Iterator[UnplacedDiagnostic]:
    """Say that the record waits for a decision, and whether it is still worth filling in."""
    record, beside = filed.record, filed.around.proposal
    if record.is_blank:
        changed = beside is not None and beside.sha256 != record.proposal.sha256
        message = f'nothing is decided yet on the recommendation "{record.recommended.outcome.value}"; expected a decision'
        yield UnplacedDiagnostic(("decided",), message, help=AFRESH if changed else "", on_key=True)


# A decision that somebody began to fill in is filled in to its end: what, and by whom, in which role and when

DECISION_INCOMPLETE = DiagnosticRule(
    "SCN331",
    "decision-incomplete",
    Severity.ERROR,
    "A decision counts only when it says what was decided and who decided it, in which role and when.",
    "Fill in what is missing, or leave all of it empty until it is decided.",
)


def check_decision_incomplete(filed: RecordInContext) -> Iterator[UnplacedDiagnostic]:
    """Look for what is missing from a record that is not empty."""
    record = filed.record
    if record.is_blank:
        return
    yield from _decision(record)
    if not record.signed:
        message = "the decision is not signed; expected at least one signature with name, role and date"
        yield UnplacedDiagnostic(("signatures",), message, on_key=True)
    for signature in record.signed:
        yield from _signature(signature)


def _decision(record: DecisionRecord) -> Iterator[UnplacedDiagnostic]:
    decided = record.decided
    if decided.agree is None:
        message = 'the record does not say whether you agree; expected "agree: true" or "agree: false"'
        yield UnplacedDiagnostic(("decided", "agree"), message, on_key=True)
    elif not decided.agree and decided.outcome is None:
        message = f'"agree: false" does not say what was decided instead of "{record.recommended.outcome.value}"'
        yield UnplacedDiagnostic(("decided", "outcome"), f"{message}; expected an outcome", on_key=True)


def _signature(signature: Signature) -> Iterator[UnplacedDiagnostic]:
    if signature.missing:
        whose = f'the signature of "{signature.name}"' if signature.name else "a signature"
        message = f"{whose} has no {' and no '.join(signature.missing)}; expected name, role and date"
        yield UnplacedDiagnostic(signature.at, message)


# Who decides otherwise than recommended says why: those whom it concerns will ask

DECISION_WITHOUT_REASON = DiagnosticRule(
    "SCN332",
    "decision-without-reason",
    Severity.ERROR,
    "A decision that differs from the recommendation cannot be defended line by line unless somebody writes down why.",
    "Write under `reason` what weighed more than the recommendation.",
)


def check_decision_without_reason(filed: RecordInContext) -> Iterator[UnplacedDiagnostic]:
    """Look for the reason."""
    record = filed.record
    if record.decided.agree is False and not record.decided.reason:
        message = f'the decision differs from the recommendation "{record.recommended.outcome.value}" without a reason'
        yield UnplacedDiagnostic(("decided", "reason"), f"{message}; expected why", on_key=True)


# Whether one agrees, and the outcome that one names, say the same

DECISION_CONTRADICTS_ITSELF = DiagnosticRule(
    "SCN333",
    "decision-contradicts-itself",
    Severity.ERROR,
    "Who agrees decides what was recommended, and who does not decides something else: both at once say neither.",
    "Correct `agree`, or the outcome under it; who agrees need not name one.",
)


def check_decision_contradicts_itself(filed: RecordInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the two."""
    decided, recommended = filed.record.decided, filed.record.recommended.outcome
    if decided.agree is None or decided.outcome is None:
        return
    same = decided.outcome is recommended
    if decided.agree is not same:
        stated, expected = str(decided.agree).lower(), "the same outcome" if decided.agree else "another outcome"
        message = f'"agree: {stated}" stands with the outcome "{decided.outcome.value}", and recommended is'
        yield UnplacedDiagnostic(
            ("decided", "outcome"),
            f'{message} "{recommended.value}"; expected {expected}',
            related="the recommendation",
            related_at=("recommended", "outcome"),
        )


# A person signs after the assessment and not in the future

SIGNATURE_OUT_OF_TIME = DiagnosticRule(
    "SCN334",
    "signature-out-of-time",
    Severity.ERROR,
    "Nobody can have decided on evidence of a later day, nor on a day that has not come yet.",
    "Correct the day of the signature; where the assessment date is wrong, assess again and write the record anew.",
)


def check_signature_out_of_time(filed: RecordInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the day of each signature with the assessment date and with today."""
    record, day = filed.record, filed.around.today
    for signature in record.signed:
        if signature.on is None:
            continue
        at, signed = (*signature.at, "on"), signature.on
        if signed < record.assessed_on:
            message = f'signed on "{signed.text}" but assessed as on "{record.assessed_on.text}"; expected no earlier day'
            yield UnplacedDiagnostic(at, message, related="the assessment date", related_at=("assessed_on",))
        elif day and signed.first > day:
            today = PartialDate.parse(day.isoformat())
            yield UnplacedDiagnostic(
                at, f'signed on "{signed.text}", which has not come yet; expected {today} or an earlier day'
            )


# A signature is for one version of a proposal

SIGNED_FOR_ANOTHER_VERSION = DiagnosticRule(
    "SCN335",
    "signed-for-another-version",
    Severity.ERROR,
    "The proposal has changed since somebody signed, so nobody has decided on it as it is now.",
    "Keep the record elsewhere as it is, write a new one with `scn report --format record`, and have it signed.",
)

SHOWN = 12
"""How much of a digest is shown: enough to tell two apart."""


def check_signed_for_another_version(filed: RecordInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the digest in a record that is not empty with that of the proposal beside it."""
    record, beside = filed.record, filed.around.proposal
    signed = record.proposal.sha256
    if beside and signed != beside.sha256 and not record.is_blank:
        yield UnplacedDiagnostic(
            ("proposal", "sha256"),
            f'signed for another version of the proposal: found the digest "{signed[:SHOWN]}…", '
            f'expected that of "{beside.path}" beside it',
        )


# A signature is for what came out under one version of the rules

SIGNED_UNDER_OTHER_RULES = DiagnosticRule(
    "SCN336",
    "signed-under-other-rules",
    Severity.WARNING,
    "The rules have changed since somebody signed. The decision may stand, but not on what the rules say today.",
    "Assess again; where another outcome is recommended or the decision is to be renewed, have a new record signed.",
)


def check_signed_under_other_rules(filed: RecordInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the digest in a record that is not empty with that of the ruleset as it is today."""
    record, today = filed.record, filed.around.ruleset
    signed = record.ruleset.sha256
    if today and signed != today.sha256 and not record.is_blank:
        yield UnplacedDiagnostic(
            ("ruleset", "sha256"),
            f'signed under another version of the rules, {record.ruleset.version}: found the digest "{signed[:SHOWN]}…", '
            f'expected that of "{today.path}" as it is today',
        )


# A record is found by its name, which is that of its proposal

RECORD_NOT_FILE_NAME = DiagnosticRule(
    "SCN337",
    "record-not-file-name",
    Severity.ERROR,
    "A report looks for the record under the id of its proposal: a record of another name is never found.",
    "Rename the file.",
)


def check_record_not_file_name(filed: RecordInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the id of the proposal with the name of the record's file, where there is a file."""
    named, record = filed.around.file_name, filed.record
    if named and named not in file_names(record.proposal.id):
        message = f'the record is of "{record.proposal.id}" but the file is named "{named}"'
        yield UnplacedDiagnostic(("proposal", "id"), f'{message}; expected "{file_name(record.proposal.id)}"')


# The id of a proposal becomes the name of files

ID_OF_RECORD_RESERVED = DiagnosticRule(
    "SCN338",
    "id-of-record-reserved",
    Severity.WARNING,
    "Windows keeps some names for devices: a record that bears one as the id of its proposal cannot be kept under it.",
    "Choose another id for the proposal, and have a new record drafted.",
)


def check_id_of_record_reserved(filed: RecordInContext) -> Iterator[UnplacedDiagnostic]:
    """Look whether Windows would allow a file named after the proposal."""
    given = filed.record.proposal.id
    if is_reserved(given):
        message = f'the proposal has the id "{given}", which Windows keeps for a device; expected one that can name a file'
        yield UnplacedDiagnostic(("proposal", "id"), message)


CHECKS = (
    Check(NOT_SIGNED_OFF, check_not_signed_off),
    Check(DECISION_INCOMPLETE, check_decision_incomplete),
    Check(DECISION_WITHOUT_REASON, check_decision_without_reason),
    Check(DECISION_CONTRADICTS_ITSELF, check_decision_contradicts_itself),
    Check(SIGNATURE_OUT_OF_TIME, check_signature_out_of_time),
    Check(SIGNED_FOR_ANOTHER_VERSION, check_signed_for_another_version),
    Check(SIGNED_UNDER_OTHER_RULES, check_signed_under_other_rules),
    Check(RECORD_NOT_FILE_NAME, check_record_not_file_name),
    Check(ID_OF_RECORD_RESERVED, check_id_of_record_reserved),
)


CODES: tuple[DiagnosticRule, ...] = rules_of(CHECKS)
"""Every kind of fault that these checks can find, by number."""


def run_checks(filed: RecordInContext, document: Document) -> tuple[Diagnostic, ...]:
    """Everything that the checks find in a record."""
    return placed_diagnostics(CHECKS, filed, document)
