"""Facts for the situations, the type of network, the home domain and the conditions of an established network.

Source: The Way Forward, Establishing strategic clinical networks (situations); Clinical networks in the new health system;
The NHS Outcomes Framework; Accountability and governance.
"""

from __future__ import annotations

from dataclasses import astuple

from scn_criteria.proposal.case import DatedProposal, argued, said
from scn_criteria.proposal.evidence import Effort
from scn_criteria.proposal.lasting_change import is_kept, lasting_changes
from scn_criteria.proposal.model import SEVERAL
from scn_criteria.ruleset.fact_derivation import (
    Derived,
    FactDerivation,
    counting,
    how_many,
    measured,
    word,
    yes_or_no,
)
from scn_criteria.ruleset.vocabulary import Stronger, Withheld
from scn_criteria.terms import Domain, NetworkType

PURPOSES = (
    "advise_commissioners",
    "support_large_scale_change",
    "improve_outcomes",
    "organise_patient_flow",
    "advise_on_one_service",
    "serve_local_priorities",
    "deliver_service_jointly",
)
ACTORS = ("nhs_commissioning_board", "ccg", "providers", "several")
ENGLAND = "england"
AREAS = "areas"
EXTENTS = (ENGLAND, AREAS, "ccgs")
PRECEDENTS = (
    "cancer",
    "cardiovascular_disease",
    "mental_health_dementia_and_neurological_conditions",
    "maternity_and_children",
    "none",
)
BOARD = "nhs_commissioning_board"
LARGE_SCALE = ("situations", "large_scale_change")
RESISTANT = ("situations", "resistant_challenge")


def pathways_crossed(case: DatedProposal) -> Derived:
    """Care pathways that the change crosses."""
    pathways = case.proposal.situations.large_scale_change.pathways
    places = tuple((*LARGE_SCALE, "pathways", index) for index, name in enumerate(pathways) if case.says(name))
    return Derived(len(places), places)


def change_described(case: DatedProposal) -> Derived:
    """Whether the large scale change is described."""
    return argued(case, case.proposal.situations.large_scale_change.change, *LARGE_SCALE, "change")


def best_way_argued(case: DatedProposal) -> Derived:
    """Whether it is argued why this is the best way."""
    return argued(case, case.proposal.situations.large_scale_change.why_best, *LARGE_SCALE, "why_best")


def challenge_described(case: DatedProposal) -> Derived:
    """Whether the challenge is described."""
    return argued(case, case.proposal.situations.resistant_challenge.challenge, *RESISTANT, "challenge")


def joint_work_described(case: DatedProposal) -> Derived:
    """Whether the joint work that it needs is described."""
    return argued(case, case.proposal.situations.resistant_challenge.joint_work, *RESISTANT, "joint_work")


def _efforts(case: DatedProposal) -> tuple[Effort, ...]:
    efforts = case.proposal.situations.resistant_challenge.previous_efforts
    return case.counting(effort for effort in efforts if case.says(effort.effort))


def earlier_efforts(case: DatedProposal) -> Derived:
    """Earlier efforts on record."""
    return how_many(_efforts(case))


def efforts_fallen_short(case: DatedProposal) -> Derived:
    """Earlier efforts that failed, or succeeded only in part."""
    return how_many(effort for effort in _efforts(case) if effort.result != "succeeded")


def service_named_for(case: DatedProposal) -> Derived:
    """The type of network for which the document names this condition or service, if it does."""
    proposal = case.proposal
    names = (proposal.condition.name, *proposal.condition.aliases, proposal.function.service)
    return Derived(case.reference.named_service(*names), (("condition", "name"), ("function", "service")))


def coverage(case: DatedProposal) -> Derived:
    """Which part of the country the network would serve. All twelve areas are the whole of England.

    Of places that are neither areas nor CCGs, such as another country, it is not known.
    """
    covered = case.proposal.coverage
    if covered is None or covered.extent not in EXTENTS:
        return Derived(None)
    if covered.extent == AREAS and case.reference.everywhere(covered.areas):
        return Derived(ENGLAND, (("coverage", "areas"),))
    return Derived(covered.extent, (("coverage", "extent"),))


def precedent(case: DatedProposal) -> Derived:
    """Which of the first four networks this is, if any."""
    condition = case.proposal.condition
    return Derived(case.reference.precedent(condition.name, *condition.aliases), (("condition", "name"),))


def declared_domain(case: DatedProposal) -> Derived:
    """The home domain that the proposal declares."""
    declared = case.proposal.outcomes.home_domain
    if not declared:
        return Derived(None)
    value = f"domain_{declared[0]}" if len(declared) == 1 else SEVERAL
    return Derived(value, (("outcomes", "home_domain"),))


def term_years(case: DatedProposal) -> Derived:
    """The planned length in years."""
    term = case.proposal.term
    return Derived(term.years, (("term", "years"),)) if term else Derived(None)


def exit_planned(case: DatedProposal) -> Derived:
    """Whether it is said how the work ends."""
    return said(case, case.proposal.term.exit if case.proposal.term else None, "term", "exit")


def lasting_named(case: DatedProposal) -> Derived:
    """Changes that stay when the network ends."""
    return how_many(lasting_changes(case))


