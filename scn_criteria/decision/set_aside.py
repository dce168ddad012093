"""Evidence that is set aside on the assessment date: which, why, and what it would have changed, found out by trial.

Evidence is set aside by its date, and variation where it is not between places. Whatever else does not count, such as a
placeholder, is a fault of the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from scn_criteria.decision.consequences import consequence
from scn_criteria.decision.sensitivity.evidence_sensitivity import case_of, values_of_facts
from scn_criteria.decision.vocabulary import RECOMMENDATION, vocabulary
from scn_criteria.decision.what_if import ResultChange, WhatIfResult, answers, evaluate_scenario
from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import PartialDate
from scn_criteria.proposal.case import SetAside
from scn_criteria.proposal.evidence import ArguableItem, Item
from scn_criteria.ruleset.caching import memoised
from scn_criteria.ruleset.vocabulary import Facts
from scn_criteria.serialisation import Record, pointer_text
from scn_criteria.terms import Condition, Criterion, Outcome, Situation
from scn_criteria.wording import capital, lines_in_words, listed, reader_places, spoken

if TYPE_CHECKING:
    from scn_criteria.decision.findings import Assessment

Part = Criterion | Situation | Condition
"""What evidence is offered for."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What would follow if some evidence that is set aside counted."""

    before: Outcome
    outcome: Outcome
    turns: tuple[ResultChange, ...]

    @property
    def sentence(self) -> str:
        """The tables with another result and the outcome: ``C1 would be met, but the outcome would stay``."""
        return consequence(self.before, self.outcome, self.turns)


@dataclass(frozen=True, slots=True)
class ItemSetAside:
    """An item of evidence that is set aside, or of which only the source is, so that its words stand as an argument."""

    at: Pointer
    line: int | None
    kind: str
    why: SetAside
    reason: str
    words_stand: bool
    with_it: Trial


