"""The rule book: the page of a whole ruleset in words, with the proposals that each rule decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from scn_criteria import wording
from scn_criteria.decision.findings import AssessmentSummary
from scn_criteria.decision.outcome import recommendation_space
from scn_criteria.decision.proof.rating_profiles import ProfileCount, counts_of
from scn_criteria.decision.row_sentences import because_with_blanks
from scn_criteria.decision.rule_text import Phrase, Spelled, phrases, spelled_out
from scn_criteria.decision.source_items import SourceCoverage
from scn_criteria.decision.vocabulary import (
    APPLIES,
    DOES_NOT_APPLY,
    DOMAIN,
    NOT_SATISFIED,
    RECOMMENDATION,
    SATISFIED,
    STRATEGIC,
    TYPE,
    vocabulary,
)
from scn_criteria.report.templating import (
    PLAIN,
    Letterhead,
    anchor,
    rendered,
    report_page,
)
from scn_criteria.ruleset.model import Basis, Citation, CitedDocument, DecisionTable, Parameter, Rule, Rules
from scn_criteria.ruleset.state_space import StateSpace
from scn_criteria.terms import Condition, Criterion, Domain, NetworkType, Outcome, Rating, Situation

# Tables and rules

TITLES = {
    **{one.value: one.title for kind in (Rating, NetworkType, Outcome) for one in kind},
    APPLIES: "Applies",
    DOES_NOT_APPLY: "Does not apply",
    SATISFIED: "Satisfied",
    NOT_SATISFIED: "Not yet satisfied",
}
DOMAINS = {one.value: f"Domain {one.number}: {one.title}" if one.number else one.title for one in Domain}


class Look(Enum):
    """The style of a result, so that it looks as it does in the reports."""

    RATING = "rating"
    OUTCOME = "outcome"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Rest:
    """The citation that something rests on: the kind of basis, the document, the place in it and the numbers of items."""

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
class RuleUse:
    """The number of profiles that a row of the recommendation decides: of strategic networks, and of all other types."""

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
    reach: RuleUse | None = None

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


def rests(ruleset: Rules, source: Citation, basis: Basis | None = None) -> Rest:
    """A citation with the title of its document."""
    reference = ruleset.documents.get(source.document)
    return Rest(basis, reference.title if reference else source.document, str(source), source.inventory)


def deciders(summaries: Iterable[AssessmentSummary]) -> Mapping[str, tuple[Decider, ...]]:
    """The proposals that each rule decided, by rule, in the order given."""
    found: dict[str, list[Decider]] = {}
    for summary in summaries:
        decider = Decider(summary.title, report_page(summary.id))
        for rule in summary.rules:
            found.setdefault(rule, []).append(decider)
    return {rule: tuple(listed) for rule, listed in found.items()}


def rule_table(
    ruleset: Rules,
    table: DecisionTable,
    decided: Mapping[str, tuple[Decider, ...]],
    reaches: Mapping[str, RuleUse],
) -> RuleTable:
    """A table laid out. Only rows of the recommendation have a use."""
    rows = tuple(_row(ruleset, table, row, decided.get(row.id, ()), reaches.get(row.id)) for row in table.rows)
    return RuleTable(table.id, anchor(table.id), table.title, table.question, rests(ruleset, table.source), rows)


def _row(ruleset: Rules, table: DecisionTable, row: Rule, decided: tuple[Decider, ...], reach: RuleUse | None) -> RuleRow:
    return RuleRow(
        id=row.id,
        anchor=anchor(row.id),
        when=spelled_out(row.when, ruleset) if row.when else None,
        result=row.then,
        look=_look(row.then, reach),
        title=_result_title(table, row.then),
        because=because_with_blanks(row.because, ruleset),
        rest=rests(ruleset, row.source, row.basis),
        decided=decided,
        reach=reach,
    )


def _look(result: str, reach: RuleUse | None) -> Look:
    if reach:
        return Look.OUTCOME
    return Look.RATING if result in {rating.value for rating in Rating} else Look.TAG


def _result_title(table: DecisionTable, result: str) -> str:
    return (DOMAINS if table.id == DOMAIN else TITLES).get(result) or wording.spoken(result)


# Parameters and readings


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A threshold: its value, its range, the reason for it, and the rows that use it."""

    title: str
    anchor: str
    value: str
    range: str
    why: str
    rest: Rest
    used_by: tuple[str, ...]
    of_facts: bool
    """Whether the facts themselves rest on it, so that no row names it."""
    changed: bool


