"""Packs to look at."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from plan_samples import shipped

from scn_criteria.establishment.pack.case import PackCase, TermDates
from scn_criteria.establishment.pack.outline import shipped_outline
from scn_criteria.establishment.pack.pack import pack
from scn_criteria.establishment.pack.paper import Mark, Pack, Paper, Passage
from scn_criteria.establishment.plan import Plan, plan
from scn_criteria.establishment.provisions_file import shipped_provisions

ESTABLISHED = ("cancer", "cardiovascular-disease", "maternity-and-children", "mental-health-dementia-neurology")
REFERRED = ("dental-services", "falls-and-fragility-fractures", "major-trauma", "neonatal-critical-care")
LEFT = ("end-of-life-care-draft",)


@lru_cache(maxsize=None)
def plan_of(name: str) -> Plan:
    return plan(shipped(name), shipped_provisions())


def case_of(name: str, start: date) -> PackCase:
    """A shipped proposal with a first day of choice."""
    return PackCase(plan_of(name), shipped_outline(), TermDates.of_years(start, 5), start_given=True)


@lru_cache(maxsize=None)
def pack_of(name: str) -> Pack:
    return pack(shipped(name), shipped_provisions(), shipped_outline())


def paper_of(name: str, paper: str) -> Paper:
    return next(one for one in pack_of(name).papers if one.name == paper)


def marks_of(paper: Paper) -> list[Mark]:
    """All marks of a document, passage by passage and row by row."""
    parts = [part for section in paper.sections for part in section.parts]
    rows = [row for part in parts if not isinstance(part, Passage) for row in part.rows]
    return [mark for one in (*parts, *rows) if not hasattr(one, "rows") for mark in one.marks]
