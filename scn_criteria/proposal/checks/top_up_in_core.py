"""Money that tops core funding up is kept apart from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from scn_criteria import wording
from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.model import TOP_UP, Budget, BudgetLine

CODE = Code(
    "SCN324",
    "top-up-in-core",
    Severity.ERROR,
    "Others may top core funding up, but what they pay is not national money, and must not look like it.",
    'Give the line the fund "top_up" and leave it out of the total of core funding.',
    "Strategic Clinical Networks update, November 2012, Finance (SI-129)",
)


def check(case: Case) -> Iterator[Fault]:
    """Look for lines of core funding that somebody else pays, and for a total that counts both."""
    budget = case.proposal.budget
    if budget is None:
        return
    if counts_top_up(budget):
        core = wording.number(sum_of(line for line in budget.lines if line.is_core))
        message = (
            f'the total of core funding, "{wording.number(budget.core_total)}", counts top-up money in; expected "{core}"'
        )
        yield Fault(("budget", "core_total"), message)
    for line in budget.lines:
        if line.is_core and line.paid_by is not None:
            message = f'"{line.paid_by}" is to pay for a line of the fund "{line.fund}"; expected the fund "{TOP_UP}"'
            yield Fault((*line.at, "paid_by"), message)


def counts_top_up(budget: Budget) -> bool:
    """Whether the total of core funding is off by just what tops it up."""
    core, everything = (sum_of(lines) for lines in ([line for line in budget.lines if line.is_core], budget.lines))
    return core != everything and budget.core_total == everything


def sum_of(lines: Iterable[BudgetLine]) -> Decimal:
    """What lines of a budget add up to, exactly."""
    return sum((Decimal(line.amount) for line in lines), Decimal())