@dataclass(frozen=True, slots=True)
class ReadingAlternative:
    """One of the meanings that a reading may be given."""

    name: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading with all its alternatives, why there are several, and the rows that use it."""

    title: str
    anchor: str
    alternatives: tuple[ReadingAlternative, ...]
    why: str
    rest: Rest
    used_by: tuple[str, ...]
    of_facts: bool
    """Whether the facts themselves rest on it, so that no row names it."""
    changed: bool


def parameter_rows(ruleset: Rules, rows: Sequence[RuleRow]) -> tuple[ParameterRow, ...]:
    """All parameters, in the order of the ruleset."""
    singulars = {fact.unit: fact.singular for fact in vocabulary().facts.values() if fact.singular}
    return tuple(
        ParameterRow(
            anchor=f"parameter-{anchor(one.name)}",
            title=wording.capital(one.title) or _choice_title(one.name),
            value=wording.value(one.value, one.unit, singulars.get(one.unit, "")),
            range=_range(one),
            why=one.why,
            rest=rests(ruleset, one.source, one.basis),
            used_by=tuple(row.id for row in rows if any(phrase.parameter == one.name for phrase in row.phrases)),
            of_facts=one.name in vocabulary().parameters,
            changed=one.name in ruleset.variant,
        )
        for one in ruleset.parameters.values()
    )


def reading_rows(ruleset: Rules, rows: Sequence[RuleRow]) -> tuple[ReadingRow, ...]:
    """All readings, in the order of the ruleset."""
    return tuple(
        ReadingRow(
            title=_choice_title(one.name),
            anchor=f"reading-{anchor(one.name)}",
            alternatives=tuple(
                ReadingAlternative(name, text, name == one.choice) for name, text in one.alternatives.items()
            ),
            why=one.why,
            rest=rests(ruleset, one.source),
            used_by=tuple(row.id for row in rows if any(phrase.reading == one.name for phrase in row.phrases)),
            of_facts=one.name in vocabulary().readings,
            changed=one.name in ruleset.variant,
        )
        for one in ruleset.readings.values()
    )


def _choice_title(name: str) -> str:
    return wording.capital(wording.spoken(name))


def _range(one: Parameter) -> str:
    if one.low == one.high:
        return "this value alone"
    return f"{wording.number(one.low)} to {wording.number(one.high)}, in steps of {wording.number(one.step)}"


# The page


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Tables about the same kind of question."""

    id: str
    title: str
    about: str
    tables: tuple[RuleTable, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """The outcomes of the recommendation over all profiles of a strategic network, and over all other types."""

    counts: tuple[ProfileCount, ...]
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
    """The content of the rule book."""

    ruleset: Rules
    proposals: int
    groups: tuple[RuleGroup, ...]
    bases: tuple[tuple[Basis, int], ...]
    completeness: Completeness | None
    deferral: DeferralRow
    parameters: tuple[ParameterRow, ...]
    readings: tuple[ReadingRow, ...]
    documents: tuple[CitedDocument, ...]
    coverage: SourceCoverage | None = None
    """The coverage of the source in words, where a page beside the rule book lists its items."""

    @property
    def rows(self) -> int:
        """How many rows all tables have."""
        return sum(number for _, number in self.bases)

    def chosen(self, reading: str, choice: str) -> bool:
        """Whether this run has this choice for a reading."""
        return self.ruleset.readings[reading].choice == choice


def rule_book_view(
    ruleset: Rules, summaries: Iterable[AssessmentSummary], coverage: SourceCoverage | None = None
) -> RuleBookView:
    """Lay a ruleset out, with the proposals that it decided, and with the coverage of its source."""
    every = tuple(sorted(summaries, key=lambda one: (one.title.casefold(), one.id, one.path)))
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
    ruleset: Rules, decided: Mapping[str, tuple[Decider, ...]], reaches: Mapping[str, RuleUse]
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


def _reaches(space: StateSpace) -> dict[str, RuleUse]:
    strategic = space.where("network_type", (STRATEGIC,))
    return {
        row: RuleUse((states & strategic).bit_count(), (states & ~strategic).bit_count())
        for row, states in space.rows.items()
    }


def _uncovered(space: StateSpace) -> int:
    return (space.uncovered & space.where("network_type", (STRATEGIC,))).bit_count()


def _bases(rows: Sequence[RuleRow]) -> tuple[tuple[Basis, int], ...]:
    found = Counter(row.rest.basis for row in rows)
    return tuple((basis, found[basis]) for basis in Basis if found[basis])


def _deferral(ruleset: Rules, decided: Mapping[str, tuple[Decider, ...]]) -> DeferralRow:
    one = ruleset.deferral
    rest = rests(ruleset, one.source, one.basis)
    return DeferralRow(one.id, anchor(one.id), one.because, rest, decided.get(one.id, ()))


def render_rules(
    ruleset: Rules,
    summaries: Iterable[AssessmentSummary] = (),
    letterhead: Letterhead = PLAIN,
    coverage: SourceCoverage | None = None,
) -> str:
    """The rule book: a whole ruleset in words, with the proposals of each row, and a link to the page of the source."""
    return rendered("rules.html.j2", rule_book_view(ruleset, summaries, coverage), letterhead)
