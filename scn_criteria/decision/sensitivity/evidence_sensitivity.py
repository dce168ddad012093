"""Sensitivity to evidence: the outcome with a figure at an end of its interval, or without an unverified source."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from scn_criteria.decision.vocabulary import fact_choices
from scn_criteria.decision.what_if import ResultChange, WhatIfResult, evaluate_scenario
from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import Baseline, Effect, Figure, Interval, Item
from scn_criteria.proposal.facts import REGISTRY
from scn_criteria.proposal.model import Proposal, Source
from scn_criteria.proposal.reference import load_reference
from scn_criteria.ruleset.vocabulary import Number, Value, Vocabulary
from scn_criteria.terms import Outcome

if TYPE_CHECKING:
    from scn_criteria.decision.findings import Assessment

PLAIN = {str, int, bool, Decimal, type(None)}
"""Parts of records that hold no other parts. There are thousands."""

Measured = Figure | Baseline | Effect
Replace = Callable[[Any], Proposal]
"""Gives the proposal with one part of it exchanged."""


class EvidenceScenarioKind(Enum):
    """Why a part of the evidence is uncertain."""

    LOWER_END = "lower_end"
    UPPER_END = "upper_end"
    NOT_VERIFIED = "not_verified"


@dataclass(frozen=True, slots=True)
class EvidenceScenario:
    """A change to a part of the evidence, and the outcome that would follow."""

    kind: EvidenceScenarioKind
    at: Pointer
    item: Item | None
    figure: Measured | None
    value: Number | None
    sources: tuple[Source, ...]
    outcome: Outcome
    turns: tuple[ResultChange, ...]


@dataclass(frozen=True, slots=True)
class UncertainFigure:
    """A figure with an interval, the item that it belongs to, and how to exchange it."""

    at: Pointer
    item: Item
    figure: Measured
    interval: Interval
    put: Replace


def values_of_facts(case: DatedProposal) -> Mapping[str, Value | None]:
    """The values of all facts of a case."""
    return {one.definition.name: one.derive(case).value for one in REGISTRY}


def case_of(assessment: Assessment) -> DatedProposal:
    """The proposal of an assessment, on its day."""
    return DatedProposal(assessment.proposal, assessment.assessed_on, load_reference(), fact_choices(assessment.ruleset))


def evidence_scenarios(assessment: Assessment, vocabulary: Vocabulary, base: WhatIfResult) -> tuple[EvidenceScenario, ...]:
    """Every figure at either end of its interval, and every source that is not verified left out, one at a time.

    Where several sources are not verified, they are left out together as well.
    """

    def tried(proposal: Proposal) -> tuple[Outcome, tuple[ResultChange, ...]]:
        trial = evaluate_scenario(
            assessment.ruleset, vocabulary, values_of_facts(replace(case_of(assessment), proposal=proposal))
        )
        return trial.outcome, base.turns(trial)

    found: list[EvidenceScenario] = []
    for one in _uncertain_figures(assessment.proposal):
        ends = ((EvidenceScenarioKind.LOWER_END, one.interval.lower), (EvidenceScenarioKind.UPPER_END, one.interval.upper))
        for kind, value in ends:
            changed = one.put(replace(one.figure, value=value))
            found.append(EvidenceScenario(kind, one.at, one.item, one.figure, value, (), *tried(changed)))
    for sources in _not_verified(assessment.proposal):
        changed = without(assessment.proposal, citing({source.key for source in sources}))
        at = ("sources", sources[0].key) if len(sources) == 1 else ("sources",)
        found.append(EvidenceScenario(EvidenceScenarioKind.NOT_VERIFIED, at, None, None, None, sources, *tried(changed)))
    return tuple(found)


def without(held: Any, left_out: Callable[[Item], bool]) -> Any:
    """A part of a proposal without some items of evidence. The same object where it holds none of them."""
    if isinstance(held, tuple):
        kept = tuple(without(one, left_out) for one in held if not (isinstance(one, Item) and left_out(one)))
        return held if len(kept) == len(held) and all(new is old for new, old in zip(kept, held, strict=True)) else kept
    different = {}
    for name in _names(held):
        part = getattr(held, name)
        if type(part) in PLAIN:
            continue
        changed = None if isinstance(part, Item) and left_out(part) else without(part, left_out)
        if changed is not part:
            different[name] = changed
    return replace(held, **different) if different else held


def _names(held: object) -> Iterable[str]:
    """The parts of a record, by name. What is no record has none."""
    fields: Iterable[str] = getattr(held, "__dataclass_fields__", ())
    return fields


def citing(keys: Container[str | None]) -> Callable[[Item], bool]:
    """Whether an item cites one of some sources."""
    return lambda item: item.source in keys


def _not_verified(proposal: Proposal) -> Iterator[tuple[Source, ...]]:
    """The sources that are cited and not verified: one by one, then all of them."""
    every = tuple(source for source in cited_sources(proposal) if not source.verified)
    yield from ((source,) for source in every)
    if len(every) > 1:
        yield every


def cited_sources(proposal: Proposal) -> tuple[Source, ...]:
    """The sources that some evidence cites, in the order of the file."""
    cited = frozenset(_cited(proposal))
    return tuple(source for source in proposal.sources if source.key in cited)


def _cited(held: object) -> Iterator[str]:
    """The sources that a part of a proposal cites."""
    if isinstance(held, tuple):
        for one in held:
            yield from _cited(one)
        return
    if isinstance(held, Item) and held.source is not None:
        yield held.source
    for name in _names(held):
        part = getattr(held, name)
        if type(part) not in PLAIN:
            yield from _cited(part)


def _uncertain_figures(proposal: Proposal) -> Iterator[UncertainFigure]:
    yield from _within(proposal, lambda changed: changed, None, ())


def _within(held: Any, put: Replace, item: Item | None, at: Pointer) -> Iterator[UncertainFigure]:
    """The figures with an interval in a part of a proposal, in the order of the records."""
    if isinstance(held, tuple):
        for index, one in enumerate(held):
            yield from _within(one, _at_index(held, index, put), item, at)
    elif names := _names(held):
        item = held if isinstance(held, Item) else item
        at = getattr(held, "at", at)
        if isinstance(held, Measured) and held.interval and item:
            yield UncertainFigure(at, item, held, held.interval, put)
        for name in names:
            if type(getattr(held, name)) in PLAIN:
                continue
            part_at = (*at, name) if isinstance(held, Item) else at
            yield from _within(getattr(held, name), _in_field(held, name, put), item, part_at)


def _at_index(held: tuple[Any, ...], index: int, put: Replace) -> Replace:
    return lambda changed: put((*held[:index], changed, *held[index + 1 :]))


def _in_field(held: Any, name: str, put: Replace) -> Replace:
    return lambda changed: put(replace(held, **{name: changed}))
