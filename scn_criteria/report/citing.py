"""Findings with what a reader needs beside them: the rule in words, the places of evidence and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from scn_criteria.decision.findings import Assessment, Cited, Decided, Fact
from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.model import Source
from scn_criteria.report.words import lines_in_words, places
from scn_criteria.ruleset.model import Ruleset

FEWEST_TOGETHER = 3
"""From how many on items of evidence are listed together."""
SHORT = 70
"""Up to so many characters, items that are listed together stand in columns."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page that tells all there is to say about a kind of evidence."""

    anchor: str
    title: str


TOLD_ELSEWHERE = {
    "international": Section("comparators", "Other countries"),
    "variation": Section("variation", "Variation within the country"),
    "alternatives": Section("alternatives", "Other means considered"),
    "risks": Section("risks", "Risks without a network"),
}


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision with the document it rests on by its title."""

    decided: Decided
    document: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with the places of its evidence in words."""

    fact: Fact
    places: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An entry of the bibliography, where it stands on the page, and which criteria cite it."""

    source: Source
    anchor: str
    cited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An item of evidence with its source, if the proposal lists it."""

    cited: Cited
    source: SourceRow | None


@dataclass(frozen=True, slots=True)
class EvidenceRun:
    """Items that stand one after another and rest on the same source, or that another part of the page tells in full."""

    rows: tuple[EvidenceRow, ...]

    @property
    def first(self) -> EvidenceRow:
        """The item that stands for all where they agree: in kind, in source, and in why they do not count."""
        return self.rows[0]

    @property
    def lines(self) -> str:
        """Where they stand in the file."""
        return lines_in_words(row.cited.line for row in self.rows)

    @property
    def short(self) -> bool:
        """Whether every item is short."""
        return all(len(row.cited.statement) <= SHORT for row in self.rows)

    @property
    def elsewhere(self) -> Section | None:
        """The part of the page that tells these items."""
        return TOLD_ELSEWHERE.get(self.first.cited.kind)


@dataclass(frozen=True, slots=True)
class Citing:
    """What findings of one assessment point at."""

    ruleset: Ruleset
    lines: Mapping[Pointer, int]
    sources: tuple[SourceRow, ...]

    def ruled(self, decided: Decided) -> Ruled:
        """The decision with the title of its document."""
        reference = self.ruleset.documents.get(decided.source.document)
        return Ruled(decided, reference.title if reference else decided.source.document)

    def facts(self, facts: Iterable[Fact]) -> tuple[FactRow, ...]:
        """Facts with their places."""
        return tuple(FactRow(fact, self._places(fact.evidence)) for fact in facts)

    def evidence(self, items: Iterable[Cited]) -> tuple[EvidenceRow, ...]:
        """Items with their sources."""
        return tuple(EvidenceRow(item, self.source(item.source)) for item in items)

    def _places(self, evidence: Iterable[Pointer]) -> str:
        every = tuple(dict.fromkeys(evidence))
        lines = [self.lines[pointer] for pointer in every if pointer in self.lines]
        others = places(pointer for pointer in every if pointer not in self.lines)
        return "; ".join([*([lines_in_words(lines)] if lines else []), *others])

    def source(self, key: str | None) -> SourceRow | None:
        """The entry of the bibliography with this key, if there is one."""
        return next((row for row in self.sources if row.source.key == key), None)


def runs(rows: Iterable[EvidenceRow]) -> tuple[EvidenceRun, ...]:
    """Items taken together where at least three in a row rest on the same, or where they are told elsewhere."""
    alike = [tuple(group) for _, group in groupby(rows, _rests_on)]
    return tuple(EvidenceRun(part) for group in alike for part in _parts(group))


def _rests_on(row: EvidenceRow) -> tuple[str, str | None, str]:
    kind = row.cited.kind
    return (kind, None, "") if kind in TOLD_ELSEWHERE else (kind, row.cited.source, row.cited.why_not)


def _parts(group: tuple[EvidenceRow, ...]) -> tuple[tuple[EvidenceRow, ...], ...]:
    together = len(group) >= FEWEST_TOGETHER or group[0].cited.kind in TOLD_ELSEWHERE
    return (group,) if together else tuple((row,) for row in group)


def citing(assessment: Assessment) -> Citing:
    """Gather what the findings point at."""
    lines = {item.at: item.line for finding in assessment.criteria for item in finding.evidence}
    return Citing(assessment.ruleset, lines, _sources(assessment))


def _sources(assessment: Assessment) -> tuple[SourceRow, ...]:
    return tuple(
        SourceRow(source, f"source-{place_}", _cited_by(assessment, source.key))
        for place_, source in enumerate(assessment.proposal.sources, start=1)
    )


def _cited_by(assessment: Assessment, key: str) -> tuple[str, ...]:
    return tuple(found.criterion.name for found in assessment.criteria if key in found.sources)
