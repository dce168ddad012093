"""Checks of the frame of a return: file name, proposal, decision, year, term, report, agreement, area and sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scn_criteria.diagnostics import DiagnosticRule, Severity
from scn_criteria.document.checks import Check, UnplacedDiagnostic
from scn_criteria.document.fixes import suggest
from scn_criteria.establishment.review.model import CitedItem
from scn_criteria.establishment.review.related_files import ProposalFound, ReturnInContext, every_record
from scn_criteria.proposal.reference import normalise
from scn_criteria.register.decision_record import DecisionRecord
from scn_criteria.safe_text import is_reserved
from scn_criteria.terms import Outcome
from scn_criteria.wording import did_you_mean

# The name of a return is the name of its file, so that one year is not taken for another

RETURN_NOT_FILE_NAME = DiagnosticRule(
    "SCN340",
    "return-not-file-name",
    Severity.ERROR,
    "A review is named after the id of its return: if the file is named otherwise, one year is taken for another.",
    "Rename the file, or change the id.",
)


def check_return_not_file_name(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the id with the name of the file, where there is a file."""
    stem = filed.around.file_name.rpartition(".")[0]
    if filed.around.looked and filed.report.id != stem:
        yield UnplacedDiagnostic(("id",), f'the id is "{filed.report.id}" but the file is named "{stem}"; expected the same')


# A return is that of a network that was established

NEVER_ESTABLISHED = DiagnosticRule(
    "SCN341",
    "never-established",
    Severity.ERROR,
    "Only a network that was established has a term to use, aims to reach and money to answer for.",
    "Name the proposal that was established, or its decision record, by the path from the folder of the return.",
    "The Way Forward, Accountability and governance (SI-113)",
)

ESTABLISHED_AT = ("network", "established")


