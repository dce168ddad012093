"""Checks of the type of network: powers, areas, services named for another type, and coverage."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import DiagnosticRule, Pointer, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.proposal.case import DatedProposal, strategic
from scn_criteria.proposal.declared_type import PURPOSE, SUGGESTED, clashes, declared_type
from scn_criteria.proposal.model import Proposal
from scn_criteria.proposal.reference import NONE, nearest_area
from scn_criteria.terms import NetworkType
from scn_criteria.wording import did_you_mean, quoted

# A strategic clinical network does not commission

COMMISSIONING_POWERS = DiagnosticRule(
    "SCN303",
    "commissioning-powers",
    Severity.ERROR,
    "Strategic clinical networks are not statutory: CCGs and the NHS Commissioning Board answer for commissioning.",
    "Leave commissioning and contracts to the commissioners; write none, and say how the network advises them.",
    "The Way Forward, Accountability and governance (SI-107, SI-110)",
)

FORBIDDEN = {"commissions": "commissions services", "holds_contracts": "holds contracts"}


def check_commissioning_powers(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look at the powers that the proposal gives to the network."""
    powers = case.proposal.governance.commissioning_powers
    if powers in FORBIDDEN and strategic(case):
        message = f'"{powers}" says that the network {FORBIDDEN[powers]}; expected "none"'
        yield UnplacedDiagnostic(("governance", "commissioning_powers"), message)


# The areas of England are twelve, and have names

UNKNOWN_AREA = DiagnosticRule(
    "SCN310",
    "unknown-area",
    Severity.ERROR,
    "Money, hosts and support teams go by the twelve areas: an area of another name has none of them.",
    "Write the name of one of the twelve areas; for a part of an area, write the CCGs.",
    "The Way Forward, Local geography and organisations (SI-075)",
)


