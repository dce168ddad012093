"""Tables and rows as the rule book shows them: in words, with their source, and with the proposals that each row decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from scn_criteria import wording
from scn_criteria.decision import Assessment
from scn_criteria.decision.findings import Decided
from scn_criteria.decision.rule_words import Phrase, Spelled, because_with_blanks, phrases, spelled_out
from scn_criteria.decision.vocabulary import APPLIES, DOES_NOT_APPLY, DOMAIN, NOT_SATISFIED, SATISFIED
from scn_criteria.report.links import anchor, report_page
from scn_criteria.ruleset.model import Basis, Citation, Row, Ruleset, Table
from scn_criteria.terms import Domain, NetworkType, Outcome, Rating

TITLES = {
    **{one.value: one.title for kind in (Rating, NetworkType, Outcome) for one in kind},
    APPLIES: "Applies",
    DOES_NOT_APPLY: "Does not apply",
    SATISFIED: "Satisfied",
    NOT_SATISFIED: "Not yet satisfied",
}
DOMAINS = {one.value: f"Domain {one.number}: {one.title}" if one.number else one.title for one in Domain}


class Look(Enum):
    """How a result is set, so that it looks as it does in the reports."""

    RATING = "rating"
    OUTCOME = "outcome"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Rest:
    """What something rests on: the kind of basis, the document by its title, the place in it and the inventory's numbers."""

    basis: Basis | None
    document: str
    place: str
    inventory: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decider:
    """A proposal that a row decided, and its report."""

    title: str
    page: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How many profiles a row of the recommendation decides: of strategic networks, and of all other types."""

    strategic: int
    others: int


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of a table."""

    id: str
    anchor: str
    when: Spelled | None
    result: str
    look: Look
    title: str
    because: str
    rest: Rest
    decided: tuple[Decider, ...]
    reach: Reach | None = None

    @property
    def phrases(self) -> Iterator[Phrase]:
        """All comparisons of its condition."""
        return phrases(self.when) if self.when else iter(())


@dataclass(frozen=True, slots=True)
class RuleTable:
    """One table with its rows in order."""

    id: str
    anchor: str
    title: str
    question: str
    rest: Rest
    rows: tuple[RuleRow, ...]


def rests(ruleset: Ruleset, source: Citation, basis: Basis | None = None) -> Rest:
    """What a citation says, with the title of its document."""
    reference = ruleset.documents.get(source.document)
    return Rest(basis, reference.title if reference else source.document, str(source), source.inventory)


def deciders(assessments: Iterable[Assessment]) -> Mapping[str, tuple[Decider, ...]]:
    """The proposals that each rule decided, by rule, in the order given."""
    found: dict[str, tuple[Decider, ...]] = {}
    for assessment in assessments:
        proposal = assessment.proposal
        decider = Decider(proposal.title, report_page(proposal.id))
        for rule in dict.fromkeys(decided.rule for decided in decisions(assessment)):
            found[rule] = (*found.get(rule, ()), decider)
    return found


def rule_table(
    ruleset: Ruleset, table: Table, decided: Mapping[str, tuple[Decider, ...]], reaches: Mapping[str, Reach]
) -> RuleTable:
    """A table laid out. Only rows of the recommendation have a reach."""
    rows = tuple(_row(ruleset, table, row, decided.get(row.id, ()), reaches.get(row.id)) for row in table.rows)
    return RuleTable(table.id, anchor(table.id), table.title, table.question, rests(ruleset, table.source), rows)


def _row(ruleset: Ruleset, table: Table, row: Row, decided: tuple[Decider, ...], reach: Reach | None) -> RuleRow:
    return RuleRow(
        id=row.id,
        anchor=anchor(row.id),
        when=spelled_out(row.when, ruleset) if row.when else None,
        result=row.then,
        look=_look(row.then, reach),
        title=_title(table, row.then),
        because=because_with_blanks(row.because),
        rest=rests(ruleset, row.source, row.basis),
        decided=decided,
        reach=reach,
    )


def _look(result: str, reach: Reach | None) -> Look:
    if reach:
        return Look.OUTCOME
    return Look.RATING if result in {rating.value for rating in Rating} else Look.TAG


def _title(table: Table, result: str) -> str:
    return (DOMAINS if table.id == DOMAIN else TITLES).get(result) or wording.spoken(result)


def decisions(assessment: Assessment) -> Iterator[Decided]:
    """Everything that a rule decided, in the order of the pipeline."""
    yield from (found.decided for found in assessment.criteria)
    yield from (found.decided for found in assessment.situations)
    yield assessment.network_type.decided
    yield assessment.outcome.decided
    yield assessment.home_domain.decided
    yield from (found.decided for found in assessment.conditions)
