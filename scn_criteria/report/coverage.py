"""Which of the five domains of the Outcomes Framework the proposals would serve: a row a domain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scn_criteria.report.entries import Entry
from scn_criteria.report.words import listed
from scn_criteria.terms import Domain, Outcome

DOMAINS = tuple(domain for domain in Domain if domain.number)


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain, the proposals at home in it, and for experience and safety how many build it in."""

    domain: Domain
    recommended: tuple[Entry, ...]
    others: tuple[Entry, ...]
    built_in: int | None = None


def domain_rows(entries: Sequence[Entry]) -> tuple[DomainRow, ...]:
    """The five domains, and those without a home in a row of their own where there are any."""
    rows = tuple(_row(domain, entries) for domain in Domain)
    return tuple(row for row in rows if row.domain.number or row.recommended or row.others)


def domains_message(rows: Sequence[DomainRow]) -> str:
    """What the rows show, in one sentence."""
    served = [str(row.domain.number) for row in rows if row.domain.number and row.recommended]
    bare = [str(domain.number) for domain in DOMAINS if str(domain.number) not in served]
    if not served:
        return "No network is recommended under any of the five domains."
    under = f"Networks are recommended under {_named(served)}"
    return f"{under}, and none under {_named(bare)}." if bare else f"{under}."


def _row(domain: Domain, entries: Sequence[Entry]) -> DomainRow:
    home = [entry for entry in entries if entry.assessment.home_domain.domain is domain]
    return DomainRow(
        domain,
        tuple(entry for entry in home if entry.assessment.outcome.outcome is Outcome.ESTABLISH),
        tuple(entry for entry in home if entry.assessment.outcome.outcome is not Outcome.ESTABLISH),
        _built_in(domain, entries),
    )


def _built_in(domain: Domain, entries: Sequence[Entry]) -> int | None:
    homes = [entry.assessment.home_domain for entry in entries]
    if domain is Domain.FOUR:
        return sum(home.experience_embedded for home in homes)
    return sum(home.safety_embedded for home in homes) if domain is Domain.FIVE else None


def _named(numbers: Sequence[str]) -> str:
    return f"{'domain' if len(numbers) == 1 else 'domains'} {listed(numbers)}"
