"""Two rulesets compared: what they choose and decide differently, and which proposals that flips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scn_criteria.decision.bench import Bench
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.flips import Flip, flips
from scn_criteria.decision.relations import RELATIONS
from scn_criteria.decision.vocabulary import RECOMMENDATION, STRATEGIC
from scn_criteria.ruleset.difference import Shift, TableDifference, shifts, table_difference
from scn_criteria.ruleset.model import Ruleset
from scn_criteria.ruleset.vocabulary import Number

NETWORK_TYPE = "network_type"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A parameter or reading and what it is in either ruleset. ``None`` where one of them has no such choice."""

    name: str
    before: Number | str | None
    after: Number | str | None


@dataclass(frozen=True, slots=True)
class ProposalFlips:
    """What is decided differently about one proposal."""

    proposal: str
    title: str
    flips: tuple[Flip, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two rulesets and everything that they decide differently."""

    before: Ruleset
    after: Ruleset
    chosen: tuple[Chosen, ...]
    strategic: TableDifference
    """The recommendation for strategic clinical networks: all profiles of nine ratings and two situations."""
    others: TableDifference
    """The recommendation for the other types of network."""
    tables: tuple[TableDifference, ...]
    """The tables that come before the recommendation or stand beside it, those that differ."""
    proposals: tuple[ProposalFlips, ...]

    @property
    def same(self) -> bool:
        """Whether both decide the same on all facts."""
        return not (self.strategic.shifts or self.others.shifts or self.tables)


def compare(before: Bench, after: Bench, assessed: Sequence[tuple[Assessment, Assessment]]) -> Comparison:
    """Compare two rulesets, and what becomes of proposals assessed under both."""
    strategic, others = _recommendations(before, after)
    found = (
        table_difference(table, before.ruleset, after.ruleset, before.vocabulary, RELATIONS)
        for table in before.ruleset.tables
        if table != RECOMMENDATION
    )
    return Comparison(
        before=before.ruleset,
        after=after.ruleset,
        chosen=tuple(_chosen(before.ruleset, after.ruleset)),
        strategic=strategic,
        others=others,
        tables=tuple(table for table in found if table.shifts),
        proposals=tuple(
            ProposalFlips(one.proposal.id, one.proposal.title, changes)
            for one, other in assessed
            if (changes := flips(one, other))
        ),
    )


def _recommendations(before: Bench, after: Bench) -> tuple[TableDifference, TableDifference]:
    """The recommendation over all profiles, for strategic networks and for the others."""
    strategic = before.space.where(NETWORK_TYPE, (STRATEGIC,))
    order = before.ruleset.order(before.ruleset.tables[RECOMMENDATION])
    split = []
    for states in (strategic, before.space.everything & ~strategic):
        found: tuple[Shift, ...] = tuple(shifts(before.space, after.space, states, before.vocabulary, order))
        split.append(TableDifference(RECOMMENDATION, states.bit_count(), found))
    return split[0], split[1]


def _chosen(before: Ruleset, after: Ruleset) -> Iterator[Chosen]:
    """The parameters and readings that differ, by name."""
    old = {name: one.value for name, one in before.parameters.items()} | _readings(before)
    new = {name: one.value for name, one in after.parameters.items()} | _readings(after)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield Chosen(name, old.get(name), new.get(name))


def _readings(ruleset: Ruleset) -> dict[str, Number | str]:
    return {name: one.choice for name, one in ruleset.readings.items()}
