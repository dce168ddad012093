"""What the main purpose of a network says about its type."""

from __future__ import annotations

from collections.abc import Mapping

from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.model import Proposal
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


def strategic(proposal: Proposal) -> bool:
    """Whether the main purpose is that of a strategic clinical network, so that its duties apply."""
    return SUGGESTED[proposal.function.main_purpose] is NetworkType.STRATEGIC


def section_at(section: str, given: bool) -> Pointer:
    """Where to point for something that a section lacks: at the section, or at the purpose that asks for it."""
    return (section,) if given else PURPOSE
