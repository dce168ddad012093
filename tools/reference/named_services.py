"""The page of the services that the documents name for another type of network."""

from __future__ import annotations

from reference.markdown import table
from scn_criteria.proposal.reference import NamedService, load_reference
from scn_criteria.terms import NetworkType

HEAD = (
    "# Named services\n\n"
    "The documents name these services for another type of network than a strategic clinical network "
    "(SI-053, SI-056, SI-057).\n"
    "The data is in `rules/reference/named-services.yaml`.\n\n"
    "Names are compared by the words that tell services apart: in lower case, in the singular, with `and` for `&`, without "
    "words that every service bears, such as service, network, unit, adult or community, and with one word for those that "
    "mean the same here, such as intensive and critical, newborn and neonatal, dentist and dental.\n"
    "A name that contains one of these, or is spelt much like it, decides nothing; `scn lint` asks about it "
    "([SCN318](codes/SCN318.md)).\n"
)


def page() -> str:
    """The page."""
    services = dict.fromkeys(load_reference().services.values())
    return f"{HEAD}\n{table(('service', 'type of network', 'also called'), map(_row, services))}"


def _row(service: NamedService) -> tuple[str, str, str]:
    return service.name, NetworkType(service.type).title, ", ".join(service.aliases)
