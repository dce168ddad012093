"""What checks beyond a schema share: their findings with places, and the check that dates are days of the calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from scn_criteria.diagnostics import Diagnostic, DiagnosticRule, Pointer, Related, Severity
from scn_criteria.document.dates import MONTHS, PartialDate
from scn_criteria.document.document import Document
from scn_criteria.document.fixes import ProposedFix, fix_of

# Findings of checks


@dataclass(frozen=True, slots=True)
class UnplacedDiagnostic:
    """A fault at a place of the file, with advice on this very fault and a second place where they help."""

    at: Pointer
    message: str
    help: str = ""
    on_key: bool = False
    related: str = ""
    related_at: Pointer = ()
    proposed_fix: ProposedFix | None = None


def placed(code: DiagnosticRule, faults: Iterable[UnplacedDiagnostic], document: Document) -> Iterator[Diagnostic]:
    """The faults as diagnostics, with their places in the file."""
    for fault in faults:
        second = (Related(fault.related, document.span(fault.related_at)),) if fault.related else ()
        span = document.span(fault.at, fault.on_key)
        fix = fix_of(fault.proposed_fix, document, fault.at, on_key=fault.on_key)
        yield Diagnostic(code, fault.message, document.path, span, fault.at, fault.help, second, fix)


# Dates

IMPOSSIBLE_DATE = DiagnosticRule(
    "SCN212",
    "impossible-date",
    Severity.ERROR,
    "A day that no calendar has, such as 30 February, leaves open which day was meant.",
    "Look the day up; where only the month is known, write year and month.",
)

DATES = frozenset({"submitted", "start", "end", "by", "published", "accessed", "date"})


def check_impossible_date(document: Document, dates: Collection[str] = DATES) -> Iterator[UnplacedDiagnostic]:
    """Try every date of the file: the text under one of these keys.

    What only bears the name of a date, such as a source with the key ``end``, is looked into like everything else.
    """
    waiting: list[tuple[Any, Pointer]] = [(document.data, ())]
    while waiting:
        part, at = waiting.pop()
        for key, value in part.items() if isinstance(part, dict) else enumerate(part):
            kind = type(value)
            if kind is dict or kind is list:
                waiting.append((value, (*at, key)))
            elif key in dates and kind is str and not _is_day(value):
                yield _fault(value, (*at, key))


def _is_day(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def _fault(text: str, at: Pointer) -> UnplacedDiagnostic:
    year, month = (int(part) for part in text.split("-")[:2])
    name, last = MONTHS[month - 1], monthrange(year, month)[1]
    return UnplacedDiagnostic(at, f'"{text}" is no day of the calendar; expected 1 to {last} in {name} {year}')


CaseT = TypeVar("CaseT")


@dataclass(frozen=True, slots=True)
class Check(Generic[CaseT]):
    """One thing that a schema cannot say: the diagnostic rule, and the function that finds where a case breaks it."""

    rule: DiagnosticRule
    find: Callable[[CaseT], Iterable[UnplacedDiagnostic]]


def placed_diagnostics(checks: Iterable[Check[CaseT]], case: CaseT, document: Document) -> tuple[Diagnostic, ...]:
    """Everything that checks find in a case, with its places in the case's file, in the order of the checks."""
    return tuple(found for check in checks for found in placed(check.rule, check.find(case), document))


def rules_of(*groups: Iterable[Check[Any]]) -> tuple[DiagnosticRule, ...]:
    """The diagnostic rules of checks, by number."""
    return tuple(sorted((check.rule for checks in groups for check in checks), key=lambda rule: rule.number))
