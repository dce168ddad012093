import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hostile import ADDRESSES, TEXTS, poisoned
from html_page import Page, faults
from sample import assessment, deferred, index_page, proposal

from scn_criteria import resources
from scn_criteria.decision.findings import NotAssessed
from scn_criteria.report.report_view import render_report

TEMPLATES = sorted(resources.folder("templates").rglob("*.j2"))
MODULES = sorted((Path(resources.__file__).parent / "report").glob("*.py"))


def pages(text):
    found = poisoned(deferred(), text)
    return render_report(found), index_page([found], [NotAssessed(text, found.diagnostics)])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_stays_text(text):
    assert [faults(page) for page in pages(text)] == [[], []]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_page_can_be_written_down(text):
    assert all(page.encode("utf-8") for page in pages(text))


@pytest.mark.parametrize("text", [TEXTS["script"], TEXTS["template"], TEXTS["attribute end"]])
def test_a_hostile_text_is_shown_as_typed(text):
    assert all(text in Page(page).text() for page in pages(text))


@pytest.mark.parametrize("text", [TEXTS["right to left"], TEXTS["zero width"]])
def test_unseen_characters_never_reach_a_page(text):
    assert not any(re.search("[\u200b\u202e\u2066\ufeff\u00ad]", page) for page in pages(text))


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_a_hostile_address_is_not_linked(address):
    source = replace(proposal().sources[0], url=address)
    page = Page(render_report(replace(assessment(), proposal=replace(proposal(), sources=(source,)))))
    assert [href for href in page.all("href") if not href.startswith(("#", "data:,", "index.html", "rules.html"))] == []


@pytest.mark.parametrize("html", [render_report(assessment()), index_page([assessment()])], ids=["report", "index"])
def test_the_policy_names_the_digest_of_the_stylesheet(html):
    page = Page(html)
    digest = base64.b64encode(hashlib.sha256(page.style().encode()).digest()).decode()
    expected = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert expected == page.policy()


@pytest.mark.parametrize("forbidden", ["url(", "@import", "</", "http", "expression("])
def test_the_stylesheet_asks_for_nothing(forbidden):
    assert forbidden not in (resources.folder("templates") / "report.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_turns_escaping_off(template):
    assert None is re.search(r"\|\s*safe\b|autoescape|Markup", template.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", [path for path in MODULES if path.name != "templating.py"], ids=lambda path: path.name)
def test_only_the_filters_make_markup(module):
    assert None is re.search(r"Markup|__html__|markupsafe", module.read_text(encoding="utf-8"))


BAD = {
    "<h1>x</h1><script>1</script>": "element script",
    '<h1 style="color:red">x</h1>': "attribute style",
    '<h1 onclick="1">x</h1>': "attribute onclick",
    '<h1>x</h1><a href="#none">x</a>': "link #none leads nowhere",
    '<h1>x</h1><a href="javascript:1">x</a>': "link javascript:1 is not of the web",
    '<h1 id="a">x</h1><p id="a">x</p>': "id a given twice",
    "<h1>x</h1><h3>x</h3>": "heading 3 after 1",
    "<h1>x</h1><p>x": "muddled p",
    '<h1>x</h1><link href="https://example.org/a.css">': "sub-resource https://example.org/a.css",
}


@pytest.mark.parametrize(("html", "fault"), BAD.items(), ids=BAD.values())
def test_the_checker_itself_finds_faults(html, fault):
    assert fault in faults(html)
