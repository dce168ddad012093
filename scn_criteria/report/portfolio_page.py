"""The page of many assessments with their totals by domain and criterion, and the same as a table for a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scn_criteria.decision.findings import Assessment, AssessmentSummary, NotAssessed
from scn_criteria.decision.strength import EvidenceStrength
from scn_criteria.establishment.review.openings import Openings
from scn_criteria.register.sign_off import NOT_SIGNED_OFF, SignOff
from scn_criteria.report.citations import RatingCount, Tile, rating_counts, tiles
from scn_criteria.report.robustness_view import Firmness, firmness
from scn_criteria.report.sign_off import UNSIGNED, SignOffView
from scn_criteria.report.templating import INDEX, INDEX_TABLE, PLAIN, Letterhead, rendered, report_page
from scn_criteria.safe_text import csv_text
from scn_criteria.serialisation import portable
from scn_criteria.terms import Criterion, Domain, Outcome, Rating, Situation
from scn_criteria.wording import hundredths, listed

# Entries of the portfolio

LOCAL_SPONSOR = "ccg"
ENTRY_SORTING = (
    "Sorted by outcome (establish, revise, refer, decline, defer), then by how many criteria are met, "
    "then by how firm the outcome is, then by title."
)


@dataclass(frozen=True, slots=True)
class PortfolioEntry:
    """One proposal of the portfolio."""

    summary: AssessmentSummary
    tiles: tuple[Tile, ...]
    strength: EvidenceStrength | None = None
    """Nothing where the rules leave nothing to choose."""
    sign_off: SignOffView = UNSIGNED

    @property
    def firmness(self) -> Firmness | None:
        """The share of the settings in which the outcome holds; nothing for "refer" and "defer"."""
        return firmness(self.strength.support) if self.strength else None

    @property
    def score(self) -> str:
        """The mean strength of the nine criteria, as so many of 100."""
        return str(hundredths(self.strength.support.score)) if self.strength else ""

    @property
    def page(self) -> str:
        """The report beside the index, or nothing where the identifier could not be a file name."""
        return report_page(self.summary.id)

    @property
    def met(self) -> int:
        """How many criteria are met."""
        return sum(tile.rating is Rating.MET for tile in self.tiles)

    @property
    def is_local(self) -> bool:
        """Whether a clinical commissioning group asks."""
        return self.summary.sponsor_type == LOCAL_SPONSOR

    @property
    def order(self) -> tuple[int, int, Fraction, str, str, str]:
        """The place among other entries, as ``SORTING`` says it."""
        summary = self.summary
        rank = list(Outcome).index(summary.outcome)
        firm = self.firmness.share if self.firmness else Fraction(0)
        return rank, -self.met, -firm, summary.title.casefold(), summary.id, summary.path


def entry(assessment: Assessment, sign_off: SignOff = NOT_SIGNED_OFF) -> PortfolioEntry:
    """The entry of an assessment, which it does not keep."""
    chooses = assessment.ruleset.parameters or assessment.ruleset.readings
    strength = assessment.strength if chooses else None
    return PortfolioEntry(AssessmentSummary.of(assessment), tiles(assessment), strength, SignOffView(sign_off))


# Domains of the NHS Outcomes Framework: a row a domain

DOMAINS = tuple(domain for domain in Domain if domain.number)


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain, the proposals at home in it, and for experience and safety how many build it in."""

    domain: Domain
    recommended: tuple[PortfolioEntry, ...]
    others: tuple[PortfolioEntry, ...]
    built_in: int | None = None


def domain_rows(entries: Sequence[PortfolioEntry]) -> tuple[DomainRow, ...]:
    """The five domains, and those without a home in a row of their own where there are any."""
    rows = tuple(_row(domain, entries) for domain in Domain)
    return tuple(row for row in rows if row.domain.number or row.recommended or row.others)


def domains_message(rows: Sequence[DomainRow]) -> str:
    """What the rows show, in one sentence."""
    served = [str(row.domain.number) for row in rows if row.domain.number and row.recommended]
    bare = [str(domain.number) for domain in DOMAINS if str(domain.number) not in served]
    if not served:
        return "No network is recommended under any of the five domains."
    under = f"Networks are recommended under {_named(served)}"
    return f"{under}, and none under {_named(bare)}." if bare else f"{under}."


def _row(domain: Domain, entries: Sequence[PortfolioEntry]) -> DomainRow:
    home = [entry for entry in entries if entry.summary.domain is domain]
    return DomainRow(
        domain,
        tuple(entry for entry in home if entry.summary.outcome is Outcome.ESTABLISH),
        tuple(entry for entry in home if entry.summary.outcome is not Outcome.ESTABLISH),
        _built_in(domain, entries),
    )


