"""What plans are made from, as frozen records: parameters, readings, statements, posts, pay, duties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scn_criteria.ruleset.model import Basis, Citation, Parameter, Reading, Reference


@dataclass(frozen=True, slots=True)
class Cited:
    """Something said, and the place that it rests on."""

    text: str
    basis: Basis
    source: Citation


@dataclass(frozen=True, slots=True)
class Numbered(Cited):
    """A step or a duty, by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Statement(Cited):
    """What is said of a type of network or of an outcome, in place of money and a team."""

    about: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a support team. A sessional one has neither a number nor a band."""

    name: str
    title: str
    also_called: str
    wte: Fraction | None
    approximate: bool
    bands: tuple[str, ...]
    appointed: int
    basis: Basis
    source: Citation

    @property
    def sessional(self) -> bool:
        """Whether it is filled by the session."""
        return self.wte is None


@dataclass(frozen=True, slots=True)
class PayScale:
    """The lowest and the highest point of each band in pounds a year, and whether somebody has read them at their source."""

    since: str
    title: str
    why: str
    verified: bool
    bands: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Provisions:
    """Everything that plans are made from, as chosen."""

    documents: Mapping[str, Reference]
    parameters: Mapping[str, Parameter]
    readings: Mapping[str, Reading]
    statements: tuple[Statement, ...]
    posts: tuple[Post, ...]
    pay: tuple[PayScale, ...]
    order: tuple[Numbered, ...]
    duties: tuple[Numbered, ...]
    variant: Mapping[str, str] = field(default_factory=dict)
    """What was chosen otherwise than the files say, by parameter or reading name."""

    def value(self, name: str) -> Fraction:
        """The value of a parameter as chosen."""
        return Fraction(self.parameters[name].value)

    def choice(self, name: str) -> str:
        """The choice of a reading as chosen."""
        return self.readings[name].choice

    def statement(self, about: str) -> Statement:
        """What is said of a type of network or of an outcome."""
        return next(one for one in self.statements if one.about == about)

    @property
    def scale(self) -> PayScale:
        """The pay that is reckoned with."""
        return self.pay[0]
