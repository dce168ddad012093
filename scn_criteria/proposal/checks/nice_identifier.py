"""Guidance of NICE is named as NICE names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scn_criteria.diagnostics import Code, Safety, Severity
from scn_criteria.document import Remedy, Way
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.records import every
from scn_criteria.proposal.evidence import Guidance

CODE = Code(
    "SCN206",
    "nice-identifier",
    Severity.ERROR,
    "A link to guidance of NICE can be followed only if its identifier is that of a piece of guidance.",
    "Write the letters of the series and the number, without spaces or leading zeros, such as CG80 or QS2.",
    "The Way Forward, Establishing strategic clinical networks, item 5 (SI-025)",
)


def check(case: Case) -> Iterator[Fault]:
    """Compare each identifier with its normal form."""
    for guidance in every(Guidance, case.proposal):
        normal = case.reference.normal_form(guidance.id)
        if normal != guidance.id:
            expected = f'"{normal}"' if normal else 'a series and a number, such as "CG80"'
            message = f'"{guidance.id}" is not an identifier as NICE writes it; expected {expected}'
            remedy = Remedy(Way.WORD, normal, _safety(guidance.id)) if normal else None
            known = ", ".join(f"{series.prefix} ({series.name})" for series in case.reference.series)
            yield Fault((*guidance.at, "id"), message, "" if normal else f"The series are {known}.", remedy=remedy)


def _safety(typed: str) -> Safety:
    """Figures that stand apart may be two numbers, or one with a slip of the pen."""
    return Safety.SAFE if len(re.findall(r"\d+", typed)) == 1 else Safety.UNSAFE