def _built_in(domain: Domain, entries: Sequence[PortfolioEntry]) -> int | None:
    if domain is Domain.FOUR:
        return sum(entry.summary.experience_embedded for entry in entries)
    return sum(entry.summary.safety_embedded for entry in entries) if domain is Domain.FIVE else None


def _named(numbers: Sequence[str]) -> str:
    return f"{'domain' if len(numbers) == 1 else 'domains'} {listed(numbers)}"


# Criteria that fall short most: a row a criterion, as numbers and as a bar

FILLS = {
    Rating.MET: "#00703c",
    Rating.PARTLY_MET: "#f0a040",
    Rating.NOT_MET: "#b10e1e",
    Rating.NOT_EVIDENCED: "#d8dde0",
}
CRITERION_SORTING = "Sorted by how few meet it, then by how many fail it, then by number."


@dataclass(frozen=True, slots=True)
class Segment:
    """How many proposals have one rating, and its part of the bar, in percent."""

    rating: Rating
    number: int
    begins: str
    width: str

    @property
    def fill(self) -> str:
        """The colour of the part."""
        return FILLS[self.rating]


@dataclass(frozen=True, slots=True)
class CriterionTotal:
    """One criterion over all proposals."""

    criterion: Criterion
    segments: tuple[Segment, ...]

    def number(self, rating: Rating) -> int:
        """How many proposals have this rating."""
        return next(one.number for one in self.segments if one.rating is rating)


def criterion_totals(summaries: Sequence[AssessmentSummary]) -> tuple[CriterionTotal, ...]:
    """The totals, those that fall short most first."""
    totals = [_total(criterion, summaries) for criterion in Criterion]
    return tuple(sorted(totals, key=lambda one: (one.number(Rating.MET), -one.number(Rating.NOT_MET))))


def totals_message(totals: Sequence[CriterionTotal], proposals: int) -> str:
    """What the totals show, in one sentence."""
    fewest = totals[0].number(Rating.MET)
    if fewest == proposals:
        return "Every criterion is met by every proposal."
    least = [one.criterion for one in totals if one.number(Rating.MET) == fewest]
    if len(least) == len(totals):
        return f"No criterion falls short more than another: each is met by {fewest} of {proposals}."
    named = listed([f"{one.name} ({one.title})" for one in least])
    rest = "fewer than any other" if len(least) == 1 else "fewer than the others"
    return f"{named} {'is' if len(least) == 1 else 'are each'} met by {fewest} of {proposals}, {rest}."


def _total(criterion: Criterion, summaries: Sequence[AssessmentSummary]) -> CriterionTotal:
    found = Counter(one.rating(criterion) for one in summaries)
    segments, before = [], 0
    for rating in Rating:
        number = found[rating]
        segments.append(Segment(rating, number, _percent(before, len(summaries)), _percent(number, len(summaries))))
        before += number
    return CriterionTotal(criterion, tuple(segments))


def _percent(number: int, of: int) -> str:
    return f"{number * 100 / of:.2f}%" if of else "0.00%"


# The page


