"""The timetable: stages counted back from the first day, and whether there is time for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.description import WAY_FORWARD
from scn_criteria.establishment.pack.outline import Stage
from scn_criteria.establishment.pack.paper import Part, Passage, Row, Section, Table, to_be_agreed
from scn_criteria.establishment.pack.span import DAY, Span, months_later, written
from scn_criteria.ruleset.model import Basis

TIMETABLE = "Timetable"
AT_ONCE = "at once"
"""When a step is done whose stage lies before the recommendation."""


def first_day(case: PackCase) -> Iterator[Part]:
    """The day from which all others are counted."""
    yield Passage(f"The network starts on {written(case.days.first)}.", case.start_marks())


def enough_time(case: PackCase) -> Iterator[Part]:
    """Whether the stages fit between the recommendation and the first day, and when they would."""
    longest = max(one.months_before for one in case.outline.stages)
    marks = case.drawn(Basis.CONVENTION, WAY_FORWARD, TIMETABLE, "SI-159")
    decided = written(case.decided)
    if days_of(case, case.outline.stages[0]).first >= case.decided:
        yield Passage(f"All stages fit between the recommendation of {decided} and the first day.", marks)
        return
    enough = written(months_later(case.decided, longest))
    yield Passage(
        f"The recommendation is of {decided}, later than the first stage would begin. What is overdue begins at once, or "
        f"the network starts later: from {enough} there are {longest} months for all stages.",
        marks,
    )


def stages(case: PackCase) -> Iterator[Section]:
    """A section for each stage, with its days and its steps."""
    for number, stage in enumerate(case.outline.stages, start=1):
        yield Section(f"Stage {number}: {stage.title.lower()}", tuple(_stage(case, stage)))


def _stage(case: PackCase, stage: Stage) -> Iterator[Part]:
    span = days_of(case, stage)
    begins = f"It begins {stage.months_before} months before the first day, as {stage.then} did for the first networks."
    text = f"{span}. {begins} {_overdue(case, span)}".strip()
    yield Passage(text, (case.mark(stage.basis, stage.source),))
    by = AT_ONCE if span.last < case.decided else written(span.last)
    rows = tuple(
        Row((step.text, by, to_be_agreed("who does it")), (case.mark(step.basis, step.source),)) for step in stage.steps
    )
    yield Table("What is done", ("Step", "By", "Who"), rows)


def _overdue(case: PackCase, span: Span) -> str:
    if span.last < case.decided:
        return "All of it lies before the recommendation: do at once what has not been done."
    return "It should have begun before the recommendation: begin at once." if span.first < case.decided else ""


def days_of(case: PackCase, stage: Stage) -> Span:
    """The days of a stage: it ends on the day before the next stage, or the network, begins."""
    later = [one.months_before for one in case.outline.stages if one.months_before < stage.months_before]
    start = case.days.first
    return Span(months_later(start, -stage.months_before), months_later(start, -max(later, default=0)) - DAY)
