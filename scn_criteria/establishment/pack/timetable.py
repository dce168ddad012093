"""The documents of a pack with dates: timetable, accountability agreement, first year's programme, and term and reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from scn_criteria import wording
from scn_criteria.establishment.money import rounded
from scn_criteria.establishment.pack.case import DAY, YEAR, PackCase, TermDates, full_date, last_day, months_later
from scn_criteria.establishment.pack.description import LAW_NOTE, WAY_FORWARD, ExpectedStatement, stated
from scn_criteria.establishment.pack.outline import CountedFrom, ScheduledReview, Stage
from scn_criteria.establishment.pack.paper import PaperRow, PaperSection, PaperTable, Part, Passage, to_be_agreed
from scn_criteria.proposal.evidence import Aim, Effort, Number
from scn_criteria.ruleset.model import Basis, Citation

# Timetable: stages counted back from the first day

TIMETABLE = "Timetable"
AT_ONCE = "at once"
"""When a step is done whose stage lies before the recommendation."""


def first_day(case: PackCase) -> Iterator[Part]:
    """The day from which all others are counted."""
    yield Passage(f"The network starts on {full_date(case.days.first)}.", case.start_marks())


def enough_time(case: PackCase) -> Iterator[Part]:
    """Whether the stages fit between the recommendation and the first day, and when they would."""
    longest = max(one.months_before for one in case.outline.stages)
    marks = case.drawn(Basis.CONVENTION, WAY_FORWARD, TIMETABLE, "SI-159")
    decided = full_date(case.decided)
    if stage_days(case, case.outline.stages[0]).first >= case.decided:
        yield Passage(f"All stages fit between the recommendation of {decided} and the first day.", marks)
        return
    enough = full_date(months_later(case.decided, longest))
    yield Passage(
        f"The recommendation is of {decided}, later than the first stage would begin. What is overdue begins at once, or "
        f"the network starts later: from {enough} there are {longest} months for all stages.",
        marks,
    )


def stages(case: PackCase) -> Iterator[PaperSection]:
    """A section for each stage, with its days and its steps."""
    for number, stage in enumerate(case.outline.stages, start=1):
        yield PaperSection(f"Stage {number}: {stage.title.lower()}", tuple(_stage(case, stage)))


def _stage(case: PackCase, stage: Stage) -> Iterator[Part]:
    span = stage_days(case, stage)
    begins = f"It begins {stage.months_before} months before the first day, as {stage.then} did for the first networks."
    text = f"{span}. {begins} {_overdue(case, span)}".strip()
    yield Passage(text, (case.mark(stage.basis, stage.source),))
    by = AT_ONCE if span.last < case.decided else full_date(span.last)
    rows = tuple(
        PaperRow((step.text, by, to_be_agreed("who does it")), (case.mark(step.basis, step.source),)) for step in stage.steps
    )
    yield PaperTable("What is done", ("Step", "By", "Who"), rows)


def _overdue(case: PackCase, span: TermDates) -> str:
    if span.last < case.decided:
        return "All of it lies before the recommendation: do at once what has not been done."
    return "It should have begun before the recommendation: begin at once." if span.first < case.decided else ""


def stage_days(case: PackCase, stage: Stage) -> TermDates:
    """The days of a stage: it ends on the day before the next stage, or the network, begins."""
    later = [one.months_before for one in case.outline.stages if one.months_before < stage.months_before]
    start = case.days.first
    return TermDates(months_later(start, -stage.months_before), months_later(start, -max(later, default=0)) - DAY)


# Accountability agreement

GOVERNANCE = "Accountability and governance"
SIGNED_BY = (
    "The clinical director",
    "The network director",
    "For the NHS Commissioning Board",
)


def period(case: PackCase) -> Iterator[Part]:
    """The year that a yearly paper is for."""
    marks = (*case.start_marks(), *case.drawn(Basis.SOURCE, WAY_FORWARD, GOVERNANCE, "SI-113"))
    yield Passage(f"Its first year: {case.days.first_year}.", marks)


def aims(case: PackCase) -> Iterator[Part]:
    """The aims, each with somebody to answer for it."""
    found = case.proposal.outcomes.aims
    if not found:
        about = case.drawn(Basis.CONVENTION, LAW_NOTE, "Text", "SI-020")
        yield Passage(f"Aims: {to_be_agreed('each with indicator, baseline, target and date')}.", about)
        return
    head = ("Aim", "Indicator", "Baseline", "Target", "By", "Who answers for it")
    rows = tuple(PaperRow(_aim(number, aim), case.taken(aim.at)) for number, aim in enumerate(found, start=1))
    yield PaperTable("The aims of the network", head, rows)
    for number, aim in enumerate(found, start=1):
        if aim.note:
            yield Passage(f"On aim {number}: {wording.sentence(aim.note)}", case.taken((*aim.at, "note")))


def _aim(number: int, aim: Aim) -> tuple[str, ...]:
    baseline = f"{with_unit(aim, aim.baseline.value)} ({aim.baseline.period})"
    answers = to_be_agreed("who answers for this aim")
    return str(number), indicator(aim), baseline, with_unit(aim, aim.target), str(aim.by), answers


def indicator(aim: Aim) -> str:
    """An indicator, with its number in the Outcomes Framework if it has one."""
    if aim.framework is None:
        return aim.indicator
    return f"{aim.indicator} ({aim.framework.reference}, Outcomes Framework {aim.framework.edition})"


def with_unit(aim: Aim, value: Number) -> str:
    """A value of an indicator with its unit."""
    return f"{wording.number(value)} {wording.spoken(aim.unit)}"


def accounts(case: PackCase) -> Iterator[Part]:
    """The line of accountability as July has it, and as November does (SI-174)."""
    rows = []
    for one in case.outline.accounts:
        july, november = case.cited(one.july), case.cited(one.november)
        rows.append(PaperRow((one.who, july.text, november.text), (*july.marks, *november.marks)))
    head = ("Who", "The Way Forward, July 2012", "Update, November 2012")
    yield PaperTable("Two accounts of one line", head, tuple(rows))


def signatures(case: PackCase) -> Iterator[Part]:
    """Who signs, with names and days to be filled in."""
    marks = case.drawn(Basis.CONVENTION, WAY_FORWARD, GOVERNANCE, "SI-113")
    rows = tuple(
        PaperRow((who, to_be_agreed("name of who signs"), to_be_agreed("signature and day")), marks) for who in SIGNED_BY
    )
    yield PaperTable("Signed by", ("Who", "Name", "Signature and day"), rows)


# Improvement programme for the first year

SITUATION = "Establishing strategic clinical networks"


def milestones(case: PackCase) -> Iterator[Part]:
    """Where each aim should stand at the end of the first year, on a straight line to its target."""
    year = case.days.first_year
    ours = case.drawn(Basis.CONVENTION, WAY_FORWARD, "Evaluation", "SI-178")
    rows = tuple(
        PaperRow(
            (
                indicator(aim),
                with_unit(aim, aim.baseline.value),
                f"{milestone(aim, year)} {wording.spoken(aim.unit)}",
                f"{with_unit(aim, aim.target)} by {aim.by}",
                to_be_agreed("who measures it, from which data"),
            ),
            (*case.taken(aim.at), *ours),
        )
        for aim in case.proposal.outcomes.aims
    )
    if not rows:
        yield Passage(f"Milestones: {to_be_agreed('once aims are set')}.", ours)
        return
    head = ("Indicator", "Baseline", f"On {full_date(year.last)}", "Target", "Measured by")
    yield PaperTable("Aims and milestones", head, rows)


def milestone(aim: Aim, year: TermDates) -> str:
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
        PaperRow(
            (name, to_be_agreed("who leads this pathway"), to_be_agreed("the first step, and its date")),
            case.taken((*at, place)),
        )
        for place, name in enumerate(found)
    )
    if rows:
        yield PaperTable("Pathways", ("Pathway", "Lead", "First step"), rows)
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
        PaperRow(
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
        yield PaperTable("Guidance of NICE", ("Number", "Title", "What it is for", "Lead"), rows)
        return
    about = case.drawn(Basis.CONVENTION, WAY_FORWARD, SITUATION, "SI-025")
    yield Passage(f"Guidance: {to_be_agreed('which guidance of NICE')}.", about)


# Term, reviews and exit

EXIT = ExpectedStatement(
    "",
    ("term", "exit"),
    "how the network ends, and who takes its work on",
    Citation(WAY_FORWARD, "The first strategic clinical networks", "", ("SI-050",)),
)


def term_days(case: PackCase) -> Iterator[Part]:
    """The first and the last day."""
    years = case.proposal.term.years if case.proposal.term else 0
    length = "1 year" if years == 1 else f"{years} years"
    yield Passage(f"The network lasts {length}, from {case.days}.", case.span_marks())


def exit_plan(case: PackCase) -> Iterator[Part]:
    """What the proposal says of the end."""
    yield stated(case, EXIT, case.proposal.term.exit if case.proposal.term else None)


def what_stays(case: PackCase) -> Iterator[Part]:
    """What must be in other hands by the last day, and in whose."""
    changes = case.proposal.term.lasting if case.proposal.term else ()
    if not changes:
        about = case.drawn(Basis.CONVENTION, WAY_FORWARD, SITUATION, "SI-010")
        yield Passage(
            f"What must be in other hands by the last day: {to_be_agreed('which work, and who takes each part on')}.", about
        )
        return
    rows = tuple(
        PaperRow((change.what, change.kept_by or to_be_agreed("who keeps this")), case.taken(change.at))
        for change in changes
    )
    yield PaperTable("What must be in other hands by the last day", ("What stays", "Who keeps it"), rows)


def reviews_in_order(case: PackCase) -> Iterator[Part]:
    """Every review with its day, in order."""
    due = sorted(
        ((day, place, one) for place, one in enumerate(case.outline.reviews) for day in review_days(one, case.days)),
        key=lambda found: found[:2],
    )
    rows = tuple(PaperRow((full_date(day), one.what, one.text), (case.mark(one.basis, one.source),)) for day, _, one in due)
    yield PaperTable("When the network is looked at", ("Day", "What is due", "Why then"), rows)


def review_days(review: ScheduledReview, span: TermDates) -> tuple[date, ...]:
    """The days of a review within a term. One that would come before the first day, or after the last, is left out."""
    after = span.last + DAY
    if review.at is CountedFrom.YEAR:
        years = range(YEAR, span.months + 1, YEAR)
        found = [months_later(span.first, months + review.months) for months in years]
        return tuple(day for day in found if span.first < day < after)
    if review.at is CountedFrom.MIDDLE:
        return (months_later(span.first, span.months // 2 + review.months),)
    day = months_later(after, review.months) if review.months else after
    return (day,) if day > span.first else ()
