"""What an established network would cost, laid out: the money and the team of each area covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria import wording
from scn_criteria.decision.findings import Assessment
from scn_criteria.establishment.budget import FundYear
from scn_criteria.establishment.examination import shipped_provisions
from scn_criteria.establishment.funding import Money
from scn_criteria.establishment.money import THOUSAND, amount_text, rounded
from scn_criteria.establishment.plan import SHARED, AreaPlan, Plan, plan
from scn_criteria.establishment.provisions import Provisions
from scn_criteria.establishment.team import Fit, whole_time
from scn_criteria.ruleset.model import Basis
from scn_criteria.terms import Outcome

STANDINGS = {True: "within what there is", False: "more than there is", None: "kept apart from core funding"}


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area: thousands of pounds a year, and posts."""

    name: str
    running_cost: str
    programme: str
    total: str
    posts: str
    about: str
    pay: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything that the report says about money and teams."""

    headline: str
    shared: str
    enough: str
    rows: tuple[AreaRow, ...]
    budget: tuple[str, ...]
    notes: tuple[str, ...]


def plan_view(assessment: Assessment) -> PlanView | None:
    """Lay out what a network would cost. Nothing where none is recommended, or no area is named."""
    if assessment.outcome.outcome is not Outcome.ESTABLISH:
        return None
    provisions = shipped_provisions()
    found = plan(assessment, provisions)
    if not found.areas:
        return None
    return PlanView(
        headline=_headline(found),
        shared=SHARED,
        enough=" ".join(_enough(found)),
        rows=tuple(_row(one) for one in found.areas),
        budget=tuple(_asked(one) for one in found.budget),
        notes=_notes(provisions),
    )


def _headline(found: Plan) -> str:
    number = len(found.areas)
    covered = "the area covered has" if number == 1 else f"the {number} areas covered have"
    return f"A year, {covered} {found.total.thousands * THOUSAND:,} pounds of national money."


def _enough(found: Plan) -> Iterator[str]:
    """In how many areas the running cost pays for the team, and in how many it does not."""
    fits = Counter(one.team.fit for one in found.areas)
    for fit in Fit:
        if fits[fit]:
            where = "In each area" if fits[fit] == len(found.areas) else f"In {fits[fit]} of the areas"
            yield f"{where}, {fit.words}."


def _row(one: AreaPlan) -> AreaRow:
    low, high = one.team.with_on_costs.low, one.team.with_on_costs.high
    return AreaRow(
        name=one.share.area.name,
        running_cost=_thousands(one.share.running_cost),
        programme=_thousands(one.share.programme),
        total=_thousands(one.share.total),
        posts=whole_time(one.team.wte),
        about=whole_time(one.team.approximate_wte),
        pay=f"{rounded(low, THOUSAND):,} to {rounded(high, THOUSAND):,}",
    )


def _thousands(money: Money) -> str:
    return f"{money.thousands:,}"


def _asked(one: FundYear) -> str:
    where = f" in {one.area}" if one.area else ""
    return f"{one.year}: {amount_text(one.asked)} pounds of {one.title} asked for{where}, {STANDINGS[one.within]}."


def _notes(provisions: Provisions) -> tuple[str, ...]:
    """What is exact, what is not, and what is a convention."""
    scale = provisions.scale
    splits = (provisions.readings[name] for name in ("running_cost_split", "programme_split", "population_basis"))
    on_costs = wording.value(provisions.parameters["on_costs"].value, "percent")
    return (
        *(one.alternatives[one.choice] for one in splits),
        "Totals are rounded after adding.",
        "Posts are whole-time equivalents, without those by the session. Those that the documents give as approximate "
        "follow the population by a rule of ours.",
        f"Pay is from the lowest to the highest point of the bands in {scale.since[:4]}"
        f"{'' if scale.verified else ', not verified'}, with {on_costs} on top, which is an assumption.",
        f"Source: {'; '.join(_sources(provisions))}.",
    )


def _sources(provisions: Provisions) -> Iterator[str]:
    """The passages of documents that money and posts rest on."""
    cited = [one.source for one in provisions.parameters.values() if one.basis is Basis.SOURCE]
    cited += [one.source for one in provisions.posts if one.basis is Basis.SOURCE]
    for document in dict.fromkeys(one.document for one in cited):
        sections = dict.fromkeys(one.section for one in cited if one.document == document)
        yield f"{provisions.documents[document].title} ({', '.join(sections)})"
