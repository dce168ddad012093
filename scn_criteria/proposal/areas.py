"""Records of the twelve areas of England: names, hosts, districts, populations and allocations."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AreaSource:
    """A document in which something about areas was read, or that nobody has read."""

    key: str
    title: str
    publisher: str
    published: str
    verified: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class AreaTile:
    """The place of an area in the picture of all twelve, and its name in lines. The places are ours."""

    column: int
    row: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Constituents:
    """The whole districts of an area, because its borders are those of local authorities (SI-077)."""

    text: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Host:
    """The local area team whose office the support team is in (SI-085), and whether it also hosts specialised commissioning.

    It usually does (SI-117), and staff answer to its medical director.
    """

    team: str
    specialised_hub: bool
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Population:
    """How many people an area has by one count, unweighted."""

    key: str
    people: int
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Allocation:
    """The money that an area had in 2013/14, as published: thousands of pounds, each figure rounded by itself."""

    running_cost: int
    programme: int
    total: int
    source: str


@dataclass(frozen=True, slots=True)
class Area:
    """One of the twelve areas of England."""

    name: str
    slug: str
    tile: AreaTile
    constituents: Constituents
    host: Host
    populations: tuple[Population, ...]
    allocation: Allocation
    aliases: tuple[str, ...] = ()

    def population(self, key: str) -> Population:
        """Its population by one count. Raises KeyError where nobody gives it."""
        for one in self.populations:
            if one.key == key:
                return one
        raise KeyError(key)