@dataclass(frozen=True, slots=True)
class PortfolioGroup:
    """Proposals that answer the same question, in a table of their own."""

    id: str
    title: str
    about: str
    entries: tuple[PortfolioEntry, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """The criteria over one group of proposals, with what they show as a sentence."""

    message: str
    sorting: str
    group: PortfolioGroup
    rows: tuple[CriterionTotal, ...]


@dataclass(frozen=True, slots=True)
class Domains:
    """The domains over all proposals, with what they show as a sentence."""

    message: str
    rows: tuple[DomainRow, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything that the index shows."""

    entries: tuple[PortfolioEntry, ...]
    groups: tuple[PortfolioGroup, ...]
    counts: tuple[RatingCount, ...]
    totals: Totals | None
    domains: Domains | None
    not_assessed: tuple[NotAssessed, ...]
    openings: Openings | None = None
    sorting: str = ENTRY_SORTING
    criteria: tuple[Criterion, ...] = tuple(Criterion)
    ratings: tuple[Rating, ...] = tuple(Rating)

    @property
    def number(self) -> int:
        """How many proposals were assessed."""
        return len(self.entries)

    @property
    def firm(self) -> bool:
        """Whether the rules leave anything to choose, so that robustness can be shown."""
        return any(entry.strength for entry in self.entries)

    @property
    def signing(self) -> bool:
        """Whether there is a decision record of any proposal that somebody has written in."""
        return any(not entry.sign_off.is_open for entry in self.entries)


def index_view(
    given: Iterable[PortfolioEntry], not_assessed: Iterable[NotAssessed] = (), openings: Openings | None = None
) -> IndexView:
    """Lay many proposals out for the index, with the places that open where they are given."""
    entries = tuple(sorted(given, key=lambda one: one.order))
    groups = tuple(group for group in (_national(entries), _local(entries)) if group.entries)
    domains = domain_rows(entries)
    return IndexView(
        entries=entries,
        groups=groups,
        counts=rating_counts((one.summary.outcome for one in entries), Outcome),
        totals=_totals(groups[0]) if groups else None,
        domains=Domains(domains_message(domains), domains) if entries else None,
        not_assessed=tuple(sorted(not_assessed, key=lambda one: one.path)),
        openings=openings,
    )


def _totals(group: PortfolioGroup) -> Totals:
    rows = criterion_totals([one.summary for one in group.entries])
    return Totals(totals_message(rows, len(group.entries)), CRITERION_SORTING, group, rows)


def _national(entries: tuple[PortfolioEntry, ...]) -> PortfolioGroup:
    return PortfolioGroup(
        "national",
        "Proposals from national and other bodies",
        "Each asks for a strategic clinical network.",
        tuple(one for one in entries if not one.is_local),
    )


def _local(entries: tuple[PortfolioEntry, ...]) -> PortfolioGroup:
    return PortfolioGroup(
        "local",
        "Proposals from clinical commissioning groups",
        "Each asks whether a network of local commissioners qualifies, which is another question.",
        tuple(one for one in entries if one.is_local),
    )


# The table for a spreadsheet: the same bytes for the same input, in the order of the index

DIGITS = 6
LEADING = ("proposal", "title", "path", "asked_by", "outcome", "rule", "network_type", "home_domain", "outcome_holds_in")
STRENGTH = ("established_in", "score", "certainty", "weakest", *(f"strength_{criterion.name}" for criterion in Criterion))
APPLIES = {True: "applies", False: "does_not_apply", None: "not_evidenced"}
NOT_ASSESSED = "not_assessed"
RULES = "rules"
SIGN_OFF = "sign_off"


def index_table(view: IndexView) -> str:
    """A line a proposal, then a line a file that could not be assessed. Shares are decimals between nought and one."""
    parts, ratings = (part.name for part in (*Criterion, *Situation)), (one.value for one in Rating)
    head = [*LEADING, *parts, *ratings, *STRENGTH, RULES, SIGN_OFF]
    rows = [head]
    rows += [[*_leading(one), *_answers(one), *_numbers(one), *_strength(one), *_last(one)] for one in view.entries]
    for refused in view.not_assessed:
        known = ["", "", portable(refused.path), "", NOT_ASSESSED]
        rows.append([*known, *[""] * (len(head) - len(known))])
    return csv_text(rows)


def _leading(one: PortfolioEntry) -> tuple[str, ...]:
    summary = one.summary
    return (
        summary.id,
        summary.title,
        portable(summary.path),
        summary.sponsor_type,
        summary.outcome.value,
        summary.rule,
        summary.network_type.value,
        summary.domain.value,
        _decimal(one.firmness.share if one.firmness else None),
    )


def _decimal(share: Fraction | None) -> str:
    return "" if share is None else f"{float(share):.{DIGITS}f}"


def _strength(one: PortfolioEntry) -> tuple[str, ...]:
    if one.strength is None:
        return tuple("" for _ in STRENGTH)
    found = one.strength.support
    strengths = (_decimal(shares.strength if shares.evidenced else None) for shares in found.criteria)
    last = one.strength.certainty.outcome.value, one.strength.weakest.name
    return _decimal(found.established), _decimal(found.score), *last, *strengths


def _answers(one: PortfolioEntry) -> tuple[str, ...]:
    return (*(tile.rating.value for tile in one.tiles), *(APPLIES[applies] for applies in one.summary.applies))


def _numbers(one: PortfolioEntry) -> tuple[str, ...]:
    ratings = [tile.rating for tile in one.tiles]
    return tuple(str(ratings.count(rating)) for rating in Rating)


def _last(one: PortfolioEntry) -> tuple[str, str]:
    """The rules that decided something, so that a filter finds all proposals of a rule, and the sign-off."""
    return " ".join(one.summary.rules), one.sign_off.word


def portfolio_pages(
    entries: Iterable[PortfolioEntry],
    not_assessed: Iterable[NotAssessed] = (),
    letterhead: Letterhead = PLAIN,
    openings: Openings | None = None,
) -> dict[str, str]:
    """The index and the same as a table for a spreadsheet, by the names of their files."""
    view = index_view(entries, not_assessed, openings)
    return {INDEX: rendered("index.html.j2", view, letterhead), INDEX_TABLE: index_table(view)}
