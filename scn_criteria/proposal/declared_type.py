"""The type of network that a proposal declares: by what is served, what it is for, who sets it up, hosts it and pays.

The table of the ruleset decides. This is for checks, which must know which duties apply and which two answers clash before
any table is fired; a test holds the two together on every combination.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.model import Proposal
from scn_criteria.proposal.reference import ReferenceData
from scn_criteria.terms import NetworkType

SUGGESTED: Mapping[str, NetworkType] = {
    "advise_commissioners": NetworkType.STRATEGIC,
    "support_large_scale_change": NetworkType.STRATEGIC,
    "improve_outcomes": NetworkType.STRATEGIC,
    "organise_patient_flow": NetworkType.DELIVERY,
    "advise_on_one_service": NetworkType.PROFESSIONAL,
    "serve_local_priorities": NetworkType.LOCAL,
    "deliver_service_jointly": NetworkType.PROVIDER,
}
"""The type of network that each purpose belongs to (Clinical networks in the new health system, SI-051 to SI-055)."""

PURPOSE: Pointer = ("function", "main_purpose")
BOARD, CCG, PROVIDERS = "nhs_commissioning_board", "ccg", "providers"
OWN = {PROVIDERS: NetworkType.PROVIDER, CCG: NetworkType.LOCAL}
"""The type of network that is of those who set it up and host it or pay for it, whatever it is for."""
FOUNDERS = {
    NetworkType.STRATEGIC: BOARD,
    NetworkType.PROFESSIONAL: BOARD,
    NetworkType.PROVIDER: PROVIDERS,
    NetworkType.LOCAL: CCG,
}
"""Who sets up networks of a type."""
NATIONAL = ("england", "areas")
"""The parts of the country that strategic networks serve."""


def declared_type(proposal: Proposal, reference: ReferenceData) -> NetworkType:
    """The type that the proposal declares, or that it is not decided."""
    function = proposal.function
    named = reference.named_service(proposal.condition.name, *proposal.condition.aliases, function.service)
    purpose = SUGGESTED[function.main_purpose]
    if purpose is NetworkType.DELIVERY or named == NetworkType.DELIVERY.value:
        return NetworkType.DELIVERY
    if named == NetworkType.PROFESSIONAL.value:
        return NetworkType.PROFESSIONAL
    if purpose is NetworkType.PROFESSIONAL and function.set_up_by == BOARD:
        return NetworkType.PROFESSIONAL
    if function.set_up_by in OWN and function.set_up_by in {function.hosted_by, function.paid_by}:
        return OWN[function.set_up_by]
    return NetworkType.UNDECIDED if next(clashes(proposal), None) else purpose


def has_strategic_duties(proposal: Proposal, reference: ReferenceData) -> bool:
    """Whether the duties of a strategic network apply: it is one, or it is meant as one and its type is not decided."""
    if SUGGESTED[proposal.function.main_purpose] is not NetworkType.STRATEGIC:
        return False
    return declared_type(proposal, reference) in {NetworkType.STRATEGIC, NetworkType.UNDECIDED}


@dataclass(frozen=True, slots=True)
class Clash:
    """An answer that does not fit the main purpose: where it stands, what it is, and what the purpose would need.

    Without an answer, the place is that of the purpose.
    """

    at: Pointer
    answer: str | None
    needed: str


def clashes(proposal: Proposal) -> Iterator[Clash]:
    """What does not fit the type that the main purpose suggests."""
    function, purpose = proposal.function, SUGGESTED[proposal.function.main_purpose]
    founder = FOUNDERS.get(purpose)
    if founder is None:
        return
    if function.set_up_by != founder:
        yield Clash(("function", "set_up_by"), function.set_up_by, founder)
    if purpose is NetworkType.PROFESSIONAL:
        return
    roles = {"hosted_by": function.hosted_by, "paid_by": function.paid_by}
    others = [name for name, body in roles.items() if body != founder]
    if purpose is NetworkType.STRATEGIC or len(others) == len(roles):
        yield from (Clash(("function", name), roles[name], founder) for name in others)
    if purpose is NetworkType.STRATEGIC:
        extent = proposal.coverage.extent if proposal.coverage else None
        if extent not in NATIONAL:
            yield Clash(PURPOSE if extent is None else ("coverage", "extent"), extent, "england or areas")
