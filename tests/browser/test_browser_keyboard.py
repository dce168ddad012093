"""Everything that can be used can be reached with the Tab key, in order, and shows that it has been."""

from __future__ import annotations

import pytest
from chrome import View
from site_of_pages import NAMES

pytestmark = pytest.mark.browser

VIEWS = [(1280, False), (320, False), (1280, True)]
NUMBERED = """
() => {
  const usable = 'a[href], summary, button, input, select, textarea, [tabindex="0"]'
  const all = [...document.querySelectorAll(usable)].filter(one => one.checkVisibility())
  all.forEach((one, at) => { one.dataset.at = at })
  return all.length
}
"""
FOCUSED = """
() => {
  const one = document.activeElement
  const style = getComputedStyle(one)
  const seen = value => value !== 'none' && !value.includes('rgba(0, 0, 0, 0)')
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && seen(style.outlineColor)
  const within = box => box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.left >= 0
  const inside = [...one.getClientRects()].some(within)
  return {at: Number(one.dataset.at ?? -1), ring: outlined || seen(style.boxShadow), inside, name: one.textContent.trim()}
}
"""


def walk(opened, number):
    """What each press of the Tab key comes to."""
    reached = []
    for _ in range(number):
        opened.page.keyboard.press("Tab")
        reached.append(opened.ask(FOCUSED))
    return reached


@pytest.mark.parametrize(("width", "forced_colours"), VIEWS, ids=["wide", "narrow", "forced colours"])
@pytest.mark.parametrize("name", NAMES)
def test_the_tab_key_reaches_everything_in_order_and_it_shows(chrome, site, name, width, forced_colours):
    with chrome.showing(site / f"{name}.html", View(width, forced_colours)) as opened:
        opened.open_details()
        number = opened.ask(NUMBERED)
        reached = walk(opened, number)
    assert list(range(number)) == [one["at"] for one in reached]
    assert [] == [one["name"] for one in reached if not one["ring"]]
    assert [] == [one["name"] for one in reached if not one["inside"]]


@pytest.mark.parametrize("name", NAMES)
def test_the_first_link_skips_to_the_main_content(chrome, site, name):
    with chrome.showing(site / f"{name}.html") as opened:
        opened.page.keyboard.press("Tab")
        opened.page.keyboard.press("Enter")
        assert "main" == opened.ask("() => document.activeElement.id")


@pytest.mark.parametrize("name", NAMES)
def test_details_open_with_the_keyboard(chrome, site, name):
    with chrome.showing(site / f"{name}.html") as opened:
        for one in opened.page.locator("summary").all()[:1]:
            one.focus()
            opened.page.keyboard.press("Enter")
        assert opened.page.locator("details[open]").count() == min(1, opened.page.locator("details").count())
