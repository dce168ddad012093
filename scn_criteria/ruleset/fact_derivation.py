"""How a fact is defined and derived: a name, a type, a unit, a meaning, and a pure function from a case to its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from scn_criteria.diagnostics import Pointer
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger, Value, Withheld

# Facts with the functions that derive them

CaseT = TypeVar("CaseT")
"""What facts are derived from: a proposal on a day, or a return among the files it belongs to."""


class Placed(Protocol):
    """Anything with a place in a file."""

    @property
    def at(self) -> Pointer:
        """The place, as the keys and numbers that lead to it."""


@dataclass(frozen=True, slots=True)
class Derived:
    """The value of a fact, and the places in the proposal that it comes from. ``None`` means not known."""

    value: Value | None
    evidence: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class FactDerivation(Generic[CaseT]):
    """A fact and the function that derives it."""

    definition: FactDefinition
    derive: Callable[[CaseT], Derived]


def counting(  # noqa: PLR0913 - the parts of a definition, each with its name
    name: str,
    meaning: str,
    derive: Callable[[CaseT], Derived],
    *,
    unit: str = "",
    singular: str = "",
    stronger: Stronger = Stronger.HIGHER,
    most: int | None = None,
    changeable: bool = True,
    withheld: Withheld = Withheld.LOWERS,
    raised_by: str = "",
) -> FactDerivation[CaseT]:
    """A fact that counts something: a whole number from nought, always known."""
    definition = FactDefinition(
        name,
        FactType.NUMBER,
        meaning,
        unit,
        singular,
        stronger=stronger,
        least=0,
        most=most,
        whole=True,
        always_known=True,
        changeable=changeable,
        withheld=withheld,
        raised_by=raised_by,
    )
    return FactDerivation(definition, derive)


def measured(  # noqa: PLR0913 - the parts of a definition, each with its name
    name: str,
    meaning: str,
    derive: Callable[[CaseT], Derived],
    *,
    unit: str = "",
    singular: str = "",
    stronger: Stronger = Stronger.HIGHER,
    least: int | None = 0,
    most: int | None = None,
    whole: bool = False,
    changeable: bool = True,
    withheld: Withheld = Withheld.LOWERS,
    raised_by: str = "",
) -> FactDerivation[CaseT]:
    """A fact that is an exact number, if it is known at all."""
    definition = FactDefinition(
        name,
        FactType.NUMBER,
        meaning,
        unit,
        singular,
        stronger=stronger,
        least=least,
        most=most,
        whole=whole,
        changeable=changeable,
        withheld=withheld,
        raised_by=raised_by,
    )
    return FactDerivation(definition, derive)


def yes_or_no(  # noqa: PLR0913 - the parts of a definition, each with its name
    name: str,
    meaning: str,
    derive: Callable[[CaseT], Derived],
    stronger: Stronger = Stronger.HIGHER,
    *,
    always_known: bool = True,
    withheld: Withheld = Withheld.LOWERS,
) -> FactDerivation[CaseT]:
    """A fact that is true or false."""
    definition = FactDefinition(
        name, FactType.BOOLEAN, meaning, stronger=stronger, always_known=always_known, withheld=withheld
    )
    return FactDerivation(definition, derive)


def word(  # noqa: PLR0913 - the parts of a definition, each with its name
    name: str,
    meaning: str,
    words: Iterable[str],
    derive: Callable[[CaseT], Derived],
    *,
    always_known: bool = False,
    changeable: bool = True,
) -> FactDerivation[CaseT]:
    """A fact that is one of some words."""
    definition = FactDefinition(
        name,
        FactType.WORD,
        meaning,
        words=tuple(words),
        always_known=always_known,
        changeable=changeable,
        withheld=Withheld.UNKNOWN,
    )
    return FactDerivation(definition, derive)


def how_many(items: Iterable[Placed]) -> Derived:
    """The number of items, with their places."""
    places = tuple(item.at for item in items)
    return Derived(len(places), places)


def given(text: str | None, *at: str) -> Derived:
    """Whether something is said, with its place."""
    said = bool(text and text.strip())
    return Derived(said, (at,) if said else ())


# Definitions of facts alone

HUNDRED = 100
PERCENT = "percent"


def share(name: str, meaning: str, most: int | None = HUNDRED, stronger: Stronger = Stronger.HIGHER) -> FactDefinition:
    """A share in percent, if it is known at all."""
    return FactDefinition(name, FactType.NUMBER, meaning, PERCENT, least=0, most=most, stronger=stronger)


def count(  # noqa: PLR0913 - the parts of a definition, each with its name
    name: str,
    meaning: str,
    unit: str = "",
    singular: str = "",
    stronger: Stronger = Stronger.HIGHER,
    *,
    most: int | None = None,
) -> FactDefinition:
    """A whole number from nought, always known."""
    return FactDefinition(
        name, FactType.NUMBER, meaning, unit, singular, stronger=stronger, least=0, most=most, whole=True, always_known=True
    )


def yes_or_no_fact(
    name: str, meaning: str, stronger: Stronger = Stronger.HIGHER, *, always_known: bool = False
) -> FactDefinition:
    """True or false, if it is known."""
    return FactDefinition(name, FactType.BOOLEAN, meaning, stronger=stronger, always_known=always_known)


def share_of(part: int | Fraction, whole: int | Fraction) -> Fraction | None:
    """A share in percent, exactly. Nothing has no share."""
    return Fraction(part) * HUNDRED / Fraction(whole) if whole else None


def places_of(items: Iterable[Placed]) -> tuple[tuple[str | int, ...], ...]:
    """Where items stand in the file."""
    return tuple(item.at for item in items)
