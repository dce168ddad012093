"""Facts about outcome: how far each aim has come, and how many aims stand how.

Source: Strategic Clinical Networks, update, Measuring SCN effectiveness (SI-151, SI-154).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from scn_criteria.establishment.review.facts.derivation import HUNDRED, PERCENT, count, share_of, yes_or_no
from scn_criteria.establishment.review.model import Return, ReviewedAim
from scn_criteria.establishment.review.terms import Progress
from scn_criteria.proposal.facts.derivation import Derived
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger


@dataclass(frozen=True, slots=True)
class AimDerivation:
    """A fact about one aim and the function that derives it."""

    definition: FactDefinition
    derive: Callable[[ReviewedAim, Return], Derived]


def share_of_way(aim: ReviewedAim, _report: Return) -> Derived:
    """How much of the way from the baseline to the target is gone. Below nought it is the wrong way."""
    if aim.latest is None:
        return Derived(None)
    start, goal, now = (Fraction(found) for found in (aim.baseline.value, aim.target.value, aim.latest.value))
    return Derived(share_of(now - start, goal - start), ((*aim.at, "latest"),))


def lead_over_time(aim: ReviewedAim, report: Return) -> Derived:
    """The share of the way less the share of the time, both up to the day of the latest figure."""
    gone = share_of_way(aim, report).value
    if aim.latest is None or not isinstance(gone, Fraction):
        return Derived(None)
    begun, due = report.network.started.first, aim.target.by.first
    passed = min(max(_days(begun, aim.latest.measured.first), 0), _days(begun, due)) if due > begun else 0
    time = share_of(passed, _days(begun, due)) if due > begun else Fraction(HUNDRED)
    return Derived(gone - (time or 0), ((*aim.at, "latest"), (*aim.at, "target")))


def target_overdue(aim: ReviewedAim, report: Return) -> Derived:
    """Whether the day of the target has passed with the year."""
    return Derived(aim.target.by.first <= report.year.ends.first, ((*aim.at, "target", "by"),))


def _days(begins: date, ends: date) -> int:
    return (ends - begins).days


AIM_REGISTRY = (
    AimDerivation(
        FactDefinition(
            "share_of_way",
            FactType.NUMBER,
            "how much of the way from the baseline to the target is gone",
            PERCENT,
            stronger=Stronger.HIGHER,
        ),
        share_of_way,
    ),
    AimDerivation(
        FactDefinition(
            "lead_over_time",
            FactType.NUMBER,
            "by how much the share of the way exceeds the share of the time",
            "points",
            "point",
            stronger=Stronger.HIGHER,
        ),
        lead_over_time,
    ),
    AimDerivation(
        yes_or_no("target_overdue", "whether the day of the target has passed", Stronger.LOWER, always_known=True),
        target_overdue,
    ),
)

TOTALS: tuple[FactDefinition, ...] = (
    count("aims_reached", "aims that are reached", "aims", "aim"),
    count("aims_going", "aims that are reached or on track", "aims", "aim"),
    count("aims_behind", "aims that are behind", "aims", "aim", Stronger.LOWER),
    count("aims_worse", "aims that are worse than at their baseline", "aims", "aim", Stronger.LOWER),
    count("aims_unmeasured", "aims that are not measured", "aims", "aim", Stronger.LOWER),
    count("aims_unreached", "aims that are not reached, or not measured", "aims", "aim", Stronger.LOWER),
)


def totals(found: Iterable[tuple[ReviewedAim, Progress]]) -> dict[str, Derived]:
    """How many aims stand how, and where they are in the file."""
    listed = tuple(found)
    groups = {
        "aims_reached": (Progress.REACHED,),
        "aims_going": (Progress.REACHED, Progress.ON_TRACK),
        "aims_behind": (Progress.BEHIND,),
        "aims_worse": (Progress.WORSE,),
        "aims_unmeasured": (Progress.NOT_MEASURED,),
        "aims_unreached": tuple(one for one in Progress if one is not Progress.REACHED),
    }
    return {name: _counted(listed, kinds) for name, kinds in groups.items()}


def _counted(listed: tuple[tuple[ReviewedAim, Progress], ...], kinds: tuple[Progress, ...]) -> Derived:
    places = tuple(aim.at for aim, progress in listed if progress in kinds)
    return Derived(len(places), places)
