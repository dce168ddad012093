"""Two checkers of markup find no error on any page."""

from __future__ import annotations

import pytest
from checkers import complaints_of_html_validate, complaints_of_nu

pytestmark = pytest.mark.browser

CHECKERS = [complaints_of_nu, complaints_of_html_validate]
BAD = '<!DOCTYPE html><html lang="en-GB"><head><title>x</title></head><body><p id="a"></p><p id="a"></p></body></html>\n'


@pytest.mark.parametrize("complaints", CHECKERS, ids=["Nu HTML checker", "html-validate"])
def test_no_page_has_an_error(site, complaints):
    assert complaints(sorted(site.glob("*.html"))) == []


@pytest.mark.parametrize("complaints", CHECKERS, ids=["Nu HTML checker", "html-validate"])
def test_the_checkers_would_find_one(tmp_path, complaints):
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    assert any("uplicate ID" in one for one in complaints([tmp_path / "bad.html"]))
