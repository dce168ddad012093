"""Checks of the budget: what core funding may pay for, sums, allocations, areas and years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Protocol

from scn_criteria import wording
from scn_criteria.diagnostics import DiagnosticRule, Pointer, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.document.fixes import suggest
from scn_criteria.proposal.areas import Area
from scn_criteria.proposal.case import DatedProposal
from scn_criteria.proposal.evidence import Number
from scn_criteria.proposal.model import TOP_UP, Budget, BudgetLine, Coverage, Term
from scn_criteria.proposal.reference import ReferenceData, normalise

# A sum of money out of a fund, whether it is planned or has been paid


class PaidLine(Protocol):
    """A line of a budget, or a payment."""

    @property
    def fund(self) -> str:
        """Out of which fund."""

    @property
    def amount(self) -> Number:
        """How many pounds."""

    @property
    def patient_care(self) -> str | None:
        """How it relates to patient care."""


def lacks_patient_care(line: PaidLine) -> bool:
    """Whether it is programme money and does not say how it relates to patient care."""
    return line.fund == "programme" and not (line.patient_care or "").strip()


# Core funding is spent on the seven uses that it covers

USE_NOT_ALLOWED = DiagnosticRule(
    "SCN321",
    "use-not-allowed",
    Severity.ERROR,
    "National core funding covers seven uses, and no other.",
    'Name one of the seven uses; what fits none of them can be paid by somebody else, from the fund "top_up".',
    "Strategic Clinical Networks update, November 2012, Core national funding covers (SI-130)",
)


def check_use_not_allowed(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look up the use of each line of core funding."""
    budget = case.proposal.budget
    known = [one.use for one in case.reference.core_uses]
    for line in budget.lines if budget else ():
        typed = normalise(line.use).replace(" ", "_")
        if line.is_core and typed not in known:
            near = suggest(typed, known)
            hint = wording.did_you_mean(near)
            message = f'core funding does not cover "{line.use}", expected one of its seven uses{hint}'
            yield UnplacedDiagnostic(
                (*line.at, "use"), message, f'Write one of: {", ".join(known)}; or choose the fund "top_up".'
            )


# Programme money relates directly to patient care

PROGRAMME_MONEY_WITHOUT_PATIENT_CARE = DiagnosticRule(
    "SCN322",
    "programme-money-without-patient-care",
    Severity.ERROR,
    "Programme money must relate directly to patient care; running cost pays for the rest.",
    'Say under "patient_care" what patients get from it, or pay for it from the running cost.',
    "Strategic Clinical Networks update, November 2012, Finance (SI-125)",
)


