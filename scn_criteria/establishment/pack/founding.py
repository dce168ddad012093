"""What others set up themselves: who is behind the network, what it is for, and whom they can ask for help."""

from __future__ import annotations

from collections.abc import Iterator

from scn_criteria.establishment.areas import AREAS, ENGLAND
from scn_criteria.establishment.pack.case import PackCase
from scn_criteria.establishment.pack.description import WAY_FORWARD
from scn_criteria.establishment.pack.paper import Part, Passage, to_be_agreed
from scn_criteria.ruleset.model import Basis

BOARD = "nhs_commissioning_board"
FOUNDERS = {"ccg": "CCGs", "providers": "providers", "several": "several bodies"}


def founders(case: PackCase) -> Iterator[Part]:
    """Who would set the network up, host it and pay for it, by the proposal."""
    function = case.proposal.function
    roles: dict[str, list[str]] = {}
    for role, who in (("set up", function.set_up_by), ("hosted", function.hosted_by), ("paid for", function.paid_by)):
        roles.setdefault(who, []).append(role)
    parts = [f"{_joined(found)} by {_founder(case, who)}" for who, found in roles.items()]
    places = (("function", key) for key in ("set_up_by", "hosted_by", "paid_by"))
    yield Passage(f"By the proposal, it is {_joined(parts)}.", case.taken(*places))


def _joined(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _founder(case: PackCase, kind: str) -> str:
    """A founder by its kind, with its name where the proposal tells it, and the clear place of it where not."""
    sponsor = case.proposal.sponsor
    if kind == BOARD:
        return "the NHS Commissioning Board"
    if sponsor.type == kind.removesuffix("s"):
        return sponsor.organisation
    return f"{FOUNDERS[kind]} {to_be_agreed('names of those')}"


def own_coverage(case: PackCase) -> Iterator[Part]:
    """The area that a formal network must have (SI-061)."""
    found = case.proposal.coverage
    asked = case.drawn(Basis.SOURCE, WAY_FORWARD, "Introduction", "SI-061")
    if found is None:
        yield Passage(f"It has a defined area: {to_be_agreed('which area it has')}.", asked)
        return
    named = {ENGLAND: ("the whole of England",), AREAS: found.areas}.get(found.extent, found.ccgs)
    yield Passage(f"It has a defined area: {'; '.join(named)}.", (*case.taken(("coverage",)), *asked))


def duties(case: PackCase) -> Iterator[Part]:
    """The duties of a support team, as a list of what to ask about."""
    for one in case.plan.provisions.duties:
        yield case.cited(one)
