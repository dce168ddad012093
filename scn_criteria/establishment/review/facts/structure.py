"""Facts about structure: governance, patient and public involvement, finance.

Source: Strategic Clinical Networks, update, Measuring SCN effectiveness (SI-152); The Way Forward, Accountability and
governance (SI-107 to SI-113); Clinical networks in the new health system (SI-134).
"""

from __future__ import annotations

from fractions import Fraction

from scn_criteria.establishment.review.facts.derivation import (
    Derivation,
    how_many,
    placed,
    share,
    share_of,
    yes_or_no,
)
from scn_criteria.establishment.review.facts.derivation import count as counting
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.establishment.review.model import Agreed, Project
from scn_criteria.proposal.facts.derivation import Derived
from scn_criteria.proposal.model import TOP_UP
from scn_criteria.proposal.reference import normalise
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger

PROGRAMME = "programme"
NOT_SAID = Derived(None)


def terms_agreed(filed: Filed) -> Derived:
    """Whether the terms of reference are in force."""
    return _agreed(filed.report.governance.terms_of_reference)


def agreement_signed(filed: Filed) -> Derived:
    """Whether the accountability agreement of the year is."""
    return _agreed(filed.report.governance.accountability_agreement)


def commissioned(filed: Filed) -> Derived:
    """Whether the network commissioned or contracted."""
    found = filed.report.governance.commissioning
    return NOT_SAID if found is None else Derived(found.done, (found.at,))


def patients_in_oversight(filed: Filed) -> Derived:
    """Patients and members of the public in the oversight of the network."""
    found = filed.report.involvement
    return NOT_SAID if found is None else Derived(found.in_oversight, (found.at,))


def projects_with_patients(filed: Filed) -> Derived:
    """The share of projects that patients and the public are involved in. Where no project says, it is not known."""
    projects = filed.report.projects
    involving = [one for one in projects if one.patients and one.patients.involved]
    return answered(projects, involving, said=any(one.patients for one in projects))


def answered(projects: tuple[Project, ...], yes: list[Project], *, said: bool) -> Derived:
    """The share of projects of which something is so, once any of them says."""
    return Derived(share_of(len(yes), len(projects)), placed(yes or projects)) if said else NOT_SAID


def spent_share(filed: Filed) -> Derived:
    """What was spent, as a share of what there was."""
    found = filed.report.finance
    if found is None:
        return NOT_SAID
    money = found.available
    there_was = sum(map(Fraction, (money.running_cost, money.programme, money.top_up)), Fraction())
    return Derived(share_of(Fraction(found.total_spent), there_was), (("finance", "total_spent"),))


def core_outside_uses(filed: Filed) -> Derived:
    """Payments of core funding for none of its seven uses."""
    known = {one.use for one in filed.reference.core_uses}
    spent = filed.report.finance.spent if filed.report.finance else ()
    outside = [one for one in spent if one.fund != TOP_UP and normalise(one.use or "").replace(" ", "_") not in known]
    return how_many(outside)


def programme_on_care(filed: Filed) -> Derived:
    """The share of programme money that is said to relate directly to patient care."""
    found = filed.report.finance
    if found is None:
        return NOT_SAID
    lines = [one for one in found.spent if one.fund == PROGRAMME]
    related = [one for one in lines if (one.patient_care or "").strip()]
    total, part = (sum((Fraction(one.amount) for one in some), Fraction()) for some in (lines, related))
    return Derived(share_of(part, total), placed(lines))


def _agreed(found: Agreed | None) -> Derived:
    return NOT_SAID if found is None else Derived(found.agreed, (found.at,))


REGISTRY = (
    Derivation(yes_or_no("terms_agreed", "whether the terms of reference are in force"), terms_agreed),
    Derivation(
        yes_or_no("agreement_signed", "whether the accountability agreement of the year is in force"), agreement_signed
    ),
    Derivation(yes_or_no("commissioned", "whether the network commissioned or contracted", Stronger.LOWER), commissioned),
    Derivation(
        FactDefinition(
            "patients_in_oversight",
            FactType.NUMBER,
            "patients and members of the public in the oversight of the network",
            "people",
            "person",
            stronger=Stronger.HIGHER,
            least=0,
            whole=True,
        ),
        patients_in_oversight,
    ),
    Derivation(
        share("projects_with_patients", "the share of projects that patients and the public are involved in"),
        projects_with_patients,
    ),
    Derivation(share("spent_share", "what was spent of the money that there was", None, Stronger.NEITHER), spent_share),
    Derivation(
        counting(
            "core_outside_uses", "payments of core funding for none of its seven uses", "payments", "payment", Stronger.LOWER
        ),
        core_outside_uses,
    ),
    Derivation(
        share("programme_on_care", "the share of programme money that relates directly to patient care"), programme_on_care
    ),
)
