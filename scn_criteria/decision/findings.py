"""The parts of an assessment, as frozen records, and their JSON by ``schemas/assessment.schema.json``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from scn_criteria.decision.set_aside import all_set_aside, set_aside_for, set_aside_record
from scn_criteria.decision.strength import (
    EvidenceStrength,
    RatingShares,
    Support,
    criterion_strength_record,
    outcome_text,
    strength_of,
    strength_record,
    support_of,
)
from scn_criteria.decision.vocabulary import words_of
from scn_criteria.diagnostics import Diagnostic, Pointer, Suppressed, diagnostics_table
from scn_criteria.document.document import Document
from scn_criteria.proposal.model import Proposal
from scn_criteria.ruleset.difference import fingerprint
from scn_criteria.ruleset.engine import EngineIdentity
from scn_criteria.ruleset.model import Basis, Citation, Rules
from scn_criteria.ruleset.vocabulary import FactDefinition, Value
from scn_criteria.safe_text import html_table
from scn_criteria.serialisation import (
    Record,
    diagnostic_records,
    json_lines,
    json_parts,
    pointer_text,
    portable,
    refused_record,
    value_record,
    waived_records,
)
from scn_criteria.terms import Condition, Criterion, Domain, NetworkType, Outcome, Question, Rating, Situation
from scn_criteria.wording import hundredths

# Records


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
class CitedEvidence:
    """An item of evidence as a finding cites it."""

    at: Pointer
    line: int
    kind: str
    statement: str
    source: str | None
    counts: bool
    why_not: str = ""
    source_why_not: str = ""
    """Why its source does not count, though its words do as an argument."""


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
    evidence: tuple[CitedEvidence, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the sources cited, each once, in order."""
        counting = (item for item in self.evidence if item.counts and not item.source_why_not)
        return tuple(dict.fromkeys(item.source for item in counting if item.source))


