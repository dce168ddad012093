"""The support team of an area: posts scaled with its population, and what they cost against its running cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from scn_criteria.establishment.funding import Funding, Share
from scn_criteria.establishment.money import rounded
from scn_criteria.establishment.provisions import PayScale, Post, Provisions

SCALING = (
    "Posts given as approximate are multiplied by 1 + team_follows_population x (population / average of all areas - 1), "
    "rounded to the nearest smallest_step and never below least_post; posts given exactly are the same everywhere."
)


class Fit(Enum):
    """The relation of the pay of a team to the running cost of its area."""

    WITHIN = "within"
    DEPENDS = "depends"
    BEYOND = "beyond"

    @property
    def words(self) -> str:
        """The same for readers."""
        return {
            "within": "the running cost pays for the team at every point of its bands",
            "depends": "the running cost pays for the team at the low points of its bands, and not at the high ones",
            "beyond": "the running cost does not pay for the team at any point of its bands",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Range:
    """Pounds a year, from the lowest point of the bands to the highest."""

    low: Fraction
    high: Fraction

    def __add__(self, other: Range) -> Range:
        """Both together."""
        return Range(self.low + other.low, self.high + other.high)

    def times(self, factor: Fraction) -> Range:
        """So many times as much."""
        return Range(self.low * factor, self.high * factor)

    @property
    def pounds(self) -> tuple[int, int]:
        """Whole pounds."""
        return rounded(self.low), rounded(self.high)


NO_PAY = Range(Fraction(), Fraction())


@dataclass(frozen=True, slots=True)
class ScaledPost:
    """A post in one area: how many whole-time equivalents, whether that is exact, and its basic pay."""

    post: Post
    wte: Fraction | None
    basic_pay: Range

    @property
    def exact(self) -> bool:
        """Whether the document gives the number so."""
        return self.wte is not None and not self.post.approximate


@dataclass(frozen=True, slots=True)
class Team:
    """The team of one area."""

    positions: tuple[ScaledPost, ...]
    basic_pay: Range
    with_on_costs: Range
    fit: Fit
    pay_verified: bool

    @property
    def wte(self) -> Fraction:
        """Whole-time equivalents, without those by the session. The team that the document lists has 16 (SI-103)."""
        return sum((one.wte for one in self.positions if one.wte is not None), Fraction())

    @property
    def exact_wte(self) -> Fraction:
        """Those that the document gives exactly."""
        return sum((one.wte for one in self.positions if one.wte is not None and one.exact), Fraction())

    @property
    def approximate_wte(self) -> Fraction:
        """Those that it gives as approximate, scaled by our rule."""
        return self.wte - self.exact_wte


def team(share: Share, funding: Funding, provisions: Provisions) -> Team:
    """The team of an area, with what it costs beside the running cost of the area."""
    average = Fraction(sum(one.people for one in funding.shares), len(funding.shares))
    factor = 1 + provisions.value("team_follows_population") * (share.people / average - 1)
    positions = tuple(_position(post, factor, provisions) for post in provisions.posts)
    basic = sum((one.basic_pay for one in positions), NO_PAY)
    full = basic.times(1 + provisions.value("on_costs") / 100)
    return Team(positions, basic, full, _fit(full, share.running_cost.exact), provisions.scale.verified)


def _position(post: Post, factor: Fraction, provisions: Provisions) -> ScaledPost:
    if post.wte is None:
        return ScaledPost(post, None, NO_PAY)
    wte = _scaled(post.wte, factor, provisions) if post.approximate else post.wte
    return ScaledPost(post, wte, _pay(post, provisions.scale).times(wte))


def _scaled(stated: Fraction, factor: Fraction, provisions: Provisions) -> Fraction:
    step = provisions.value("smallest_step")
    return max(provisions.value("least_post"), rounded(stated * factor / step) * step)


def _pay(post: Post, scale: PayScale) -> Range:
    """The pay from the lowest point of its bands to the highest."""
    points = [scale.bands[band] for band in post.bands]
    return Range(Fraction(min(low for low, _ in points)), Fraction(max(high for _, high in points)))


def _fit(pay: Range, running_cost: Fraction) -> Fit:
    if pay.high <= running_cost:
        return Fit.WITHIN
    return Fit.DEPENDS if pay.low <= running_cost else Fit.BEYOND


def whole_time(wte: Fraction) -> str:
    """Whole-time equivalents as people write them: ``5.5``."""
    return f"{Decimal(rounded(wte * 100)).scaleb(-2):f}".rstrip("0").rstrip(".")
