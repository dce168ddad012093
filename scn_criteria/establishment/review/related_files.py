"""A return in its context: the proposal and the decision record that it names, read from the files beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, is_dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.document.loader import STANDARD_INPUT, read_file
from scn_criteria.document.records import fields_with_records
from scn_criteria.establishment.funding import areas_covered
from scn_criteria.establishment.review.model import Return
from scn_criteria.proposal.evidence import Number
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.proposal.reference import ReferenceData
from scn_criteria.register.decision_record import DecisionRecord
from scn_criteria.register.related_files import context_finder
from scn_criteria.register.sign_off import examine_record
from scn_criteria.resources import ruleset_folder
from scn_criteria.ruleset.loader import load_ruleset
from scn_criteria.terms import Outcome

# Records

RecordT = TypeVar("RecordT")


@dataclass(frozen=True, slots=True)
class ProposalFound:
    """The proposal that a return names, as it is today, and its outcome if it can be assessed.

    Names, areas and term are empty where the proposal cannot be read, or says nothing of them.
    """

    id: str
    sha256: str
    outcome: Outcome | None
    names: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    term_years: Number | None = None


@dataclass(frozen=True, slots=True)
class ReturnContext:
    """The name of the return's file, the day, and the proposal and the decision record that it names.

    Nothing was looked for where ``looked`` is false: a return from standard input has no folder.
    """

    file_name: str = ""
    today: date | None = None
    looked: bool = False
    proposal: ProposalFound | None = None
    record: DecisionRecord | None = None


ContextFinder = Callable[[Return], ReturnContext]
"""Finds the context of a return. It reads files, so it is handed in."""


@dataclass(frozen=True, slots=True)
class ReturnInContext:
    """A return, its context and the reference data, for checks and facts."""

    report: Return
    reference: ReferenceData
    around: ReturnContext = field(default_factory=ReturnContext)


def every_record(kind: type[RecordT], found: Any) -> Iterator[RecordT]:
    """The records of one kind in a record, in the order of the schema."""
    if isinstance(found, tuple):
        for part in found:
            yield from every_record(kind, part)
    elif is_dataclass(found):
        if isinstance(found, kind):
            yield found
        for name in fields_with_records(type(found)):
            yield from every_record(kind, getattr(found, name))


# Finding the context


def return_context_finder(shown: str, today: date) -> ContextFinder:
    """A function that finds the context of the return in a file. A return from standard input has only the day."""

    def find_context(report: Return) -> ReturnContext:
        if shown == STANDARD_INPUT:
            return ReturnContext(today=today)
        path, named = Path(shown), report.network.established
        record = _record(path.parent / named.record, today) if named.record else None
        proposal = _proposal(path.parent / named.proposal, assessed=named.record is None)
        return ReturnContext(path.name, today, looked=True, proposal=proposal, record=record)

    return find_context


def _proposal(path: Path, *, assessed: bool) -> ProposalFound | None:
    """The proposal, if it can be read; with its outcome where no decision record gives one."""
    loaded = read_file(path, path.as_posix())
    if loaded.document is None:
        return None
    result = assess(loaded, path.as_posix(), _shipped_ruleset()) if assessed else None
    outcome = result.outcome.outcome if isinstance(result, Assessment) else None
    case = examine_proposal(loaded).case
    if case is None:
        return ProposalFound(path.stem, loaded.document.sha256, outcome)
    proposal = case.proposal
    return ProposalFound(
        id=proposal.id,
        sha256=loaded.document.sha256,
        outcome=outcome,
        names=(proposal.condition.name, *proposal.condition.aliases),
        areas=tuple(area.name for area in areas_covered(proposal)),
        term_years=proposal.term.years if proposal.term else None,
    )


@lru_cache(maxsize=1)
def _shipped_ruleset() -> CompiledRuleset:
    """The shipped rules, for proposals without a decision record."""
    ruleset = load_ruleset(ruleset_folder(), "shipped", vocabulary()).ruleset
    if ruleset is None:
        raise RuntimeError("the shipped ruleset cannot be used: run scn lint rules/way-forward-2012")
    return compiled_ruleset(ruleset)


def _record(path: Path, today: date) -> DecisionRecord | None:
    """The decision record, if there is one without an error."""
    examined = examine_record(read_file(path, path.as_posix()), context_finder(path.as_posix(), today))
    return examined.sound.record if examined.sound else None