def check_never_established(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Look at the decision record where one is named, else at the outcome of the proposal; and at the subject of both."""
    if not filed.around.looked:
        return
    named = filed.report.network.established
    if filed.around.proposal is None:
        message = f'no proposal is found at "{named.proposal}"; expected the one by which this network was established'
        yield UnplacedDiagnostic((*ESTABLISHED_AT, "proposal"), message)
    if named.record is not None:
        yield from _record(named.record, filed.around.record)
    elif filed.around.proposal is not None:
        outcome = filed.around.proposal.outcome
        if outcome is not Outcome.ESTABLISH:
            found = "cannot be assessed" if outcome is None else f'comes to "{outcome.value}"'
            message = f'the proposal "{named.proposal}" {found}; expected "establish", or a decision record that says so'
            yield UnplacedDiagnostic((*ESTABLISHED_AT, "proposal"), message)
    if filed.around.proposal is not None:
        yield from _subject(filed, filed.around.proposal)


def _subject(filed: ReturnInContext, proposal: ProposalFound) -> Iterator[UnplacedDiagnostic]:
    """The network is for the condition that the proposal names, in an area that it covers."""
    network = filed.report.network
    if proposal.names and normalise(network.condition) not in map(normalise, proposal.names):
        message = f'"{network.condition}" is not what the proposal is about; expected "{proposal.names[0]}"'
        yield UnplacedDiagnostic(("network", "condition"), message)
    area = filed.reference.area(network.area)
    if area is not None and proposal.areas and area.name not in proposal.areas:
        message = f'the proposal does not cover "{network.area}"; expected one of {"; ".join(proposal.areas)}'
        yield UnplacedDiagnostic(("network", "area"), message)


def _record(path: str, record: DecisionRecord | None) -> Iterator[UnplacedDiagnostic]:
    at = (*ESTABLISHED_AT, "record")
    if record is None:
        yield UnplacedDiagnostic(
            at, f'no decision record without a fault is found at "{path}"; expected one that establishes the network'
        )
    elif record.is_blank:
        yield UnplacedDiagnostic(at, f'nothing is decided yet in "{path}"; expected a decision to establish the network')
    elif record.outcome is not Outcome.ESTABLISH:
        yield UnplacedDiagnostic(at, f'the decision in "{path}" is "{record.outcome.value}"; expected "establish"')


# The proposal is in the version by which the network was established

ESTABLISHED_IN_ANOTHER_VERSION = DiagnosticRule(
    "SCN342",
    "established-in-another-version",
    Severity.ERROR,
    "Aims and term are those of one version of a proposal: if it has changed meanwhile, nobody knows which were agreed.",
    "Name the version that was established, or say by a decision record that the new one was.",
)

ESTABLISHED_AT = ("network", "established")
SHORT = 12
"""The number of characters of a digest that distinguishes it from others."""


def check_established_in_another_version(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the digest of the return with that of the proposal, or else with that of the decision record."""
    named, found, record = filed.report.network.established, filed.around.proposal, filed.around.record
    version = f"{named.sha256[:SHORT]}..."
    if found is not None and found.sha256 != named.sha256:
        message = f'the version "{version}" is not "{named.proposal}" as it is today; expected the digest of that file'
        help_ = f'If it is that file as it is today, and a decision record says so, write "{found.sha256}".'
        yield UnplacedDiagnostic((*ESTABLISHED_AT, "sha256"), message, help_)
    elif record is not None and record.proposal.sha256 != named.sha256:
        message = f'the decision is about another version of "{record.proposal.id}"; expected one about "{version}"'
        yield UnplacedDiagnostic((*ESTABLISHED_AT, "record"), message)


# A network has no sixth year, and none beyond the term that it was given

BEYOND_THE_TERM = DiagnosticRule(
    "SCN343",
    "beyond-the-term",
    Severity.ERROR,
    "A network lasts up to five years: beyond that it works without a mandate.",
    "Correct the number of the year or of the term; for more time, propose the network afresh.",
    "The Way Forward, The first strategic clinical networks (SI-047)",
)

LONGEST = 5


def check_beyond_the_term(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the year with the term, and the term with the longest that there is."""
    years, year = filed.report.network.term_years, filed.report.year.number
    proposed = filed.around.proposal.term_years if filed.around.proposal else None
    if years > LONGEST:
        yield UnplacedDiagnostic(("network", "term_years"), f'the term is "{years}" years; expected at most {LONGEST}')
    elif proposed is not None and years > proposed:
        message = f'the term is "{years}" years, but the proposal asked for {proposed}; expected at most that'
        yield UnplacedDiagnostic(("network", "term_years"), message)
    if year > LONGEST:
        yield UnplacedDiagnostic(
            ("year", "number"), f'a return for year "{year}" of the network; expected at most year {LONGEST}'
        )
    elif year >= years + 1:
        message = f'a return for year "{year}" of a network that was set up for {years}; expected a year of its term'
        yield UnplacedDiagnostic(("year", "number"), message, related="the term", related_at=("network", "term_years"))


# The year of a return is the one that its number says, counted from the start of the network, and it is over

YEAR_OUT_OF_STEP = DiagnosticRule(
    "SCN344",
    "year-out-of-step",
    Severity.ERROR,
    "Progress and the years used are counted by the calendar: a year that begins elsewhere is counted twice or not at all.",
    "Correct the day of the start, the days of the year or its number; submit the return when the year is over.",
)

LONGEST_YEAR = 366


def check_year_out_of_step(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Count from the start, and look at the order of the days."""
    year = filed.report.year
    begins, ends = year.begins.first, year.ends.first
    expected = _years_later(filed.report.network.started.first, year.number - 1)
    if begins != expected:
        message = f'year {year.number} begins on "{begins}"; expected {expected}, counted from the start of the network'
        yield UnplacedDiagnostic(("year", "begins"), message, related="the start", related_at=("network", "started"))
    if not 0 < (ends - begins).days <= LONGEST_YEAR:
        yield UnplacedDiagnostic(("year", "ends"), f'the year ends on "{ends}"; expected a day within a year after {begins}')
    elif filed.report.submitted.first < ends:
        yield UnplacedDiagnostic(
            ("submitted",), f'submitted on "{filed.report.submitted.first}"; expected a day after the year, {ends}'
        )


def _years_later(day: date, years: int) -> date:
    """The same day some years later; after 29 February it is 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


# Where the annual report is not published, it is said why; where it is, when and where

REPORT_UNPUBLISHED_WITHOUT_REASON = DiagnosticRule(
    "SCN354",
    "report-unpublished-without-reason",
    Severity.WARNING,
    "The documents ask for annual reports to be published: whoever finds none should at least find out why.",
    "Give the reason, or the day and the address of the report.",
    "Strategic Clinical Networks update, November 2012, Measuring SCN effectiveness (SI-153; compare SI-156)",
)


def check_report_unpublished_without_reason(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Look for the reason, or else for day and address."""
    report = filed.report.report
    if report is None:
        return
    if not report.published:
        if not (report.reason or "").strip():
            yield UnplacedDiagnostic(
                (*report.at, "published"), 'the report is not published and no reason is given; expected "reason"'
            )
        return
    missing = [f'"{word}"' for word, given in (("on", report.on), ("address", report.address)) if not given]
    if missing:
        message = f"the report is published, but it is not said when or where; expected {' and '.join(missing)}"
        yield UnplacedDiagnostic((*report.at, "published"), message)


# The accountability agreement of a year is in force within the year

AGREEMENT_AFTER_THE_YEAR = DiagnosticRule(
    "SCN356",
    "agreement-after-the-year",
    Severity.WARNING,
    "An agreement that is signed once the year is over binds nobody to anything in it.",
    "Give the day of the agreement for this year, or say that there was none.",
    "The Way Forward, Accountability and governance (SI-113)",
)


def check_agreement_after_the_year(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Compare the day of the agreement with the year."""
    agreement, year = filed.report.governance.accountability_agreement, filed.report.year
    if agreement is not None and agreement.agreed and agreement.on and agreement.on.first > year.ends.first:
        message = f'agreed on "{agreement.on.text}", after the year had ended; expected a day up to {year.ends}'
        yield UnplacedDiagnostic((*agreement.at, "on"), message)


# The area of a network is one of the twelve

UNKNOWN_AREA_OF_RETURN = DiagnosticRule(
    "SCN357",
    "unknown-area-of-return",
    Severity.ERROR,
    "A network is hosted, paid and supported by one of the twelve areas, and reports from it.",
    "Write the name of one of the twelve areas.",
    "The Way Forward, Local geography and organisations (SI-075)",
)


def check_unknown_area_of_return(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Look the area up."""
    area = filed.report.network.area
    if filed.reference.area(area) is None:
        known = {normalise(one): one for one in filed.reference.areas}
        near = suggest(normalise(area), known)
        hint = did_you_mean(known[near] if near else None, joint=", ")
        message = f'"{area}" is not an area of England; expected one of the twelve{hint}'
        yield UnplacedDiagnostic(("network", "area"), message, f"Write one of: {'; '.join(known.values())}.")


# What a return cites is in its list of sources

UNLISTED_SOURCE_OF_RETURN = DiagnosticRule(
    "SCN359",
    "unlisted-source-of-return",
    Severity.ERROR,
    "A figure whose source is not listed cannot be traced, so it cannot be relied on.",
    "Add the source under sources, or cite one that is there.",
)


def check_unlisted_source_of_return(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Look up each cited key."""
    keys = [source.key for source in filed.report.sources]
    for item in every_record(CitedItem, filed.report):
        if item.source and item.source not in keys:
            near = suggest(item.source, keys)
            hint = did_you_mean(near, joint=", ")
            yield UnplacedDiagnostic(
                (*item.at, "source"), f'no source has the key "{item.source}"; expected a key of sources{hint}'
            )


# The id of a return becomes the name of files

ID_OF_RETURN_RESERVED = DiagnosticRule(
    "SCN361",
    "id-of-return-reserved",
    Severity.WARNING,
    "Windows keeps some names for devices: no file there can be named after such an id, neither return nor review.",
    "Choose another id, such as one of the network, its area and the year.",
)


def check_id_of_return_reserved(filed: ReturnInContext) -> Iterator[UnplacedDiagnostic]:
    """Look whether Windows would allow a file named after the return."""
    given = filed.report.id
    if is_reserved(given):
        message = f'the id is "{given}", which Windows keeps for a device; expected one that can name a file'
        yield UnplacedDiagnostic(("id",), message)


CHECKS = (
    Check(RETURN_NOT_FILE_NAME, check_return_not_file_name),
    Check(NEVER_ESTABLISHED, check_never_established),
    Check(ESTABLISHED_IN_ANOTHER_VERSION, check_established_in_another_version),
    Check(BEYOND_THE_TERM, check_beyond_the_term),
    Check(YEAR_OUT_OF_STEP, check_year_out_of_step),
    Check(REPORT_UNPUBLISHED_WITHOUT_REASON, check_report_unpublished_without_reason),
    Check(AGREEMENT_AFTER_THE_YEAR, check_agreement_after_the_year),
    Check(UNKNOWN_AREA_OF_RETURN, check_unknown_area_of_return),
    Check(UNLISTED_SOURCE_OF_RETURN, check_unlisted_source_of_return),
    Check(ID_OF_RETURN_RESERVED, check_id_of_return_reserved),
)
