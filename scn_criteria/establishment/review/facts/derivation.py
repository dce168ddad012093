"""How a fact of a return is defined and derived: a pure function from a filed return to its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.establishment.review.filed import Filed
from scn_criteria.establishment.review.model import Cited
from scn_criteria.proposal.facts.derivation import Derived
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger

HUNDRED = 100
PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Derivation:
    """A fact and the function that derives it."""

    definition: FactDefinition
    derive: Callable[[Filed], Derived]


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


def yes_or_no(
    name: str, meaning: str, stronger: Stronger = Stronger.HIGHER, *, always_known: bool = False
) -> FactDefinition:
    """True or false, if it is known."""
    return FactDefinition(name, FactType.BOOLEAN, meaning, stronger=stronger, always_known=always_known)


def share_of(part: int | Fraction, whole: int | Fraction) -> Fraction | None:
    """A share in percent, exactly. Nothing has no share."""
    return Fraction(part) * HUNDRED / Fraction(whole) if whole else None


def placed(items: Iterable[Cited]) -> tuple[tuple[str | int, ...], ...]:
    """Where items stand in the file."""
    return tuple(item.at for item in items)


def how_many(items: Sequence[Cited]) -> Derived:
    """The number of items, with their places."""
    return Derived(len(items), placed(items))
