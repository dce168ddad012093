"""Reference data: indicators, NICE guidance, areas, and the conditions and services that the documents name.

It ships in ``rules/reference``. Nothing in it decides anything: tables do.
"""

import json
import re
from binascii import crc32
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from scn_criteria import resources
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.fixes import suggest
from scn_criteria.document.loader import load
from scn_criteria.document.records import read_record
from scn_criteria.proposal.areas import Area, AreaSource
from scn_criteria.proposal.service_names import Name, nearest_name, normal_name

# Files, and their copy that is quicker to read

FILES = ("areas", "core-funding", "named-services", "nice-guidance", "outcomes-framework", "precedents")
COPY = "copy.json"


def reference_data(name: str) -> Any:
    """The plain data of a file."""
    raw = _bytes(f"{name}.yaml")
    copied = _copies().get(name)
    return copied["data"] if copied and copied["made_from"] == crc32(raw) else original(name, raw)


def original(name: str, raw: bytes) -> Any:
    """The plain data of a file, from its YAML."""
    loaded = load(raw, f"{name}.yaml")
    if loaded.document is None:
        raise RuntimeError(f"the shipped file {name}.yaml cannot be read")
    return loaded.document.data


def copies() -> str:
    """The text that the copy of all files should hold."""
    texts = {name: _bytes(f"{name}.yaml") for name in FILES}
    entries = {name: {"made_from": crc32(raw), "data": original(name, raw)} for name, raw in texts.items()}
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


@lru_cache(maxsize=1)
def _copies() -> Any:
    try:
        return json.loads(_bytes(COPY))
    except FileNotFoundError:
        return {}


def _bytes(file: str) -> bytes:
    with open(f"{resources.place('rules')}/reference/{file}", "rb") as stream:
        return stream.read()


# Records


class GuidanceStatus(Enum):
    """How guidance of NICE stands on a day. Guidance that is not listed counts, but nobody vouches for it."""

    IN_FORCE = "in_force"
    NOT_YET_PUBLISHED = "not_yet_published"
    SUPERSEDED = "superseded"
    NOT_KNOWN = "not_known"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class FrameworkIndicator:
    """An indicator of the NHS Outcomes Framework in one edition, with a short title of our own."""

    reference: str
    edition: str
    title: str
    domain: int
    verified: bool


@dataclass(frozen=True, slots=True)
class NiceRecord:
    """Guidance of NICE: when it was published, and what took its place when."""

    id: str
    title: str
    verified: bool
    published: PartialDate | None = None
    superseded_by: str | None = None
    superseded_from: PartialDate | None = None

    def standing(self, on: date) -> GuidanceStatus:
        """How it stands on a day."""
        if self.published and self.published.first > on:
            return GuidanceStatus.NOT_YET_PUBLISHED
        if self.superseded_from and self.superseded_from.first <= on:
            return GuidanceStatus.SUPERSEDED
        return GuidanceStatus.IN_FORCE


@dataclass(frozen=True, slots=True)
class NiceSeries:
    """A series of guidance, such as CG, and the year of its first number."""

    prefix: str
    name: str
    from_year: int


@dataclass(frozen=True, slots=True)
class PrecedentCondition:
    """A condition that got one of the first networks: its other names and its home domain."""

    id: str
    name: str
    home_domain: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedService:
    """A service that the documents name for a type of network, and its other names."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoreUse:
    """Something that core national funding may pay for."""

    use: str
    title: str


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An indicator as the file lists it: once for all the editions in which it means the same."""

    reference: str
    domain: int
    editions: tuple[str, ...]
    verified: bool
    title: str

    def in_edition(self, edition: str) -> FrameworkIndicator:
        """The indicator in one edition."""
        return FrameworkIndicator(self.reference, edition, self.title, self.domain, self.verified)


# Entries by key, each made when it is first needed: a proposal names few of many

KeyT = TypeVar("KeyT")
EntryT = TypeVar("EntryT")


class OnDemand(Mapping[KeyT, EntryT]):
    """The rows of a file by their keys, seen as entries. ``read`` makes the entry of a key and its row."""

    def __init__(self, rows: Mapping[KeyT, Any], read: Callable[[KeyT, Any], EntryT]) -> None:
        self._rows = rows
        self._read = read
        self._known: dict[KeyT, EntryT] = {}

    def __getitem__(self, key: KeyT) -> EntryT:
        """The entry of a key. Raises KeyError where there is none."""
        if key not in self._known:
            self._known[key] = self._read(key, self._rows[key])
        return self._known[key]

    def __iter__(self) -> Iterator[KeyT]:
        """The keys, in the order of the file."""
        return iter(self._rows)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        """Whether there is an entry. None needs to be read for that."""
        return key in self._rows


# The reference data

NONE = "none"
"""What ``precedent`` and ``named_service`` answer for a name that the documents do not use."""


