"""The lines of a budget add up to the totals that it states."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scn_criteria import wording
from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.top_up_in_core import counts_top_up, sum_of

CODE = Code(
    "SCN320",
    "budget-does-not-add-up",
    Severity.ERROR,
    "Those who pay read the total, and those who spend read the lines: they must come to the same.",
    "Correct the line that is wrong, or the total; core funding and what tops it up have a total each.",
    "Strategic Clinical Networks update, November 2012, Finance (SI-121, SI-123, SI-129)",
)


def check(case: Case) -> Iterator[Fault]:
    """Add up core funding, and what tops it up."""
    budget = case.proposal.budget
    if budget is None:
        return
    core, top_up = (sum_of(line for line in budget.lines if line.is_core is wanted) for wanted in (True, False))
    if budget.core_total != core and not counts_top_up(budget):
        yield _differs("core_total", budget.core_total, core, "running cost and programme money")
    if budget.top_up_total is not None and budget.top_up_total != top_up:
        yield _differs("top_up_total", budget.top_up_total, top_up, "top-up money")


def _differs(key: str, stated: int | Decimal, found: Decimal, of: str) -> Fault:
    message = (
        f'the total "{wording.number(stated)}" is not what the lines of {of} add up to; expected "{wording.number(found)}"'
    )
    return Fault(("budget", key), message)
