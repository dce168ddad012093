"""Prove a ruleset: the faults of its tables with their places and example proposals, and the counts of its outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scn_criteria import resources
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.fact_relations import RELATIONS
from scn_criteria.decision.findings import Assessment, ruleset_record
from scn_criteria.decision.outcome import recommendation_space, what_is_known
from scn_criteria.decision.proof.deferral import CAN_BE_MISSING, CompletionSet, check_deferral, settled
from scn_criteria.decision.proof.rating_profiles import Profile, profile_of
from scn_criteria.decision.proof.synthetic_proposals import fragment
from scn_criteria.decision.vocabulary import vocabulary, words_of
from scn_criteria.diagnostics import Diagnostic, Related, Severity
from scn_criteria.document.document import Document
from scn_criteria.document.loader import load
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.proposal.facts import REGISTRY
from scn_criteria.ruleset.codes import NOT_MONOTONE, WITHHOLDING_HELPS
from scn_criteria.ruleset.counterexamples import Change, Example, ProofFinding, Withholding, counterexample_text
from scn_criteria.ruleset.engine import EngineChoice
from scn_criteria.ruleset.fact_constraints import FactConstraint, FeasibleStates
from scn_criteria.ruleset.invariant_proofs import InvariantProver
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.ruleset.model import DECISION, DecisionTable, Invariant, InvariantForm, Rule, Rules
from scn_criteria.ruleset.outcome_influence import check_outcome_influence
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.ruleset.verification import in_settings, prove_tables
from scn_criteria.ruleset.vocabulary import Facts, Value, Vocabulary
from scn_criteria.ruleset.withholding import (
    HidingGain,
    TableInSetting,
    check_refusals,
    check_undecided,
    check_withholding,
    hiding_gains,
)
from scn_criteria.serialisation import Record, diagnostic_records, exact_record, json_text

# Kinds of ruleset, each with its vocabulary, its constraints and its recommendation

Fragment = Callable[[str, Facts, Rules, str], "str | None"]
"""Makes up a file with given facts of a table, under a name; nothing where there can be none."""


@dataclass(frozen=True, slots=True)
class RulesetKind:
    """A kind of ruleset: for decisions or for reviews."""

    name: str
    judged: str
    """The subject of its rules, in a word."""
    vocabulary: Vocabulary
    constraints: tuple[FactConstraint, ...]
    space: Callable[[Rules], StateSpace]
    """All states of the table that recommends."""
    may_be_missing: frozenset[str]
    """The facts of that table that may not be evidenced."""
    profile: Callable[[StateSpace, CompletionSet], Profile] | None = None
    fragment: Fragment | None = None
    near: Callable[[], Sequence[Facts]] = tuple
    """Facts of examples that readers know: of several examples of a fault, the most like one of them is shown."""

    def feasible(self, ruleset: Rules) -> FeasibleStates:
        """What can happen under a ruleset of this kind."""
        return FeasibleStates(ruleset, self.vocabulary, self.constraints, self.near)


@dataclass(frozen=True, slots=True)
class OutcomeCounts:
    """The counts of a recommendation: of the states that lead to each answer, and of the partial states that settle it."""

    states: int
    answers: tuple[tuple[str, int], ...]
    partial: int
    settled: int


def count_states(space: StateSpace, completions: CompletionSet) -> OutcomeCounts:
    """The states of a recommendation, counted."""
    kinds = completions.kinds()
    counts = tuple((result, states.bit_count()) for result, states in space.results.items())
    return OutcomeCounts(space.size, counts, sum(partial.count for partial in kinds.values()), settled(kinds))


@lru_cache(maxsize=1)
def decisions() -> RulesetKind:
    """The programme of decisions: whether a condition gets a network."""
    return RulesetKind(
        name=DECISION,
        judged="proposal",
        vocabulary=vocabulary(),
        constraints=RELATIONS,
        space=lambda ruleset: recommendation_space(ruleset, vocabulary()),
        may_be_missing=CAN_BE_MISSING,
        profile=profile_of,
        fragment=_fragment,
        near=facts_of_shipped_proposals,
    )


@lru_cache(maxsize=1)
def facts_of_shipped_proposals() -> tuple[Facts, ...]:
    """The facts of each proposal that ships, and what the rules that ship make of them."""
    loaded = load_ruleset(resources.ruleset_folder(), resources.DEFAULT_RULESET, vocabulary())
    if loaded.ruleset is None:
        return ()
    compiled = compiled_ruleset(loaded.ruleset, EngineChoice.INTERPRETER)
    return tuple(facts for path in resources.proposal_files() for facts in _facts_of(path, compiled))


def _facts_of(path: Path, compiled: CompiledRuleset) -> Iterator[Facts]:
    """The facts of a file and its results; nothing where it cannot be assessed."""
    loaded = load(path.read_bytes(), path.name)
    found, case = assess(loaded, path.name, compiled), examine_proposal(loaded).case
    if case is not None and isinstance(found, Assessment):
        derived = {one.definition.name: one.derive(case).value for one in REGISTRY}
        yield {**derived, **what_is_known(found.criteria, found.situations, found.network_type)}


def _fragment(table: str, facts: Facts, ruleset: Rules, name: str) -> str | None:
    return fragment(table, facts, ruleset, name)


# Proofs


@dataclass(frozen=True, slots=True)
class ExampleProposal:
    """A proposal that shows a finding. Its file must have its name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Proved:
    """A finding as its reader meets it."""

    found: ProofFinding
    diagnostic: Diagnostic
    counterexample_text: tuple[str, ...]
    examples: tuple[ExampleProposal, ...]


