"""What each area has a year: running cost and programme money, split as chosen, exact to the penny and rounded last."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.establishment.areas import all_areas, people
from scn_criteria.establishment.money import THOUSAND, in_pence, split, thousands
from scn_criteria.establishment.provisions import Provisions
from scn_criteria.proposal.areas import Area

EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Money:
    """A share of an envelope: the exact fraction in pounds, and the pence that it comes to once all shares add up."""

    exact: Fraction
    pence: int

    @property
    def thousands(self) -> int:
        """Thousands of pounds."""
        return thousands(self.exact)

    def __add__(self, other: Money) -> Money:
        """Both together: exact ones are added before anything is rounded."""
        return Money(self.exact + other.exact, self.pence + other.pence)


NOTHING = Money(Fraction(), 0)


@dataclass(frozen=True, slots=True)
class Share:
    """What one area has a year."""

    area: Area
    people: int
    running_cost: Money
    programme: Money

    @property
    def total(self) -> Money:
        """All of it. Published totals, too, were rounded after adding."""
        return self.running_cost + self.programme


@dataclass(frozen=True, slots=True)
class Difference:
    """What was allocated to an area in 2013/14, as published, and how far a share is from it, in thousands of pounds."""

    published: int
    difference: int


@dataclass(frozen=True, slots=True)
class Funding:
    """The shares of all twelve areas, in the order of their names, and what no area has."""

    shares: tuple[Share, ...]
    left_over: int
    """Pence of running cost that go to areas which are not listed."""

    @property
    def total(self) -> Money:
        """What all areas have together."""
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


def total(shares: tuple[Share, ...]) -> Money:
    """What some areas have together."""
    return sum((share.total for share in shares), NOTHING)


def published(share: Share) -> Difference:
    """A share beside what was published for 2013/14."""
    given = share.area.allocation.total
    return Difference(given, share.total.thousands - given)


def published_money(area: Area, fund_name: str) -> Fraction:
    """What was published of a fund for an area, in pounds."""
    given = {"running_cost": area.allocation.running_cost, "programme": area.allocation.programme}[fund_name]
    return Fraction(given * THOUSAND)


def _running_cost(provisions: Provisions, counted: tuple[int, ...], number: int) -> tuple[tuple[Money, ...], int]:
    """The running cost of each area, and the pence of the shares beyond those of the areas listed."""
    envelope = provisions.value("running_cost_envelope")
    if provisions.choice("running_cost_split") != EQUAL:
        return _split(envelope, _weights("population", counted)), 0
    shares = _split(envelope, (Fraction(1),) * number)
    return shares[: len(counted)], sum(share.pence for share in shares[len(counted) :])


def _weights(rule: str, counted: tuple[int, ...]) -> tuple[Fraction, ...]:
    return tuple(Fraction(1) if rule == EQUAL else Fraction(one) for one in counted)


def _split(envelope: Fraction, weights: tuple[Fraction, ...]) -> tuple[Money, ...]:
    """An envelope, taken to the penny, split by weights."""
    pence = in_pence(envelope)
    whole = sum(weights, Fraction())
    parts = zip(weights, split(pence, weights), strict=True)
    return tuple(Money(Fraction(pence, 100) * weight / whole, part) for weight, part in parts)