def check_unknown_area(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look up each area."""
    for at, area in _named(case.proposal):
        if case.reference.area(area) is None:
            near = nearest_area(case.reference, area)
            hint = did_you_mean(near, joint=", ")
            message = f'"{area}" is not an area of England; expected one of the twelve{hint}'
            yield UnplacedDiagnostic(at, message, f"Write one of: {'; '.join(case.reference.areas)}.")


def _named(proposal: Proposal) -> Iterator[tuple[Pointer, str]]:
    """Every area that a proposal names, where it does so."""
    for place, area in enumerate(proposal.coverage.areas if proposal.coverage else ()):
        yield ("coverage", "areas", place), area
    for line in proposal.budget.lines if proposal.budget else ():
        if line.area is not None:
            yield (*line.at, "area"), line.area


# Some services are named in the document for another type of network

NAMED_FOR_ANOTHER_TYPE = DiagnosticRule(
    "SCN311",
    "named-for-another-type",
    Severity.INFO,
    "The document names a few services for operational delivery networks and for local professional networks.",
    "Say in the summary what this network would do that a network of the other type does not.",
    "The Way Forward, Introduction and Clinical networks in the new health system (SI-053, SI-056)",
)


def check_named_for_another_type(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the type that the names suggest with the type that the main purpose suggests."""
    condition, function = case.proposal.condition, case.proposal.function
    suggested = SUGGESTED[function.main_purpose]
    for name in (condition.name, *condition.aliases, function.service):
        named = case.reference.named_service(name)
        if named not in (NONE, suggested.value):
            type_named = next(kind for kind in NetworkType if kind.value == named)
            message = f'the document names "{name}" for {_a(type_named)}'
            yield UnplacedDiagnostic(
                PURPOSE, f'{message}, but the purpose "{function.main_purpose}" is that of {_a(suggested)}'
            )
            return


def _a(kind: NetworkType) -> str:
    """A type of network, as it stands in a sentence."""
    article = "an" if kind.title[0] in "AEIOU" else "a"
    return f"{article} {kind.title[0].lower()}{kind.title[1:]}"


# A name that is near a named service, but not the same, decides nothing

NEAR_A_NAMED_SERVICE = DiagnosticRule(
    "SCN318",
    "near-a-named-service",
    Severity.INFO,
    "A service that the document names belongs to another type of network; a name that is only near it decides nothing.",
    "If the named service is meant, write its name; if not, leave it as it is.",
    "The Way Forward, Introduction and Clinical networks in the new health system (SI-053, SI-056)",
)


def check_near_a_named_service(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look for named services that are near the condition or the service, where none is named exactly."""
    condition, function = case.proposal.condition, case.proposal.function
    aliases = ((("condition", "aliases", index), alias) for index, alias in enumerate(condition.aliases))
    names: list[tuple[Pointer, str]] = [
        (("condition", "name"), condition.name),
        *aliases,
        (("function", "service"), function.service),
    ]
    if case.reference.named_service(*(name for _, name in names)) != NONE:
        return
    for at, name in names:
        near = case.reference.near_service(name)
        if near is not None:
            kind = _a(NetworkType(near.type))
            message = f"{quoted(name)} is near a service that the document names for {kind}"
            yield UnplacedDiagnostic(at, f"{message}{did_you_mean(near.name)}")
            return


# What a network is for must fit who sets it up, hosts it and pays, and what it covers

NETWORK_TYPE_UNDECIDED = DiagnosticRule(
    "SCN319",
    "network-type-undecided",
    Severity.WARNING,
    "Where the purpose of a network does not fit who sets it up, hosts it and pays for it, its type stays undecided.",
    "Correct one of the two, so that purpose, founder, host, payer and coverage fit one type of network.",
    "The Way Forward, Clinical networks in the new health system (SI-051 to SI-055)",
)


def check_network_type_undecided(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Name the two answers that clash, where no type fits all of them."""
    if declared_type(case.proposal, case.reference) is not NetworkType.UNDECIDED:
        return
    purpose = case.proposal.function.main_purpose
    kind = _a(SUGGESTED[purpose])
    for clash in clashes(case.proposal):
        if clash.answer is None:
            message = f'the purpose "{purpose}" is that of {kind}, but no coverage is given'
        else:
            key = str(clash.at[-1])
            answer = _answer(case.proposal, key, clash.answer)
            message = f'{answer} does not fit "main_purpose: {purpose}", which is that of {kind}'
        related = "" if clash.answer is None else "the main purpose"
        yield UnplacedDiagnostic(clash.at, f'{message}; expected "{clash.needed}"', related=related, related_at=PURPOSE)
        return


def _answer(proposal: Proposal, key: str, answer: str) -> str:
    """An answer as the file gives it, or, where it is a list of bodies, as the rules read it."""
    function = proposal.function
    bodies = {"set_up_by": function.founders, "hosted_by": function.hosts, "paid_by": function.payers}.get(key, answer)
    return f'"{key}: {answer}"' if isinstance(bodies, str) else f'the list under "{key}" is read as "{answer}", which'


# The extent of a network and the list of its areas say the same

COVERAGE_CONTRADICTS = DiagnosticRule(
    "SCN315",
    "coverage-contradicts",
    Severity.WARNING,
    "Whether a network serves the whole of England decides one of the criteria, so it must be said one way.",
    "Write the extent that is meant, and list areas or CCGs only if it is not the whole of England.",
    "The Way Forward, Establishing strategic clinical networks, item 8 (SI-028)",
)

AT: Pointer = ("coverage", "extent")


def check_coverage_contradicts(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the extent with the lists beside it."""
    coverage = case.proposal.coverage
    if not coverage:
        return
    everywhere = case.reference.everywhere(coverage.areas)
    if coverage.extent == "england" and coverage.areas and not everywhere:
        yield UnplacedDiagnostic(AT, 'the extent is "england" but only some areas are listed; expected "areas", or no list')
    if coverage.extent == "england" and coverage.ccgs:
        yield UnplacedDiagnostic(AT, 'the extent is "england" but CCGs are listed; expected "ccgs", or no list')
    if coverage.extent == "areas" and everywhere:
        yield UnplacedDiagnostic(AT, 'the extent is "areas" but all twelve are listed; expected "england"')


CHECKS = (
    Check(COMMISSIONING_POWERS, check_commissioning_powers),
    Check(UNKNOWN_AREA, check_unknown_area),
    Check(NAMED_FOR_ANOTHER_TYPE, check_named_for_another_type),
    Check(NEAR_A_NAMED_SERVICE, check_near_a_named_service),
    Check(NETWORK_TYPE_UNDECIDED, check_network_type_undecided),
    Check(COVERAGE_CONTRADICTS, check_coverage_contradicts),
)
