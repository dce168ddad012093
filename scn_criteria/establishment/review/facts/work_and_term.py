"""Facts about structure, process and term: governance, involvement, money, programme, spread, report and years.

Source: Strategic Clinical Networks, update, Measuring SCN effectiveness (SI-152); The Way Forward, Accountability and
governance (SI-107 to SI-113); Clinical networks in the new health system (SI-134).
"""

from __future__ import annotations

from fractions import Fraction

from scn_criteria.establishment.review.model import Agreed, Project
from scn_criteria.establishment.review.related_files import ReturnInContext
from scn_criteria.proposal.model import TOP_UP
from scn_criteria.proposal.reference import normalise
from scn_criteria.ruleset.fact_derivation import (
    Derived,
    FactDerivation,
    count,
    given,
    how_many,
    places_of,
    share,
    share_of,
    yes_or_no_fact,
)
from scn_criteria.ruleset.fact_derivation import count as counting
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger

# Structure: governance, patient and public involvement, finance

PROGRAMME = "programme"
NOT_SAID = Derived(None)


def terms_agreed(filed: ReturnInContext) -> Derived:
    """Whether the terms of reference are in force."""
    return _agreed(filed.report.governance.terms_of_reference)


def agreement_signed(filed: ReturnInContext) -> Derived:
    """Whether the accountability agreement of the year is."""
    return _agreed(filed.report.governance.accountability_agreement)


def commissioned(filed: ReturnInContext) -> Derived:
    """Whether the network commissioned or contracted."""
    found = filed.report.governance.commissioning
    return NOT_SAID if found is None else Derived(found.done, (found.at,))


def patients_in_oversight(filed: ReturnInContext) -> Derived:
    """Patients and members of the public in the oversight of the network."""
    found = filed.report.involvement
    return NOT_SAID if found is None else Derived(found.in_oversight, (found.at,))


def projects_with_patients(filed: ReturnInContext) -> Derived:
    """The share of projects that patients and the public are involved in. Where no project says, it is not known."""
    projects = filed.report.projects
    involving = [one for one in projects if one.patients and one.patients.involved]
    return answered(projects, involving, said=any(one.patients for one in projects))


def answered(projects: tuple[Project, ...], yes: list[Project], *, said: bool) -> Derived:
    """The share of projects of which something is so, once any of them says."""
    return Derived(share_of(len(yes), len(projects)), places_of(yes or projects)) if said else NOT_SAID


def spent_share(filed: ReturnInContext) -> Derived:
    """The money spent, as a share of the money there was."""
    found = filed.report.finance
    if found is None:
        return NOT_SAID
    money = found.available
    there_was = sum(map(Fraction, (money.running_cost, money.programme, money.top_up)), Fraction())
    return Derived(share_of(Fraction(found.total_spent), there_was), (("finance", "total_spent"),))


def core_outside_uses(filed: ReturnInContext) -> Derived:
    """Payments of core funding for none of its seven uses."""
    known = {one.use for one in filed.reference.core_uses}
    spent = filed.report.finance.spent if filed.report.finance else ()
    outside = [one for one in spent if one.fund != TOP_UP and normalise(one.use or "").replace(" ", "_") not in known]
    return how_many(outside)


def programme_on_care(filed: ReturnInContext) -> Derived:
    """The share of programme money that is said to relate directly to patient care."""
    found = filed.report.finance
    if found is None:
        return NOT_SAID
    lines = [one for one in found.spent if one.fund == PROGRAMME]
    related = [one for one in lines if (one.patient_care or "").strip()]
    total, part = (sum((Fraction(one.amount) for one in some), Fraction()) for some in (lines, related))
    return Derived(share_of(part, total), places_of(lines))


def _agreed(found: Agreed | None) -> Derived:
    return NOT_SAID if found is None else Derived(found.agreed, (found.at,))


