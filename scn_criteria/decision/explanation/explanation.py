"""Explain an assessment: why, why not, what would change it, and what to settle first."""

from __future__ import annotations

from dataclasses import dataclass

from scn_criteria.decision.explanation.counterfactuals import (
    Counterfactuals,
    Infeasibility,
    Need,
    infeasibilities,
    needs,
    routes,
)
from scn_criteria.decision.explanation.evidence_changes import CounterfactualSearch
from scn_criteria.decision.explanation.reasons import (
    ContrastiveExplanation,
    Known,
    SufficientReasons,
    Unmatched,
    contrasts,
    settling_parts,
    sufficient_reasons,
    unmatched,
)
from scn_criteria.decision.findings import Assessment, Fact
from scn_criteria.decision.outcome import space_of, what_is_known
from scn_criteria.decision.strength import outcome_text
from scn_criteria.decision.vocabulary import TYPE, vocabulary
from scn_criteria.ruleset.interpreter import Interpreter
from scn_criteria.ruleset.state_space import StateSet, StateSpace
from scn_criteria.ruleset.vocabulary import Facts
from scn_criteria.safe_text import html_table
from scn_criteria.terms import Criterion, Outcome, Situation

AXIS_OF = {part.name: part.value for part in (*Criterion, *Situation)} | {TYPE: "network_type"}
"""For each table, the axis of the recommendation on which its result stands."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A criterion or situation, and its rows that did not match."""

    part: Criterion | Situation
    rows: tuple[Unmatched, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of one assessment."""

    assessment: Assessment
    known: Known
    facts: Facts
    sufficient_reasons: SufficientReasons
    """For a deferral, the reasons that rule out the outcomes that are no longer possible."""
    contrasts: tuple[ContrastiveExplanation, ...]
    """For a deferral, the known parts each of which alone would settle it if it were otherwise."""
    unmet: tuple[Unmet, ...]
    routes: Counterfactuals | None
    """The cheapest changes that lead to a network that is established. Nothing where there are none, or it is already."""
    infeasibilities: tuple[Infeasibility, ...]
    needs: tuple[Need, ...]
    """For a deferral, the least that each open criterion or situation needs."""

    def _repr_html_(self) -> str:
        # The sentences are made from explanations, so they cannot be loaded before them.
        from scn_criteria.decision.explanation.change_text import nearest  # noqa: PLC0415
        from scn_criteria.decision.explanation.why_text import what_would_change_it, why  # noqa: PLC0415

        shown = (("why", why(self)), ("what would change it", what_would_change_it(self)))
        rows = [(name, " ".join([text.lead, *text.items])) for name, text in shown]
        outcome = outcome_text(self.assessment.support)
        return html_table(
            f"{self.assessment.proposal.title}: {outcome}", ("", ""), [*rows, ("nearest change", nearest(self))]
        )


def explain(assessment: Assessment) -> Explanation:
    """Explain an assessment: its reasons, the rules that did not match, and the fewest changes that would change it."""
    space = space_of(assessment.ruleset)
    known = what_is_known(assessment.criteria, assessment.situations, assessment.network_type)
    outcome = assessment.outcome.outcome
    possible = _leading(space, assessment.outcome.possible if outcome is Outcome.DEFER else (outcome,))
    found = sufficient_reasons(space, known, possible)
    facts = {name: fact.value for name, fact in facts_of(assessment).items()}
    interpreter = Interpreter(assessment.ruleset, vocabulary())
    planner = CounterfactualSearch(interpreter, facts)
    tables = assessment.ruleset.tables
    groups = planner.groups([tables[name] for name in AXIS_OF])
    goal = _leading(space, (Outcome.ESTABLISH,))
    there = outcome is Outcome.ESTABLISH
    cheapest = None if there else routes(space, goal, groups, AXIS_OF)
    return Explanation(
        assessment=assessment,
        known=known,
        facts=facts,
        sufficient_reasons=found,
        contrasts=settling_parts(space, known)
        if outcome is Outcome.DEFER
        else contrasts(space, known, found, outcome.value),
        unmet=tuple(Unmet(part, unmatched(tables[part.name], facts, interpreter)) for part in (*Criterion, *Situation)),
        routes=cheapest,
        infeasibilities=() if there or cheapest else infeasibilities(space, goal, groups, AXIS_OF, planner),
        needs=needs(assessment, groups),
    )


def facts_of(assessment: Assessment) -> dict[str, Fact]:
    """The facts that the tables of an assessment read."""
    read = [
        *(one.facts for one in assessment.criteria),
        *(one.facts for one in assessment.situations),
        assessment.network_type.facts,
    ]
    return {fact.name: fact for facts in read for fact in facts}


def _leading(space: StateSpace, outcomes: tuple[Outcome, ...]) -> StateSet:
    """The states that lead to one of these outcomes."""
    states = 0
    for outcome in outcomes:
        states |= space.results.get(outcome.value, 0)
    return states
