"""Dates come in the order in which things can happen."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Aim, Item, Measure

CODE = Code(
    "SCN211",
    "dates-out-of-order",
    Severity.ERROR,
    "A network that ends before it starts, or an aim due before it was proposed, rests on a wrong date.",
    "Correct the earlier or the later date.",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare the term, the aims and the dates of publication."""
    yield from _term(case)
    yield from _due(case)
    yield from _published(case)


def _term(case: Case) -> Iterator[Fault]:
    term = case.proposal.term
    if term and term.start and term.end and term.end <= term.start:
        message = f'the term ends on "{term.end.text}"; expected a day after its start, {term.start}'
        yield Fault(("term", "end"), message, related="the start", related_at=("term", "start"))


def _due(case: Case) -> Iterator[Fault]:
    """Compare what is due with the day of submission."""
    submitted = case.proposal.submitted
    aims = [((*aim.at, "by"), aim.by) for aim in every(Aim, case.proposal)]
    targets = [((*item.at, "target", "by"), item.target.by) for item in every(Measure, case.proposal) if item.target]
    for at, due in (*aims, *targets):
        if due.is_before(submitted):
            message = f'the target is due by "{due.text}"; expected a date after the submission, {submitted}'
            yield Fault(at, message, related="the submission", related_at=("submitted",))


def _published(case: Case) -> Iterator[Fault]:
    """Compare the date of a figure with that of the source in which it was read."""
    for item in every(Item, case.proposal):
        source = case.proposal.source(item.source)
        if item.published and source and source.published and source.published.is_before(item.published):
            earlier, later = source.published.text, item.published.text
            message = f'the figure was first public in "{later}" but its source in "{earlier}"'
            yield Fault(
                (*item.at, "published"),
                f"{message}; expected the figure no later than the source",
                related="the source",
                related_at=("sources", source.key, "published"),
            )
