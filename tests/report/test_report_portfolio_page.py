import csv
import io

import pytest
from html_page import Page, faults
from sample import assessment, deferred, diagnostic, entries, renamed, summaries
from shipped_pages import shipped_assessments

from scn_criteria.decision.findings import NotAssessed
from scn_criteria.report.portfolio_page import (
    criterion_totals,
    domain_rows,
    domains_message,
    entry,
    index_view,
    portfolio_pages,
    totals_message,
)
from scn_criteria.terms import Criterion, Outcome, Rating

EVERY = shipped_assessments()
BROKEN = (NotAssessed("proposals/broken.yaml", (diagnostic("found nothing"),)),)
PAGES = portfolio_pages(entries(EVERY), BROKEN)
FAILS_C5 = assessment(Outcome.DECLINE, {Criterion.C5: Rating.NOT_MET})
PART_C4 = assessment(Outcome.REVISE, {Criterion.C4: Rating.PARTLY_MET})


def table(given, *refused):
    text = portfolio_pages(entries(given), *refused)["index.csv"]
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_table_begins_with_the_mark_by_which_excel_knows_its_encoding() -> None:
    assert portfolio_pages(entries(EVERY), BROKEN)["index.csv"].startswith("\ufeffproposal,")


def test_the_shipped_portfolio_is_well_made() -> None:
    assert faults(PAGES["index.html"]) == []


def test_the_more_criteria_are_met_the_sooner_a_proposal_comes() -> None:
    given = [renamed(PART_C4, "A", "less"), renamed(assessment(Outcome.REVISE), "B", "more")]
    assert [one.summary.id for one in index_view(entries(given)).entries] == ["more", "less"]


def test_of_level_proposals_the_firmer_comes_first() -> None:
    found = [one.firmness for one in index_view(entries(EVERY)).entries if one.summary.outcome is Outcome.ESTABLISH]
    shares = [one.share for one in found if one]
    assert len(found) == len(shares)
    assert (len(shares) > 2, shares == sorted(shares, reverse=True)) == (True, True)


SHOWN = [
    "5 establish",
    "62 of 100",
    "C3 (Wide involvement) is met by 5 of 9, fewer than any other.",
    "Counted over proposals from national and other bodies: 9.",
    "Networks are recommended under domains 1, 2 and 3, and none under domains 4 and 5.",
    "C1 Measurable improvement",
    "proposals/broken.yaml",
]


@pytest.mark.parametrize("text", SHOWN)
def test_the_shipped_portfolio_shows(text):
    assert text in Page(PAGES["index.html"]).text()


@pytest.mark.parametrize("address", ["index.csv", "rules.html", "rules.html#C1", "cancer.html"])
def test_the_portfolio_leads_to(address):
    assert address in Page(PAGES["index.html"]).all("href")


TOTALS = {
    "all met": ([assessment()], "Every criterion is met by every proposal."),
    "one short": ([assessment(), PART_C4], "C4 (Scale and volume) is met by 1 of 2, fewer than any other."),
    "two short": (
        [PART_C4, FAILS_C5],
        "C5 (Links to NICE guidance) and C4 (Scale and volume) are each met by 1 of 2, fewer than the others.",
    ),
    "all short": (
        [assessment(Outcome.DECLINE, dict.fromkeys(Criterion, Rating.NOT_MET))],
        "No criterion falls short more than another: each is met by 0 of 1.",
    ),
}


@pytest.mark.parametrize(("given", "expected"), TOTALS.values(), ids=TOTALS)
def test_what_the_totals_show(given, expected):
    assert expected == totals_message(criterion_totals(summaries(given)), len(given))


def test_every_total_counts_every_proposal() -> None:
    assert {len(EVERY)} == {sum(one.number for one in row.segments) for row in criterion_totals(summaries(EVERY))}


def test_local_proposals_are_not_counted_among_the_others() -> None:
    given = [assessment(), renamed(FAILS_C5, "Falls", "falls", "ccg")]
    totals = index_view(entries(given)).totals
    assert totals is not None
    assert "Every criterion is met" in totals.message


DOMAINS = {
    "one": ([assessment()], "Networks are recommended under domain 1, and none under domains 2, 3, 4 and 5."),
    "none": ([deferred()], "No network is recommended under any of the five domains."),
}


@pytest.mark.parametrize(("given", "expected"), DOMAINS.values(), ids=DOMAINS)
def test_what_the_domains_show(given, expected):
    assert expected == domains_message(domain_rows([entry(one) for one in given]))


def test_all_five_domains_have_a_row() -> None:
    assert [row.domain.number for row in domain_rows([entry(assessment())])] == [1, 2, 3, 4, 5]


def test_the_table_has_a_line_for_every_file() -> None:
    assert len(EVERY) + 1 == len(table(EVERY, BROKEN))


def test_the_table_has_the_order_of_the_page() -> None:
    expected = [one.summary.id for one in index_view(entries(EVERY)).entries]
    assert expected == [line["proposal"] for line in table(EVERY)]


FIGURES = {
    "outcome": "establish",
    "rule": "REC-R2",
    "home_domain": "domain_1",
    "outcome_holds_in": "0.616319",
    "C1": "met",
    "S2": "applies",
    "met": "9",
    "not_met": "0",
}


@pytest.mark.parametrize(("column", "expected"), FIGURES.items(), ids=FIGURES)
def test_the_table_shows(column, expected):
    assert expected == table(EVERY)[0][column]


def test_the_table_names_what_was_not_assessed() -> None:
    line = table((), BROKEN)[0]
    assert (line["path"], line["outcome"], line["C1"]) == ("proposals/broken.yaml", "not_assessed", "")


HOSTILE = {
    "formula": ('=HYPERLINK("https://example.org","x")', '\'=HYPERLINK("https://example.org","x")'),
    "plus": ("+1", "'+1"),
    "minus": ("-1", "'-1"),
    "at": ("@SUM(A1)", "'@SUM(A1)"),
    "after a blank": (" =1+1", "' =1+1"),
    "wide sign": ("\uff1d1+1", "'\uff1d1+1"),
    "comma and quote": ('a,"b"', 'a,"b"'),
    "line end": ("a\nb", "a b"),
    "unseen": ("a\u202eb", "a[U+202E]b"),
    "plain": ("Cancer = 1", "Cancer = 1"),
}


@pytest.mark.parametrize(("title", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_no_title_becomes_a_formula(title, expected):
    assert expected == table([renamed(assessment(), title, "odd")])[0]["title"]


def test_the_order_of_the_files_changes_no_page() -> None:
    assert portfolio_pages(entries(EVERY[::-1]), BROKEN) == PAGES