@dataclass(frozen=True, slots=True)
class StatementVerdict:
    """A statement of a ruleset about itself, and whether its rules keep it."""

    invariant: Invariant
    holds: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """All of it. A ruleset with an open table decides nothing, so it has no profile."""

    ruleset: Rules
    proved: tuple[Proved, ...]
    profile: Profile | None
    counts: OutcomeCounts | None = None
    """The counts of the recommendation, for a programme that has no profile of its own."""
    hiding: tuple[HidingGain, ...] = ()
    """What a proposer gains by hiding evidence against. No fault: nothing could prevent it."""
    statements: tuple[StatementVerdict, ...] = ()
    """What the ruleset states about itself, and whether it holds."""

    @property
    def counted(self) -> bool:
        """Whether the ruleset decides something, so that its answers could be counted."""
        return bool(self.profile or self.counts)

    @property
    def errors(self) -> tuple[Proved, ...]:
        """The findings that must be corrected."""
        return tuple(one for one in self.proved if one.diagnostic.severity is Severity.ERROR)

    @property
    def remarks(self) -> tuple[Proved, ...]:
        """The findings that are only worth knowing."""
        return tuple(one for one in self.proved if one.diagnostic.severity is Severity.INFO)

    @property
    def warnings(self) -> tuple[Proved, ...]:
        """The findings that should be looked at, and are no errors."""
        return tuple(one for one in self.proved if one.diagnostic.severity is Severity.WARNING)


def proof_of(
    ruleset: Rules,
    documents: Sequence[Document],
    *,
    is_draft: bool = False,
    in_full: bool = False,
    programme: RulesetKind | None = None,
) -> Proof:
    """Prove a ruleset, of decisions unless another programme is given.

    Remarks get an example proposal only with ``in_full``.
    """
    about = programme or decisions()
    feasible = about.feasible(ruleset)
    found = list(prove_tables(feasible))
    profile, counts = None, None
    hiding: tuple[HidingGain, ...] = ()
    if not is_draft:
        space = about.space(ruleset)
        found += prove_principles(feasible, about, space)
        hiding = gains_of_hiding(feasible, about)
        completions = CompletionSet(space, can_be_missing=about.may_be_missing)
        found += check_deferral(space, completions)
        profile = about.profile(space, completions) if about.profile else None
        counts = None if about.profile else count_states(space, completions)
    proved = []
    for one, name in zip(found, _names(found), strict=True):
        wanted = in_full or one.code.severity is Severity.ERROR
        examples = tuple(_example_proposals(one, name, ruleset, about)) if wanted else ()
        proved.append(Proved(one, _placed(one, documents), counterexample_text(one, ruleset, about.vocabulary), examples))
    return Proof(ruleset, tuple(proved), profile, counts, hiding, tuple(_verdicts(ruleset, found)))


