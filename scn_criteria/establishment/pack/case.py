"""What the documents of a pack are made from: an assessment, its plan, the outline, and the days of the network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scn_criteria.decision import Assessment
from scn_criteria.diagnostic_record import portable
from scn_criteria.diagnostics import Pointer
from scn_criteria.establishment.pack.citations import Documents, cited_places
from scn_criteria.establishment.pack.outline import Outline
from scn_criteria.establishment.pack.paper import Ground, Mark, Marks, Passage
from scn_criteria.establishment.pack.span import Span
from scn_criteria.establishment.plan import Plan
from scn_criteria.establishment.provisions import Cited
from scn_criteria.proposal import Proposal
from scn_criteria.ruleset.model import Basis, Citation
from scn_criteria.terms import NetworkType

STANDARD_INPUT = "-"
GIVEN = Mark(Ground.COMMAND, "given with --start")


@dataclass(frozen=True, slots=True)
class PackCase:
    """A proposal on the way to a network. ``span`` is there where a strategic network is to be established."""

    plan: Plan
    outline: Outline
    span: Span | None
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
    def days(self) -> Span:
        """The days of a network that is to be established."""
        if self.span is None:
            raise ValueError("only a network to be established has days")
        return self.span

    @property
    def path(self) -> str:
        """The file of the proposal, as readers are told of it."""
        path = portable(self.assessment.origin.path)
        return "standard input" if path == STANDARD_INPUT else path

    def taken(self, *places: Pointer) -> Marks:
        """The mark of what is taken from places of the proposal: its file, and each line once."""
        lines = sorted({line for line in map(self.assessment.origin.line, places) if line is not None})
        return (Mark(Ground.PROPOSAL, f"{self.path}:{', '.join(map(str, lines))}" if lines else self.path),)

    def start_marks(self) -> Marks:
        """Where the first day comes from."""
        return (GIVEN,) if self.start_given else self.taken(("term", "start"))

    def span_marks(self) -> Marks:
        """Where both days and the years come from. With another start, or no stated end, the end follows from the years."""
        term = self.proposal.term
        stated = term is not None and term.end is not None and not self.start_given
        places: list[Pointer] = [("term", "years"), *([] if self.start_given else [("term", "start")])]
        marks = self.taken(*places, *([("term", "end")] if stated else []))
        return (*marks, GIVEN) if self.start_given else marks

    def cited(self, one: Cited) -> Passage:
        """Something that the data say."""
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
    return Mark(Ground(basis.value), cited_places(source, documents))
