"""Evidence that is rated in a given way: for each criterion, situation and the type of network, facts that lead to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scn_criteria.decision.relations import RELATIONS
from scn_criteria.decision.vocabulary import NOT_EVIDENCED, STRATEGIC, TYPE
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.space import Space, States
from scn_criteria.ruleset.verification.relations import Ground
from scn_criteria.ruleset.vocabulary import Facts, Value, Vocabulary
from scn_criteria.terms import Criterion, Situation


@dataclass(frozen=True, slots=True)
class Aim:
    """The states of a table that lead to what is wanted of it."""

    space: Space
    states: States

    def with_fact(self, fact: str, value: Value | None) -> Aim:
        """The aim with one fact settled, if the table reads it."""
        if fact not in self.space.axes:
            return self
        return Aim(self.space, self.states & self.space.where(fact, (value,)))


def evidence_for(facts: Facts, ruleset: Ruleset, vocabulary: Vocabulary) -> Facts | None:
    """Facts from which these ratings, situations and this type follow; nothing where no evidence is rated so."""
    aims = _aims(results_wanted(facts), ruleset, vocabulary)
    shared = tuple(fact for fact in vocabulary.facts if sum(fact in aim.space.axes for aim in aims) > 1)
    agreed = _agree(aims, shared)
    if agreed is None:
        return None
    found: dict[str, Value | None] = {}
    for aim in agreed:
        found.update(aim.space.state(next(aim.space.each(aim.states))))
    return found


def results_wanted(facts: Facts) -> Mapping[str, str]:
    """What each table has to answer for the recommendation to read these facts."""
    parts = {part.name: facts.get(part.value) or NOT_EVIDENCED for part in (*Criterion, *Situation)}
    return {name: str(result) for name, result in (parts | {TYPE: facts.get("network_type") or STRATEGIC}).items()}


def _aims(wanted: Mapping[str, str], ruleset: Ruleset, vocabulary: Vocabulary) -> tuple[Aim, ...]:
    tables = [ruleset.tables[table] for table in wanted]
    ground = Ground(ruleset, vocabulary, RELATIONS)
    spaces = [ground.space(table, beside=tables) for table in tables]
    return tuple(
        Aim(space, space.results.get(result, 0) & ground.attainable(space))
        for space, result in zip(spaces, wanted.values(), strict=True)
    )


def _agree(aims: Sequence[Aim], shared: Sequence[str]) -> Sequence[Aim] | None:
    """The aims with every shared fact at one value for all of them."""
    if not all(aim.states for aim in aims):
        return None
    if not shared:
        return aims
    fact, *others = shared
    axis = next(aim.space.axes[fact] for aim in aims if fact in aim.space.axes)
    for value in axis.values:
        agreed = _agree([aim.with_fact(fact, value) for aim in aims], others)
        if agreed is not None:
            return agreed
    return None
