"""The kinds of evidence that a proposal may offer, criterion by criterion. Mirrors ``$defs`` of the proposal schema."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate

Number = int | Decimal
"""A number as a file has it: exact, as it was typed."""


class Direction(Enum):
    """Which way an indicator is worse."""

    HIGHER_IS_WORSE = "higher_is_worse"
    LOWER_IS_WORSE = "lower_is_worse"
    NO_DIRECTION = "no_direction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What all evidence has in common. Without a source it is rationale, not evidence."""

    at: Pointer
    source: str | None = None
    published: PartialDate | None = None
    note: str | None = None
    weakens: bool = False
    """Whether it speaks against the case, where no other key says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArguableItem(Item):
    """Evidence whose source is optional. Without one that counts, its words stand as an argument."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """An indicator of the NHS Outcomes Framework, in one edition."""

    at: Pointer
    reference: str
    edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A confidence interval, in the unit of the figure."""

    lower: Number
    upper: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure about one place, in the unit of its indicator."""

    at: Pointer
    value: Number
    place: str | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Where things stand, in the unit of the indicator."""

    value: Number
    period: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where the network would bring an indicator, and by when."""

    value: Number
    by: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorItem(Item):
    """Evidence about an indicator with a unit and a direction."""

    indicator: str
    unit: str
    direction: Direction
    framework: Framework | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(IndicatorItem):
    """C1: a measure by which improvement can be followed."""

    baseline: Baseline
    target: Target | None = None
    follows: tuple[str, ...] = ()
    """The compared indicators that it follows under a name of its own, as the comparisons call them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class International(IndicatorItem):
    """C1: the country set against others."""

    period: str
    home: Figure
    comparators: tuple[Figure, ...]


POPULATION_GROUPS = "population_groups"
"""What lies between groups of people is no variation between places, which a network of places could level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation(IndicatorItem):
    """C1: how an indicator varies within the country."""

    period: str
    between: str
    lowest: Figure | None = None
    highest: Figure | None = None
    places: tuple[Figure, ...] = ()
    number_of_places: int | None = None
    reported_fold: Number | None = None
    leaves_out: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """The size of a benefit."""

    value: Number
    unit: str
    upper: Number | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit(ArguableItem):
    """C2: a benefit to one of the three groups."""

    statement: str
    quantity: Quantity | None = None
    supports: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Profession(Item):
    """C3: a professional group."""

    name: str
    involvement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Item):
    """C3: a kind of organisation, in a sector."""

    name: str
    sector: str
    involvement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Item):
    """C4: a figure of scale: people, cases a year, organisations or pounds a year."""

    value: Number
    statement: str
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance(Item):
    """C5: guidance of NICE and how it bears on the work."""

    id: str
    title: str
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(ArguableItem):
    """C6: another means of improvement."""

    means: str
    status: str
    why: str
    name: str | None = None
    sufficient: bool | str = False
    """Whether it would do without a network, or the word ``partly``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The size of a result."""

    value: Number
    unit: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent(Item):
    """C7: a network tried elsewhere, and its result."""

    setting: str
    design: str
    result: str
    statement: str
    effect: Effect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(ArguableItem):
    """C7: one reason why a network can bring the improvement."""

    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalReason(ArguableItem):
    """C8: one reason for the whole of England."""

    kind: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(ArguableItem):
    """C9: a risk of going without; likelihood and consequence on the 1 to 5 scales of the NPSA matrix."""

    risk: str
    likelihood: int
    consequence: int
    impact: str | None = None

    @property
    def score(self) -> int:
        """Likelihood times consequence, 1 to 25."""
        return self.likelihood * self.consequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort(Item):
    """S2: an earlier effort and what came of it."""

    effort: str
    result: str
    period: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim(IndicatorItem):
    """An aim of the network: an indicator, its baseline, its target and the date."""

    baseline: Baseline
    target: Number
    by: PartialDate
