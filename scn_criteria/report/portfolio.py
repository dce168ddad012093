"""Many assessments on one page, and the files that could not be assessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scn_criteria.decision import Assessment, NotAssessed
from scn_criteria.report.tiles import Tally, Tile, tallies, tiles
from scn_criteria.terms import Criterion, Outcome

FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")

LOCAL_SPONSOR = "ccg"


@dataclass(frozen=True, slots=True)
class Entry:
    """One proposal of the portfolio."""

    assessment: Assessment
    tiles: tuple[Tile, ...]

    @property
    def page(self) -> str:
        """The report beside the index, or nothing where the identifier could not be a file name."""
        name = self.assessment.proposal.id
        return f"{name}.html" if FILE_NAME.fullmatch(name) else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals that answer the same question, in a table of their own."""

    id: str
    title: str
    about: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything that the index shows."""

    groups: tuple[Group, ...]
    tallies: tuple[Tally, ...]
    not_assessed: tuple[NotAssessed, ...]
    criteria: tuple[Criterion, ...] = tuple(Criterion)

    @property
    def number(self) -> int:
        """How many proposals were assessed."""
        return sum(len(group.entries) for group in self.groups)


def index_view(assessments: Iterable[Assessment], not_assessed: Iterable[NotAssessed]) -> IndexView:
    """Lay many assessments out for the index."""
    every = tuple(sorted(assessments, key=_order))
    return IndexView(
        groups=tuple(group for group in (_national(every), _local(every)) if group.entries),
        tallies=tallies((one.outcome.outcome for one in every), Outcome),
        not_assessed=tuple(sorted(not_assessed, key=lambda one: one.path)),
    )


def _order(assessment: Assessment) -> tuple[int, str, str, str]:
    proposal = assessment.proposal
    rank = list(Outcome).index(assessment.outcome.outcome)
    return rank, proposal.title.casefold(), proposal.id, assessment.origin.path


def _national(assessments: tuple[Assessment, ...]) -> Group:
    return Group(
        "national",
        "Proposals from national and other bodies",
        "Each asks for a strategic clinical network.",
        tuple(Entry(one, tiles(one)) for one in assessments if not _is_local(one)),
    )


def _local(assessments: tuple[Assessment, ...]) -> Group:
    return Group(
        "local",
        "Proposals from clinical commissioning groups",
        "Each asks whether a network of local commissioners qualifies, which is another question.",
        tuple(Entry(one, tiles(one)) for one in assessments if _is_local(one)),
    )


def _is_local(assessment: Assessment) -> bool:
    return assessment.proposal.sponsor.type == LOCAL_SPONSOR
