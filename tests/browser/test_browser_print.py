"""A report prints on a few sheets, with everything opened that a reader could open."""

from __future__ import annotations

import re

import pytest
from site_of_pages import NAMES, REPORTS

pytestmark = pytest.mark.browser

MOST_SHEETS = 18
SHEET = re.compile(rb"/Type\s*/Page\b")
HIDDEN = "() => [...document.querySelectorAll('details > :not(summary)')].filter(one => !one.checkVisibility()).length"
CUT_OFF = """
() => [...document.body.querySelectorAll('main *')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.tagName + one.className)
"""
A4_IN_PIXELS = 718
"""The width of A4 less the margins."""


def sheets(opened) -> int:
    return len(SHEET.findall(opened.page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "10mm"))))


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_prints_on_few_sheets(chrome, site, name):
    with chrome.showing(site / f"{name}.html") as opened:
        assert 1 < sheets(opened) <= MOST_SHEETS


def test_what_is_closed_is_printed_all_the_same(chrome, site):
    with chrome.showing(site / "cancer.html") as opened:
        closed = sheets(opened)
        opened.open_details()
        assert closed == sheets(opened)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_hidden_on_paper(chrome, site, name):
    with chrome.showing(site / f"{name}.html") as opened:
        opened.page.emulate_media(media="print")
        assert opened.ask(HIDDEN) == 0


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off_on_paper(chrome, site, name):
    with chrome.showing(site / f"{name}.html") as opened:
        opened.page.set_viewport_size({"width": A4_IN_PIXELS, "height": 1000})
        opened.page.emulate_media(media="print")
        assert opened.ask(CUT_OFF) == []
