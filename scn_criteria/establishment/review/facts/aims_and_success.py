"""Facts about aims, statements of success and guiding principles.

Source: Strategic Clinical Networks, update, Measuring SCN effectiveness (SI-151, SI-154).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial

from scn_criteria.establishment.review.model import Principle, Return, ReviewedAim, Sign
from scn_criteria.establishment.review.related_files import ReturnInContext
from scn_criteria.establishment.review.terms import PARTS, Progress, SuccessStatement
from scn_criteria.ruleset.fact_derivation import (
    HUNDRED,
    PERCENT,
    Derived,
    FactDerivation,
    count,
    places_of,
    share_of,
    yes_or_no_fact,
)
from scn_criteria.ruleset.vocabulary import FactDefinition, FactType, Stronger

# Aims: progress of each, and the number of aims with each progress


@dataclass(frozen=True, slots=True)
class AimDerivation:
    """A fact about one aim and the function that derives it."""

    definition: FactDefinition
    derive: Callable[[ReviewedAim, Return], Derived]


def share_of_way(aim: ReviewedAim, _report: Return) -> Derived:
    """The share of the distance from the baseline to the target that is covered. Below nought, the figure got worse."""
    if aim.latest is None:
        return Derived(None)
    start, goal, now = (Fraction(found) for found in (aim.baseline.value, aim.target.value, aim.latest.value))
    return Derived(share_of(now - start, goal - start), ((*aim.at, "latest"),))


def lead_over_time(aim: ReviewedAim, report: Return) -> Derived:
    """The share of the distance less the share of the time, both up to the day of the latest figure."""
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
        yes_or_no_fact("target_overdue", "whether the day of the target has passed", Stronger.LOWER, always_known=True),
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
    """The number of aims with each progress, and their places in the file."""
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


# Statements of success and guiding principles

SUCCESS, SHORTFALL = "success", "shortfall"


def parts_shown(filed: ReturnInContext, statement: SuccessStatement) -> Derived:
    """Parts of a statement with a sign of success and none against it."""
    short = {one.part for one in filed.report.success if one.shows == SHORTFALL}
    signs = [one for one in filed.report.success if one.shows == SUCCESS and one.part not in short]
    return _parts(signs, statement)


def parts_short(filed: ReturnInContext, statement: SuccessStatement) -> Derived:
    """Parts of a statement with a sign against it."""
    return _parts([one for one in filed.report.success if one.shows == SHORTFALL], statement)


def _parts(signs: list[Sign], statement: SuccessStatement) -> Derived:
    found = [one for one in signs if one.part in PARTS[statement]]
    return Derived(len({one.part for one in found}), places_of(found))


def principles(filed: ReturnInContext, *, followed: bool) -> Derived:
    """Guiding principles that were followed, or that were not."""
    stated = filed.report.principles
    five = (stated.quality, stated.clinical_leadership, stated.patient_voice, stated.equality, stated.innovation)
    found = [one for one in five if isinstance(one, Principle) and one.followed is followed]
    return Derived(len(found), places_of(found))


def _of_statements() -> Iterator[FactDerivation[ReturnInContext]]:
    for one in SuccessStatement:
        about = f"of “{one.title[:1].lower()}{one.title[1:]}”"
        number = len(PARTS[one])
        shown = count(f"{one.value}_shown", f"parts {about} with a sign of success", "parts", "part", most=number)
        short = count(
            f"{one.value}_short", f"parts {about} with a sign against it", "parts", "part", Stronger.LOWER, most=number
        )
        yield FactDerivation(shown, partial(parts_shown, statement=one))
        yield FactDerivation(short, partial(parts_short, statement=one))


SUCCESS_FACTS = (
    *_of_statements(),
    FactDerivation(
        count("principles_followed", "guiding principles that were followed", "principles", "principle", most=5),
        lambda filed: principles(filed, followed=True),
    ),
    FactDerivation(
        count(
            "principles_departed_from",
            "guiding principles that were not followed",
            "principles",
            "principle",
            Stronger.LOWER,
            most=5,
        ),
        lambda filed: principles(filed, followed=False),
    ),
)
