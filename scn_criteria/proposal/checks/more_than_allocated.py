"""A network asks for no more core funding than its areas were allocated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scn_criteria import wording
from scn_criteria.diagnostics import Code, Pointer, Severity
from scn_criteria.proposal.areas import Area
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.top_up_in_core import sum_of
from scn_criteria.proposal.model import BudgetLine

CODE = Code(
    "SCN323",
    "more-than-allocated",
    Severity.ERROR,
    "What an area was allocated was for all of its networks and its senate, so one network cannot have more than all of it.",
    "Ask for less, spread it over more years, or find somebody who tops it up.",
    "Strategic Clinical Networks update, November 2012, Finance (SI-122, SI-124, SI-126)",
)

FUNDS = {"running_cost": "running cost", "programme": "programme money"}
HALF_A_THOUSAND = 500
"""How far a published figure, which is in thousands, may be from the exact one."""


def check(case: Case) -> Iterator[Fault]:
    """Compare each fund of each year with what was published, for all areas covered and for each area named."""
    budget, coverage = case.proposal.budget, case.proposal.coverage
    if budget is None or coverage is None or coverage.extent == "ccgs":
        return
    everywhere = case.reference.area_records
    listed = {found.name for found in map(case.reference.area, coverage.areas) if found}
    covered = everywhere if coverage.extent == "england" else tuple(area for area in everywhere if area.name in listed)
    for year, fund in sorted({(line.year, line.fund) for line in budget.lines if line.is_core}):
        lines = [line for line in budget.lines if (line.year, line.fund) == (year, fund)]
        named = {line.area: case.reference.area(line.area) for line in lines if line.area}
        covering = [line for line in lines if line.area is None or named[line.area] in covered]
        if covering and covered:
            yield from _beyond(covering, year, fund, covered, f"the {_counted(len(covered))} covered")
        for area in covered if len(covered) > 1 else ():
            inside = [line for line in lines if line.area and named[line.area] == area]
            yield from _beyond(inside, year, fund, (area,), area.name)


def _beyond(lines: list[BudgetLine], year: str, fund: str, areas: tuple[Area, ...], where: str) -> Iterator[Fault]:
    """A fault if lines together ask for more than areas had."""
    asked = sum_of(lines)
    given = sum(_published(area, fund) for area in areas)
    if asked > given + HALF_A_THOUSAND * len(areas):
        message = (
            f'"{wording.number(asked)}" pounds of {FUNDS[fund]} are asked for in {year}; '
            f'expected at most "{wording.number(given)}", which {where} had in 2013/14'
        )
        yield Fault((*_largest(lines), "amount"), message)


def _published(area: Area, fund: str) -> int:
    given = area.allocation
    return (given.running_cost if fund == "running_cost" else given.programme) * 1000


def _largest(lines: list[BudgetLine]) -> Pointer:
    """Where the largest of several lines stands: the one to look at first."""
    return max(lines, key=lambda line: Decimal(line.amount)).at


def _counted(number: int) -> str:
    return "area" if number == 1 else f"{number} areas"
