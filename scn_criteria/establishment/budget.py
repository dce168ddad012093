"""The budget of a proposal beside the money of the areas that it covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.establishment.funding import NOTHING, Money, Share
from scn_criteria.proposal import Proposal
from scn_criteria.proposal.areas import Area
from scn_criteria.proposal.model import TOP_UP, BudgetLine
from scn_criteria.proposal.reference import load_reference

FUNDS = {"running_cost": "running cost", "programme": "programme money", TOP_UP: "top-up money"}
"""Where money comes from, as people say it."""


@dataclass(frozen=True, slots=True)
class FundYear:
    """What a proposal asks of one fund in one year, and what there is; top-up money is nobody's share.

    Without an area, it is about all lines and all areas covered; with one, about the lines that name this area.
    """

    year: str
    fund: str
    area: str | None
    asked: Fraction
    has: Money | None

    @property
    def title(self) -> str:
        """What people call the fund."""
        return FUNDS[self.fund]

    @property
    def within(self) -> bool | None:
        """Whether no more is asked than there is; unknown of top-up money."""
        return None if self.has is None else self.asked <= self.has.exact


def budget_standing(proposal: Proposal, shares: tuple[Share, ...]) -> tuple[FundYear, ...]:
    """Year by year and fund by fund, what is asked and what there is: in all areas covered, then in each that lines name."""
    lines = proposal.budget.lines if proposal.budget else ()
    found: list[FundYear] = []
    for year in sorted({line.year for line in lines}):
        for fund in FUNDS:
            asked = [line for line in lines if (line.year, line.fund) == (year, fund)]
            if asked:
                found.append(FundYear(year, fund, None, _sum(asked), _money(shares, fund)))
                found += _by_area(asked, shares, year, fund)
    return tuple(found)


def _by_area(lines: list[BudgetLine], shares: tuple[Share, ...], year: str, fund: str) -> Iterator[FundYear]:
    """The same for each area that lines of core funding name. A name of no area is for a check."""
    for share in shares if fund != TOP_UP and len(shares) > 1 else ():
        here = [line for line in lines if _named(line) == share.area]
        if here:
            yield FundYear(year, fund, share.area.name, _sum(here), _money((share,), fund))


def _named(line: BudgetLine) -> Area | None:
    return load_reference().area(line.area) if line.area else None


def _sum(lines: Iterable[BudgetLine]) -> Fraction:
    return sum((Fraction(line.amount) for line in lines), Fraction())


def _money(shares: tuple[Share, ...], fund: str) -> Money | None:
    """What areas have of a fund together."""
    if fund == TOP_UP:
        return None
    return sum((share.running_cost if fund == "running_cost" else share.programme for share in shares), NOTHING)
