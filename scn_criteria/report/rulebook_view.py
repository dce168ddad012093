"""The rule book: a whole ruleset laid out for readers, made from the ruleset and from what it decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scn_criteria.decision import Assessment
from scn_criteria.decision.coverage import SourceCoverage
from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.profile import Count, counts_of
from scn_criteria.decision.vocabulary import DOMAIN, RECOMMENDATION, STRATEGIC, TYPE, vocabulary
from scn_criteria.report.links import anchor
from scn_criteria.report.rule_choices import ParameterRow, ReadingRow, parameter_rows, reading_rows
from scn_criteria.report.rule_rows import Decider, Reach, Rest, RuleRow, RuleTable, deciders, rests, rule_table
from scn_criteria.ruleset.model import Basis, Reference, Ruleset
from scn_criteria.ruleset.space import Space
from scn_criteria.terms import Condition, Criterion, Situation


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Tables that answer the same kind of question."""

    id: str
    title: str
    about: str
    tables: tuple[RuleTable, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """What the recommendation comes to over all profiles of a strategic network, and over all other types."""

    counts: tuple[Count, ...]
    uncovered: int

    @property
    def profiles(self) -> int:
        """How many profiles there are."""
        return sum(count.profiles for count in self.counts) + self.uncovered


@dataclass(frozen=True, slots=True)
class DeferralRow:
    """Why an answer is put off, and for which proposals it was."""

    id: str
    anchor: str
    because: str
    rest: Rest
    decided: tuple[Decider, ...]


@dataclass(frozen=True, slots=True)
class RuleBookView:
    """Everything that the rule book shows."""

    ruleset: Ruleset
    proposals: int
    groups: tuple[RuleGroup, ...]
    bases: tuple[tuple[Basis, int], ...]
    completeness: Completeness | None
    deferral: DeferralRow
    parameters: tuple[ParameterRow, ...]
    readings: tuple[ReadingRow, ...]
    documents: tuple[Reference, ...]
    coverage: SourceCoverage | None = None
    """How the items of the source stand, where a page beside the rule book lists them."""

    @property
    def rows(self) -> int:
        """How many rows all tables have."""
        return sum(number for _, number in self.bases)

    def chosen(self, reading: str, choice: str) -> bool:
        """Whether this run reads it so."""
        return self.ruleset.readings[reading].choice == choice


def rule_book_view(
    ruleset: Ruleset, assessments: Iterable[Assessment], coverage: SourceCoverage | None = None
) -> RuleBookView:
    """Lay a ruleset out, with the proposals that it decided, and with how the items of its source stand."""
    every = tuple(sorted(assessments, key=lambda one: (one.proposal.title.casefold(), one.proposal.id, one.origin.path)))
    decided = deciders(every)
    space = recommendation_space(ruleset, vocabulary()) if RECOMMENDATION in ruleset.tables else None
    groups = tuple(_groups(ruleset, decided, _reaches(space) if space else {}))
    rows = [row for group in groups for table in group.tables for row in table.rows]
    return RuleBookView(
        ruleset=ruleset,
        proposals=len(every),
        groups=groups,
        bases=_bases(rows),
        completeness=Completeness(counts_of(space), _uncovered(space)) if space else None,
        deferral=_deferral(ruleset, decided),
        parameters=parameter_rows(ruleset, rows),
        readings=reading_rows(ruleset, rows),
        documents=tuple(ruleset.documents.values()),
        coverage=coverage,
    )


def _groups(
    ruleset: Ruleset, decided: Mapping[str, tuple[Decider, ...]], reaches: Mapping[str, Reach]
) -> Iterator[RuleGroup]:
    for id_, title, about, names in _ASKED:
        tables = [ruleset.tables[name] for name in names if name in ruleset.tables]
        laid_out = tuple(rule_table(ruleset, table, decided, reaches) for table in tables)
        if laid_out:
            yield RuleGroup(id_, title, about, laid_out)


_ASKED: Sequence[tuple[str, str, str, tuple[str, ...]]] = (
    ("criteria", "The nine criteria", "Each table gives one criterion its rating.", tuple(one.name for one in Criterion)),
    (
        "situations",
        "The establishing situations",
        "Each table says whether a situation applies in which the Board sets up networks.",
        tuple(one.name for one in Situation),
    ),
    ("network-type", "The type of network", "The table says which of the five types a proposal describes.", (TYPE,)),
    (
        "recommendation",
        "The recommendation",
        "The table reads the nine ratings, the two situations and the type, and nothing else of a proposal.",
        (RECOMMENDATION,),
    ),
    ("home-domain", "The home domain", "The table says under which domain the network is organised.", (DOMAIN,)),
    (
        "conditions",
        "Conditions of an established network",
        "They bind a network once it is set up, and do not decide whether it should be.",
        tuple(one.value for one in Condition),
    ),
)
"""The groups in the order of a decision: place on the page, title, what they are for, and their tables."""


def _reaches(space: Space) -> dict[str, Reach]:
    strategic = space.where("network_type", (STRATEGIC,))
    return {
        row: Reach((states & strategic).bit_count(), (states & ~strategic).bit_count()) for row, states in space.rows.items()
    }


def _uncovered(space: Space) -> int:
    return (space.uncovered & space.where("network_type", (STRATEGIC,))).bit_count()


def _bases(rows: Sequence[RuleRow]) -> tuple[tuple[Basis, int], ...]:
    found = Counter(row.rest.basis for row in rows)
    return tuple((basis, found[basis]) for basis in Basis if found[basis])


def _deferral(ruleset: Ruleset, decided: Mapping[str, tuple[Decider, ...]]) -> DeferralRow:
    one = ruleset.deferral
    rest = rests(ruleset, one.source, one.basis)
    return DeferralRow(one.id, anchor(one.id), one.because, rest, decided.get(one.id, ()))