@dataclass(frozen=True, slots=True)
class EvidenceSetAside:
    """What is set aside of the evidence for one criterion, situation or condition; or of all evidence."""

    part: Part | None
    day: PartialDate
    offered: int
    items: tuple[ItemSetAside, ...]
    with_all: Trial

    @property
    def sentence(self) -> str:
        """How much is set aside, why, and what all of it together would have changed."""
        them = "it" if len(self.items) == 1 else "them"
        return f"{len(self.items)} of {self.offered} set aside: {self._reasons()}; with {them} {self.with_all.sentence}."

    @property
    def name(self) -> str:
        """What it is offered for: a number such as ``C1``, or the condition by its title."""
        return self.part.title if isinstance(self.part, Condition) else self.part.name if self.part else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The items, a sentence each; those of one kind together where the same is to be said of them."""
        alike: dict[tuple[str, str, bool, str], list[ItemSetAside]] = {}
        for one in self.items:
            alike.setdefault((one.kind, one.reason, one.words_stand, one.with_it.sentence), []).append(one)
        return tuple(_line(items) for items in alike.values())

    def _reasons(self) -> str:
        words = {
            SetAside.LATE: f"published after {self.day}",
            SetAside.PERHAPS_LATE: f"published in a month or year that ends after {self.day}",
            SetAside.UNDATED: "without a date",
            SetAside.NOT_BETWEEN_PLACES: "not between places",
        }
        numbers = Counter(one.why for one in self.items)
        if len(numbers) == 1:
            return words[next(iter(numbers))]
        return listed([f"{numbers[why]} {text}" for why, text in words.items() if numbers[why]])


def _line(items: list[ItemSetAside]) -> str:
    first, lines = items[0], [one.line for one in items if one.line is not None]
    where = lines_in_words(lines) if len(lines) == len(items) else listed(reader_places(one.at for one in items))
    them = "it" if len(items) == 1 else "any one of them"
    words = "; its words count as an argument" if first.words_stand else ""
    return f"{capital(where)}, under {spoken(first.kind)}: {first.reason}{words}; with {them} {first.with_it.sentence}."


@memoised(2)
def set_aside(assessment: Assessment) -> tuple[EvidenceSetAside, ...]:
    """What is set aside for each criterion, situation and condition of which anything is, in order.

    Nothing can be tried for an assessment made by hand, under a ruleset without tables.
    """
    if RECOMMENDATION not in assessment.ruleset.tables:
        return ()
    trials = _Trials(assessment)
    found = (trials.of(part, items) for part, items in _offered(assessment))
    return tuple(one for one in found if one.items)


@memoised(2)
def all_set_aside(assessment: Assessment) -> EvidenceSetAside | None:
    """The same for all evidence together; nothing where all of it counts."""
    parts = set_aside(assessment)
    if not parts:
        return None
    trials = _Trials(assessment)
    items = tuple(item for part in parts for item in part.items)
    offered = sum(len(found) for _, found in _offered(assessment))
    return EvidenceSetAside(None, trials.day, offered, items, trials.with_(item.at for item in items))


def set_aside_for(assessment: Assessment, part: Part) -> EvidenceSetAside | None:
    """What is set aside for one criterion, situation or condition."""
    return next((one for one in set_aside(assessment) if one.part is part), None)


def _offered(assessment: Assessment) -> Iterator[tuple[Part, tuple[Item, ...]]]:
    """The items of evidence for each criterion and situation, and the aims where they are asked for."""
    proposal = assessment.proposal
    for criterion in Criterion:
        yield criterion, tuple(_items(getattr(proposal.criteria, criterion.value)))
    for situation in Situation:
        yield situation, tuple(_items(getattr(proposal.situations, situation.value)))
    if assessment.conditions:
        yield Condition.AIMS, proposal.outcomes.aims


def _items(section: object) -> Iterator[Item]:
    for field in fields(section):  # type: ignore[arg-type]
        held = getattr(section, field.name)
        yield from (one for one in (held if isinstance(held, tuple) else (held,)) if isinstance(one, Item))


class _Trials:
    """The results of a proposal if some of what is set aside counted."""

    def __init__(self, assessment: Assessment) -> None:
        self.case = case_of(assessment)
        self.day = PartialDate.parse(assessment.assessed_on.isoformat())
        self._ruleset, self._origin = assessment.ruleset, assessment.origin
        self._facts = values_of_facts(self.case)
        self._base = self._results(self._facts)

    def of(self, part: Part, offered: tuple[Item, ...]) -> EvidenceSetAside:
        """What is set aside of some items."""
        apart = [(item, why) for item in offered if (why := self.case.set_aside(item))]
        items = tuple(self._item(item, why) for item, why in apart)
        together = items[0].with_it if len(items) == 1 else self.with_(item.at for item in items)
        return EvidenceSetAside(part, self.day, len(offered), items, together)

    def with_(self, places: Iterable[Pointer]) -> Trial:
        """What would follow if the items at some places counted."""
        facts = values_of_facts(replace(self.case, admitted=frozenset(places)))
        after = self._base if facts == self._facts else self._results(facts)
        return Trial(self._base.outcome, after.outcome, self._base.turns(after))

    def _results(self, facts: Facts) -> WhatIfResult:
        """The outcome on some facts, and the results that it rests on, with that of the condition on aims."""
        found = evaluate_scenario(self._ruleset, vocabulary(), facts)
        aims = answers(self._ruleset, vocabulary(), facts, [Condition.AIMS.value])
        return WhatIfResult({**found.answers, **aims}, found.outcome)

    def _item(self, item: Item, why: SetAside) -> ItemSetAside:
        kind = str(next(step for step in reversed(item.at) if isinstance(step, str)))
        return ItemSetAside(
            at=item.at,
            line=self._origin.line(item.at),
            kind=kind,
            why=why,
            reason=self.case.why_set_aside(item),
            words_stand=isinstance(item, ArguableItem),
            with_it=self.with_((item.at,)),
        )


# JSON


def set_aside_record(found: EvidenceSetAside | None, *, items: bool = True) -> Record | None:
    """What is set aside as plain data, with its items or without; nothing where nothing is."""
    if found is None:
        return None
    listed_items = {"items": [_item(one) for one in found.items]} if items else {}
    return {
        "number": len(found.items),
        "offered": found.offered,
        "sentence": found.sentence,
        "with_all": _trial(found.with_all),
        **listed_items,
    }


def _item(one: ItemSetAside) -> Record:
    return {
        "pointer": pointer_text(one.at),
        "line": one.line,
        "kind": one.kind,
        "why": one.why.value,
        "reason": one.reason,
        "words_stand": one.words_stand,
        "with_it": _trial(one.with_it),
    }


def _trial(trial: Trial) -> Record:
    return {
        "outcome": trial.outcome.value,
        "turns": [{"table": turn.table, "from": turn.before.result, "to": turn.after.result} for turn in trial.turns],
        "sentence": trial.sentence,
    }
