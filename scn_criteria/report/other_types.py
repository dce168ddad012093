"""What is said of a network of another type: its name in a sentence, who can set it up, and the command for what applies."""

from __future__ import annotations

from scn_criteria.decision.findings import Assessment
from scn_criteria.serialisation import portable
from scn_criteria.terms import NetworkType

ACTORS = {
    NetworkType.DELIVERY: "The providers of the service",
    NetworkType.PROFESSIONAL: "The area team of the Board",
    NetworkType.LOCAL: "The CCGs",
    NetworkType.PROVIDER: "The providers who would deliver the service together",
}
"""The bodies that set up and keep networks of each other type (Clinical networks in the new health system)."""


def network_phrase(type_: NetworkType) -> str:
    """A type of network in running text: ``an operational delivery network``."""
    title = type_.title[:1].lower() + type_.title[1:]
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"


def taken_on(assessment: Assessment) -> str:
    """Who takes a proposal for a network of another type on, and the command that says what they need for it."""
    kind = assessment.network_type.type
    actors = ACTORS.get(kind, "Those who would set it up")
    path = portable(assessment.origin.path)
    return f"{actors} can set it up as {network_phrase(kind)}; what applies to it: scn plan {path}"
