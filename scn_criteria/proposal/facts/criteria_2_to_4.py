"""Facts for C2, C3 and C4: who gains, who takes part, and how large the pathway is.

Source: The Way Forward, Establishing strategic clinical networks, items 2 to 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.case import DatedProposal, argued
from scn_criteria.proposal.evidence import Benefit, Organisation, Profession, Scale
from scn_criteria.proposal.model import ScaleAndVolume
from scn_criteria.proposal.reference import normalise
from scn_criteria.ruleset.fact_derivation import Derived, FactDerivation, counting, how_many, measured, yes_or_no
from scn_criteria.ruleset.vocabulary import Stronger, Withheld

ALREADY = "already"


def _groups(case: DatedProposal) -> tuple[tuple[Benefit, ...], ...]:
    benefits = case.proposal.criteria.significant_benefits
    groups = (benefits.patients, benefits.professionals, benefits.partner_organisations)
    return tuple(case.counting(one for one in group if case.says(one.statement) or not one.supports) for group in groups)


def groups_with_benefit(case: DatedProposal) -> Derived:
    """Groups for which a benefit is stated."""
    first = [next((benefit.at for benefit in group if benefit.supports), None) for group in _groups(case)]
    return _found(first)


def groups_with_quantified_benefit(case: DatedProposal) -> Derived:
    """Groups for which a source gives the size of a benefit."""
    first = [
        next((one.at for one in group if one.supports and one.quantity and case.evidenced(one)), None)
        for group in _groups(case)
    ]
    return _found(first)


def groups_gaining(case: DatedProposal) -> Derived:
    """Groups in which more items support a benefit than speak against one."""
    gaining = [group for group in _groups(case) if 2 * sum(benefit.supports for benefit in group) > len(group)]
    return _found(next(benefit.at for benefit in group if benefit.supports) for group in gaining)


def _found(places: Iterable[Pointer | None]) -> Derived:
    found = tuple(place for place in places if place is not None)
    return Derived(len(found), found)


def contrary_benefits(case: DatedProposal) -> Derived:
    """Evidence that speaks against a benefit."""
    return how_many(benefit for group in _groups(case) for benefit in group if not benefit.supports)


def _professions(case: DatedProposal, already: bool) -> Derived:
    found = case.counting(case.proposal.criteria.wide_involvement.professions)
    return _distinct({normalise(one.name): one.at for one in found if _takes_part(one, already)})


def _sectors(case: DatedProposal, already: bool) -> Derived:
    found = case.counting(case.proposal.criteria.wide_involvement.organisations)
    return _distinct({one.sector: one.at for one in found if _takes_part(one, already)})


def _takes_part(group: Profession | Organisation, already: bool) -> bool:
    return group.involvement == ALREADY or not already


def _distinct(places: dict[str, Pointer]) -> Derived:
    return Derived(len(places), tuple(places.values()))


def share_involved(case: DatedProposal) -> Derived:
    """The share of all groups named that are already involved."""
    involvement = case.proposal.criteria.wide_involvement
    named: tuple[Profession | Organisation, ...] = (*involvement.professions, *involvement.organisations)
    groups = [group for group in named if not case.why_not(group)]
    already = tuple(group.at for group in groups if group.involvement == ALREADY)
    return Derived(Fraction(100 * len(already), len(groups)) if groups else None, already)


def pathway_named(case: DatedProposal) -> Derived:
    """Whether one care pathway is named."""
    return argued(case, case.proposal.criteria.scale_and_volume.pathway, "criteria", "scale_and_volume", "pathway")


def planning_argued(case: DatedProposal) -> Derived:
    """Whether it is argued that a network should plan the pathway."""
    return argued(case, case.proposal.criteria.scale_and_volume.why_plan, "criteria", "scale_and_volume", "why_plan")


def delivery_argued(case: DatedProposal) -> Derived:
    """Whether it is argued that a network should deliver it."""
    return argued(case, case.proposal.criteria.scale_and_volume.why_deliver, "criteria", "scale_and_volume", "why_deliver")


def _involvement(
    unit: str, singular: str, involved: str, named: str, find: Callable[[DatedProposal, bool], Derived]
) -> tuple[FactDerivation[DatedProposal], ...]:
    """Two facts about those who take part: how many do already, and how many are named in all."""
    return (
        counting(f"{unit}_involved", involved, lambda case: find(case, True), unit=unit, singular=singular),
        counting(f"{unit}_named", named, lambda case: find(case, False), unit=unit, singular=singular),
    )


def _size(
    name: str, meaning: str, unit: str, scale: Callable[[ScaleAndVolume], Scale | None], singular: str = ""
) -> FactDerivation[DatedProposal]:
    """A fact about how large the pathway is: what the figure says, where it counts."""

    def value(case: DatedProposal) -> Derived:
        figure = scale(case.proposal.criteria.scale_and_volume)
        return Derived(None) if figure is None or case.why_not(figure) else Derived(figure.value, (figure.at,))

    return measured(name, meaning, value, unit=unit, singular=singular, changeable=False)


FACTS: tuple[FactDerivation[DatedProposal], ...] = (
    counting(
        "groups_with_benefit",
        "groups, of three, for which a benefit is stated",
        groups_with_benefit,
        most=3,
        raised_by="leaving out the key supports, by which an item speaks against a benefit and not for one",
    ),
    counting(
        "groups_gaining",
        "groups, of three, in which more evidence supports a benefit than speaks against one",
        groups_gaining,
        most=3,
        withheld=Withheld.BALANCE,
    ),
    counting(
        "groups_with_quantified_benefit",
        "groups, of three, for which a source gives the size of a benefit",
        groups_with_quantified_benefit,
        most=3,
    ),
    counting(
        "contrary_benefits",
        "items of evidence that speak against a benefit",
        contrary_benefits,
        stronger=Stronger.LOWER,
        changeable=False,
        withheld=Withheld.AGAINST,
    ),
    *_involvement(
        "professions", "profession", "professions already involved", "professions named, involved or planned", _professions
    ),
    *_involvement(
        "sectors",
        "sector",
        "sectors with an organisation already involved",
        "sectors with an organisation named, involved or planned",
        _sectors,
    ),
    measured(
        "share_involved", "the share of all groups named that are already involved", share_involved, unit="percent", most=100
    ),
    yes_or_no("pathway_named", "whether one care pathway is named", pathway_named),
    yes_or_no("planning_argued", "whether it is argued why a network should plan it", planning_argued),
    yes_or_no("delivery_argued", "whether it is argued why a network should deliver it", delivery_argued),
    _size(
        "people_affected",
        "people who live with the condition or need the care",
        "people",
        lambda scale: scale.people_affected,
        "person",
    ),
    _size("yearly_volume", "cases a year", "a year", lambda scale: scale.yearly_volume),
    _size(
        "pathway_organisations",
        "organisations on the pathway",
        "organisations",
        lambda scale: scale.pathway_organisations,
        "organisation",
    ),
    _size("spending", "pounds spent a year", "pounds a year", lambda scale: scale.spending),
)
