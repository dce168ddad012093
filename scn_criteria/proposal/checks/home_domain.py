"""Checks of the home domain: exactly one, in line with the first networks and with the aims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scn_criteria.diagnostics import DiagnosticRule, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.proposal.case import DatedProposal, section_at, strategic
from scn_criteria.proposal.model import Outcomes
from scn_criteria.proposal.reference import NONE, normalise

# Each strategic clinical network is organised under one domain

HOME_DOMAIN_MISSING = DiagnosticRule(
    "SCN304",
    "home-domain-missing",
    Severity.WARNING,
    "Each strategic clinical network is organised under one domain of the NHS Outcomes Framework.",
    "Name the domain, 1 to 5, under outcomes as home_domain.",
    "The Way Forward, The NHS Outcomes Framework (SI-068)",
)


def check_home_domain_missing(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Find a strategic network without a home domain."""
    outcomes = case.proposal.outcomes
    if strategic(case) and not outcomes.home_domain:
        at = section_at("outcomes", outcomes != Outcomes())
        yield UnplacedDiagnostic(at, "the network has no home domain; expected one of 1 to 5", on_key=True)


# A network has one home domain, not several

SEVERAL_HOME_DOMAINS = DiagnosticRule(
    "SCN305",
    "several-home-domains",
    Severity.ERROR,
    "Each strategic clinical network is organised under one domain, though its work may serve several.",
    "Choose the domain that most of its aims serve; the aims may refer to indicators of others.",
    "The Way Forward, The NHS Outcomes Framework (SI-068)",
)


def check_several_home_domains(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Count the home domains."""
    domains = case.proposal.outcomes.home_domain
    if len(domains) > 1:
        named = ", ".join(str(domain) for domain in domains)
        yield UnplacedDiagnostic(
            ("outcomes", "home_domain"), f'the network has {len(domains)} home domains, "{named}"; expected one'
        )


# Domains 4 and 5 run through the work of every network; none of the first networks has one of them as its home

HOME_DOMAIN_WITHOUT_PRECEDENT = DiagnosticRule(
    "SCN306",
    "home-domain-without-precedent",
    Severity.INFO,
    "Patient experience and patient safety are built into every network; no first network has one of them as its home.",
    "If it is meant, say why in the summary.",
    "The Way Forward, The NHS Outcomes Framework (SI-069, SI-073)",
)

WITHOUT_PRECEDENT = (4, 5)


def check_home_domain_without_precedent(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look at the home domain, if there is exactly one."""
    match case.proposal.outcomes.home_domain:
        case (domain,) if domain in WITHOUT_PRECEDENT:
            message = f'found home domain "{domain}", expected 1, 2 or 3 as in the first networks'
            yield UnplacedDiagnostic(("outcomes", "home_domain"), message)


# The first networks have their home domains from the document

HOME_DOMAIN_AGAINST_PRECEDENT = DiagnosticRule(
    "SCN307",
    "home-domain-against-precedent",
    Severity.WARNING,
    "The document gives each of the first four conditions its home domain, and that goes before what a file says.",
    "Write the domain of the document, or propose a condition of another name and say how it differs.",
    "The Way Forward, The NHS Outcomes Framework (SI-070, SI-071, SI-072)",
)


def check_home_domain_against_precedent(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the home domain with that of the precedent, if the condition is one."""
    condition, domains = case.proposal.condition, case.proposal.outcomes.home_domain
    found = (case.reference.precedents.get(normalise(name)) for name in (condition.name, *condition.aliases))
    precedent = next((entry for entry in found if entry), None)
    if precedent and len(domains) == 1 and domains[0] != precedent.home_domain:
        message = f'the home domain is "{domains[0]}"; expected {precedent.home_domain}, as the document has it'
        yield UnplacedDiagnostic(("outcomes", "home_domain"), f"{message} for {precedent.name}")


# Aims lie mostly in the home domain

INDICATORS_IN_ANOTHER_DOMAIN = DiagnosticRule(
    "SCN312",
    "indicators-in-another-domain",
    Severity.INFO,
    "Where most aims are measured in another domain than the home domain, one of the two may be wrong.",
    "If the home domain is meant, say why in the summary; else correct it.",
    "The Way Forward, The NHS Outcomes Framework (SI-068)",
)

EVERYWHERE = (4, 5)
"""Domains that run through the work of every network (SI-069), so that aims in them say nothing of its home."""


def check_indicators_in_another_domain(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Count the aims by domain, unless the condition is a precedent and its home domain settled."""
    condition, outcomes = case.proposal.condition, case.proposal.outcomes
    settled = case.reference.precedent(condition.name, *condition.aliases) != NONE
    if settled or len(outcomes.home_domain) != 1:
        return
    home = outcomes.home_domain[0]
    found = [int(aim.framework.reference[0]) for aim in outcomes.aims if aim.framework]
    domains = Counter(domain for domain in found if domain == home or domain not in EVERYWHERE)
    if domains.total() > 2 * domains[home]:
        elsewhere = domains.total() - domains[home]
        message = f'{elsewhere} of {domains.total()} aims with an indicator lie outside the home domain, "{home}"'
        yield UnplacedDiagnostic(
            ("outcomes", "home_domain"), f"{message}; most are in domain {domains.most_common(1)[0][0]}"
        )


CHECKS = (
    Check(HOME_DOMAIN_MISSING, check_home_domain_missing),
    Check(SEVERAL_HOME_DOMAINS, check_several_home_domains),
    Check(HOME_DOMAIN_WITHOUT_PRECEDENT, check_home_domain_without_precedent),
    Check(HOME_DOMAIN_AGAINST_PRECEDENT, check_home_domain_against_precedent),
    Check(INDICATORS_IN_ANOTHER_DOMAIN, check_indicators_in_another_domain),
)