def lasting_kept(case: DatedProposal) -> Derived:
    """Changes that stay and that somebody keeps."""
    return how_many(change for change in lasting_changes(case) if is_kept(case, change))


def agreement_annual(case: DatedProposal) -> Derived:
    """Whether there is an agreement with the Board that is made anew every year."""
    agreement = case.proposal.governance.accountability_agreement
    if agreement is None:
        return Derived(False)
    return Derived(agreement.annual and agreement.with_ == BOARD, (("governance", "accountability_agreement"),))


def powers_claimed(case: DatedProposal) -> Derived:
    """Whether the proposal claims commissioning powers. Not known where it says nothing."""
    powers = case.proposal.governance.commissioning_powers
    return Derived(None) if powers is None else Derived(powers != "none", (("governance", "commissioning_powers"),))


def principles_followed(case: DatedProposal) -> Derived:
    """Guiding principles for which it is said how they are followed."""
    return Derived(sum(case.says(text) for text in astuple(case.proposal.principles)), (("principles",),))


def _function(case: DatedProposal, key: str) -> Derived:
    return Derived(getattr(case.proposal.function, key), (("function", key),))


FACTS: tuple[FactDerivation[DatedProposal], ...] = (
    yes_or_no("change_described", "whether a large scale change is described", change_described),
    yes_or_no("best_way_argued", "whether it is argued why this is the best way", best_way_argued),
    counting(
        "pathways_crossed",
        "care pathways that the change crosses",
        pathways_crossed,
        unit="care pathways",
        singular="care pathway",
    ),
    yes_or_no("challenge_described", "whether the challenge is described", challenge_described),
    yes_or_no("joint_work_described", "whether the joint work that it needs is described", joint_work_described),
    counting(
        "earlier_efforts",
        "earlier efforts on record",
        earlier_efforts,
        unit="earlier efforts",
        singular="earlier effort",
        stronger=Stronger.NEITHER,
    ),
    counting(
        "efforts_fallen_short",
        "earlier efforts that failed or succeeded only in part",
        efforts_fallen_short,
        unit="earlier efforts",
        singular="earlier effort",
    ),
    word(
        "main_purpose",
        "the main purpose",
        PURPOSES,
        lambda case: _function(case, "main_purpose"),
        always_known=True,
        changeable=False,
    ),
    word(
        "set_up_by", "who sets it up", ACTORS, lambda case: _function(case, "set_up_by"), always_known=True, changeable=False
    ),
    word(
        "hosted_by", "who hosts it", ACTORS, lambda case: _function(case, "hosted_by"), always_known=True, changeable=False
    ),
    word("paid_by", "who pays for it", ACTORS, lambda case: _function(case, "paid_by"), always_known=True, changeable=False),
    word(
        "service_named_for",
        "the type of network for which the document names this service",
        (*(kind.value for kind in NetworkType if kind is not NetworkType.UNDECIDED), "none"),
        service_named_for,
        always_known=True,
        changeable=False,
    ),
    word("coverage", "the part of the country that it would serve", EXTENTS, coverage, changeable=False),
    word(
        "precedent", "which of the first four networks this is", PRECEDENTS, precedent, always_known=True, changeable=False
    ),
    word(
        "declared_domain",
        "the home domain that the proposal declares",
        (*(domain.value for domain in Domain if domain.number), SEVERAL),
        declared_domain,
    ),
    measured(
        "term_years",
        "planned length",
        term_years,
        unit="years",
        singular="year",
        stronger=Stronger.NEITHER,
        withheld=Withheld.UNKNOWN,
    ),
    yes_or_no("exit_planned", "whether it is said how the work ends", exit_planned),
    counting(
        "lasting_named",
        "changes said to stay when the network ends",
        lasting_named,
        unit="changes that stay",
        singular="change that stays",
    ),
    counting(
        "lasting_kept",
        "changes that stay and that somebody other than the network keeps",
        lasting_kept,
        unit="changes that somebody keeps",
        singular="change that somebody keeps",
    ),
    yes_or_no(
        "terms_of_reference_given",
        "whether terms of reference are given",
        lambda case: said(case, case.proposal.governance.terms_of_reference, "governance", "terms_of_reference"),
    ),
    yes_or_no("agreement_annual", "whether an agreement with the Board is made anew every year", agreement_annual),
    yes_or_no(
        "powers_claimed",
        "whether commissioning powers are claimed",
        powers_claimed,
        Stronger.LOWER,
        always_known=False,
        withheld=Withheld.UNKNOWN,
    ),
    yes_or_no(
        "experience_described",
        "whether it is said how the experience of patients is built in",
        lambda case: argued(case, case.proposal.outcomes.experience, "outcomes", "experience"),
    ),
    yes_or_no(
        "safety_described",
        "whether it is said how safety is built in",
        lambda case: argued(case, case.proposal.outcomes.safety, "outcomes", "safety"),
    ),
    counting(
        "aims_set",
        "aims with a baseline, a target and a date",
        lambda case: how_many(case.counting(case.proposal.outcomes.aims)),
        unit="aims",
        singular="aim",
    ),
    yes_or_no(
        "involvement_described",
        "whether it is said how patients and the public take part",
        lambda case: said(case, case.proposal.governance.patient_involvement, "governance", "patient_involvement"),
    ),
    counting("principles_followed", "guiding principles, of five, said to be followed", principles_followed, most=5),
)
