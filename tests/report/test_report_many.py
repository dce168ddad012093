"""Sixty proposals: the pages over all of them stay light, and nothing is lost by it."""

import csv
import io
from dataclasses import replace

import pytest
from html_page import Page, faults
from sample import entries, summaries
from shipped_pages import shipped_assessments, shipped_rules

from scn_criteria.report.portfolio_page import portfolio_pages
from scn_criteria.report.rule_book import render_rules

pytestmark = pytest.mark.once

COPIES = 6
LARGEST = 160_000
EVERY = tuple(
    replace(one, proposal=replace(one.proposal, id=f"{one.proposal.id}-{copy}", title=f"{one.proposal.title}, {copy}"))
    for one in shipped_assessments()
    for copy in range(COPIES)
)
INDEX, TABLE = portfolio_pages(entries(EVERY)).values()
PAGES = {"index": INDEX, "rules": render_rules(shipped_rules(), summaries(EVERY))}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_over_sixty_is_light(page):
    assert (len(EVERY), len(page.encode()) < LARGEST) == (60, True)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_over_sixty_is_well_made(page):
    assert faults(page) == []


def test_the_rule_book_hardly_grows() -> None:
    grown = len(PAGES["rules"]) - len(render_rules(shipped_rules(), summaries(shipped_assessments())))
    assert grown < 5_000


@pytest.mark.parametrize("text", ["in one CCG, 0; Falls and fragility fractures in one CCG, 1;", "and 51 more"])
def test_the_rule_book_names_a_few_and_counts_the_rest(text):
    assert text in Page(PAGES["rules"]).text()


def test_the_index_leads_to_every_report() -> None:
    links = Page(INDEX).all("href")
    assert [one.proposal.id for one in EVERY if f"{one.proposal.id}.html" not in links] == []


def test_the_table_shows_every_rule_of_every_proposal() -> None:
    found = {
        line["proposal"]: set(line["rules"].split()) for line in csv.DictReader(io.StringIO(TABLE.removeprefix("\ufeff")))
    }
    assert {one.proposal.id: {decided.rule for decided in one.decided} for one in EVERY} == found
