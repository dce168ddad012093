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
LOST = """
() => [...document.querySelectorAll('a[href^="#"]')]
  .filter(one => !document.getElementById(decodeURIComponent(one.hash.slice(1)))?.getClientRects().length)
  .map(one => one.hash)
"""


@pytest.mark.parametrize("width", [320, 400, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_its_window(chrome, site, name, width):
    with chrome.showing(site / f"{name}.html", View(width)) as opened:
        opened.open_details()
        assert opened.ask(TOO_WIDE) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_a_picture_can_be_read_on_a_telephone(chrome, site, name):
    with chrome.showing(site / f"{name}.html", View(320)) as opened:
        opened.open_details()
        assert opened.ask(SCALED_DOWN) == []


@pytest.fixture(scope="module")
def loaded(chrome, site):
    """Each page once: what it asked for, what the browser said, and which of its links lead nowhere."""
    found = {}
    for name in NAMES:
        with chrome.showing(site / f"{name}.html") as opened:
            opened.page.wait_for_timeout(50)
            found[name] = opened.requests, opened.messages, opened.ask(LOST)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_for_nothing_but_itself(loaded, site, name):
    assert {(site / f"{name}.html").as_uri()} == {url for url in loaded[name][0] if url != "data:,"}


@pytest.mark.parametrize("name", NAMES)
def test_the_browser_has_nothing_to_say(loaded, name):
    assert loaded[name][1] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_link_within_the_page_leads_to_something_that_shows(loaded, name):
    assert loaded[name][2] == []
