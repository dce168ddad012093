import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from robustness_samples import NAMES, assessed

from scn_criteria.report.report_view import render_report
from scn_criteria.report.robustness_view import robustness_view

SHOWN = "respiratory-disease"


class Drawn(HTMLParser):
    """The pictures of a page, and what they are made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.elements if name == tag]


def page(name: str = SHOWN) -> str:
    return render_report(assessed(name))


def section(name: str = SHOWN) -> str:
    """The part of a page that says how firm the outcome is."""
    return page(name).partition('<section aria-labelledby="robustness">')[2].partition("</section>")[0]


def test_the_first_screen_says_how_firm_it_is() -> None:
    banner = page().split("The nine criteria at a glance")[0]
    assert '<dt>How firm is this?</dt><dd><a href="#robustness">Holds in 22 of 100 combinations' in banner


@pytest.mark.parametrize("name", NAMES)
def test_every_report_has_the_section_once(name: str) -> None:
    assert page(name).count('<h2 id="robustness">') == 1


def test_there_is_a_bar_for_each_choice_that_breaks_it() -> None:
    assert len(Drawn(section()).of("svg")) == 6


def test_every_picture_has_a_title() -> None:
    assert len(re.findall(r"<svg [^>]*><title>[^<]+</title>", section())) == 6


def test_no_picture_has_a_style_of_its_own() -> None:
    assert [given for _, given in Drawn(page()).elements if "style" in given] == []


def test_pictures_are_measured_in_percent() -> None:
    widths = [str(given["width"]) for given in Drawn(page()).of("rect")]
    assert [width for width in widths if not re.fullmatch(r"\d+\.\d\d%", width)] == []


def test_the_parts_of_a_bar_fill_it() -> None:
    view = robustness_view(assessed(SHOWN))
    assert view is not None
    assert {100} == {round(sum(float(bar.width.rstrip("%")) for bar in row.bars)) for row in view.rows}


def test_what_is_drawn_is_said_in_words_too() -> None:
    assert "8 professions or more: revise" in page()


def test_where_nothing_breaks_there_is_no_picture() -> None:
    assert Drawn(section("dental-services")).of("svg") == []


def test_rules_that_leave_nothing_to_choose_have_no_section() -> None:
    one = assessed(SHOWN)
    assert robustness_view(replace(one, ruleset=replace(one.ruleset, parameters={}, readings={}))) is None


def test_a_text_of_the_proposal_is_escaped() -> None:
    one = assessed(SHOWN)
    sources = tuple(replace(source, title="<b>bold</b>") for source in one.proposal.sources)
    assert "<b>bold</b>" not in render_report(replace(one, proposal=replace(one.proposal, sources=sources)))
