"""The evidence of a proposal as findings cite it: what it says, where it stands, and whether it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import singledispatch

from scn_criteria import wording
from scn_criteria.decision.findings import Cited
from scn_criteria.document import Document
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.evidence import (
    Alternative,
    Benefit,
    Guidance,
    International,
    Item,
    Measure,
    NationalReason,
    Organisation,
    Precedent,
    Profession,
    Reason,
    Risk,
    Scale,
    Variation,
)
from scn_criteria.terms import Criterion

INVOLVED = {"already": "already involved", "planned": "to be involved"}


def cite(case: Case, document: Document, criterion: Criterion) -> tuple[Cited, ...]:
    """All items of evidence for a criterion, in the order of the file."""
    section = getattr(case.proposal.criteria, criterion.value)
    items = [item for field in fields(section) for item in _items(getattr(section, field.name))]
    cited = (_cited(case, document, item) for item in items)
    return tuple(sorted(cited, key=lambda one: document.span(one.at).start))


def _items(held: object) -> Iterator[Item]:
    if isinstance(held, Item):
        yield held
    elif isinstance(held, tuple):
        yield from held


def _cited(case: Case, document: Document, item: Item) -> Cited:
    why_not = case.why_not(item)
    kind = str(next(step for step in reversed(item.at) if isinstance(step, str)))
    line = document.span(item.at).start.line
    return Cited(item.at, line, kind, say(item), item.source, not why_not, why_not)


@singledispatch
def say(item: Item) -> str:
    """An item of evidence in one sentence, with its numbers as the file gives them."""
    raise TypeError(f"no words for {type(item).__name__}")


@say.register
def _(item: Measure) -> str:
    return f"{item.indicator}: {wording.number(item.baseline.value)} {item.unit} ({item.baseline.period})" + (
        f", to reach {wording.number(item.target.value)} by {item.target.by}" if item.target else ""
    )


@say.register
def _(item: International) -> str:
    others = "; ".join(f"{figure.place} {wording.number(figure.value)}" for figure in item.comparators)
    home = f"{item.home.place} {wording.number(item.home.value)}"
    return f"{item.indicator} ({item.unit}, {item.period}): {home} against {others}"


@say.register
def _(item: Variation) -> str:
    between = wording.spoken(item.between)
    if item.lowest and item.highest:
        ends = " to ".join(
            f"{wording.number(end.value)}" + (f" ({end.place})" if end.place else "") for end in (item.lowest, item.highest)
        )
        return f"{item.indicator} ({item.unit}, {item.period}), between {between}: {ends}"
    if item.places:
        return f"{item.indicator} ({item.unit}, {item.period}), between {between}: {len(item.places)} places given"
    fold = wording.number(item.reported_fold) if item.reported_fold is not None else wording.UNKNOWN
    return f"{item.indicator} ({item.period}), between {between}: {fold}-fold as reported"


@say.register
def _(item: Benefit) -> str:
    quantity = item.quantity
    if quantity is None:
        return item.statement
    size = wording.number(quantity.value) + (f" to {wording.number(quantity.upper)}" if quantity.upper is not None else "")
    return f"{item.statement.rstrip('.')}: {size} {quantity.unit}"


@say.register
def _(item: Profession) -> str:
    return f"{item.name} ({INVOLVED[item.involvement]})"


@say.register
def _(item: Organisation) -> str:
    return f"{item.name}, {wording.spoken(item.sector)} ({INVOLVED[item.involvement]})"


@say.register
def _(item: Scale) -> str:
    return f"{item.statement.rstrip('.')}: {wording.number(item.value)}" + (f" ({item.period})" if item.period else "")


@say.register
def _(item: Guidance) -> str:
    return f"{item.id}, {item.title}" + (f": {item.link}" if item.link else " (how it bears on the work is not said)")


@say.register
def _(item: Alternative) -> str:
    means = item.name or wording.spoken(item.means)
    verdict = "would do" if item.sufficient else "falls short"
    return f"{means[:1].upper()}{means[1:]} ({item.status}), {verdict}: {item.why}"


@say.register
def _(item: Precedent) -> str:
    return f"{item.setting.rstrip('.')} ({wording.spoken(item.design)}, {wording.spoken(item.result)}): {item.statement}"


@say.register
def _(item: Reason) -> str:
    return item.explanation


@say.register
def _(item: NationalReason) -> str:
    kind = wording.spoken(item.kind)
    return f"{kind[:1].upper()}{kind[1:]}: {item.explanation}"


@say.register
def _(item: Risk) -> str:
    score = f"likelihood {item.likelihood}, consequence {item.consequence}"
    risk = item.risk.rstrip(".")
    return f"{risk} ({score}). {item.impact}" if item.impact else f"{risk} ({score}; impact not described)"
