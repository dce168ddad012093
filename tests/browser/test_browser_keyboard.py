"""Everything that can be used can be reached with the Tab key, in order, and shows that it has been."""

from __future__ import annotations

import pytest
from chrome import View
from site_of_pages import NAMES

pytestmark = pytest.mark.browser

VIEWS = {"wide": View(1280), "narrow": View(320), "forced colours": View(1280, forced_colours=True)}
LOOKED_AT = [(name, view) for name in NAMES for view in VIEWS if view == "wide" or name in {"cancer", "index"}]
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


@pytest.mark.parametrize(("name", "view"), LOOKED_AT)
def test_the_tab_key_reaches_everything_in_order_and_it_shows(chrome, site, name, view):
    with chrome.showing(site / f"{name}.html", VIEWS[view]) as opened:
        opened.open_details()
        number = opened.ask(NUMBERED)
        reached = walk(opened, number)
    assert list(range(number)) == [one["at"] for one in reached]
    assert [one["name"] for one in reached if not one["ring"]] == []
    assert [one["name"] for one in reached if not one["inside"]] == []


@pytest.mark.parametrize("name", ["cancer", "index"])
def test_the_first_link_skips_to_the_main_content(chrome, site, name):
    with chrome.showing(site / f"{name}.html") as opened:
        opened.page.keyboard.press("Tab")
        opened.page.keyboard.press("Enter")
        assert opened.ask("() => document.activeElement.id") == "main"


def test_details_open_with_the_keyboard(chrome, site):
    with chrome.showing(site / "cancer.html") as opened:
        opened.page.locator("summary").first.focus()
        opened.page.keyboard.press("Enter")
        assert opened.page.locator("details[open]").count() == 1
