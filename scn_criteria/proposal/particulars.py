"""What a proposal holds beside its evidence: options, impact, support, searches, trends and the like.

It is shown to readers, and no rule reads it: none of these records is an ``Item`` of evidence, so none can count, whatever
its date. Mirrors ``$defs`` of the proposal schema.
"""

from dataclasses import dataclass

from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.evidence import Direction, Framework, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Particular:
    """What all particulars have in common: a place, and perhaps a source and a note."""

    at: Pointer
    source: str | None = None
    note: str | None = None


# The proposal as a document


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Someone who wrote the proposal."""

    name: str
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedDocument(Particular):
    """A document that belongs with the proposal."""

    title: str
    version: str | None = None
    date: PartialDate | None = None


# Today, the options, and what the network would mean


@dataclass(frozen=True, slots=True, kw_only=True)
class Beds(Particular):
    """Beds of one kind."""

    value: Number
    statement: str
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentProvision(Particular):
    """What is provided today, before any network."""

    description: str | None = None
    beds: tuple[Beds, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What an option costs, in its own currency."""

    recurring: Number | None = None
    non_recurring: Number | None = None
    total: Number | None = None
    currency: str = "GBP"
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The score that an option was given, and the highest that could be given."""

    value: Number
    of: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Particular):
    """One course that was compared with others."""

    name: str
    description: str | None = None
    do_nothing: bool = False
    preferred: bool = False
    cost: Cost | None = None
    effect: str | None = None
    score: Score | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactStatement(Particular):
    """What the network would mean for patients, or for equality."""

    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Workforce(Particular):
    """What the network needs of those who work in the service; posts are whole-time equivalents."""

    statement: str | None = None
    posts: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What the network would mean for patients, for equality and for those who work in the service."""

    patients: ImpactStatement | None = None
    equality: ImpactStatement | None = None
    workforce: Workforce | None = None


# Aims without a figure, support, searches and trends


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessAim(Particular):
    """Something that is to be done, without a figure."""

    aim: str
    by: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Particular):
    """A letter of support."""

    who: str
    date: PartialDate | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Particular):
    """A search that found nothing, and the criterion for which it was made."""

    where: str
    date: PartialDate
    sought: str
    criterion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendValue:
    """One value of a trend, in the unit of its indicator."""

    period: str
    value: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Particular):
    """Values of one indicator over time, the oldest first."""

    indicator: str
    unit: str
    direction: Direction
    values: tuple[TrendValue, ...]
    framework: Framework | None = None
    place: str | None = None


# Those who lead


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreCommittee:
    """The committee that steers the network."""

    members: int | None = None
    meetings_a_year: int | None = None
