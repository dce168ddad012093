"""The input of a pack: an assessment, its plan, the outline and the days of the network; and the citations in words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from scn_criteria import resources
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.source_items import SourceItem, SourceList, load_sources
from scn_criteria.diagnostics import Pointer
from scn_criteria.document.dates import MONTHS, PartialDate
from scn_criteria.document.loader import STANDARD_INPUT
from scn_criteria.establishment.pack.outline import PackOutline
from scn_criteria.establishment.pack.paper import Mark, Marks, Passage, Provenance
from scn_criteria.establishment.plan import Plan
from scn_criteria.establishment.provisions import CitedText
from scn_criteria.proposal.evidence import Number
from scn_criteria.proposal.model import Proposal
from scn_criteria.ruleset.model import Basis, Citation, CitedDocument
from scn_criteria.serialisation import portable
from scn_criteria.terms import NetworkType

# Citations in words

Documents = Mapping[str, CitedDocument]
LISTED_BY_RULESET = ("way-forward", "update-2012-11")
"""Documents that the list of items takes from its ruleset."""


def cited_places(source: Citation, documents: Documents) -> str:
    """The place of a citation: the document by its short name, the section, the item, and the numbers that stand there.

    Numbers that stand elsewhere follow with their own document and section, so that each can be looked up.
    """
    listed = shipped_items()
    items = {item.number: item for item in listed.items}
    grouped: dict[tuple[str, str], list[str]] = {}
    for number in source.inventory:
        grouped.setdefault(_place_of(items.get(number), source), []).append(number)
    if not grouped:
        return f"{short(documents[source.document].title)}: {source}"
    named = {**listed.documents, **documents}
    here = (source.document, source.section)
    places = sorted(grouped, key=lambda place: place != here)
    return "; ".join(
        f"{short(named[place[0]].title)}: {source if place == here else place[1]} ({', '.join(grouped[place])})"
        for place in places
    )


def short(title: str) -> str:
    """A title without what follows its colon."""
    return title.partition(":")[0]


def _place_of(item: SourceItem | None, source: Citation) -> tuple[str, str]:
    return (item.document, item.section) if item else (source.document, source.section)


@lru_cache(maxsize=1)
def shipped_items() -> SourceList:
    """The list of items that ships with the package, with no more than the keys of the documents that its rules name."""
    folder = resources.ruleset_folder()
    named = {key: CitedDocument(key, key, "", "") for key in LISTED_BY_RULESET}
    listed = load_sources(folder, f"rules/{folder.name}", named).listed
    if listed is None:
        raise RuntimeError("the shipped list of items cannot be used: run scn lint rules")
    return listed


# Days of a network

DAY = timedelta(days=1)
YEAR = 12


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or earlier for less than none.

    Where that month has no such day, it is its last: a month before 31 March is the end of February.
    """
    year, month = divmod(day.year * YEAR + day.month - 1 + months, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(stated: PartialDate) -> date:
    """The last day that a date may mean: of the year or of the month where no day is given."""
    parts = stated.text.count("-")
    return stated.first if parts > 1 else months_later(stated.first, 1 if parts else YEAR) - DAY


def full_date(day: date) -> str:
    """A day in full: ``1 April 2013``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class TermDates:
    """The days of a network, from the first to the last."""

    first: date
    last: date

    @classmethod
    def of_years(cls, first: date, years: Number) -> TermDates:
        """So many years from a first day. A part of a month is left out."""
        return cls(first, months_later(first, int(years * YEAR)) - DAY)

    @property
    def months(self) -> int:
        """Whole months in it."""
        after = self.last + DAY
        months = (after.year - self.first.year) * YEAR + after.month - self.first.month
        return months if months_later(self.first, months) <= after else months - 1

    @property
    def first_year(self) -> TermDates:
        """Its first year, or all of it where it is shorter."""
        return TermDates(self.first, min(self.last, months_later(self.first, YEAR) - DAY))

    def __str__(self) -> str:
        """Both days in words."""
        return f"{full_date(self.first)} to {full_date(self.last)}"


# The case

GIVEN = Mark(Provenance.COMMAND, "given with --start")


@dataclass(frozen=True, slots=True)
class PackCase:
    """A proposal on the way to a network. ``span`` is there where a strategic network is to be established."""

    plan: Plan
    outline: PackOutline
    span: TermDates | None
    start_given: bool = False

    @property
    def assessment(self) -> Assessment:
        """The assessment that led here."""
        return self.plan.assessment

    @property
    def proposal(self) -> Proposal:
        """The proposal."""
        return self.assessment.proposal

    @property
    def type(self) -> NetworkType:
        """The type of network."""
        return self.assessment.network_type.type

    @property
    def decided(self) -> date:
        """The day of the recommendation."""
        return self.assessment.assessed_on

    @property
    def days(self) -> TermDates:
        """The days of a network that is to be established."""
        if self.span is None:
            raise ValueError("only a network to be established has days")
        return self.span

    @property
    def path(self) -> str:
        """The file of the proposal, as readers see it."""
        path = portable(self.assessment.origin.path)
        return "standard input" if path == STANDARD_INPUT else path

    def taken(self, *places: Pointer) -> Marks:
        """The mark of what is taken from places of the proposal: its file, and each line once."""
        lines = sorted({line for line in map(self.assessment.origin.line, places) if line is not None})
        return (Mark(Provenance.PROPOSAL, f"{self.path}:{', '.join(map(str, lines))}" if lines else self.path),)

    def start_marks(self) -> Marks:
        """The marks of the first day."""
        return (GIVEN,) if self.start_given else self.taken(("term", "start"))

    def span_marks(self) -> Marks:
        """The marks of both days and the years. With another start, or no stated end, the end follows from the years."""
        term = self.proposal.term
        stated = term is not None and term.end is not None and not self.start_given
        places: list[Pointer] = [("term", "years"), *([] if self.start_given else [("term", "start")])]
        marks = self.taken(*places, *([("term", "end")] if stated else []))
        return (*marks, GIVEN) if self.start_given else marks

    def cited(self, one: CitedText) -> Passage:
        """A passage for something that the data say."""
        text = one.text.replace("{condition}", self.proposal.condition.name)
        return Passage(text, (self.mark(one.basis, one.source),))

    def mark(self, basis: Basis, source: Citation) -> Mark:
        """The mark of a citation in the data of packs or plans."""
        return citation_mark(basis, source, {**self.plan.provisions.documents, **self.outline.documents})

    def drawn(self, basis: Basis, document: str, section: str, *inventory: str) -> Marks:
        """The mark of what the program itself draws from a document."""
        return (self.mark(basis, Citation(document, section, "", inventory)),)


def citation_mark(basis: Basis, source: Citation, documents: Documents) -> Mark:
    """The mark of a citation."""
    return Mark(Provenance(basis.value), cited_places(source, documents))
