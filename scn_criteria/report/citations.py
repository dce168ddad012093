"""Findings with their rules in words, the places of their evidence and their sources; the trace; and rating tiles."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from scn_criteria.decision.findings import Assessment, CitedEvidence, CriterionFinding, Decided, Fact
from scn_criteria.decision.rule_text import Spelled, spelled_out
from scn_criteria.diagnostics import Pointer
from scn_criteria.proposal.model import Source
from scn_criteria.resources import DEFAULT_RULESET
from scn_criteria.ruleset.model import Rules
from scn_criteria.serialisation import portable
from scn_criteria.terms import Outcome, Rating
from scn_criteria.wording import SYMBOLS, lines_in_words, reader_places

# Citations

FEWEST_TOGETHER = 3
"""From how many on items of evidence are listed together."""
SHORT = 70
"""Up to so many characters, items that are listed together stand in columns."""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part of the page that shows a kind of evidence in full."""

    anchor: str
    title: str


SHOWN_ELSEWHERE = {
    "international": ReportSection("comparators", "Other countries"),
    "variation": ReportSection("variation", "Variation within the country"),
    "alternatives": ReportSection("alternatives", "Other means considered"),
    "risks": ReportSection("risks", "Risks without a network"),
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

    cited: CitedEvidence
    source: SourceRow | None


@dataclass(frozen=True, slots=True)
class EvidenceRun:
    """Items that stand one after another and rest on the same source, or that another part of the page shows in full."""

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
    def elsewhere(self) -> ReportSection | None:
        """The part of the page that shows these items."""
        return SHOWN_ELSEWHERE.get(self.first.cited.kind)


@dataclass(frozen=True, slots=True)
class Citing:
    """What findings of one assessment point at."""

    ruleset: Rules
    lines: Mapping[Pointer, int]
    sources: tuple[SourceRow, ...]

    def ruled(self, decided: Decided) -> Ruled:
        """The decision with the title of its document."""
        reference = self.ruleset.documents.get(decided.source.document)
        return Ruled(decided, reference.title if reference else decided.source.document)

    def facts(self, facts: Iterable[Fact]) -> tuple[FactRow, ...]:
        """Facts with their places."""
        return tuple(FactRow(fact, self._places(fact.evidence)) for fact in facts)

    def evidence(self, items: Iterable[CitedEvidence]) -> tuple[EvidenceRow, ...]:
        """Items with their sources."""
        return tuple(EvidenceRow(item, self.source(item.source)) for item in items)

    def _places(self, evidence: Iterable[Pointer]) -> str:
        every = tuple(dict.fromkeys(evidence))
        lines = [self.lines[pointer] for pointer in every if pointer in self.lines]
        others = reader_places(pointer for pointer in every if pointer not in self.lines)
        return "; ".join([*([lines_in_words(lines)] if lines else []), *others])

    def source(self, key: str | None) -> SourceRow | None:
        """The entry of the bibliography with this key, if there is one."""
        return next((row for row in self.sources if row.source.key == key), None)


def runs(rows: Iterable[EvidenceRow]) -> tuple[EvidenceRun, ...]:
    """Items taken together where at least three in a row rest on the same, or where another part shows them."""
    alike = [tuple(group) for _, group in groupby(rows, _rests_on)]
    return tuple(EvidenceRun(part) for group in alike for part in _parts(group))


def _rests_on(row: EvidenceRow) -> tuple[str, str | None, str]:
    kind = row.cited.kind
    return (
        (kind, None, "")
        if kind in SHOWN_ELSEWHERE
        else (kind, row.cited.source, row.cited.why_not or row.cited.source_why_not)
    )


def _parts(group: tuple[EvidenceRow, ...]) -> tuple[tuple[EvidenceRow, ...], ...]:
    together = len(group) >= FEWEST_TOGETHER or group[0].cited.kind in SHOWN_ELSEWHERE
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


# The trace, and the command that repeats the assessment

APPLIES = {True: "Applies", False: "Does not apply", None: "Not evidenced"}


FOLLOWS = "It follows from the answers above."
LAST_ROW = "No row above it in its table matches."


@dataclass(frozen=True, slots=True)
class Trace:
    """One step: the question, its place on the page, the rule that answered it, when that rule holds, and the answer."""

    anchor: str
    subject: str
    decided: Decided
    result: str
    when: Spelled | None
    otherwise: str
    """The text in place of a condition, where the rule has none."""


def trace_steps(assessment: Assessment) -> tuple[Trace, ...]:
    """Every question that leads to the outcome and the home domain, in the order of the pipeline."""
    ruleset = assessment.ruleset
    rows = {row.id: row for table in ruleset.tables.values() for row in table.rows}
    return tuple(
        Trace(
            anchor=f"rule-{name}",
            subject=subject,
            decided=decided,
            result=result,
            when=spelled_out(row.when, ruleset) if (row := rows.get(decided.rule)) and row.when else None,
            otherwise=LAST_ROW if decided.rule in rows else FOLLOWS,
        )
        for name, subject, decided, result in _steps(assessment)
    )


def _steps(assessment: Assessment) -> Iterator[tuple[str, str, Decided, str]]:
    for finding in assessment.criteria:
        name = finding.criterion.name
        yield name, f"{name} {finding.criterion.title}", finding.decided, finding.rating.title
    for situation in assessment.situations:
        name = situation.situation.name
        yield name, f"{name} {situation.situation.title}", situation.decided, APPLIES[situation.applies]
    yield "network-type", "Network type", assessment.network_type.decided, assessment.network_type.type.title
    yield "outcome", "Outcome", assessment.outcome.decided, assessment.outcome.outcome.title
    yield "home-domain", "Home domain", assessment.home_domain.decided, assessment.home_domain.domain.title


def command(assessment: Assessment) -> str:
    """The command that gives the same assessment again."""
    words = ["scn", "assess", portable(assessment.origin.path), "--assessed-on", assessment.assessed_on.isoformat()]
    if assessment.ruleset.id != DEFAULT_RULESET:
        words += ["--ruleset", portable(assessment.ruleset.path) or assessment.ruleset.id]
    for name, choice in sorted(assessment.ruleset.variant.items()):
        words += ["--reading" if name in assessment.ruleset.readings else "--set", f"{name}={choice}"]
    return shlex.join(words)


# Tiles of the nine criteria, and counts of ratings


@dataclass(frozen=True, slots=True)
class Tile:
    """A criterion with its rating: in a symbol, a word and a colour, never in colour alone."""

    id: str
    title: str
    rating: Rating

    @property
    def symbol(self) -> str:
        """The sign of the rating."""
        return SYMBOLS[self.rating]


@dataclass(frozen=True, slots=True)
class RatingCount:
    """How many have a rating or an outcome."""

    of: Rating | Outcome
    number: int


def tile(finding: CriterionFinding) -> Tile:
    """The tile of one criterion."""
    return Tile(finding.criterion.name, finding.criterion.title, finding.rating)


def tiles(assessment: Assessment) -> tuple[Tile, ...]:
    """The tiles of the nine criteria, in order."""
    return tuple(tile(finding) for finding in assessment.criteria)


def rating_counts(found: Iterable[Rating | Outcome], order: Iterable[Rating | Outcome]) -> tuple[RatingCount, ...]:
    """The numbers in a given order, without the zeros: a red nought draws the eye to nothing."""
    every = tuple(found)
    return tuple(RatingCount(one, every.count(one)) for one in order if one in every)