@dataclass(frozen=True, slots=True)
class SituationFinding:
    """Whether a situation applies. ``None`` means that the proposal does not show it either way."""

    situation: Situation
    applies: bool | None
    decided: Decided
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class NetworkTypeFinding:
    """The type of network, one of five, or that it is not decided."""

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
    """The recommended outcome. For a ``defer``: the outcomes still possible, and what must be known to settle it."""

    outcome: Outcome
    decided: Decided
    possible: tuple[Outcome, ...]
    settle_first: tuple[Criterion | Situation | Question, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a proposal: its path as given, the digest of its bytes, and the file itself where it was read."""

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
    ruleset: Rules
    engine: EngineIdentity
    assessed_on: date
    diagnostics: tuple[Diagnostic, ...]
    situations: tuple[SituationFinding, ...]
    criteria: tuple[CriterionFinding, ...]
    network_type: NetworkTypeFinding
    outcome: OutcomeFinding
    home_domain: DomainFinding
    conditions: tuple[ConditionFinding, ...]
    waived: tuple[Suppressed, ...] = ()

    def __getitem__(self, criterion: str) -> CriterionFinding:
        """The finding for ``"C1"`` to ``"C9"``."""
        return self.criteria[int(criterion.removeprefix("C")) - 1]

    @property
    def decided(self) -> Iterator[Decided]:
        """Everything that a rule decided, in the order of the pipeline."""
        yield from (found.decided for found in self.criteria)
        yield from (found.decided for found in self.situations)
        yield self.network_type.decided
        yield self.outcome.decided
        yield self.home_domain.decided
        yield from (found.decided for found in self.conditions)

    @property
    def support(self) -> Support:
        """The share of all settings of the rules in which each criterion is met and the outcome holds."""
        return support_of(self)

    @property
    def strength(self) -> EvidenceStrength:
        """The same with how certain it is by its sources, which takes longer to work out."""
        return strength_of(self)

    def _repr_html_(self) -> str:
        rows = [
            (
                finding.criterion.name,
                finding.criterion.title,
                finding.rating.title,
                _strength(shares),
                finding.decided.because,
            )
            for finding, shares in zip(self.criteria, self.support.criteria, strict=True)
        ]
        caption = f"{self.proposal.title}: {outcome_text(self.support)}. {self.outcome.decided.because}"
        return html_table(caption, ("", "criterion", "rating", "strength", "because"), rows)


def _strength(shares: RatingShares) -> str:
    """The strength of a criterion as so many of 100; nothing where nothing is evidenced."""
    return str(hundredths(shares.strength)) if shares.evidenced else ""


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """A file that cannot be assessed, and why."""

    path: str
    diagnostics: tuple[Diagnostic, ...]

    def _repr_html_(self) -> str:
        return diagnostics_table(f"{self.path}: not assessed", self.diagnostics)


AssessmentResult = Assessment | NotAssessed


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """The content of an assessment for lists of many, without evidence and texts, so that thousands fit into memory."""

    id: str
    title: str
    path: str
    sponsor_type: str
    outcome: Outcome
    rule: str
    network_type: NetworkType
    domain: Domain
    experience_embedded: bool
    safety_embedded: bool
    ratings: tuple[Rating, ...]
    applies: tuple[bool | None, ...]
    rules: tuple[str, ...]
    """Every rule that decided something, each once, in the order of the pipeline."""

    def rating(self, criterion: Criterion) -> Rating:
        """The rating of one criterion."""
        return self.ratings[list(Criterion).index(criterion)]

    @classmethod
    def of(cls, assessment: Assessment) -> AssessmentSummary:
        """The summary of an assessment."""
        proposal, domain = assessment.proposal, assessment.home_domain
        return cls(
            id=proposal.id,
            title=proposal.title,
            path=assessment.origin.path,
            sponsor_type=proposal.sponsor.type,
            outcome=assessment.outcome.outcome,
            rule=assessment.outcome.decided.rule,
            network_type=assessment.network_type.type,
            domain=domain.domain,
            experience_embedded=domain.experience_embedded,
            safety_embedded=domain.safety_embedded,
            ratings=tuple(finding.rating for finding in assessment.criteria),
            applies=tuple(finding.applies for finding in assessment.situations),
            rules=tuple(dict.fromkeys(decided.rule for decided in assessment.decided)),
        )


# JSON: the same bytes for the same input, with no clock and no path of this machine in it

FORMAT = "scn-assessments/1"


def assessments_json(results: Iterable[AssessmentResult]) -> Iterator[str]:
    """All results as one JSON document in parts: each assessment is written and dropped before the next one is made."""
    refused: list[Record] = []
    return json_parts(
        {
            "format": FORMAT,
            "assessments": map(assessment_record, assessed(results, refused)),
            "not_assessed": lambda: refused,
        }
    )


def assessments_json_lines(results: Iterable[AssessmentResult]) -> Iterator[str]:
    """One result a line, as it comes: ``{"assessment": …}``, or ``{"not_assessed": …}`` where a file cannot be assessed."""
    return json_lines(
        {"assessment": assessment_record(one)} if isinstance(one, Assessment) else not_assessed_line(one) for one in results
    )


def assessed(results: Iterable[AssessmentResult], refused: list[Record]) -> Iterator[Assessment]:
    """The files that could be assessed; the others are added to ``refused`` on the way, as plain data."""
    for one in results:
        if isinstance(one, Assessment):
            yield one
        else:
            refused.append(refused_record(one))


def not_assessed_line(one: NotAssessed) -> Record:
    """A file that could not be assessed, as a line of any command that assesses."""
    return {"not_assessed": refused_record(one)}


def engine_record(engine: EngineIdentity) -> Record:
    """The engine that decided, as plain data."""
    return {"name": engine.name, "version": engine.version}


def assessment_record(assessment: Assessment) -> Record:
    """One assessment as plain data, in the order of ``schemas/assessment.schema.json``."""
    domain, outcome, term = assessment.home_domain, assessment.outcome, assessment.proposal.term
    return {
        "proposal": proposal_record(assessment),
        "ruleset": ruleset_record(assessment.ruleset),
        "engine": engine_record(assessment.engine),
        "assessed_on": assessment.assessed_on.isoformat(),
        "diagnostics": diagnostic_records(assessment.diagnostics),
        "waived": waived_records(assessment.waived),
        "situations": [_situation(one, assessment) for one in assessment.situations],
        "criteria": [_criterion(one, assessment) for one in assessment.criteria],
        "network_type": {"id": assessment.network_type.type.value, **decided_record(assessment.network_type.decided)},
        "outcome": outcome_record(outcome.outcome, outcome.decided, outcome.possible, outcome.settle_first),
        "strength": strength_record(assessment.strength),
        "set_aside": set_aside_record(all_set_aside(assessment), items=False),
        "home_domain": {
            "number": domain.domain.number,
            "title": domain.domain.title,
            **decided_record(domain.decided),
            "embedded": {"experience": domain.experience_embedded, "safety": domain.safety_embedded},
        },
        "conditions": [_condition(one, assessment) for one in assessment.conditions],
        "term_years": None if term is None else value_record(term.years),
    }


def proposal_record(assessment: Assessment) -> Record:
    """The proposal and its version, as plain data."""
    proposal, origin = assessment.proposal, assessment.origin
    return {"id": proposal.id, "title": proposal.title, "path": portable(origin.path), "sha256": origin.sha256}


def outcome_record(outcome: Enum, decided: Decided, possible: Sequence[Enum], settle_first: Sequence[Enum]) -> Record:
    """The outcome, its rule, what else is possible, and what must be known to settle it."""
    return {
        "id": outcome.value,
        **decided_record(decided),
        "possible": [one.value for one in possible],
        "settle_first": [one.name for one in settle_first],
    }


def ruleset_record(ruleset: Rules, *, digest: bool = True) -> Record:
    """The ruleset and its variant, as plain data; with the digest of its files or without."""
    return {
        "id": ruleset.id,
        "version": ruleset.version,
        **({"sha256": ruleset.sha256} if digest else {}),
        "fingerprint": fingerprint(ruleset, words_of(ruleset)),
        "variant": dict(ruleset.variant),
    }


def _situation(finding: SituationFinding, assessment: Assessment) -> Record:
    return {
        "id": finding.situation.name,
        "applies": finding.applies,
        **decided_record(finding.decided),
        "set_aside": set_aside_record(set_aside_for(assessment, finding.situation)),
    }


def _criterion(finding: CriterionFinding, assessment: Assessment) -> Record:
    return {
        "id": finding.criterion.name,
        "name": finding.criterion.value,
        "rating": finding.rating.value,
        **criterion_strength_record(assessment.strength, finding.criterion),
        **decided_record(finding.decided),
        "facts": [fact_record(fact) for fact in finding.facts],
        "evidence": [_cited(item) for item in finding.evidence],
        "sources": list(finding.sources),
        "set_aside": set_aside_record(set_aside_for(assessment, finding.criterion)),
    }


def _condition(finding: ConditionFinding, assessment: Assessment) -> Record:
    return {
        "id": finding.condition.value,
        "satisfied": finding.satisfied,
        **decided_record(finding.decided),
        "set_aside": set_aside_record(set_aside_for(assessment, finding.condition)),
    }


def decided_record(decided: Decided) -> Record:
    """The row that decided, and why."""
    return {
        "rule": decided.rule,
        "because": decided.because,
        "basis": decided.basis.value,
        "source": citation_record(decided.source),
    }


def citation_record(source: Citation) -> Record:
    """The place in a document that something rests on."""
    item = {"item": source.item} if source.item else {}
    return {"document": source.document, "section": source.section, **item, "inventory": list(source.inventory)}


def fact_record(fact: Fact) -> Record:
    """A fact, and the places of its evidence."""
    return {
        "name": fact.name,
        "value": value_record(fact.value),
        "unit": fact.definition.unit,
        "meaning": fact.definition.meaning,
        "evidence": [pointer_text(at) for at in fact.evidence],
    }


def _cited(item: CitedEvidence) -> Record:
    return {
        "kind": item.kind,
        "statement": item.statement,
        "source": item.source,
        "counts": item.counts,
        "why_not": item.why_not,
        "source_why_not": item.source_why_not,
        "pointer": pointer_text(item.at),
        "line": item.line,
    }
