"""Facts about success and the guiding principles.

Source: Strategic Clinical Networks, update, SCNs will be successful if they... (SI-147 to SI-150) and SCNs - guiding
principles (SI-133).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from scn_criteria.establishment.review.facts.derivation import Derivation, count, placed
from scn_criteria.establishment.review.filed import Filed
from scn_criteria.establishment.review.model import Principle, Sign
from scn_criteria.establishment.review.terms import PARTS, Statement
from scn_criteria.proposal.facts.derivation import Derived
from scn_criteria.ruleset.vocabulary import Stronger

SUCCESS, SHORTFALL = "success", "shortfall"


def parts_shown(filed: Filed, statement: Statement) -> Derived:
    """Parts of a statement with a sign of success and none against it."""
    short = {one.part for one in filed.report.success if one.shows == SHORTFALL}
    signs = [one for one in filed.report.success if one.shows == SUCCESS and one.part not in short]
    return _parts(signs, statement)


def parts_short(filed: Filed, statement: Statement) -> Derived:
    """Parts of a statement with a sign against it."""
    return _parts([one for one in filed.report.success if one.shows == SHORTFALL], statement)


def _parts(signs: list[Sign], statement: Statement) -> Derived:
    found = [one for one in signs if one.part in PARTS[statement]]
    return Derived(len({one.part for one in found}), placed(found))


def principles(filed: Filed, *, followed: bool) -> Derived:
    """Guiding principles that were followed, or that were not."""
    stated = filed.report.principles
    five = (stated.quality, stated.clinical_leadership, stated.patient_voice, stated.equality, stated.innovation)
    found = [one for one in five if isinstance(one, Principle) and one.followed is followed]
    return Derived(len(found), placed(found))


def _of_statements() -> Iterator[Derivation]:
    for one in Statement:
        about = f"of “{one.title[:1].lower()}{one.title[1:]}”"
        number = len(PARTS[one])
        shown = count(f"{one.value}_shown", f"parts {about} with a sign of success", "parts", "part", most=number)
        short = count(
            f"{one.value}_short", f"parts {about} with a sign against it", "parts", "part", Stronger.LOWER, most=number
        )
        yield Derivation(shown, partial(parts_shown, statement=one))
        yield Derivation(short, partial(parts_short, statement=one))


REGISTRY = (
    *_of_statements(),
    Derivation(
        count("principles_followed", "guiding principles that were followed", "principles", "principle", most=5),
        lambda filed: principles(filed, followed=True),
    ),
    Derivation(
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
