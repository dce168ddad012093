"""How a fact is defined and derived: a name, a type, a unit, a meaning, and a pure function from a case to its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.evidence import Item
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger, Value


@dataclass(frozen=True, slots=True)
class Derived:
    """The value of a fact, and the places in the proposal that it comes from. ``None`` means not known."""

    value: Value | None
    evidence: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """A fact and the function that derives it."""

    definition: FactDefinition
    derive: Callable[[Case], Derived]


def counting(  # noqa: PLR0913 - the parts of a definition, each with its name
    name: str,
    meaning: str,
    derive: Callable[[Case], Derived],
    *,
    unit: str = "",
    singular: str = "",
    stronger: Stronger = Stronger.HIGHER,
    most: int | None = None,
    changeable: bool = True,
) -> Derivation:
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
    )
    return Derivation(definition, derive)


def measured(  # noqa: PLR0913 - the parts of a definition, each with its name
    name: str,
    meaning: str,
    derive: Callable[[Case], Derived],
    *,
    unit: str = "",
    singular: str = "",
    stronger: Stronger = Stronger.HIGHER,
    least: int | None = 0,
    most: int | None = None,
    whole: bool = False,
    changeable: bool = True,
) -> Derivation:
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
    )
    return Derivation(definition, derive)


def yes_or_no(
    name: str,
    meaning: str,
    derive: Callable[[Case], Derived],
    stronger: Stronger = Stronger.HIGHER,
    *,
    always_known: bool = True,
) -> Derivation:
    """A fact that is true or false."""
    definition = FactDefinition(name, FactType.BOOLEAN, meaning, stronger=stronger, always_known=always_known)
    return Derivation(definition, derive)


def word(  # noqa: PLR0913 - the parts of a definition, each with its name
    name: str,
    meaning: str,
    words: Iterable[str],
    derive: Callable[[Case], Derived],
    *,
    always_known: bool = False,
    changeable: bool = True,
) -> Derivation:
    """A fact that is one of some words."""
    definition = FactDefinition(
        name, FactType.WORD, meaning, words=tuple(words), always_known=always_known, changeable=changeable
    )
    return Derivation(definition, derive)


def how_many(items: Iterable[Item]) -> Derived:
    """The number of items, with their places."""
    places = tuple(item.at for item in items)
    return Derived(len(places), places)


def given(text: str | None, *at: str) -> Derived:
    """Whether something is said, with its place."""
    said = bool(text and text.strip())
    return Derived(said, (at,) if said else ())
