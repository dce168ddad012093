"""Compose the pack that a recommendation leads to: documents for a network, or for the founders of another type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.strength import outcome_text
from scn_criteria.diagnostics import Diagnostic, Severity
from scn_criteria.document.checks import UnplacedDiagnostic, placed
from scn_criteria.document.dates import PartialDate
from scn_criteria.establishment.pack import description, membership, timetable
from scn_criteria.establishment.pack.case import YEAR, PackCase, TermDates, full_date, last_day, shipped_items, short
from scn_criteria.establishment.pack.description import UPDATE
from scn_criteria.establishment.pack.outline import PackOutline, PaperOutline, SectionOutline, Sentence
from scn_criteria.establishment.pack.paper import (
    Mark,
    Marks,
    Pack,
    Paper,
    PaperRow,
    PaperSection,
    PaperTable,
    Part,
    Passage,
    Provenance,
)
from scn_criteria.establishment.plan import plan
from scn_criteria.establishment.provisions import Provisions
from scn_criteria.proposal.checks.indicators import TARGET_BEFORE_START as TARGET
from scn_criteria.proposal.checks.term import LONGEST
from scn_criteria.proposal.checks.term import START_UNUSABLE as START
from scn_criteria.proposal.checks.term import TERM_OVER_FIVE_YEARS as TERM
from scn_criteria.ruleset.model import Basis, CitedDocument
from scn_criteria.terms import Outcome
from scn_criteria.wording import capital

# The function that fills each slot

PARTS: Mapping[str, Callable[[PackCase], Iterable[Part]]] = {
    "identity": description.network_identity,
    "summary": description.proposal_summary,
    "situations": description.situations_met,
    "home_domain": description.home_domain,
    "experience": description.experience,
    "safety": description.safety,
    "equality": description.equality,
    "innovation": description.innovation,
    "coverage": membership.coverage,
    "areas": membership.areas,
    "professions": membership.professions,
    "organisations": membership.organisations,
    "patient_involvement": description.patient_involvement,
    "principles": description.five_principles,
    "written_terms": description.written_terms,
    "term": timetable.term_days,
    "exit": timetable.exit_plan,
    "lasting": timetable.what_stays,
    "period": timetable.period,
    "aims": timetable.aims,
    "accounts": timetable.accounts,
    "money": membership.money,
    "uses": membership.uses,
    "signatures": timetable.signatures,
    "milestones": timetable.milestones,
    "change": timetable.change,
    "pathways": timetable.pathways,
    "joint_work": timetable.joint_work,
    "lessons": timetable.lessons,
    "guidance": timetable.guidance,
    "first_day": timetable.first_day,
    "enough_time": timetable.enough_time,
    "reviews": timetable.reviews_in_order,
    "founders": description.founders,
    "own_coverage": description.own_coverage,
    "partners": membership.partners,
    "duties": description.duties,
    "teams": membership.teams,
}
"""Slots within a section."""

SECTIONS: Mapping[str, Callable[[PackCase], Iterable[PaperSection]]] = {
    "relationships": membership.relationships,
    "stages": timetable.stages,
}
"""Slots that make sections of their own."""


# Composition of one document


def compose(outline: PaperOutline, case: PackCase) -> Paper:
    """A document of a pack."""
    marks = (case.mark(Basis.SOURCE, outline.source),)
    sections = tuple(section for section in _sections(outline, case) if section.parts)
    return Paper(outline.name, outline.title, outline.about, case.proposal.title, marks, sections)


def _sections(outline: PaperOutline, case: PackCase) -> Iterator[PaperSection]:
    for one in outline.sections:
        if case.type not in one.types:
            continue
        if isinstance(one, SectionOutline):
            yield PaperSection(one.title, tuple(_parts(one, case)))
        else:
            yield from SECTIONS[one.name](case)


def _parts(section: SectionOutline, case: PackCase) -> Iterator[Part]:
    for one in section.parts:
        if case.type not in one.types:
            continue
        if isinstance(one, Sentence):
            yield case.cited(one)
        else:
            yield from PARTS[one.name](case)


# The overview

NAME = "index"
OWN: Marks = (Mark(Provenance.CONVENTION, ""),)
VARIANT = Mark(Provenance.COMMAND, "given with --set or --reading")
EXAMPLES = (
    (Provenance.SOURCE, "The Way Forward: Timetable (SI-159)"),
    (Provenance.READING, "The Way Forward: Timetable (SI-159)"),
    (Provenance.CONVENTION, "The Way Forward: Evaluation (SI-178)"),
    (Provenance.UNVERIFIED, "the title of what should be read"),
    (Provenance.PROPOSAL, "proposal.yaml:45"),
    (Provenance.COMMAND, "given with --start"),
)


def pack_overview(case: PackCase, papers: Sequence[Paper]) -> Paper:
    """The overview of some documents."""
    sections = (
        PaperSection("What this is", tuple(_about(case))),
        PaperSection("What is in it", (_contents(papers),)),
        PaperSection("Still to be agreed", (_open(papers),)),
        PaperSection("Where the words come from", (_legend(), *_documents(case, papers))),
    )
    title = "Establishment pack" if case.span else "What comes next"
    about = "The documents that follow from the recommendation, to be edited by the people who set the network up."
    return Paper(NAME, title, about, case.proposal.title, OWN, sections)


def _about(case: PackCase) -> Iterator[Part]:
    title, ruleset = outcome_text(case.assessment.support), case.assessment.ruleset
    yield Passage(
        f"It follows from the recommendation of {full_date(case.decided)}, which is: {title[:1].lower()}{title[1:]}. It was "
        f"reached from {case.path} under {ruleset.id} {ruleset.version}. A person decides.",
        (Mark(Provenance.PROPOSAL, case.path),),
    )
    variant = {**ruleset.variant, **case.plan.provisions.variant}
    if variant:
        chosen = ", ".join(f"{name} = {value}" for name, value in variant.items())
        yield Passage(f"Some choices differ from those that ship: {chosen}.", (VARIANT,))
    yield Passage(
        "Everything here is a draft. Change what does not fit, and fill in what stands in square brackets. A document that "
        "has been changed is not written over when the pack is made again, unless somebody asks for it.",
        OWN,
    )
    if case.span:
        yield Passage(f"The network is to run from {case.span}.", case.span_marks())
    if case.span and len(case.plan.areas) > 1:
        marks = case.drawn(Basis.READING, UPDATE, "Geography", "SI-080", "SI-081")
        yield Passage("Networks sit in areas, so each area fills in a copy of its own.", marks)


def _contents(papers: Sequence[Paper]) -> PaperTable:
    rows = tuple(PaperRow((paper.title, paper.about, str(len(paper.to_be_agreed))), paper.marks) for paper in papers)
    return PaperTable("The documents", ("Document", "What it is for", "To be agreed"), rows)


def _open(papers: Sequence[Paper]) -> PaperTable:
    """Everything that is open, each matter once for each document, so that it can be worked through as a list."""
    rows = tuple(
        PaperRow((capital(matter), str(paper.to_be_agreed.count(matter)), paper.title), OWN)
        for paper in papers
        for matter in dict.fromkeys(paper.to_be_agreed)
    )
    return PaperTable("What people must settle", ("What", "Times", "Document"), rows)


def _legend() -> PaperTable:
    rows = tuple(PaperRow((ground.says(place), ground.meaning), OWN) for ground, place in EXAMPLES)
    return PaperTable("The mark at the end of a passage", ("Mark", "What it tells"), rows)


def _documents(case: PackCase, papers: Sequence[Paper]) -> Iterator[Part]:
    """The documents that the pack cites, in full."""
    places = [mark.place for paper in papers for mark in _marks(paper)]
    for one in {**shipped_items().documents, **case.outline.documents}.values():
        if any(short(one.title) in place for place in places):
            yield Passage(_full(one), OWN)


def _full(one: CitedDocument) -> str:
    published = f", {PartialDate.parse(one.published)}" if one.published else ""
    return f"{one.title}. {one.publisher}{published}."


def _marks(paper: Paper) -> Iterator[Mark]:
    for section in paper.sections:
        for part in section.parts:
            if isinstance(part, Passage):
                yield from part.marks
            else:
                yield from (mark for row in part.rows for mark in row.marks)


# The pack

LEADS_TO_PACK = frozenset({Outcome.ESTABLISH, Outcome.REFER})


def pack(assessment: Assessment, provisions: Provisions, outline: PackOutline, start: date | None = None) -> Pack:
    """The documents. ``start`` takes the place of the first day that the proposal gives.

    The outcome must be one that leads to a pack, and ``faults_of`` must have found nothing in one to establish.
    """
    if assessment.outcome.outcome not in LEADS_TO_PACK:
        raise ValueError(f"{assessment.outcome.outcome.value} leads to no pack")
    establish = assessment.outcome.outcome is Outcome.ESTABLISH
    span = _span(assessment, start) if establish else None
    case = PackCase(plan(assessment, provisions), outline, span, start is not None and establish)
    papers = tuple(compose(one, case) for one in outline.papers_for(case.type))
    return Pack(assessment.proposal.id, (pack_overview(case, papers), *papers))


def _span(assessment: Assessment, start: date | None) -> TermDates:
    """From the first day to the last: the stated one where the start is the stated one, and else by the years."""
    term = assessment.proposal.term
    if term is None or not (start or term.start):
        raise ValueError("a term without a first day should have been found as a fault")
    if start is None and term.start and term.end:
        return TermDates(term.start.first, term.end.first)
    first = start or (term.start.first if term.start else date.min)
    return TermDates.of_years(first, term.years)


# Faults that prevent a pack: errors, and days that cannot be

NO_START = 'found no first day; expected "start" under "term", or a day given with --start'
WITH_START = "Choose a later day for --start."


def pack_faults(assessment: Assessment, given: date | None) -> tuple[Diagnostic, ...]:
    """Everything that keeps the pack of a network to be established from being made: errors, and days that cannot be.

    ``given`` is a start chosen in place of the stated one.
    """
    own = _start_faults(assessment, given)
    settled = {START, TARGET} if given else set()
    errors = (found for found in assessment.diagnostics if found.severity is Severity.ERROR and found.code not in settled)
    by_place = {(found.code.number, found.pointer): found for found in (*own, *errors)}
    return tuple(by_place.values())


def _start_faults(assessment: Assessment, given: date | None) -> tuple[Diagnostic, ...]:
    document = assessment.origin.document
    if document is None:
        raise ValueError("only the assessment of a file that was read can lead to a pack")
    start = given or _stated(assessment)
    return (
        *placed(START, _start(assessment, start, chosen=given is not None), document),
        *placed(TERM, _term(assessment), document),
        *(placed(TARGET, _targets(assessment, start), document) if start else ()),
    )


def _stated(assessment: Assessment) -> date | None:
    term = assessment.proposal.term
    return term.start.first if term and term.start else None


def _start(assessment: Assessment, start: date | None, *, chosen: bool) -> Iterator[UnplacedDiagnostic]:
    term, decided = assessment.proposal.term, assessment.assessed_on
    if term is None:
        yield UnplacedDiagnostic(("term",), 'found no term; expected "years" under "term", and how the network ends')
    elif start is None:
        yield UnplacedDiagnostic(("term",), NO_START, on_key=True)
    elif start < decided:
        first = full_date(decided)
        message = f'the network is to start on "{full_date(start)}"; expected no day before the recommendation, {first}'
        yield UnplacedDiagnostic(("term", "start"), message, help=WITH_START if chosen else "")


def _term(assessment: Assessment) -> Iterator[UnplacedDiagnostic]:
    term = assessment.proposal.term
    if term and term.years > LONGEST:
        yield UnplacedDiagnostic(("term", "years"), f'the term is "{term.years}" years; expected at most {LONGEST}')
    elif term and term.years * YEAR < 1:
        yield UnplacedDiagnostic(("term", "years"), f'the term is "{term.years}" years; expected at least a month')


def _targets(assessment: Assessment, start: date) -> Iterator[UnplacedDiagnostic]:
    for aim in assessment.proposal.outcomes.aims:
        if last_day(aim.by) < start:
            message = f'the target is due by "{aim.by.text}"; expected none before the first day, {full_date(start)}'
            yield UnplacedDiagnostic((*aim.at, "by"), message)
