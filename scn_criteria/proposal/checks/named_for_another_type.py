"""Some services are named in the document for another type of network."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.purpose import PURPOSE, SUGGESTED
from scn_criteria.proposal.reference import NONE
from scn_criteria.terms import NetworkType

CODE = Code(
    "SCN311",
    "named-for-another-type",
    Severity.INFO,
    "The document names a few services for operational delivery networks and for local professional networks.",
    "Say in the summary what this network would do that a network of the other type does not.",
    "The Way Forward, Introduction and Clinical networks in the new health system (SI-053, SI-056)",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare the type that the names suggest with the type that the main purpose suggests."""
    condition, function = case.proposal.condition, case.proposal.function
    suggested = SUGGESTED[function.main_purpose]
    for name in (condition.name, *condition.aliases, function.service):
        named = case.reference.named_service(name)
        if named not in (NONE, suggested.value):
            type_named = next(kind for kind in NetworkType if kind.value == named)
            message = f'the document names "{name}" for {_a(type_named)}'
            yield Fault(PURPOSE, f'{message}, but the purpose "{function.main_purpose}" is that of {_a(suggested)}')
            return


def _a(kind: NetworkType) -> str:
    """A type of network, as it stands in a sentence."""
    article = "an" if kind.title[0] in "AEIOU" else "a"
    return f"{article} {kind.title[0].lower()}{kind.title[1:]}"
