"""Facts about process: the programme, the change model, spread, the annual report.

Source: Strategic Clinical Networks, update, Measuring SCN effectiveness (SI-153); The Way Forward, Introduction (SI-013) and
Evaluation (SI-156).
"""

from __future__ import annotations

from scn_criteria.establishment.review.facts.derivation import (
    Derivation,
    count,
    how_many,
    placed,
    share,
    share_of,
    yes_or_no,
)
from scn_criteria.establishment.review.facts.structure import NOT_SAID, answered
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.proposal.facts.derivation import Derived
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger


def from_national_priorities(filed: Filed) -> Derived:
    """The share of projects that come from a national priority."""
    projects = filed.report.projects
    return answered(projects, [one for one in projects if one.national_priority], said=bool(projects))


def from_local_priorities(filed: Filed) -> Derived:
    """Projects that come from a priority of local partners."""
    return how_many([one for one in filed.report.projects if one.local_priority])


def with_change_model(filed: Filed) -> Derived:
    """The share of projects of which the NHS Change Model is the framework. Where no project says, it is not known."""
    projects = filed.report.projects
    used = [one for one in projects if one.change_model and one.change_model.used]
    return answered(projects, used, said=any(one.change_model for one in projects))


def practices_offered(filed: Filed) -> Derived:
    """Practices offered to members."""
    return how_many(filed.report.spread)


def practices_taken_up(filed: Filed) -> Derived:
    """Practices that at least one organisation has taken up."""
    return how_many([one for one in filed.report.spread if one.taken_up_by])


def widest_spread(filed: Filed) -> Derived:
    """The share of organisations that have taken up the practice that spread furthest."""
    shares = [(share_of(one.taken_up_by, one.of), one) for one in filed.report.spread]
    known = [(found, one) for found, one in shares if found is not None]
    if not known:
        return NOT_SAID
    widest, practice = max(known, key=lambda pair: pair[0])
    return Derived(widest, placed([practice]))


def report_published(filed: Filed) -> Derived:
    """Whether the annual report is published."""
    found = filed.report.report
    return NOT_SAID if found is None else Derived(found.published, (found.at,))


def days_to_report(filed: Filed) -> Derived:
    """How many days after the end of the year it was published, if it was; nought where it was before."""
    found = filed.report.report
    if found is None or not found.published or found.on is None:
        return NOT_SAID
    return Derived(max(0, (found.on.first - filed.report.year.ends.first).days), (found.at,))


REGISTRY = (
    Derivation(
        share("from_national_priorities", "the share of projects that come from a national priority"),
        from_national_priorities,
    ),
    Derivation(
        count("from_local_priorities", "projects that come from a priority of local partners", "projects", "project"),
        from_local_priorities,
    ),
    Derivation(
        share("with_change_model", "the share of projects of which the NHS Change Model is the framework"), with_change_model
    ),
    Derivation(
        count("practices_offered", "practices offered to members", "practices", "practice", Stronger.NEITHER),
        practices_offered,
    ),
    Derivation(
        count("practices_taken_up", "practices that a member has taken up", "practices", "practice"), practices_taken_up
    ),
    Derivation(
        share("widest_spread", "how many of the organisations have taken up the practice that spread furthest"),
        widest_spread,
    ),
    Derivation(yes_or_no("report_published", "whether the annual report is published"), report_published),
    Derivation(
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
