"""Checks of the numbers in a return: sums, funds, uses of core and programme money, and spread of practices."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria import wording
from scn_criteria.diagnostics import DiagnosticRule, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.document.fixes import suggest
from scn_criteria.establishment.review.related_files import ReturnInContext
from scn_criteria.proposal.checks.budget import lacks_patient_care, sum_of
from scn_criteria.proposal.model import TOP_UP
from scn_criteria.proposal.reference import normalise

# What was paid adds up to the total that the return states

FINANCE_DOES_NOT_ADD_UP = DiagnosticRule(
    "SCN350",
    "finance-does-not-add-up",
    Severity.ERROR,
    "Whoever pays reads the total, and whoever checks reads the lines: they must come to the same.",
    "Correct the line that is wrong, or the total.",
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-152)",
)


def check_finance_does_not_add_up(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Add up what was paid."""
    finance = filed.report.finance
    if finance is None:
        return
    found = sum_of(finance.spent)
    if found != finance.total_spent:
        stated = wording.number(finance.total_spent)
        message = f'the total "{stated}" is not what the payments add up to; expected "{wording.number(found)}"'
        yield UnplacedDiagnostic(("finance", "total_spent"), message)


# No fund pays more than there was in it

MORE_SPENT_THAN_THERE_WAS = DiagnosticRule(
    "SCN351",
    "more-spent-than-there-was",
    Severity.WARNING,
    "No fund may pay for another: programme money is for patient care, and top-up money is somebody else's.",
    "Say which fund paid, or what more there was in it.",
    "Strategic Clinical Networks update, November 2012, Finance (SI-125, SI-129)",
)


def check_more_spent_than_there_was(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare fund by fund."""
    finance = filed.report.finance
    if finance is None:
        return
    money = finance.available
    there_was = {"running_cost": money.running_cost, "programme": money.programme, "top_up": money.top_up}
    for fund, amount in there_was.items():
        paid = sum_of(one for one in finance.spent if one.fund == fund)
        if paid > amount:
            message = f'"{wording.number(paid)}" pounds were paid from {wording.spoken(fund)} money'
            whole = f"{message}; expected at most the {wording.number(amount)} that there was"
            yield UnplacedDiagnostic(("finance", "available", fund), whole)


# Core funding was spent on the seven uses that it covers

SPENT_OUTSIDE_CORE_USES = DiagnosticRule(
    "SCN352",
    "spent-outside-core-uses",
    Severity.WARNING,
    "National core funding covers seven uses, and no other. The review counts what was spent otherwise.",
    'Name the use of the seven that it was; what fits none of them should have been paid from the fund "top_up".',
    "Strategic Clinical Networks update, November 2012, Core national funding covers (SI-130)",
)


def check_spent_outside_core_uses(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Look up the use of each payment of core funding."""
    known = [one.use for one in filed.reference.core_uses]
    for line in filed.report.finance.spent if filed.report.finance else ():
        typed = normalise(line.use or "").replace(" ", "_")
        if line.fund != TOP_UP and typed not in known:
            near = suggest(typed, known) if typed else None
            hint = wording.did_you_mean(near)
            found = (
                f'core funding does not cover "{line.use}"' if line.use else f'"{line.what}" names no use of core funding'
            )
            message = f"{found}, expected one of its seven uses{hint}"
            yield UnplacedDiagnostic(
                (*line.at, "use" if line.use else "what"), message, f"Write one of: {', '.join(known)}."
            )


# Programme money was spent on what relates directly to patient care

SPENT_AWAY_FROM_PATIENTS = DiagnosticRule(
    "SCN353",
    "spent-away-from-patients",
    Severity.WARNING,
    "Programme money must relate directly to patient care. The review counts what does not say how it did.",
    'Say under "patient_care" what patients had from it.',
    "Strategic Clinical Networks update, November 2012, Finance (SI-125)",
)


def check_spent_away_from_patients(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Require each payment of programme money to say how it related directly to patient care."""
    for line in filed.report.finance.spent if filed.report.finance else ():
        if lacks_patient_care(line):
            message = f'"{line.what}" was paid from programme money and does not say how it relates to patient care'
            yield UnplacedDiagnostic((*line.at, "fund"), f'{message}; expected "patient_care"')


# No more organisations take a practice up than it was offered to

MORE_TOOK_IT_UP_THAN_COULD = DiagnosticRule(
    "SCN360",
    "more-took-it-up-than-could",
    Severity.ERROR,
    "Spread is a share of those to whom something was offered, and no share is more than the whole.",
    "Correct one of the two numbers.",
)


def check_more_took_it_up_than_could(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the two numbers of each practice."""
    for one in filed.report.spread:
        if one.taken_up_by > one.of:
            message = f'"{one.taken_up_by}" organisations took up what was offered to {one.of}; expected at most {one.of}'
            yield UnplacedDiagnostic((*one.at, "taken_up_by"), message)


CHECKS = (
    Check(FINANCE_DOES_NOT_ADD_UP, check_finance_does_not_add_up),
    Check(MORE_SPENT_THAN_THERE_WAS, check_more_spent_than_there_was),
    Check(SPENT_OUTSIDE_CORE_USES, check_spent_outside_core_uses),
    Check(SPENT_AWAY_FROM_PATIENTS, check_spent_away_from_patients),
    Check(MORE_TOOK_IT_UP_THAN_COULD, check_more_took_it_up_than_could),
)
