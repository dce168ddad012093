"""The page of the source, and the way there and back."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest
from hostile import TEXTS
from html_page import Page, faults
from shipped_pages import shipped_rules

from scn_criteria.decision.source_coverage import survey_sources
from scn_criteria.decision.source_items import CoveredPart, SourceCoverage, SourceItem, load_sources
from scn_criteria.report.rule_book import render_rules
from scn_criteria.report.sources_page import render_sources
from scn_criteria.resources import ruleset_folder

pytestmark = pytest.mark.once


@lru_cache(maxsize=1)
def shipped_coverage() -> SourceCoverage:
    ruleset = shipped_rules()
    listed = load_sources(ruleset_folder(), ruleset.path, ruleset.documents).listed
    assert listed is not None
    return survey_sources(listed, ruleset_folder(), ruleset.path)


PAGE = render_sources(shipped_rules(), shipped_coverage())
BOOK = render_rules(shipped_rules(), (), coverage=shipped_coverage())
LARGEST = 150_000


def links(html: str, page: str) -> set[str]:
    """The places on a page that another page leads to."""
    return {href.partition("#")[2] for href in Page(html).all("href") if href.startswith(f"{page}#")}


def test_the_page_is_well_made() -> None:
    assert faults(PAGE) == []


def test_the_rule_book_that_leads_there_is_well_made() -> None:
    assert faults(BOOK) == []


def test_every_link_from_the_rule_book_arrives() -> None:
    found = links(BOOK, "sources.html")
    assert (True, set()) == (len(found) > 50, found - set(Page(PAGE).all("id")))


def test_every_link_to_the_rule_book_arrives() -> None:
    found = links(PAGE, "rules.html")
    assert (True, set()) == (len(found) > 50, found - set(Page(BOOK).all("id")))


def test_every_item_has_its_place() -> None:
    there = Page(PAGE).all("id")
    assert [one.item.number for one in shipped_coverage().items if one.item.number not in there] == []


def test_both_accounts_of_a_contradiction_stand_on_the_page() -> None:
    item = next(one.item for one in shipped_coverage().items if one.item.number == "SI-174")
    assert [each.says for each in item.accounts if each.says not in Page(PAGE).text()] == []


def test_without_the_page_the_rule_book_does_not_lead_there() -> None:
    assert "sources.html" not in render_rules(shipped_rules())


@pytest.mark.parametrize("html", [PAGE, BOOK], ids=["sources", "rules"])
def test_a_page_is_light(html: str) -> None:
    assert len(html.encode()) < LARGEST


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_in_the_list_stays_text(text: str) -> None:
    parts = tuple(
        CoveredPart(text, tuple(replace(one, item=_said(one.item, text)) for one in part.items[:3]))
        for part in shipped_coverage().parts
    )
    assert faults(render_sources(shipped_rules(), replace(shipped_coverage(), parts=parts))) == []


def _said(item: SourceItem, text: str) -> SourceItem:
    accounts = tuple(replace(each, says=text) for each in item.accounts)
    return replace(item, content=text, section=text, waived=text, handled=text, accounts=accounts)
