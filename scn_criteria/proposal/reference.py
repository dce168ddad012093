"""Reference data of the field: indicators, NICE guidance, areas, and what the documents name.

It ships in ``rules/reference``. Nothing in it decides anything: tables do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar

from scn_criteria.proposal.areas import Area, AreaSource
from scn_criteria.proposal.on_demand import OnDemand
from scn_criteria.proposal.reading import read_record
from scn_criteria.proposal.reference_files import reference_data
from scn_criteria.proposal.reference_records import (
    CoreUse,
    FrameworkIndicator,
    IndicatorEntry,
    NamedService,
    NiceRecord,
    NiceSeries,
    PrecedentCondition,
    Standing,
)

__all__ = [
    "NONE",
    "FrameworkIndicator",
    "NamedService",
    "NiceRecord",
    "NiceSeries",
    "PrecedentCondition",
    "Reference",
    "Standing",
    "load_reference",
    "normalise",
]

EntryT = TypeVar("EntryT")

NONE = "none"
"""What ``precedent`` and ``named_service`` answer for a name that the documents do not use."""


class Reference:
    """All of it, each part read when first asked for. Names are compared whole, whatever their capitals and punctuation."""

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
        """Where that was read."""
        return _named("areas", "sources", AreaSource)

    @cached_property
    def core_uses(self) -> tuple[CoreUse, ...]:
        """What core national funding may pay for."""
        return _entries("core-funding", "uses", CoreUse)

    @cached_property
    def _areas_by_name(self) -> Mapping[str, Area]:
        return {normalise(name): area for area in self.area_records for name in (*area.aliases, area.name)}

    def area(self, name: str) -> Area | None:
        """The area of this name, or which is also called so."""
        return self._areas_by_name.get(normalise(name))

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

    def precedent(self, *names: str) -> str:
        """The first network whose condition bears one of these names, or ``none``."""
        found = (self.precedents.get(normalise(name)) for name in names)
        return next((condition.id for condition in found if condition), NONE)

    def named_service(self, *names: str) -> str:
        """The type of network for which the documents name a service of one of these names, or ``none``."""
        found = (self.services.get(normalise(name)) for name in names)
        return next((service.type for service in found if service), NONE)

    def standing(self, guidance_id: str, on: date) -> Standing:
        """How guidance stands on a day."""
        series = self.series_of(guidance_id)
        if series is None or self.normal_form(guidance_id) != guidance_id:
            return Standing.MALFORMED
        if on.year < series.from_year:
            return Standing.NOT_YET_PUBLISHED
        record = self.guidance.get(guidance_id)
        return record.standing(on) if record else Standing.NOT_KNOWN

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
    """A name without what does not tell names apart: capitals, punctuation, spaces, ``&`` for ``and``."""
    words = re.sub(r"['\u2019]", "", name.casefold().replace("&", " and "))
    return " ".join(re.findall(r"\w+", words))


@lru_cache(maxsize=1)
def load_reference() -> Reference:
    """The reference data that ships with the package."""
    return Reference()


def _entries(name: str, part: str, kind: type[EntryT]) -> tuple[EntryT, ...]:
    """The rows of a part of a file as records."""
    return tuple(read_record(kind, row) for row in reference_data(name)[part])


def _named(name: str, part: str, kind: type[EntryT]) -> tuple[EntryT, ...]:
    """The rows of a part of a file in which each row has a key, as records."""
    return tuple(read_record(kind, {"key": key, **row}) for key, row in reference_data(name)[part].items())
