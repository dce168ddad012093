"""A page asks for nothing, complains about nothing, and never scrolls sideways."""

from __future__ import annotations

import pytest
from chrome import View
from site_of_pages import NAMES

pytestmark = pytest.mark.browser

TOO_WIDE = """
() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const free = one => !one.parentElement.closest('.wide')
  const beyond = one => free(one) && one.getBoundingClientRect().right > width + 1
  const wide = [...document.body.querySelectorAll('*')].filter(beyond)
  return ['page', ...wide.map(one => `${one.tagName.toLowerCase()}.${one.className} ${one.textContent.trim().slice(0, 40)}`)]
}
"""
SCALED_DOWN = """
() => [...document.querySelectorAll('svg text')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 10)
  .map(one => one.textContent)
"""


@pytest.mark.parametrize("width", [320, 400, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_its_window(chrome, site, name, width):
    with chrome.showing(site / f"{name}.html", View(width)) as opened:
        opened.open_details()
        assert [] == opened.ask(TOO_WIDE)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_picture_can_be_read(chrome, site, name, width):
    with chrome.showing(site / f"{name}.html", View(width)) as opened:
        opened.open_details()
        assert [] == opened.ask(SCALED_DOWN)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_for_nothing_but_itself(chrome, site, name):
    path = site / f"{name}.html"
    with chrome.showing(path) as opened:
        opened.page.wait_for_timeout(50)
        assert [path.as_uri(), "data:,"] == opened.requests or [path.as_uri()] == opened.requests


@pytest.mark.parametrize("name", NAMES)
def test_the_browser_has_nothing_to_say(chrome, site, name):
    with chrome.showing(site / f"{name}.html") as opened:
        opened.page.wait_for_timeout(50)
        assert [] == opened.messages


@pytest.mark.parametrize("name", NAMES)
def test_a_link_within_the_page_leads_to_something_that_shows(chrome, site, name):
    with chrome.showing(site / f"{name}.html") as opened:
        lost = opened.ask(
            """() => [...document.querySelectorAll('a[href^="#"]')]
              .filter(one => !document.getElementById(decodeURIComponent(one.hash.slice(1)))?.getClientRects().length)
              .map(one => one.hash)"""
        )
    assert [] == lost
