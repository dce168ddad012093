"""Many assessments on one page, and the files that could not be assessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scn_criteria.decision import Assessment, NotAssessed
from scn_criteria.establishment.review.openings import Openings
from scn_criteria.report.coverage import DomainRow, domain_rows, domains_message
from scn_criteria.report.entries import SORTING, Entry, entry
from scn_criteria.report.sign_off import SignOffs, none_signed
from scn_criteria.report.tiles import Tally, tallies
from scn_criteria.report.totals import SORTING as TOTALS_SORTING
from scn_criteria.report.totals import CriterionTotal, criterion_totals, totals_message
from scn_criteria.terms import Criterion, Outcome, Rating


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals that answer the same question, in a table of their own."""

    id: str
    title: str
    about: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """The criteria over one group of proposals, with what they show as a sentence."""

    message: str
    sorting: str
    group: Group
    rows: tuple[CriterionTotal, ...]


@dataclass(frozen=True, slots=True)
class Domains:
    """The domains over all proposals, with what they show as a sentence."""

    message: str
    rows: tuple[DomainRow, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything that the index shows."""

    entries: tuple[Entry, ...]
    groups: tuple[Group, ...]
    tallies: tuple[Tally, ...]
    totals: Totals | None
    domains: Domains | None
    not_assessed: tuple[NotAssessed, ...]
    openings: Openings | None = None
    sorting: str = SORTING
    criteria: tuple[Criterion, ...] = tuple(Criterion)
    ratings: tuple[Rating, ...] = tuple(Rating)

    @property
    def number(self) -> int:
        """How many proposals were assessed."""
        return len(self.entries)

    @property
    def firm(self) -> bool:
        """Whether the rules leave anything to choose, so that it can be said how firm an outcome is."""
        return any(entry.firmness for entry in self.entries)

    @property
    def signing(self) -> bool:
        """Whether there is a decision record of any proposal that somebody has written in."""
        return any(not entry.sign_off.is_open for entry in self.entries)


def index_view(
    assessments: Iterable[Assessment],
    not_assessed: Iterable[NotAssessed],
    sign_offs: SignOffs = none_signed,
    openings: Openings | None = None,
) -> IndexView:
    """Lay many assessments out for the index, with the places that open if that was asked."""
    entries = tuple(sorted((entry(one, sign_offs(one)) for one in assessments), key=lambda one: one.order))
    groups = tuple(group for group in (_national(entries), _local(entries)) if group.entries)
    domains = domain_rows(entries)
    return IndexView(
        entries=entries,
        groups=groups,
        tallies=tallies((one.assessment.outcome.outcome for one in entries), Outcome),
        totals=_totals(groups[0]) if groups else None,
        domains=Domains(domains_message(domains), domains) if entries else None,
        not_assessed=tuple(sorted(not_assessed, key=lambda one: one.path)),
        openings=openings,
    )


def _totals(group: Group) -> Totals:
    rows = criterion_totals([one.assessment for one in group.entries])
    return Totals(totals_message(rows, len(group.entries)), TOTALS_SORTING, group, rows)


def _national(entries: tuple[Entry, ...]) -> Group:
    return Group(
        "national",
        "Proposals from national and other bodies",
        "Each asks for a strategic clinical network.",
        tuple(one for one in entries if not one.is_local),
    )


def _local(entries: tuple[Entry, ...]) -> Group:
    return Group(
        "local",
        "Proposals from clinical commissioning groups",
        "Each asks whether a network of local commissioners qualifies, which is another question.",
        tuple(one for one in entries if one.is_local),
    )