def prove_principles(feasible: FeasibleStates, about: RulesetKind, space: StateSpace) -> tuple[ProofFinding, ...]:
    """What contradicts the statements of a ruleset, and facts that change no outcome."""
    ruleset = feasible.ruleset
    prover = InvariantProver(feasible, space)
    broken = [one for invariant in ruleset.invariants for one in prover.broken(invariant)]
    if not about.vocabulary.may_withhold:
        return tuple(broken)
    return (*broken, *check_outcome_influence(ruleset, space, _in_settings(ruleset, feasible)))


def broken_principles(ruleset: Rules, documents: Sequence[Document], about: RulesetKind) -> tuple[Diagnostic, ...]:
    """The principles that a ruleset breaks, each on its row or statement, with the simplest example in its message."""
    feasible = about.feasible(ruleset)
    prover = InvariantProver(feasible, about.space(ruleset))
    found = [one for invariant in ruleset.invariants for one in prover.broken(invariant)]
    if about.vocabulary.may_withhold:
        for table, subjects in _in_settings(ruleset, feasible).items():
            found += check_withholding(subjects)
            contract = about.vocabulary.tables[table]
            found += check_refusals(subjects, contract.refused)
            found += check_undecided(subjects, contract.undecided)
    return tuple(_placed(one, documents) for one in found)


def gains_of_hiding(feasible: FeasibleStates, about: RulesetKind) -> tuple[HidingGain, ...]:
    """What a proposer gains by hiding evidence against, table by table."""
    if not about.vocabulary.may_withhold:
        return ()
    return tuple(gain for subjects in _in_settings(feasible.ruleset, feasible).values() for gain in hiding_gains(subjects))


def _in_settings(ruleset: Rules, feasible: FeasibleStates) -> dict[str, tuple[TableInSetting, ...]]:
    """Every table but the recommendation, in every order of its thresholds."""
    others = (table for table in ruleset.tables.values() if table.id != feasible.vocabulary.recommends)
    return {table.id: in_settings(table, feasible) for table in others}


ELSEWHERE = {InvariantForm.WITHHELD: {WITHHOLDING_HELPS, NOT_MONOTONE}, InvariantForm.STRONGER: {NOT_MONOTONE}}
"""The statements that hold where a proof of the tables finds nothing."""


def _verdicts(ruleset: Rules, found: Sequence[ProofFinding]) -> Iterator[StatementVerdict]:
    codes = {one.code for one in found}
    broken = {one.invariant.id for one in found if one.invariant}
    for one in ruleset.invariants:
        yield StatementVerdict(one, one.id not in broken and not ELSEWHERE.get(one.form, set()) & codes)


def _names(found: Sequence[ProofFinding]) -> list[str]:
    """A name for each finding, such as ``scn505-c1`` or, for the next of that kind, ``scn505-c1-2``."""
    bases = [
        f"{one.code.number}-{one.invariant.id if one.invariant else one.table.id}".lower().replace("_", "-") for one in found
    ]
    earlier = [bases[:index].count(base) for index, base in enumerate(bases)]
    return [f"{base}-{count + 1}" if count else base for base, count in zip(bases, earlier, strict=True)]


def _example_proposals(found: ProofFinding, name: str, ruleset: Rules, about: RulesetKind) -> Iterator[ExampleProposal]:
    """The proposal of an example, and where a change shows the fault, the same proposal with the change."""
    if found.example is None or about.fragment is None:
        return
    examples: dict[str, Example] = {name: found.example}
    if found.change:
        examples[f"{name}-stronger"] = {**found.example, found.change.fact: found.change.after}
    if found.withheld:
        examples[f"{name}-left-out"] = found.withheld.poorer
    for called, example in examples.items():
        text = about.fragment(found.table.id, example, ruleset, called)
        if text is not None:
            yield ExampleProposal(called, text)


def _placed(found: ProofFinding, documents: Sequence[Document]) -> Diagnostic:
    """A finding as a diagnostic on its statement, on its row, or else on its table."""
    path = found.invariant.path if found.invariant else found.table.path
    document = next(one for one in documents if one.path == path)
    at = (*(found.invariant or found.row or found.table).at, "id")
    related = (_related(found.upper, document),) if found.upper else ()
    return Diagnostic(found.code, found.message, document.path, document.span(at), at, related=related)


