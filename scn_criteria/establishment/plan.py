"""What setting a network up would take: the areas it covers, their money and their teams, or what applies instead."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.decision import Assessment
from scn_criteria.establishment.areas import areas_covered
from scn_criteria.establishment.budget import FundYear, budget_standing
from scn_criteria.establishment.funding import Funding, Money, Share, fund, total
from scn_criteria.establishment.provisions import Provisions, Statement
from scn_criteria.establishment.team import Team, team
from scn_criteria.proposal.areas import Area
from scn_criteria.terms import Outcome

SHARED = (
    "This money and these teams are for all networks of an area and for its senate together: no document gives one network "
    "a share of its own."
)
"""An area has one support team for networks and senate (SI-084), and decides itself how many networks it has (SI-081).

The national sum covers senates too, as the later and fuller text has it (SI-176).
"""
NO_AREAS, ELSEWHERE = "no_areas", "elsewhere"


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """One area: its money a year and its support team. Networks work over the population of a whole area (SI-083)."""

    share: Share
    team: Team


@dataclass(frozen=True, slots=True)
class Plan:
    """What follows from one assessment. ``instead`` is what applies where no money or team of an area is planned."""

    assessment: Assessment
    provisions: Provisions
    funding: Funding
    areas: tuple[AreaPlan, ...]
    budget: tuple[FundYear, ...]
    instead: Statement | None = None

    @property
    def total(self) -> Money:
        """What the areas covered have together."""
        return total(tuple(one.share for one in self.areas))


def plan(assessment: Assessment, provisions: Provisions, asked: tuple[Area, ...] = ()) -> Plan:
    """The plan that an assessment leads to, by these provisions: of all areas covered, or of those among them asked for."""
    funding = fund(provisions)
    covered = areas_covered(assessment.proposal)
    shown = tuple(area for area in covered if not asked or area in asked)
    instead = _instead(assessment, provisions, covered, shown)
    if instead:
        return Plan(assessment, provisions, funding, (), (), instead)
    shares = tuple(funding.of(area) for area in shown)
    budget = budget_standing(assessment.proposal, tuple(funding.of(area) for area in covered))
    names = {area.name for area in shown}
    return Plan(
        assessment,
        provisions,
        funding,
        tuple(AreaPlan(share, team(share, funding, provisions)) for share in shares),
        tuple(one for one in budget if shown == covered or one.area in names),
    )


def _instead(
    assessment: Assessment, provisions: Provisions, covered: tuple[Area, ...], shown: tuple[Area, ...]
) -> Statement | None:
    """What applies in place of money and a team of areas, if anything does."""
    outcome = assessment.outcome.outcome
    if outcome is Outcome.REFER:
        return provisions.statement(assessment.network_type.type.value)
    if outcome is not Outcome.ESTABLISH:
        return provisions.statement(outcome.value)
    if not covered:
        return provisions.statement(NO_AREAS)
    return None if shown else provisions.statement(ELSEWHERE)
