"""Findings with what a reader needs beside them: the rule in words, the places of evidence and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scn_criteria.decision.findings import Assessment, Cited, Decided, Fact
from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.model import Source
from scn_criteria.report.words import listed, place
from scn_criteria.ruleset.model import Ruleset


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
        lines = sorted({self.lines[pointer] for pointer in every if pointer in self.lines})
        others = [place(pointer) for pointer in every if pointer not in self.lines]
        numbers = [f"{'line' if len(lines) == 1 else 'lines'} {listed([str(line) for line in lines])}"] if lines else []
        return "; ".join(numbers + others)

    def source(self, key: str | None) -> SourceRow | None:
        """The entry of the bibliography with this key, if there is one."""
        return next((row for row in self.sources if row.source.key == key), None)


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
