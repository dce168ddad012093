"""The improvement programme for the first year: milestones, pathways, what was tried before, and guidance."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.establishment.money import rounded
from scn_criteria.establishment.pack.agreement import indicator, measured
from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.description import WAY_FORWARD
from scn_criteria.establishment.pack.paper import Part, Passage, Row, Table, to_be_agreed
from scn_criteria.establishment.pack.span import DAY, Span, last_day, written
from scn_criteria.proposal.evidence import Aim, Effort
from scn_criteria.ruleset.model import Basis

SITUATION = "Establishing strategic clinical networks"


def milestones(case: PackCase) -> Iterator[Part]:
    """Where each aim should stand at the end of the first year, on a straight line to its target."""
    year = case.days.first_year
    ours = case.drawn(Basis.CONVENTION, WAY_FORWARD, "Evaluation", "SI-178")
    rows = tuple(
        Row(
            (
                indicator(aim),
                measured(aim, aim.baseline.value),
                f"{milestone(aim, year)} {wording.spoken(aim.unit)}",
                f"{measured(aim, aim.target)} by {aim.by}",
                to_be_agreed("who measures it, from which data"),
            ),
            (*case.taken(aim.at), *ours),
        )
        for aim in case.proposal.outcomes.aims
    )
    if not rows:
        yield Passage(f"Milestones: {to_be_agreed('once aims are set')}.", ours)
        return
    head = ("Indicator", "Baseline", f"On {written(year.last)}", "Target", "Measured by")
    yield Table("Aims and milestones", head, rows)


def milestone(aim: Aim, year: Span) -> str:
    """The value after a year, if it moved by as much each day until the last day of the aim.

    It has as many decimals as the baseline or the target, and at least one; a half goes up.
    """
    days, passed = (last_day(aim.by) - year.first + DAY).days, (year.last - year.first + DAY).days
    part = Fraction(min(passed, days), days)
    value = Fraction(aim.baseline.value) + (Fraction(aim.target) - Fraction(aim.baseline.value)) * part
    places = max(1, _decimals(Decimal(aim.baseline.value)), _decimals(Decimal(aim.target)))
    return wording.number(Decimal(rounded(value * 10**places)).scaleb(-places))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def change(case: PackCase) -> Iterator[Part]:
    """What is to change, and why a network is the way to do it."""
    found = case.proposal.situations.large_scale_change
    if found.change:
        yield Passage(wording.sentence(found.change), case.taken(("situations", "large_scale_change")))


def pathways(case: PackCase) -> Iterator[Part]:
    """The pathways of the proposal, each with a lead and a first step to be named."""
    found = case.proposal.situations.large_scale_change.pathways
    at = ("situations", "large_scale_change", "pathways")
    rows = tuple(
        Row(
            (name, to_be_agreed("who leads this pathway"), to_be_agreed("the first step, and its date")),
            case.taken((*at, place)),
        )
        for place, name in enumerate(found)
    )
    if rows:
        yield Table("Pathways", ("Pathway", "Lead", "First step"), rows)
        return
    about = case.drawn(Basis.CONVENTION, WAY_FORWARD, SITUATION, "SI-003")
    yield Passage(f"Pathways to be changed: {to_be_agreed('which, who leads, and what is done first')}.", about)


def joint_work(case: PackCase) -> Iterator[Part]:
    """The joint work that the proposal describes."""
    found = case.proposal.situations.resistant_challenge.joint_work
    if found:
        place = ("situations", "resistant_challenge", "joint_work")
        yield Passage(f"Joint work: {wording.sentence(found)}", case.taken(place))


def lessons(case: PackCase) -> Iterator[Part]:
    """Earlier efforts, so that nobody begins again with what did not do."""
    found = case.proposal.situations.resistant_challenge.previous_efforts
    for one in found:
        yield Passage(_effort(one), case.taken(one.at))
    about = case.drawn(Basis.CONVENTION, WAY_FORWARD, SITUATION, "SI-007")
    yield Passage(f"What is done otherwise this time: {to_be_agreed('what those who took part before advise')}.", about)


def _effort(one: Effort) -> str:
    when = f" ({one.period})" if one.period else ""
    more = f" {wording.sentence(one.statement)}" if one.statement else ""
    return f"{one.effort.rstrip('.')}{when}. Result: {wording.spoken(one.result)}.{more}"


def guidance(case: PackCase) -> Iterator[Part]:
    """The guidance of NICE that the proposal names, with somebody to put each into practice."""
    found = case.proposal.criteria.nice_guidance.guidance
    rows = tuple(
        Row(
            (
                one.id,
                one.title,
                one.link or to_be_agreed("how it bears on the work"),
                to_be_agreed("who puts it into practice"),
            ),
            case.taken(one.at),
        )
        for one in found
    )
    if rows:
        yield Table("Guidance of NICE", ("Number", "Title", "What it is for", "Lead"), rows)
        return
    about = case.drawn(Basis.CONVENTION, WAY_FORWARD, SITUATION, "SI-025")
    yield Passage(f"Guidance: {to_be_agreed('which guidance of NICE')}.", about)
