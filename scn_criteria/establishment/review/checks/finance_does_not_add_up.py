"""What was paid adds up to the total that the return states."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scn_criteria import wording
from scn_criteria.diagnostics import Code, Severity
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.checks.fault import Fault

CODE = Code(
    "SCN350",
    "finance-does-not-add-up",
    Severity.ERROR,
    "Whoever pays reads the total, and whoever checks reads the lines: they must come to the same.",
    "Correct the line that is wrong, or the total.",
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-152)",
)


def check(filed: Filed) -> Iterator[Fault]:
    """Add up what was paid."""
    finance = filed.report.finance
    if finance is None:
        return
    found = sum((Decimal(one.amount) for one in finance.spent), Decimal(0))
    if found != finance.total_spent:
        stated = wording.number(finance.total_spent)
        message = f'the total "{stated}" is not what the payments add up to; expected "{wording.number(found)}"'
        yield Fault(("finance", "total_spent"), message)
