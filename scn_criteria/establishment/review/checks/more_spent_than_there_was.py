"""No fund pays more than there was in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scn_criteria import wording
from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN351",
    "more-spent-than-there-was",
    Severity.WARNING,
    "No fund may pay for another: programme money is for patient care, and top-up money is somebody else's.",
    "Say which fund paid, or what more there was in it.",
    "Strategic Clinical Networks update, November 2012, Finance (SI-125, SI-129)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Compare fund by fund."""
    finance = filed.report.finance
    if finance is None:
        return
    money = finance.available
    there_was = {"running_cost": money.running_cost, "programme": money.programme, "top_up": money.top_up}
    for fund, amount in there_was.items():
        paid = sum((Decimal(one.amount) for one in finance.spent if one.fund == fund), Decimal(0))
        if paid > amount:
            message = f'"{wording.number(paid)}" pounds were paid from {wording.spoken(fund)} money'
            whole = f"{message}; expected at most the {wording.number(amount)} that there was"
            yield Fault(("finance", "available", fund), whole)
