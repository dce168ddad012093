"""The parts of an assessment, as frozen records. ``schemas/assessment.schema.json`` describes their JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from scn_criteria.diagnostics import Diagnostic, Pointer, Waived
from scn_criteria.document import Document
from scn_criteria.proposal.model import Proposal
from scn_criteria.ruleset.model import Basis, Citation, Ruleset
from scn_criteria.ruleset.vocabulary import FactDefinition, Value
from scn_criteria.terms import Condition, Criterion, Domain, NetworkType, Outcome, Rating, Situation


@dataclass(frozen=True, slots=True)
class Fact:
    """A value derived from evidence, and where that evidence stands in the proposal. ``None`` means not known."""

    definition: FactDefinition
    value: Value | None
    evidence: tuple[Pointer, ...] = ()

    @property
    def name(self) -> str:
        """The name that rules use."""
        return self.definition.name


@dataclass(frozen=True, slots=True)
class Cited:
    """An item of evidence as a finding cites it."""

    at: Pointer
    line: int
    kind: str
    statement: str
    source: str | None
    counts: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """The row that decided, and why, in words. A derived decision has no row of its own: its basis says so."""

    rule: str
    because: str
    basis: Basis
    source: Citation
    also_hit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionFinding:
    """The rating of one criterion, the row that gave it, the facts it read and the evidence behind them."""

    criterion: Criterion
    rating: Rating
    decided: Decided
    facts: tuple[Fact, ...]
    evidence: tuple[Cited, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the sources cited, each once, in order."""
        return tuple(dict.fromkeys(item.source for item in self.evidence if item.source and item.counts))


@dataclass(frozen=True, slots=True)
class SituationFinding:
    """Whether a situation applies. ``None`` means that the proposal does not show it either way."""

    situation: Situation
    applies: bool | None
    decided: Decided
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class NetworkTypeFinding:
    """Which of the five types of network this is."""

    type: NetworkType
    decided: Decided
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class DomainFinding:
    """The home domain, and whether experience and safety are built in."""

    domain: Domain
    decided: Decided
    facts: tuple[Fact, ...]
    experience_embedded: bool
    safety_embedded: bool


@dataclass(frozen=True, slots=True)
class ConditionFinding:
    """Whether a condition of an established network is satisfied."""

    condition: Condition
    satisfied: bool
    decided: Decided
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class OutcomeFinding:
    """What is recommended. For a ``defer``: what is still possible, and what must be known to settle it."""

    outcome: Outcome
    decided: Decided
    possible: tuple[Outcome, ...]
    settle_first: tuple[Criterion | Situation, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a proposal came from: its path as given, the digest of its bytes, and the file itself where it was read."""

    path: str
    sha256: str
    document: Document | None = field(default=None, compare=False, repr=False)

    def line(self, place: Pointer) -> int | None:
        """The line of a place, or of what is nearest above it; nothing where the file was not read."""
        return self.document.span(place).start.line if self.document else None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole result for one proposal."""

    proposal: Proposal
    origin: Origin
    ruleset: Ruleset
    assessed_on: date
    diagnostics: tuple[Diagnostic, ...]
    situations: tuple[SituationFinding, ...]
    criteria: tuple[CriterionFinding, ...]
    network_type: NetworkTypeFinding
    outcome: OutcomeFinding
    home_domain: DomainFinding
    conditions: tuple[ConditionFinding, ...]
    waived: tuple[Waived, ...] = ()

    def __getitem__(self, criterion: str) -> CriterionFinding:
        """The finding for ``"C1"`` to ``"C9"``."""
        return self.criteria[int(criterion.removeprefix("C")) - 1]