STRUCTURE_FACTS = (
    FactDerivation(yes_or_no_fact("terms_agreed", "whether the terms of reference are in force"), terms_agreed),
    FactDerivation(
        yes_or_no_fact("agreement_signed", "whether the accountability agreement of the year is in force"), agreement_signed
    ),
    FactDerivation(
        yes_or_no_fact("commissioned", "whether the network commissioned or contracted", Stronger.LOWER), commissioned
    ),
    FactDerivation(
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
    FactDerivation(
        share("projects_with_patients", "the share of projects that patients and the public are involved in"),
        projects_with_patients,
    ),
    FactDerivation(share("spent_share", "what was spent of the money that there was", None, Stronger.NEITHER), spent_share),
    FactDerivation(
        counting(
            "core_outside_uses", "payments of core funding for none of its seven uses", "payments", "payment", Stronger.LOWER
        ),
        core_outside_uses,
    ),
    FactDerivation(
        share("programme_on_care", "the share of programme money that relates directly to patient care"), programme_on_care
    ),
)


# Process: the programme, the change model, spread, the annual report


def from_national_priorities(filed: ReturnInContext) -> Derived:
    """The share of projects that come from a national priority."""
    projects = filed.report.projects
    return answered(projects, [one for one in projects if one.national_priority], said=bool(projects))


def from_local_priorities(filed: ReturnInContext) -> Derived:
    """Projects that come from a priority of local partners."""
    return how_many([one for one in filed.report.projects if one.local_priority])


def with_change_model(filed: ReturnInContext) -> Derived:
    """The share of projects of which the NHS Change Model is the framework. Where no project says, it is not known."""
    projects = filed.report.projects
    used = [one for one in projects if one.change_model and one.change_model.used]
    return answered(projects, used, said=any(one.change_model for one in projects))


def practices_offered(filed: ReturnInContext) -> Derived:
    """Practices offered to members."""
    return how_many(filed.report.spread)


def practices_taken_up(filed: ReturnInContext) -> Derived:
    """Practices that at least one organisation has taken up."""
    return how_many([one for one in filed.report.spread if one.taken_up_by])


def widest_spread(filed: ReturnInContext) -> Derived:
    """The share of organisations that have taken up the practice that spread furthest."""
    shares = [(share_of(one.taken_up_by, one.of), one) for one in filed.report.spread]
    known = [(found, one) for found, one in shares if found is not None]
    if not known:
        return NOT_SAID
    widest, practice = max(known, key=lambda pair: pair[0])
    return Derived(widest, places_of([practice]))


def report_published(filed: ReturnInContext) -> Derived:
    """Whether the annual report is published."""
    found = filed.report.report
    return NOT_SAID if found is None else Derived(found.published, (found.at,))


def days_to_report(filed: ReturnInContext) -> Derived:
    """The days from the end of the year to the publication of the report, if it was; nought where it was before."""
    found = filed.report.report
    if found is None or not found.published or found.on is None:
        return NOT_SAID
    return Derived(max(0, (found.on.first - filed.report.year.ends.first).days), (found.at,))


PROCESS_FACTS = (
    FactDerivation(
        share("from_national_priorities", "the share of projects that come from a national priority"),
        from_national_priorities,
    ),
    FactDerivation(
        count("from_local_priorities", "projects that come from a priority of local partners", "projects", "project"),
        from_local_priorities,
    ),
    FactDerivation(
        share("with_change_model", "the share of projects of which the NHS Change Model is the framework"), with_change_model
    ),
    FactDerivation(
        count("practices_offered", "practices offered to members", "practices", "practice", Stronger.NEITHER),
        practices_offered,
    ),
    FactDerivation(
        count("practices_taken_up", "practices that a member has taken up", "practices", "practice"), practices_taken_up
    ),
    FactDerivation(
        share("widest_spread", "how many of the organisations have taken up the practice that spread furthest"),
        widest_spread,
    ),
    FactDerivation(yes_or_no_fact("report_published", "whether the annual report is published"), report_published),
    FactDerivation(
        FactDefinition(
            "days_to_report",
            FactType.NUMBER,
            "the time from the end of the year to its report",
            "days",
            "day",
            stronger=Stronger.LOWER,
            least=0,
            whole=True,
        ),
        days_to_report,
    ),
)


# Term: years used and left, exit, priorities

LONGEST_TERM = 5
"""A return for a later year is refused before it comes to facts."""


def years_used(filed: ReturnInContext) -> Derived:
    """Years of the network up to the end of the year that is reported on."""
    return Derived(filed.report.year.number, (("year", "number"),))


def years_left(filed: ReturnInContext) -> Derived:
    """Years of its term that are left, or nought."""
    left = Fraction(filed.report.network.term_years) - filed.report.year.number
    return Derived(max(left, Fraction()), (("network", "term_years"), ("year", "number")))


def exit_prepared(filed: ReturnInContext) -> Derived:
    """Whether it is said how the work ends or passes on."""
    return given(filed.report.exit, "exit")


def priorities_shifted(filed: ReturnInContext) -> Derived:
    """Whether national priorities have moved away from the condition."""
    found = filed.report.priorities
    return Derived(None) if found is None else Derived(found.shifted, (found.at,))


TERM_FACTS = (
    FactDerivation(
        FactDefinition(
            "years_used",
            FactType.NUMBER,
            "years of the network",
            "years",
            "year",
            least=1,
            most=LONGEST_TERM,
            whole=True,
            always_known=True,
            changeable=False,
        ),
        years_used,
    ),
    FactDerivation(
        FactDefinition(
            "years_left",
            FactType.NUMBER,
            "years left of its term",
            "years",
            "year",
            least=0,
            most=LONGEST_TERM,
            always_known=True,
            changeable=False,
        ),
        years_left,
    ),
    FactDerivation(
        yes_or_no_fact("exit_prepared", "whether it is said how the work ends or passes on", always_known=True),
        exit_prepared,
    ),
    FactDerivation(
        yes_or_no_fact("priorities_shifted", "whether national priorities have moved away", Stronger.NEITHER),
        priorities_shifted,
    ),
)
