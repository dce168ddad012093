"""Passages about the network that several documents of a pack share, from the texts of its proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scn_criteria import wording
from scn_criteria.diagnostics import Pointer
from scn_criteria.establishment.funding import AREAS, ENGLAND
from scn_criteria.establishment.pack.case import PackCase, citation_mark, full_date
from scn_criteria.establishment.pack.paper import Marks, PaperRow, PaperTable, Part, Passage, to_be_agreed
from scn_criteria.ruleset.model import Basis, Citation
from scn_criteria.terms import Domain
from scn_criteria.wording import listed

# Passages from a proposal

WAY_FORWARD, UPDATE, LAW_NOTE = "way-forward", "update-2012-11", "law-note"
NEW_SYSTEM = "Clinical networks in the new health system"
FRAMEWORK = "The NHS Outcomes Framework"
PRINCIPLES = {
    "quality": "Quality: what it adds to the Outcomes Framework",
    "clinical_leadership": "Leadership by clinicians",
    "patient_voice": "The voice of patients and the public",
    "equality": "Equality, and inequalities in health",
    "innovation": "Innovation with the NHS Change Model",
}
"""The five guiding principles, by the keys of a proposal (SI-133)."""


@dataclass(frozen=True, slots=True)
class ExpectedStatement:
    """Something that a proposal should say: how it is led in, where it stands, what is open without it."""

    lead: str
    place: Pointer
    open: str
    about: Citation


EXPERIENCE = ExpectedStatement(
    "Experience: ",
    ("outcomes", "experience"),
    "how the experience of patients is built in",
    Citation(WAY_FORWARD, FRAMEWORK, "", ("SI-069",)),
)
SAFETY = ExpectedStatement(
    "Safety: ",
    ("outcomes", "safety"),
    "how the safety of patients is built in",
    Citation(WAY_FORWARD, FRAMEWORK, "", ("SI-069",)),
)
FIVE = Citation(UPDATE, "SCNs - guiding principles", "", ("SI-133",))
EQUALITY = ExpectedStatement("Equality: ", ("principles", "equality"), "who is to gain most", FIVE)
INNOVATION = ExpectedStatement("Innovation: ", ("principles", "innovation"), "what is to be spread first", FIVE)
INVOLVEMENT = ExpectedStatement(
    "Patients and the public: ",
    ("governance", "patient_involvement"),
    "how patients and the public take part",
    Citation(WAY_FORWARD, NEW_SYSTEM, "", ("SI-134",)),
)
TERMS = ExpectedStatement(
    "What the proposal says of terms: ",
    ("governance", "terms_of_reference"),
    "what the terms must hold besides",
    Citation(WAY_FORWARD, "Accountability and governance", "", ("SI-112",)),
)


def stated(case: PackCase, expected: ExpectedStatement, text: str | None) -> Passage:
    """The text of the proposal, or the marked gap that it leaves open."""
    if text:
        return Passage(f"{expected.lead}{wording.sentence(text)}", case.taken(expected.place))
    return Passage(f"{expected.lead}{to_be_agreed(expected.open)}.", (case.mark(Basis.CONVENTION, expected.about),))


def network_identity(case: PackCase) -> Iterator[Part]:
    """The name, and the condition or group of patients."""
    yield Passage(f"Name: {wording.sentence(case.proposal.title)}", case.taken(("title",)))
    condition = case.proposal.condition
    includes = f", which includes {'; '.join(condition.includes)}" if condition.includes else ""
    yield Passage(
        wording.sentence(f"Condition or group of patients: {condition.name}{includes}"), case.taken(("condition",))
    )
    yield Passage(
        f"Its type, as judged on {full_date(case.decided)}: {case.type.title[:1].lower()}{case.type.title[1:]}. "
        f"{wording.sentence(case.assessment.network_type.decided.because)}",
        _decided(case),
    )


def _decided(case: PackCase) -> Marks:
    decided = case.assessment.network_type.decided
    return (citation_mark(decided.basis, decided.source, case.assessment.ruleset.documents),)


def proposal_summary(case: PackCase) -> Iterator[Part]:
    """What the proposal wants, in its own words."""
    yield Passage(wording.sentence(case.proposal.summary), case.taken(("summary",)))


def situations_met(case: PackCase) -> Iterator[Part]:
    """The change or the challenge that the network is for."""
    change, challenge = case.proposal.situations.large_scale_change, case.proposal.situations.resistant_challenge
    if change.change:
        yield Passage(f"The change: {wording.sentence(change.change)}", case.taken(("situations", "large_scale_change")))
    if challenge.challenge:
        place = ("situations", "resistant_challenge", "challenge")
        yield Passage(f"The challenge: {wording.sentence(challenge.challenge)}", case.taken(place))


def home_domain(case: PackCase) -> Iterator[Part]:
    """The one domain that the network is organised under (SI-068)."""
    found = case.assessment.home_domain
    if found.domain is Domain.NONE:
        about = case.drawn(Basis.CONVENTION, WAY_FORWARD, FRAMEWORK, "SI-068")
        yield Passage(f"Home domain: {to_be_agreed('which of the five domains')}.", about)
        return
    mark = citation_mark(found.decided.basis, found.decided.source, case.assessment.ruleset.documents)
    because = wording.sentence(found.decided.because)
    yield Passage(f"Home domain {found.domain.number}, {found.domain.title.lower()}: {because}", (mark,))


def experience(case: PackCase) -> Iterator[Part]:
    """How the experience of patients is built in."""
    yield stated(case, EXPERIENCE, case.proposal.outcomes.experience)


def safety(case: PackCase) -> Iterator[Part]:
    """How their safety is built in."""
    yield stated(case, SAFETY, case.proposal.outcomes.safety)


def equality(case: PackCase) -> Iterator[Part]:
    """What the proposal says of equality."""
    yield stated(case, EQUALITY, case.proposal.principles.equality)


def innovation(case: PackCase) -> Iterator[Part]:
    """What the proposal says of innovation."""
    yield stated(case, INNOVATION, case.proposal.principles.innovation)


def five_principles(case: PackCase) -> Iterator[Part]:
    """The five guiding principles, and what the proposal says of each."""
    rows = []
    for key, title in PRINCIPLES.items():
        said = getattr(case.proposal.principles, key)
        marks = case.taken(("principles", key)) if said else (case.mark(Basis.CONVENTION, FIVE),)
        text = wording.sentence(said) if said else to_be_agreed(f"how the principle of {wording.spoken(key)} is followed")
        rows.append(PaperRow((title, text), marks))
    yield PaperTable("The five guiding principles", ("Principle", "Here"), tuple(rows))


def patient_involvement(case: PackCase) -> Iterator[Part]:
    """How patients and the public take part, in the words of the proposal."""
    yield stated(case, INVOLVEMENT, case.proposal.governance.patient_involvement)


def written_terms(case: PackCase) -> Iterator[Part]:
    """What the proposal promises of the terms of reference."""
    yield stated(case, TERMS, case.proposal.governance.terms_of_reference)


# Founders of other types of network: who they are, their area, and the duties that they can ask for help with

BOARD = "nhs_commissioning_board"
FOUNDERS = {"ccg": "CCGs", "providers": "providers", "several": "several bodies"}


def founders(case: PackCase) -> Iterator[Part]:
    """Who would set the network up, host it and pay for it, by the proposal."""
    function = case.proposal.function
    roles: dict[str | tuple[str, ...], list[str]] = {}
    for role, who in (("set up", function.founders), ("hosted", function.hosts), ("paid for", function.payers)):
        roles.setdefault(who, []).append(role)
    parts = [f"{listed(found)} by {_founders(case, who)}" for who, found in roles.items()]
    places = (("function", key) for key in ("set_up_by", "hosted_by", "paid_by"))
    yield Passage(f"By the proposal, it is {listed(parts)}.", case.taken(*places))


def _founders(case: PackCase, who: str | tuple[str, ...]) -> str:
    """Those who have a role: one kind, or each of a list."""
    return listed([_founder(case, one) for one in ((who,) if isinstance(who, str) else who)])


def _founder(case: PackCase, kind: str) -> str:
    """A founder by its kind, with its name where the proposal gives it, and a marked gap where not."""
    if kind != BOARD and kind not in FOUNDERS:
        return kind
    sponsor = case.proposal.sponsor
    if kind == BOARD:
        return "the NHS Commissioning Board"
    if sponsor.type == kind.removesuffix("s"):
        return sponsor.organisation
    return f"{FOUNDERS[kind]} {to_be_agreed('names of those')}"


def own_coverage(case: PackCase) -> Iterator[Part]:
    """The area that a formal network must have (SI-061)."""
    found = case.proposal.coverage
    expected = case.drawn(Basis.SOURCE, WAY_FORWARD, "Introduction", "SI-061")
    if found is None:
        yield Passage(f"It has a defined area: {to_be_agreed('which area it has')}.", expected)
        return
    named = {ENGLAND: ("the whole of England",), AREAS: found.areas, "ccgs": found.ccgs}.get(found.extent, found.places)
    yield Passage(f"It has a defined area: {'; '.join(named)}.", (*case.taken(("coverage",)), *expected))


def duties(case: PackCase) -> Iterator[Part]:
    """The duties of a support team, as a list of what to ask about."""
    for one in case.plan.provisions.duties:
        yield case.cited(one)
