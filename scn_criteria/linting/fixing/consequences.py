"""What fixes change in a decision: nobody should find that out later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scn_criteria.linting.fixing.mending import Mended

if TYPE_CHECKING:
    from scn_criteria.decision import Assessment, Bench

NOT_ASSESSED = "not assessed"


@dataclass(frozen=True, slots=True)
class Consequence:
    """One part of a decision, before and after."""

    part: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.part} {self.before} before, {self.after} now"


def consequences(mended: Mended, bench: Bench, assessed_on: date | None) -> tuple[Consequence, ...]:
    """What differs in the decision on the shipped ruleset."""
    before = _assessed(mended, mended.before, bench, assessed_on)
    after = _assessed(mended, mended.after, bench, assessed_on)
    if before is None or after is None:
        found = _outcome(before), _outcome(after)
        return () if found[0] == found[1] else (Consequence("outcome", *found),)
    pairs = zip(_parts(before), _parts(after), strict=True)
    return tuple(Consequence(part, was, now) for (part, was), (_, now) in pairs if was != now)


def _assessed(mended: Mended, content: bytes, bench: Bench, assessed_on: date | None) -> Assessment | None:
    from scn_criteria.decision import Assessment, assess  # noqa: PLC0415 - only a file that was changed is assessed
    from scn_criteria.document import load  # noqa: PLC0415

    shown = mended.subject.shown
    result = assess(load(content, shown), shown, bench, assessed_on)
    return result if isinstance(result, Assessment) else None


def _outcome(assessment: Assessment | None) -> str:
    return assessment.outcome.outcome.value if assessment else NOT_ASSESSED


def _parts(assessment: Assessment) -> Iterator[tuple[str, str]]:
    yield "outcome", _outcome(assessment)
    yield "network type", assessment.network_type.type.value
    yield "home domain", assessment.home_domain.domain.title
    for criterion in assessment.criteria:
        yield criterion.criterion.name, criterion.rating.value
