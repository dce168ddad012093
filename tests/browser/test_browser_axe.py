"""Axe finds nothing to mend at WCAG 2.2 AA, nor against best practice."""

from __future__ import annotations

import pytest
from checkers import axe
from chrome import View
from site_of_pages import HOSTILE, NAMES

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {"wide": View(1280), "narrow": View(320), "forced colours": View(1280, forced_colours=True)}
LOOKED_AT = [(name, view) for name in NAMES for view in VIEWS if name not in HOSTILE or view == "narrow"]
RUN = """
async tags => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations'], elementRef: false})
  const places = one => one.nodes.map(node => `${one.id} at ${node.target}: ${node.failureSummary}`)
  return {rules: found.passes.length, violations: found.violations.flatMap(places)}
}
"""


@pytest.mark.parametrize(("name", "view"), LOOKED_AT)
def test_axe_finds_no_violation(chrome, site, name, view):
    with chrome.showing(site / f"{name}.html", VIEWS[view]) as opened:
        opened.open_details()
        opened.ask(axe())
        found = opened.ask(RUN, TAGS)
    assert found["violations"] == []


def test_axe_would_find_one(chrome, tmp_path):
    page = tmp_path / "bad.html"
    page.write_text(
        "<!DOCTYPE html><title>x</title><main><h1>x</h1><p style='color:#bbb'>faint</p></main>", encoding="utf-8"
    )
    with chrome.showing(page) as opened:
        opened.ask(axe())
        found = {one.split()[0] for one in opened.ask(RUN, TAGS)["violations"]}
    assert {"color-contrast", "html-has-lang"} == found
