"""Reference data of the field: indicators, NICE guidance, areas, and what the documents name.

It ships in ``rules/reference``. Nothing in it decides anything: tables do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from scn_criteria import resources
from scn_criteria.document import load
from scn_criteria.proposal.reading import read_record
from scn_criteria.proposal.reference_records import (
    Area,
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


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """All of it. Names are compared whole, whatever their capitals and punctuation."""

    indicators: Mapping[tuple[str, str], FrameworkIndicator]
    guidance: Mapping[str, NiceRecord]
    series: tuple[NiceSeries, ...]
    areas: tuple[str, ...]
    precedents: Mapping[str, PrecedentCondition]
    services: Mapping[str, NamedService]

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


def normalise(name: str) -> str:
    """A name without what does not tell names apart: capitals, punctuation, spaces, ``&`` for ``and``."""
    words = re.sub(r"['\u2019]", "", name.casefold().replace("&", " and "))
    return " ".join(re.findall(r"\w+", words))


@lru_cache(maxsize=1)
def load_reference() -> Reference:
    """The reference data that ships with the package."""
    framework, nice = _file("outcomes-framework"), _file("nice-guidance")
    entries = _entries(framework["indicators"], IndicatorEntry)
    indicators = [entry.in_edition(edition) for entry in entries for edition in entry.editions]
    precedents = _entries(_file("precedents")["precedents"], PrecedentCondition)
    services = _entries(_file("named-services")["services"], NamedService)
    return Reference(
        indicators={(found.reference, found.edition): found for found in indicators},
        guidance={record.id: record for record in _entries(nice["guidance"], NiceRecord)},
        series=_entries(nice["series"], NiceSeries),
        areas=tuple(area.name for area in _entries(_file("areas")["areas"], Area)),
        precedents={normalise(name): found for found in precedents for name in (found.name, *found.aliases)},
        services={normalise(name): found for found in services for name in (found.name, *found.aliases)},
    )


def _file(name: str) -> Any:
    """The plain data of one reference file."""
    path = resources.folder("rules") / "reference" / f"{name}.yaml"
    loaded = load(path.read_bytes(), path.name)
    if loaded.document is None:
        raise RuntimeError(f"the shipped file {path.name} cannot be read")
    return loaded.document.data


def _entries(rows: list[Any], kind: type[EntryT]) -> tuple[EntryT, ...]:
    """The rows of a file as records."""
    return tuple(read_record(kind, row) for row in rows)
