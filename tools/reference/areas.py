"""The twelve areas: names, hosts, populations, and what they were given."""

from __future__ import annotations

from reference.markdown import table
from reference.planning import plain_money
from scn_criteria.establishment.funding import all_areas, fund, published
from scn_criteria.establishment.provisions import choose_provisions
from scn_criteria.establishment.provisions_file import shipped_provisions
from scn_criteria.proposal.areas import Area
from scn_criteria.proposal.reference import load_reference

UNVERIFIED = " (not verified)"


def page() -> str:
    """The page of areas."""
    head = (
        "# The twelve areas\n\n"
        "The document divides England into twelve areas, "
        "each with one clinical senate and one support team (SI-075, SI-079, SI-080).\n"
        "It shows them on a map and does not name them; the names come from published allocations (SI-177).\n"
        "A proposal may name an area by its name or by one of the others that it goes by.\n"
        "The data is in `rules/reference/areas.yaml`.\n"
    )
    return "\n".join([head, _who(), _people(), _money(), _sources()])


def _who() -> str:
    rows = ((area.name, ", ".join(area.aliases), _host(area), _made_of(area)) for area in all_areas())
    return f"## Names, hosts and parts\n\n{table(('area', 'also', 'hosted by the area team of', 'made of'), rows)}"


def _host(area: Area) -> str:
    return f"{area.host.team}{'' if area.host.verified else UNVERIFIED}"


def _made_of(area: Area) -> str:
    return f"{area.constituents.text}{'' if area.constituents.verified else UNVERIFIED}"


def _people() -> str:
    columns = ("allocation_2013", "census_2011", "mid_2010")
    head = (
        "## Populations\n\n"
        "Programme money goes by unweighted population (SI-124), and nobody says by which count.\n"
        "`allocation_2013` is worked back from what each area was given, so that it reproduces the published table and "
        "proves nothing by itself.\n"
        "Estimates of mid-2010, given for the three areas that are regions, agree with it to the thousand pounds.\n"
        "`census_2011` is the sum of districts; which area a district belongs to is not verified for every area.\n"
    )
    rows = ((area.name, *(_count(area, column) for column in columns)) for area in all_areas())
    return f"{head}\n{table(('area', *(f'`{column}`' for column in columns)), rows)}"


def _count(area: Area, column: str) -> str:
    found = next((one for one in area.populations if one.key == column), None)
    return f"{found.people:,}{'' if found.verified else UNVERIFIED}" if found else ""


def _money() -> str:
    shipped = shipped_provisions()
    by_census = fund(choose_provisions(shipped, {}, {"population_basis": "census_2011"}))
    head = (
        "## Money\n\n"
        "Thousands of pounds a year: as published for 2013/14, as planned, and as planned by the census of 2011.\n"
        "Totals are rounded after adding, in the published table as here.\n"
    )
    rows = (
        (
            share.area.name,
            *(f"{figure:,}" for figure in (share.area.allocation.running_cost, share.area.allocation.programme)),
            f"{share.area.allocation.total:,}",
            plain_money(share.total),
            plain_money(census.total),
            f"{published(census).difference:+d}",
        )
        for share, census in zip(fund(shipped).shares, by_census.shares, strict=True)
    )
    columns = ("area", "running cost", "programme", "total as published", "total as planned", "by the census", "difference")
    return f"{head}\n{table(columns, rows)}"


def _sources() -> str:
    rows = (
        (
            f"[{one.title}]({one.url})" if one.url else one.title,
            one.publisher,
            one.published,
            "yes" if one.verified else "no",
        )
        for one in load_reference().area_sources
    )
    return f"## Sources\n\n{table(('source', 'publisher', 'published', 'verified'), rows)}"