class ReferenceData:
    """The reference data, each part read on first use.

    Names of areas and conditions are compared whole, whatever their capitals and punctuation; those of services by the words
    that tell services apart.
    """

    @cached_property
    def indicators(self) -> Mapping[tuple[str, str], FrameworkIndicator]:
        """The indicators of the NHS Outcomes Framework, by reference and edition."""
        rows = reference_data("outcomes-framework")["indicators"]
        by_edition = {(str(row["reference"]), str(edition)): row for row in rows for edition in row["editions"]}
        return OnDemand(by_edition, lambda key, row: read_record(IndicatorEntry, row).in_edition(key[1]))

    @cached_property
    def guidance(self) -> Mapping[str, NiceRecord]:
        """The guidance of NICE, by identifier."""
        rows = {row["id"]: row for row in reference_data("nice-guidance")["guidance"]}
        return OnDemand(rows, lambda _, row: read_record(NiceRecord, row))

    @cached_property
    def series(self) -> tuple[NiceSeries, ...]:
        """The series in which NICE publishes."""
        return _entries("nice-guidance", "series", NiceSeries)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The names of the twelve areas."""
        return tuple(area.name for area in self.area_records)

    @cached_property
    def area_records(self) -> tuple[Area, ...]:
        """The twelve areas with all that is known of them, in the order of their names."""
        return _entries("areas", "areas", Area)

    @cached_property
    def area_sources(self) -> tuple[AreaSource, ...]:
        """The documents that the records of areas come from."""
        return _named("areas", "sources", AreaSource)

    @cached_property
    def core_uses(self) -> tuple[CoreUse, ...]:
        """The uses that core national funding may pay for."""
        return _entries("core-funding", "uses", CoreUse)

    @cached_property
    def _areas_by_name(self) -> Mapping[str, Area]:
        return {normalise(name): area for area in self.area_records for name in (*area.aliases, area.name)}

    def area(self, name: str) -> Area | None:
        """The area of this name, or which is also called so."""
        return self._areas_by_name.get(normalise(name))

    def everywhere(self, names: Iterable[str]) -> bool:
        """Whether these names are those of all twelve areas, so that together they are the whole of England."""
        return {area.name for name in names if (area := self.area(name))} == set(self.areas)

    @cached_property
    def precedents(self) -> Mapping[str, PrecedentCondition]:
        """The conditions of the first networks, by each of their names."""
        found = _entries("precedents", "precedents", PrecedentCondition)
        return {normalise(name): one for one in found for name in (one.name, *one.aliases)}

    @cached_property
    def services(self) -> Mapping[str, NamedService]:
        """The services that the documents name, by each of their names."""
        found = _entries("named-services", "services", NamedService)
        return {normalise(name): one for one in found for name in (one.name, *one.aliases)}

    @cached_property
    def _services_by_words(self) -> Mapping[Name, NamedService]:
        """The same by the words that tell them apart."""
        return {normal_name(name): service for name, service in self.services.items()}

    def precedent(self, *names: str) -> str:
        """The first network whose condition bears one of these names, or ``none``."""
        found = (self.precedents.get(normalise(name)) for name in names)
        return next((condition.id for condition in found if condition), NONE)

    def named_service(self, *names: str) -> str:
        """The type of network for which the documents name a service of one of these names, or ``none``."""
        found = (self._services_by_words.get(normal_name(name)) for name in names)
        return next((service.type for service in found if service), NONE)

    def near_service(self, name: str) -> NamedService | None:
        """The named service whose name is near this one, but not the same. It decides nothing."""
        near = nearest_name(name, self._services_by_words)
        return None if near is None else self._services_by_words[near]

    def standing(self, guidance_id: str, on: date) -> GuidanceStatus:
        """How guidance stands on a day."""
        series = self.series_of(guidance_id)
        if series is None or self.normal_form(guidance_id) != guidance_id:
            return GuidanceStatus.MALFORMED
        if on.year < series.from_year:
            return GuidanceStatus.NOT_YET_PUBLISHED
        record = self.guidance.get(guidance_id)
        return record.standing(on) if record else GuidanceStatus.NOT_KNOWN

    def normal_form(self, text: str) -> str | None:
        """An identifier as NICE writes it: CG80 for ``cg 80``, CG14 for ``CG014``; nothing for other words."""
        match = re.fullmatch(r"(?:NICE)?([A-Z]+)0*([1-9][0-9]{0,3})", re.sub(r"[\s._-]", "", text).upper())
        known = match and any(match[1] == series.prefix for series in self.series)
        return f"{match[1]}{match[2]}" if match and known else None

    def series_of(self, guidance_id: str) -> NiceSeries | None:
        """The series that an identifier belongs to."""
        prefix = guidance_id.rstrip("0123456789")
        return next((series for series in self.series if series.prefix == prefix), None)


@lru_cache(maxsize=256)
def normalise(name: str) -> str:
    """A name without capitals, punctuation and spaces, and with ``and`` for ``&``."""
    words = re.sub(r"['\u2019]", "", name.casefold().replace("&", " and "))
    return " ".join(re.findall(r"\w+", words))


@lru_cache(maxsize=1)
def load_reference() -> ReferenceData:
    """The reference data that ships with the package."""
    return ReferenceData()


def _entries(name: str, part: str, kind: type[EntryT]) -> tuple[EntryT, ...]:
    """The rows of a part of a file as records."""
    return tuple(read_record(kind, row) for row in reference_data(name)[part])


def _named(name: str, part: str, kind: type[EntryT]) -> tuple[EntryT, ...]:
    """The rows of a part of a file in which each row has a key, as records."""
    return tuple(read_record(kind, {"key": key, **row}) for key, row in reference_data(name)[part].items())


# The nearest name of an area

POINTS = ("north", "south", "east", "west")


def nearest_area(reference: ReferenceData, name: str) -> str | None:
    """The area whose name is most like this one, if one is like it at all."""
    known = {normalise(area): area for area in reference.areas}
    typed = normalise(name)
    near = suggest(typed, known)
    return known[near] if near and _points(near) == _points(typed) else None


def _points(name: str) -> frozenset[str]:
    """The points of the compass in a name: where they differ, so do the areas, however alike the names are."""
    return frozenset(point for point in POINTS if point in name)
