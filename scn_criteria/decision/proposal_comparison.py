"""Compare two versions of a proposal: what was added, removed and changed, and which facts and results moved by it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from scn_criteria.decision.comparison import Flip, flip_record, flips
from scn_criteria.decision.findings import Assessment, Fact, proposal_record, ruleset_record
from scn_criteria.diagnostics import Pointer
from scn_criteria.document.document import Document
from scn_criteria.document.examination import mapping
from scn_criteria.ruleset.vocabulary import FactDefinition, Value
from scn_criteria.serialisation import Record, json_text, pointer_text, text_record
from scn_criteria.terms import Criterion

# Edits: by key in mappings, and by what an item is about in lists, so that neither order nor layout is an edit

NAMING = (
    "id",
    "indicator",
    "name",
    "place",
    "title",
    "effort",
    "who",
    "sought",
    "aim",
    "statement",
    "risk",
    "what",
    "means",
    "setting",
    "explanation",
    "period",
    "kind",
)
"""The keys that say what an item is about, the first that an item has before the others."""
MOST_COMPARED = 10_000
"""Pairs of items without a common name that are compared by their content."""
LONGEST_LABEL = 60


class EditKind(Enum):
    """What happened to a part of a proposal."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Edit:
    """A part that was added, removed or changed: its place in words, its places in both files, and what stands there."""

    kind: EditKind
    place: str
    at_before: Pointer | None
    at_after: Pointer | None
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in both files, and its words."""

    words: str = ""
    before: Pointer = ()
    after: Pointer = ()

    def key(self, key: str) -> _Place:
        return _Place(f"{self.words}.{key}" if self.words else key, (*self.before, key), (*self.after, key))

    def item(self, label: str, before: int, after: int) -> _Place:
        return _Place(f"{self.words}, {label}", (*self.before, before), (*self.after, after))


def edits(before: Document, after: Document) -> tuple[Edit, ...]:
    """The edits that make the second file of the first, in the order of the files."""
    return tuple(_of_mappings(mapping(before), mapping(after), _Place()))


def _edits(before: Any, after: Any, place: _Place) -> Iterator[Edit]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_mappings(before, after, place)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, place)
    elif frozen(before) != frozen(after):
        yield Edit(EditKind.CHANGED, place.words, place.before, place.after, before, after)


def _of_mappings(before: Mapping[str, Any], after: Mapping[str, Any], place: _Place) -> Iterator[Edit]:
    for key in dict.fromkeys((*before, *after)):
        here = place.key(key)
        if key not in after:
            yield Edit(EditKind.REMOVED, here.words, here.before, None, before[key], None)
        elif key not in before:
            yield Edit(EditKind.ADDED, here.words, None, here.after, None, after[key])
        else:
            yield from _edits(before[key], after[key], here)


def _of_lists(before: Sequence[Any], after: Sequence[Any], place: _Place) -> Iterator[Edit]:
    partners = _partners(before, after)
    for old, item in enumerate(before):
        new = partners.get(old)
        if new is None:
            here = place.item(_label(item, old), old, old)
            yield Edit(EditKind.REMOVED, here.words, here.before, None, item, None)
        else:
            yield from _edits(item, after[new], place.item(_label(item, old), old, new))
    taken = set(partners.values())
    for new, item in enumerate(after):
        if new not in taken:
            here = place.item(_label(item, new), new, new)
            yield Edit(EditKind.ADDED, here.words, None, here.after, None, item)


def _partners(before: Sequence[Any], after: Sequence[Any]) -> dict[int, int]:
    """For the items of a list, by place, their places in the other: equal ones, then namesakes, then the most alike."""
    partners: dict[int, int] = {}
    for identity in (frozen, _name_and_source, _name):
        free: dict[Hashable, list[int]] = {}
        taken = set(partners.values())
        for new, item in enumerate(after):
            if new not in taken:
                free.setdefault(identity(item), []).append(new)
        for old, item in enumerate(before):
            same = free.get(identity(item)) if old not in partners and identity(item) is not None else None
            if same:
                partners[old] = same.pop(0)
    olds = [old for old, item in enumerate(before) if old not in partners and isinstance(item, Mapping)]
    taken = set(partners.values())
    news = [new for new, item in enumerate(after) if new not in taken and isinstance(item, Mapping)]
    if len(olds) * len(news) <= MOST_COMPARED:
        pairs = [(-_likeness(before[old], after[new]), old, new) for old in olds for new in news]
        for _unlike, old, new in sorted(pair for pair in pairs if pair[0] <= -0.5):
            if old not in partners and new not in partners.values():
                partners[old] = new
    return partners


def frozen(value: Any) -> Hashable:
    """A value that is equal to another just where both mean the same: 1 is 1.0, but neither is "1" or yes."""
    if isinstance(value, Mapping):
        return frozenset((key, frozen(one)) for key, one in value.items())
    if isinstance(value, list):
        return tuple(frozen(one) for one in value)
    if isinstance(value, str):
        return " ".join(value.split())
    return (isinstance(value, bool), value)


def _name(item: Any) -> Hashable:
    """What an item is about. Nothing where it has no name."""
    if not isinstance(item, Mapping):
        return None
    return next(((key, frozen(item[key])) for key in NAMING if key in item), None)


def _name_and_source(item: Any) -> Hashable:
    name = _name(item)
    return None if name is None else (name, frozen(item.get("source")))


def _likeness(before: Mapping[str, Any], after: Mapping[str, Any]) -> float:
    """The share of the keys of two items at which they agree."""
    keys = {*before, *after}
    agreed = sum(key in before and key in after and frozen(before[key]) == frozen(after[key]) for key in keys)
    return agreed / len(keys)


def _label(item: Any, place: int) -> str:
    """An item as people name it."""
    name = next((item[key] for key in NAMING if key in item), None) if isinstance(item, Mapping) else None
    if not isinstance(name, str):
        return f"item {place + 1}"
    text = " ".join(name.split())
    return f'"{text if len(text) <= LONGEST_LABEL else f"{text[:LONGEST_LABEL].rstrip()}…"}"'


# What moved by the edits


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is another than before. ``None`` means not known."""

    definition: FactDefinition
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class StrengthChange:
    """The share of all settings in which a criterion is met, or without a criterion the network established, in both."""

    criterion: Criterion | None
    before: Fraction | None
    after: Fraction | None


