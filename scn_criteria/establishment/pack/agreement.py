"""The accountability agreement: its year, its aims, both accounts of who answers to whom, and who signs."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria import wording
from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.description import WAY_FORWARD
from scn_criteria.establishment.pack.paper import Part, Passage, Row, Table, to_be_agreed
from scn_criteria.proposal.evidence import Aim, Number
from scn_criteria.ruleset.model import Basis

GOVERNANCE = "Accountability and governance"
SIGNED_BY = (
    "The clinical director",
    "The network director",
    "For the NHS Commissioning Board",
)


def period(case: PackCase) -> Iterator[Part]:
    """The year that a yearly paper is for."""
    marks = (*case.start_marks(), *case.drawn(Basis.SOURCE, WAY_FORWARD, GOVERNANCE, "SI-113"))
    yield Passage(f"Its first year: {case.days.first_year}.", marks)


def aims(case: PackCase) -> Iterator[Part]:
    """The aims, each with somebody to answer for it."""
    found = case.proposal.outcomes.aims
    if not found:
        about = case.drawn(Basis.CONVENTION, WAY_FORWARD, "The first strategic clinical networks", "SI-045")
        yield Passage(f"Aims: {to_be_agreed('each with indicator, baseline, target and date')}.", about)
        return
    head = ("Aim", "Indicator", "Baseline", "Target", "By", "Who answers for it")
    rows = tuple(Row(_aim(number, aim), case.taken(aim.at)) for number, aim in enumerate(found, start=1))
    yield Table("The aims of the network", head, rows)
    for number, aim in enumerate(found, start=1):
        if aim.note:
            yield Passage(f"On aim {number}: {wording.sentence(aim.note)}", case.taken((*aim.at, "note")))


def _aim(number: int, aim: Aim) -> tuple[str, ...]:
    baseline = f"{measured(aim, aim.baseline.value)} ({aim.baseline.period})"
    answers = to_be_agreed("who answers for this aim")
    return str(number), indicator(aim), baseline, measured(aim, aim.target), str(aim.by), answers


def indicator(aim: Aim) -> str:
    """An indicator, with its number in the Outcomes Framework if it has one."""
    if aim.framework is None:
        return aim.indicator
    return f"{aim.indicator} ({aim.framework.reference}, Outcomes Framework {aim.framework.edition})"


def measured(aim: Aim, value: Number) -> str:
    """A value of an indicator with its unit."""
    return f"{wording.number(value)} {wording.spoken(aim.unit)}"


def accounts(case: PackCase) -> Iterator[Part]:
    """The line of accountability as July has it, and as November does (SI-174)."""
    rows = []
    for one in case.outline.accounts:
        july, november = case.cited(one.july), case.cited(one.november)
        rows.append(Row((one.who, july.text, november.text), (*july.marks, *november.marks)))
    head = ("Who", "The Way Forward, July 2012", "Update, November 2012")
    yield Table("Two accounts of one line", head, tuple(rows))


def signatures(case: PackCase) -> Iterator[Part]:
    """Who signs, with names and days to be filled in."""
    marks = case.drawn(Basis.CONVENTION, WAY_FORWARD, GOVERNANCE, "SI-113")
    rows = tuple(
        Row((who, to_be_agreed("name of who signs"), to_be_agreed("signature and day")), marks) for who in SIGNED_BY
    )
    yield Table("Signed by", ("Who", "Name", "Signature and day"), rows)
