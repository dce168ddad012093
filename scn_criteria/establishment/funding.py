"""Areas covered, the yearly money of each area, exact to the penny, and a proposal's budget compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.establishment.money import in_pence, split, thousands
from scn_criteria.establishment.provisions import Provisions
from scn_criteria.proposal.areas import Area, Population
from scn_criteria.proposal.model import TOP_UP, BudgetLine, Proposal
from scn_criteria.proposal.reference import ReferenceData, load_reference

# Areas covered

ENGLAND, AREAS = "england", "areas"


def all_areas() -> tuple[Area, ...]:
    """The twelve areas, in the order of their names."""
    return load_reference().area_records


def areas_covered(proposal: Proposal, reference: ReferenceData | None = None) -> tuple[Area, ...]:
    """The areas that a proposal covers, in the order of their names; none where it names CCGs, or nothing.

    An area may be named by its name or by another that it goes by. A check reports names of no area.
    """
    known = reference or load_reference()
    coverage = proposal.coverage
    if coverage is None or coverage.extent not in (ENGLAND, AREAS):
        return ()
    if coverage.extent == ENGLAND:
        return known.area_records
    named = {area.name for area in map(known.area, coverage.areas) if area}
    return tuple(area for area in known.area_records if area.name in named)


def people(areas: tuple[Area, ...], basis: str) -> tuple[int, ...]:
    """The population of each area by one count."""
    return tuple(area.population(basis).people for area in areas)


def populations(areas: tuple[Area, ...], basis: str) -> tuple[Population, ...]:
    """The same with its source, and whether it is verified."""
    return tuple(area.population(basis) for area in areas)


# The money of each area

EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class AreaMoney:
    """A share of an envelope: the exact fraction in pounds, and the pence that it comes to once all shares add up."""

    exact: Fraction
    pence: int

    @property
    def thousands(self) -> int:
        """Thousands of pounds."""
        return thousands(self.exact)

    def __add__(self, other: AreaMoney) -> AreaMoney:
        """Both together: exact ones are added before anything is rounded."""
        return AreaMoney(self.exact + other.exact, self.pence + other.pence)


NOTHING = AreaMoney(Fraction(), 0)


@dataclass(frozen=True, slots=True)
class Share:
    """The money of one area a year."""

    area: Area
    people: int
    running_cost: AreaMoney
    programme: AreaMoney

    @property
    def total(self) -> AreaMoney:
        """All of it. Published totals, too, were rounded after adding."""
        return self.running_cost + self.programme


@dataclass(frozen=True, slots=True)
class Difference:
    """The published allocation of an area for 2013/14, and the distance of a share from it, in thousands of pounds."""

    published: int
    difference: int


@dataclass(frozen=True, slots=True)
class Funding:
    """The shares of all twelve areas, in the order of their names, and the money that no area has."""

    shares: tuple[Share, ...]
    left_over: int
    """Pence of running cost that go to areas which are not listed."""

    @property
    def total(self) -> AreaMoney:
        """The money of all areas together."""
        return total(self.shares)

    def of(self, area: Area) -> Share:
        """The share of an area."""
        return next(share for share in self.shares if share.area == area)


def fund(provisions: Provisions) -> Funding:
    """Split the envelopes among the twelve areas."""
    areas = all_areas()
    counted = people(areas, provisions.choice("population_basis"))
    number = int(provisions.value("number_of_areas"))
    running, left_over = _running_cost(provisions, counted, number)
    programme = _split(provisions.value("programme_envelope"), _weights(provisions.choice("programme_split"), counted))
    shares = (Share(*parts) for parts in zip(areas, counted, running, programme, strict=True))
    return Funding(tuple(shares), left_over)


def total(shares: tuple[Share, ...]) -> AreaMoney:
    """The money of some areas together."""
    return sum((share.total for share in shares), NOTHING)


def published(share: Share) -> Difference:
    """A share with the published allocation for 2013/14."""
    given = share.area.allocation.total
    return Difference(given, share.total.thousands - given)


def _running_cost(provisions: Provisions, counted: tuple[int, ...], number: int) -> tuple[tuple[AreaMoney, ...], int]:
    """The running cost of each area, and the pence of the shares beyond those of the areas listed."""
    envelope = provisions.value("running_cost_envelope")
    if provisions.choice("running_cost_split") != EQUAL:
        return _split(envelope, _weights("population", counted)), 0
    shares = _split(envelope, (Fraction(1),) * number)
    return shares[: len(counted)], sum(share.pence for share in shares[len(counted) :])


def _weights(rule: str, counted: tuple[int, ...]) -> tuple[Fraction, ...]:
    return tuple(Fraction(1) if rule == EQUAL else Fraction(one) for one in counted)


def _split(envelope: Fraction, weights: tuple[Fraction, ...]) -> tuple[AreaMoney, ...]:
    """An envelope, taken to the penny, split by weights."""
    pence = in_pence(envelope)
    whole = sum(weights, Fraction())
    parts = zip(weights, split(pence, weights), strict=True)
    return tuple(AreaMoney(Fraction(pence, 100) * weight / whole, part) for weight, part in parts)


# The budget of a proposal and the money of its areas

FUNDS = {"running_cost": "running cost", "programme": "programme money", TOP_UP: "top-up money"}
"""The sources of money, in words."""


@dataclass(frozen=True, slots=True)
class FundYear:
    """The amounts that a proposal asks of one fund in one year, and the money there is; top-up money is nobody's share.

    Without an area, it is about all lines and all areas covered; with one, about the lines that name this area.
    """

    year: str
    fund: str
    area: str | None
    asked: Fraction
    has: AreaMoney | None

    @property
    def title(self) -> str:
        """The name of the fund, in words."""
        return FUNDS[self.fund]

    @property
    def within(self) -> bool | None:
        """Whether no more is asked than there is; unknown of top-up money."""
        return None if self.has is None else self.asked <= self.has.exact


def budget_standing(proposal: Proposal, shares: tuple[Share, ...]) -> tuple[FundYear, ...]:
    """For each year and fund, the amounts asked and the money there is: in all areas covered, then in each named area."""
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
    """The same for each area that lines of core funding name. A check reports names of no area."""
    for share in shares if fund != TOP_UP and len(shares) > 1 else ():
        here = [line for line in lines if _named(line) == share.area]
        if here:
            yield FundYear(year, fund, share.area.name, _sum(here), _money((share,), fund))


def _named(line: BudgetLine) -> Area | None:
    return load_reference().area(line.area) if line.area else None


def _sum(lines: Iterable[BudgetLine]) -> Fraction:
    return sum((Fraction(line.amount) for line in lines), Fraction())


def _money(shares: tuple[Share, ...], fund: str) -> AreaMoney | None:
    """The money of a fund for some areas together."""
    if fund == TOP_UP:
        return None
    return sum((share.running_cost if fund == "running_cost" else share.programme for share in shares), NOTHING)