@dataclass(frozen=True, slots=True)
class ProposalComparison:
    """Two versions of a proposal, and everything that differs."""

    before: Assessment
    after: Assessment
    edits: tuple[Edit, ...]
    facts: tuple[FactChange, ...]
    strengths: tuple[StrengthChange, ...]
    """That of the whole case last."""
    results: tuple[Flip, ...]
    """The outcome, the type, the ratings and the other answers that differ, the outcome first."""

    @property
    def same(self) -> bool:
        """Whether both say the same and come out the same."""
        return not (self.edits or self.facts or self.results)


def compare_proposals(before: Assessment, after: Assessment) -> ProposalComparison:
    """Compare two versions, assessed from their files under the same ruleset."""
    old, new = before.origin.document, after.origin.document
    if old is None or new is None:
        message = "two versions of a proposal are compared by their files, and one of them was not read from a file"
        raise ValueError(message)
    return ProposalComparison(
        before, after, edits(old, new), tuple(_facts(before, after)), tuple(_strengths(before, after)), flips(before, after)
    )


def _facts(before: Assessment, after: Assessment) -> Iterator[FactChange]:
    old, new = _by_name(before), _by_name(after)
    for name in dict.fromkeys((*old, *new)):
        values = [facts[name].value if name in facts else None for facts in (old, new)]
        if values[0] != values[1]:
            yield FactChange((old.get(name) or new[name]).definition, *values)


def _strengths(before: Assessment, after: Assessment) -> Iterator[StrengthChange]:
    old, new = before.support, after.support
    for one, other in zip(old.criteria, new.criteria, strict=True):
        shares = [shares.strength if shares.evidenced else None for shares in (one, other)]
        if shares[0] != shares[1]:
            yield StrengthChange(one.criterion, *shares)
    if old.established != new.established:
        yield StrengthChange(None, old.established, new.established)


def _by_name(assessment: Assessment) -> dict[str, Fact]:
    """Every fact that a decision read or showed, by its name."""
    facts = (
        assessment.network_type.facts,
        *(finding.facts for finding in assessment.criteria),
        *(finding.facts for finding in assessment.situations),
        *(finding.facts for finding in assessment.conditions),
    )
    return {fact.name: fact for several in facts for fact in several}


# JSON: the same bytes for the same input

FORMAT = "scn-proposal-comparison/1"


def proposal_comparison_json(found: ProposalComparison) -> str:
    """The comparison as one JSON document, by ``schemas/proposal-comparison.schema.json``."""
    document = {
        "format": FORMAT,
        "ruleset": ruleset_record(found.after.ruleset),
        "before": _version(found.before),
        "after": _version(found.after),
        "same": found.same,
        "edits": [_edit(one) for one in found.edits],
        "facts": [
            {
                "name": one.definition.name,
                "meaning": one.definition.meaning,
                "unit": one.definition.unit,
                "before": text_record(one.before),
                "after": text_record(one.after),
            }
            for one in found.facts
        ],
        "strengths": [
            {
                "criterion": None if one.criterion is None else one.criterion.name,
                "before": text_record(one.before),
                "after": text_record(one.after),
            }
            for one in found.strengths
        ],
        "results": [flip_record(one) for one in found.results],
    }
    return json_text(document)


def _version(one: Assessment) -> Record:
    outcome = one.outcome
    return {
        "proposal": proposal_record(one),
        "assessed_on": one.assessed_on.isoformat(),
        "outcome": {
            "id": outcome.outcome.value,
            "rule": outcome.decided.rule,
            "because": outcome.decided.because,
            "possible": [each.value for each in outcome.possible],
        },
    }


def _edit(one: Edit) -> Record:
    return {
        "kind": one.kind.value,
        "place": one.place,
        "pointer_before": None if one.at_before is None else pointer_text(one.at_before),
        "pointer_after": None if one.at_after is None else pointer_text(one.at_after),
        "before": plain_data(one.before),
        "after": plain_data(one.after),
    }


def plain_data(value: Any) -> Any:
    """A part of a file as plain data: whole numbers as they are, others and days as text."""
    if isinstance(value, Mapping):
        return {key: plain_data(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain_data(one) for one in value]
    if isinstance(value, Decimal | Fraction):
        return text_record(value)
    return value if value is None or isinstance(value, bool | int | str) else str(value)