def _related(upper: Rule | DecisionTable, document: Document) -> Related:
    return Related(f"row {upper.id} comes first", document.span((*upper.at, "id")))


# JSON: the same bytes for the same ruleset

FORMAT = "scn-verification/1"


def proof_json(proof: Proof, refused: Iterable[Diagnostic]) -> str:
    """The proof, and the faults that keep a draft from being used, as one JSON document."""
    document = {
        "format": FORMAT,
        "ruleset": ruleset_record(proof.ruleset),
        "diagnostics": diagnostic_records(refused),
        "findings": [
            record | _finding(one, proof.ruleset)
            for record, one in zip(diagnostic_records(one.diagnostic for one in proof.proved), proof.proved, strict=True)
        ],
        "statements": [_statement(one) for one in proof.statements],
        "hiding": [_gain(one) for one in proof.hiding],
        "profile": None if proof.profile is None else _profile(proof.profile),
        **({"tally": _counts_record(proof.counts)} if proof.counts else {}),
    }
    return json_text(document)


def _statement(one: StatementVerdict) -> Record:
    return {
        "id": one.invariant.id,
        "says": one.invariant.says,
        "because": one.invariant.because,
        "under": "every_setting" if one.invariant.every_setting else "as_chosen",
        "holds": one.holds,
    }


def _gain(one: HidingGain) -> Record:
    return {
        "table": one.table,
        "fact": one.fact,
        "meaning": one.meaning,
        "how": one.how or None,
        "turns": [{"before": before, "after": after} for before, after in one.turns],
    }


def _counts_record(counts: OutcomeCounts) -> Record:
    return {
        "states": counts.states,
        "answers": dict(counts.answers),
        "deferral": {"partial": counts.partial, "settled": counts.settled},
    }


def _finding(proved: Proved, ruleset: Rules) -> Record:
    found = proved.found
    return {
        "table": found.table.id,
        "row": found.row.id if found.row else None,
        "upper_row": found.upper.id if found.upper else None,
        "facts": None if found.example is None else _facts(found.example, ruleset),
        "telling": None if found.shown_facts is None else list(found.shown_facts),
        "change": None if found.change is None else _change(found.change),
        "withheld": None if found.withheld is None else _withheld(found.withheld, ruleset),
        "statement": found.invariant.id if found.invariant else None,
        "setting": {name: value if isinstance(value, str) else exact_record(value) for name, value in found.moved},
        "story": list(proved.counterexample_text),
        "proposals": [{"id": one.name, "text": one.text} for one in proved.examples],
    }


def _facts(example: Mapping[str, Value | None], ruleset: Rules) -> list[Record]:
    facts = words_of(ruleset).facts
    return [
        {"name": fact, "value": exact_record(value), "unit": facts[fact].unit, "meaning": facts[fact].meaning}
        for fact, value in example.items()
    ]


def _change(change: Change) -> Record:
    return {
        "fact": change.fact,
        "before": exact_record(change.before),
        "after": exact_record(change.after),
        "result_before": change.result_before,
        "result_after": change.result_after,
    }


def _withheld(withheld: Withholding, ruleset: Rules) -> Record:
    return {
        "facts": _facts(withheld.poorer, ruleset),
        "result_before": withheld.result_before,
        "result_after": withheld.result_after,
    }


def _profile(profile: Profile) -> Record:
    return {
        "profiles": profile.profiles,
        "outcomes": {one.outcome.value: one.profiles for one in profile.counts},
        "minimal": [
            {"ratings": [one.value for one in minimal.ratings], "situations": [one.value for one in minimal.situations]}
            for minimal in profile.minimal
        ],
        "vetoes": [
            {"id": one.criterion.name, "ratings": [rating.value for rating in one.ratings]}
            for one in profile.blocking_ratings
        ],
        "exchangeable": [[part.name for part in group] for group in profile.exchangeable],
        "swings": [{"id": one.part.name, "changes": one.changes, "of": one.of} for one in profile.pivotal_counts],
        "deferral": {"partial": profile.deferral.partial, "settled": profile.deferral.settled},
    }
