"""Axe finds nothing to mend at WCAG 2.2 AA, nor against best practice."""

from __future__ import annotations

import pytest
from checkers import axe
from chrome import View
from site_of_pages import NAMES

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [(1280, False), (320, False), (1280, True)]
RUN = """
async tags => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations'], elementRef: false})
  const places = one => one.nodes.map(node => `${one.id} at ${node.target}: ${node.failureSummary}`)
  return {rules: found.passes.length, violations: found.violations.flatMap(places)}
}
"""


@pytest.mark.parametrize(("width", "forced_colours"), VIEWS, ids=["wide", "narrow", "forced colours"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_violation(chrome, site, name, width, forced_colours):
    with chrome.showing(site / f"{name}.html", View(width, forced_colours)) as opened:
        opened.open_details()
        opened.ask(axe())
        found = opened.ask(RUN, TAGS)
    assert [] == found["violations"]


def test_axe_would_find_one(chrome, tmp_path):
    page = tmp_path / "bad.html"
    page.write_text("<!DOCTYPE html><title>x</title><main><h1>x</h1><p style='color:#bbb'>faint</p></main>", encoding="utf-8")
    with chrome.showing(page) as opened:
        opened.ask(axe())
        found = {one.split()[0] for one in opened.ask(RUN, TAGS)["violations"]}
    assert {"color-contrast", "html-has-lang"} == found
