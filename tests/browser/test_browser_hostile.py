"""A hostile text is text to a real browser too, with the security policy of the page and without it."""

from __future__ import annotations

import re

import pytest
from attacks import ATTACKS, EVERYTHING
from chrome import View, without_policy
from site_of_pages import hostile
from templates_changed import changed_templates

from scn_criteria import resources

pytestmark = pytest.mark.browser

HARM = """
() => {
  const count = selector => document.querySelectorAll(selector).length
  const names = [...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames())
  const links = [...document.querySelectorAll('a[href]')].filter(one => !one.getAttribute('href').startsWith('#'))
  const beside = /^[\\w-]+\\.(html|csv|json|md|pdf|yaml)(#[\\w-]+)?$/
  const away = links.filter(one => !beside.test(one.getAttribute('href')))
  const harm = {
    'code ran': Number(window.__pwned !== undefined || window.pwned !== undefined),
    'scripts': count('script'),
    'foreign elements': count('iframe, object, embed, base, form, input, button, img, video, audio, math, animate'),
    'handlers': names.filter(name => name.startsWith('on')).length,
    'styles': count('[style]') + count('style') - 1,
    'sub-resources': count('link') - 1,
    'pages that reload': count('meta[http-equiv=refresh]'),
    'links that are not of the web': away.filter(one => !/^https?:$/.test(one.protocol)).length,
  }
  return Object.entries(harm).filter(([, number]) => number).map(([name]) => name)
}
"""
POLICIES = [True, False]
WITH_OR_WITHOUT = ["with policy", "without policy"]
TITLE = "{{ proposal.title|user }}"


def harm(chrome, folder, html, policy, view=View()):  # noqa: B008 - it cannot be changed
    """What a page does that it should not, in words."""
    path = folder / "page.html"
    path.write_text(html if policy else without_policy(html), encoding="utf-8")
    with chrome.showing(path, view) as opened:
        opened.open_details()
        opened.page.wait_for_timeout(20)
        asked = [url for url in opened.requests if url not in {path.as_uri(), "data:,"}]
        return [*opened.ask(HARM), *asked, *opened.messages]


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_a_hostile_text_does_nothing_though_no_policy_holds_it(chrome, tmp_path, text):
    assert [harm(chrome, tmp_path, html, policy=False) for html in hostile(text).values()] == [[], []]


@pytest.mark.parametrize("policy", POLICIES, ids=WITH_OR_WITHOUT)
def test_all_hostile_texts_at_once_do_nothing(chrome, tmp_path, policy):
    assert [harm(chrome, tmp_path, html, policy, View(320)) for html in hostile(EVERYTHING).values()] == [[], []]


def test_without_escaping_code_would_run(chrome, tmp_path):
    """The proof that the tests above can fail."""
    with changed_templates(tmp_path / "templates", "partials/banner.html.j2", TITLE, TITLE.replace("user", "safe")):
        html = hostile(" ".join(ATTACKS.values()))["hostile"]
    assert {"code ran", "scripts", "handlers", "foreign elements"} <= set(harm(chrome, tmp_path, html, policy=False))


def test_without_escaping_the_policy_would_still_hold(chrome, tmp_path):
    with changed_templates(tmp_path / "templates", "partials/banner.html.j2", TITLE, TITLE.replace("user", "safe")):
        html = hostile(" ".join(ATTACKS.values()))["hostile"]
    found = harm(chrome, tmp_path, html, policy=True)
    assert "code ran" not in found
    assert any(re.search("Content Security Policy", one) for one in found)


def test_the_templates_are_as_before() -> None:
    assert TITLE in (resources.folder("templates") / "partials/banner.html.j2").read_text(encoding="utf-8")
