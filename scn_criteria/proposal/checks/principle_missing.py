"""Five principles guide every strategic clinical network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from scn_criteria.diagnostics import Code, Severity
from scn_criteria.proposal.case import Case
from scn_criteria.proposal.checks.fault import Fault
from scn_criteria.proposal.checks.purpose import section_at, strategic
from scn_criteria.proposal.model import Principles

CODE = Code(
    "SCN314",
    "principle-missing",
    Severity.WARNING,
    "Five principles guide every network: quality, clinical leadership, the voice of patients, equality, innovation.",
    "Say under principles, in a sentence for each, how the network follows it.",
    "Strategic Clinical Networks update November 2012, Guiding principles (SI-133)",
)


def check(case: Case) -> Iterator[Fault]:
    """Name the principles that the proposal of a strategic network passes over."""
    principles = case.proposal.principles
    missing = [field.name for field in fields(principles) if not getattr(principles, field.name)]
    if missing and strategic(case.proposal):
        named = ", ".join(f'"{name}"' for name in missing)
        at = section_at("principles", principles != Principles())
        yield Fault(at, f"no word on {named}; expected a sentence on each of the five principles", on_key=True)
