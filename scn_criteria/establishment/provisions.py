"""Provisions, the data that plans are made from: parameters, readings, statements, posts, pay and duties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from scn_criteria.document.records import RecordT, read_record
from scn_criteria.ruleset.loader import (
    VariantError,
    parse_documents,
    parse_parameters,
    parse_readings,
    vary_parameters,
    vary_readings,
)
from scn_criteria.ruleset.model import Basis, Citation, CitedDocument, Parameter, Reading

# Records


@dataclass(frozen=True, slots=True)
class CitedText:
    """A statement, and the citation that it rests on."""

    text: str
    basis: Basis
    source: Citation


@dataclass(frozen=True, slots=True)
class Numbered(CitedText):
    """A step or a duty with its number."""

    number: int


@dataclass(frozen=True, slots=True)
class GeneralStatement(CitedText):
    """A statement about a type of network or an outcome, in place of money and a team."""

    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of a support team. A sessional one has neither a number nor a band."""

    name: str
    title: str
    also_called: str = ""
    wte: Fraction | None = None
    approximate: bool = False
    bands: tuple[str, ...] = ()
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

    documents: Mapping[str, CitedDocument]
    parameters: Mapping[str, Parameter]
    readings: Mapping[str, Reading]
    statements: tuple[GeneralStatement, ...]
    posts: tuple[Post, ...]
    pay: tuple[PayScale, ...]
    order: tuple[Numbered, ...]
    duties: tuple[Numbered, ...]
    variant: Mapping[str, str] = field(default_factory=dict)
    """The parameters and readings that differ from the files, by name."""

    def value(self, name: str) -> Fraction:
        """The value of a parameter as chosen."""
        return Fraction(self.parameters[name].value)

    def choice(self, name: str) -> str:
        """The choice of a reading as chosen."""
        return self.readings[name].choice

    def statement(self, about: str) -> GeneralStatement:
        """The statement about a type of network or an outcome."""
        return next(one for one in self.statements if one.about == about)

    @property
    def scale(self) -> PayScale:
        """The pay that is reckoned with."""
        return self.pay[0]


# Provisions with other choices

COUNTED = ("number_of_areas",)
"""Parameters of which there is no part."""


def choose_provisions(provisions: Provisions, parameters: Mapping[str, str], readings: Mapping[str, str]) -> Provisions:
    """The provisions with these parameters, as typed, and readings. Raises VariantError where one is not admitted."""
    varied = vary_parameters(provisions.parameters, parameters)
    for name in COUNTED:
        if varied[name].value % 1:
            raise VariantError(f'parameter "{name}" must be a whole number, found "{parameters[name]}"')
    chosen = vary_readings(provisions.readings, readings)
    variant = {name: str(one.value) for name, one in varied.items() if one.value != provisions.parameters[name].value}
    variant |= {name: one.choice for name, one in chosen.items() if one.choice != provisions.readings[name].choice}
    return replace(provisions, parameters=varied, readings=chosen, variant=dict(sorted(variant.items())))


# Bands of a post


def bands_of(post: Mapping[str, Any]) -> tuple[str, ...]:
    """The bands of a post, as words: a band of digits may be typed as a number."""
    return tuple(str(band) for band in post.get("bands", ()))


# Reading

Data = Mapping[str, Any]


def parse_provisions(files: Sequence[Data]) -> Provisions:
    """The provisions that files hold together. What several give, the last one gives."""
    merged: dict[str, Any] = {"documents": {}, "parameters": {}, "readings": {}}
    for data in files:
        for key, value in data.items():
            merged[key] = {**merged[key], **value} if key in ("documents", "parameters", "readings") else value
    return Provisions(
        documents=parse_documents(merged["documents"]),
        parameters=parse_parameters(merged["parameters"]),
        readings=parse_readings(merged["readings"]),
        statements=_several(GeneralStatement, merged, "statements"),
        posts=tuple(map(_post, merged.get("posts", ()))),
        pay=tuple(map(_scale, merged.get("pay", ()))),
        order=_several(Numbered, merged, "order_of_appointment"),
        duties=_several(Numbered, merged, "duties"),
    )


def _several(kind: type[RecordT], data: Data, key: str) -> tuple[RecordT, ...]:
    return tuple(read_record(kind, one) for one in data.get(key, ()))


def _post(data: Data) -> Post:
    post = read_record(Post, data)
    return replace(post, wte=None) if data.get("sessional", False) else post


def _scale(data: Data) -> PayScale:
    bands = {band: (low, high) for band, (low, high) in data["bands"].items()}
    return PayScale(data["from"], data["title"], data["why"], data["verified"], bands)
