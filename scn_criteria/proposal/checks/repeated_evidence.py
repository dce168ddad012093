"""The same evidence counts once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import (
    Aim,
    Guidance,
    International,
    Item,
    Measure,
    Organisation,
    Profession,
    Variation,
)
from scn_criteria.proposal.reference import normalise

CODE = Code(
    "SCN215",
    "repeated-evidence",
    Severity.WARNING,
    "Evidence that is given twice makes a case look stronger than it is; it counts once.",
    "Take one of the two out, or say what tells them apart.",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare each item with those before it."""
    first: dict[Hashable, Item] = {}
    for item in every(Item, case.proposal):
        key, name, field = _identity(item)
        if key is None:
            continue
        before = first.setdefault(key, item)
        if before is not item:
            message = f'"{name}" is given a second time; expected it once'
            yield Fault((*item.at, field), message, related="first given here", related_at=(*before.at, field))


def _identity(item: Item) -> tuple[Hashable, str, str]:
    """What makes an item the same as another, its name, and the field that holds the name."""
    match item:
        case Guidance():
            return ("guidance", normalise(item.id)), item.id, "id"
        case Profession():
            return ("profession", normalise(item.name)), item.name, "name"
        case Organisation():
            return ("organisation", normalise(item.name), item.sector), item.name, "name"
        case Measure() | Aim() | International() | Variation():
            return (
                (type(item).__name__, normalise(item.indicator), item.source, *_about(item)),
                item.indicator,
                "indicator",
            )
        case _:
            return None, "", ""


def _about(item: Measure | Aim | International | Variation) -> tuple[Hashable, ...]:
    """When and where a figure belongs."""
    match item:
        case Measure():
            return (item.baseline.period, item.target)
        case Aim():
            return (item.baseline.period, item.by)
        case International():
            return (item.period, item.home.place)
        case Variation():
            return (item.period, item.between)