def check_programme_money_without_patient_care(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Require each line of programme money to say how it relates directly to patient care."""
    budget = case.proposal.budget
    for line in budget.lines if budget else ():
        if lacks_patient_care(line):
            message = (
                f'"{line.what}" is programme money and does not say how it relates to patient care; expected "patient_care"'
            )
            yield UnplacedDiagnostic((*line.at, "fund"), message)


# Money that tops core funding up is kept apart from it

TOP_UP_IN_CORE = DiagnosticRule(
    "SCN324",
    "top-up-in-core",
    Severity.ERROR,
    "Others may top core funding up, but what they pay is not national money, and must not look like it.",
    'Give the line the fund "top_up" and leave it out of the total of core funding.',
    "Strategic Clinical Networks update, November 2012, Finance (SI-129)",
)


def check_top_up_in_core(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Look for lines of core funding that somebody else pays, and for a total that counts both."""
    budget = case.proposal.budget
    if budget is None:
        return
    if counts_top_up(budget):
        core = wording.number(sum_of(line for line in budget.lines if line.is_core))
        message = (
            f'the total of core funding, "{wording.number(budget.core_total)}", counts top-up money in; expected "{core}"'
        )
        yield UnplacedDiagnostic(("budget", "core_total"), message)
    for line in budget.lines:
        if line.is_core and line.paid_by is not None:
            message = f'"{line.paid_by}" is to pay for a line of the fund "{line.fund}"; expected the fund "{TOP_UP}"'
            yield UnplacedDiagnostic((*line.at, "paid_by"), message)


def counts_top_up(budget: Budget) -> bool:
    """Whether the total of core funding is off by just what tops it up."""
    core, everything = (sum_of(lines) for lines in ([line for line in budget.lines if line.is_core], budget.lines))
    return core != everything and budget.core_total == everything


def sum_of(lines: Iterable[PaidLine]) -> Decimal:
    """What lines of a budget or payments add up to, exactly."""
    return sum((Decimal(line.amount) for line in lines), Decimal())


# The lines of a budget add up to the totals that it states

BUDGET_DOES_NOT_ADD_UP = DiagnosticRule(
    "SCN320",
    "budget-does-not-add-up",
    Severity.ERROR,
    "Those who pay read the total, and those who spend read the lines: they must come to the same.",
    "Correct the line that is wrong, or the total; core funding and what tops it up have a total each.",
    "Strategic Clinical Networks update, November 2012, Finance (SI-121, SI-123, SI-129)",
)


def check_budget_does_not_add_up(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Add up core funding, and what tops it up."""
    budget = case.proposal.budget
    if budget is None:
        return
    core, top_up = (sum_of(line for line in budget.lines if line.is_core is wanted) for wanted in (True, False))
    if budget.core_total != core and not counts_top_up(budget):
        yield _differs("core_total", budget.core_total, core, "running cost and programme money")
    if budget.top_up_total is not None and budget.top_up_total != top_up:
        yield _differs("top_up_total", budget.top_up_total, top_up, "top-up money")


def _differs(key: str, stated: int | Decimal, found: Decimal, of: str) -> UnplacedDiagnostic:
    message = (
        f'the total "{wording.number(stated)}" is not what the lines of {of} add up to; expected "{wording.number(found)}"'
    )
    return UnplacedDiagnostic(("budget", key), message)


# A network asks for no more core funding than its areas were allocated

MORE_THAN_ALLOCATED = DiagnosticRule(
    "SCN323",
    "more-than-allocated",
    Severity.ERROR,
    "What an area was allocated was for all of its networks and its senate, so one network cannot have more than all of it.",
    "Ask for less, spread it over more years, or find somebody who tops it up.",
    "Strategic Clinical Networks update, November 2012, Finance (SI-122, SI-124, SI-126)",
)

FUNDS = {"running_cost": "running cost", "programme": "programme money"}
HALF_A_THOUSAND = 500
"""How far a published figure, which is in thousands, may be from the exact one."""


def check_more_than_allocated(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare each fund of each year with what was published, for all areas covered and for each area named."""
    budget, coverage = case.proposal.budget, case.proposal.coverage
    if budget is None or coverage is None or coverage.extent == "ccgs":
        return
    everywhere = case.reference.area_records
    listed = {found.name for found in map(case.reference.area, coverage.areas) if found}
    covered = everywhere if coverage.extent == "england" else tuple(area for area in everywhere if area.name in listed)
    for year, fund in sorted({(line.year, line.fund) for line in budget.lines if line.is_core}):
        lines = [line for line in budget.lines if (line.year, line.fund) == (year, fund)]
        named = {line.area: case.reference.area(line.area) for line in lines if line.area}
        covering = [line for line in lines if line.area is None or named[line.area] in covered]
        if covering and covered:
            yield from _beyond(covering, year, fund, covered, f"the {_counted(len(covered))} covered")
        for area in covered if len(covered) > 1 else ():
            inside = [line for line in lines if line.area and named[line.area] == area]
            yield from _beyond(inside, year, fund, (area,), area.name)


def _beyond(
    lines: list[BudgetLine], year: str, fund: str, areas: tuple[Area, ...], where: str
) -> Iterator[UnplacedDiagnostic]:
    """A fault if lines together ask for more than areas had."""
    asked = sum_of(lines)
    given = sum(_published(area, fund) for area in areas)
    if asked > given + HALF_A_THOUSAND * len(areas):
        message = (
            f'"{wording.number(asked)}" pounds of {FUNDS[fund]} are asked for in {year}; '
            f'expected at most "{wording.number(given)}", which {where} had in 2013/14'
        )
        yield UnplacedDiagnostic((*_largest(lines), "amount"), message)


def _published(area: Area, fund: str) -> int:
    given = area.allocation
    return (given.running_cost if fund == "running_cost" else given.programme) * 1000


def _largest(lines: list[BudgetLine]) -> Pointer:
    """Where the largest of several lines stands: the one to look at first."""
    return max(lines, key=lambda line: Decimal(line.amount)).at


def _counted(number: int) -> str:
    return "area" if number == 1 else f"{number} areas"


# Core funding is spent in the areas that the network covers

BUDGET_OUTSIDE_COVERAGE = DiagnosticRule(
    "SCN325",
    "budget-outside-coverage",
    Severity.ERROR,
    "Core funding goes to the twelve areas, each for its own people: a network has none where it does not work.",
    "Name an area that the network covers, or widen the coverage.",
    "Strategic Clinical Networks update, November 2012, Finance (SI-122, SI-124)",
)


def check_budget_outside_coverage(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the area of each line with the coverage; a network of CCGs has no core funding at all."""
    budget, coverage = case.proposal.budget, case.proposal.coverage
    for line in budget.lines if budget and coverage else ():
        if coverage and coverage.extent == "ccgs" and line.is_core:
            message = f'the network covers CCGs, and CCGs have no "{line.fund}" of the Board; expected the fund "top_up"'
            yield UnplacedDiagnostic(
                (*line.at, "fund"), message, "CCGs pay for networks of their own: give the line the fund top_up."
            )
        elif coverage and coverage.extent == "areas" and _elsewhere(line.area, coverage, case.reference):
            message = f'"{line.area}" is not among the areas covered; expected one of {", ".join(coverage.areas)}'
            yield UnplacedDiagnostic((*line.at, "area"), message)


def _elsewhere(name: str | None, coverage: Coverage, reference: ReferenceData) -> bool:
    """Whether an area is one of the twelve and not covered. A name of no area is for another check."""
    area = reference.area(name) if name else None
    return area is not None and area not in map(reference.area, coverage.areas)


# A budget is for years in which the network exists

BUDGET_YEAR_OUTSIDE_TERM = DiagnosticRule(
    "SCN326",
    "budget-year-outside-term",
    Severity.ERROR,
    "A network lasts up to five years, and its money is for those.",
    "Move the line to a year of the term, written as in 2013/14.",
    "The Way Forward, The first strategic clinical networks (SI-047, SI-050)",
)

APRIL = 4


def check_budget_year_outside_term(case: DatedProposal) -> Iterator[UnplacedDiagnostic]:
    """Compare the financial year of each line with the first and the last day of the term."""
    budget, term = case.proposal.budget, case.proposal.term
    for line in budget.lines if budget else ():
        first, second = int(line.year[:4]), int(line.year[5:])
        if (first + 1) % 100 != second:
            message = f'"{line.year}" is no financial year; expected "{first}/{(first + 1) % 100:02d}"'
            yield UnplacedDiagnostic((*line.at, "year"), message)
        elif term and (outside := _outside(first, term)):
            yield UnplacedDiagnostic((*line.at, "year"), f'the year "{line.year}" {outside}; expected a year of the term')


def _outside(first: int, term: Term) -> str:
    """How a financial year lies outside of a term, or nothing."""
    begins, ends = date(first, APRIL, 1), date(first + 1, APRIL - 1, 31)
    if term.start and ends < term.start.first:
        return f"ends before the network starts, on {term.start}"
    if term.end and begins > term.end.first:
        return f"begins after the network ends, on {term.end}"
    return ""


CHECKS = (
    Check(USE_NOT_ALLOWED, check_use_not_allowed),
    Check(PROGRAMME_MONEY_WITHOUT_PATIENT_CARE, check_programme_money_without_patient_care),
    Check(TOP_UP_IN_CORE, check_top_up_in_core),
    Check(BUDGET_DOES_NOT_ADD_UP, check_budget_does_not_add_up),
    Check(MORE_THAN_ALLOCATED, check_more_than_allocated),
    Check(BUDGET_OUTSIDE_COVERAGE, check_budget_outside_coverage),
    Check(BUDGET_YEAR_OUTSIDE_TERM, check_budget_year_outside_term),
)
