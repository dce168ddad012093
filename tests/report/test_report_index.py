import pytest
from html_page import Page, faults
from sample import assessment, deferred, diagnostic, entries, index_page, renamed

from scn_criteria.decision.findings import NotAssessed
from scn_criteria.report.portfolio_page import index_view
from scn_criteria.terms import Outcome

ASSESSED = (
    renamed(deferred(), "Zoster", "zoster"),
    renamed(assessment(), "heart disease", "heart"),
    renamed(assessment(), "Cancer", "cancer"),
    renamed(assessment(Outcome.REFER), "Falls in one area", "falls", "ccg"),
    renamed(assessment(Outcome.DECLINE), "Alpha", "alpha"),
)
BROKEN = (NotAssessed("proposals/broken.yaml", (diagnostic("found nothing"),)),)


@pytest.mark.parametrize("given", [((), ()), (ASSESSED, ()), ((), BROKEN), (ASSESSED, BROKEN)], ids=range(4))
def test_an_index_is_well_made(given):
    assert faults(index_page(*given)) == []


def test_proposals_that_are_level_are_sorted_by_title() -> None:
    national = index_view(entries(ASSESSED)).groups[0]
    assert [entry.summary.id for entry in national.entries] == ["cancer", "heart", "alpha", "zoster"]


def test_local_proposals_stand_apart() -> None:
    local = index_view(entries(ASSESSED)).groups[1]
    assert [entry.summary.id for entry in local.entries] == ["falls"]


def test_the_order_of_the_files_changes_nothing() -> None:
    assert index_page(ASSESSED, BROKEN) == index_page(ASSESSED[::-1], BROKEN)


@pytest.mark.parametrize("identifier", ["javascript:alert(1)//", "../up", "a b", ""])
def test_an_identifier_that_is_no_file_name_is_not_linked(identifier):
    page = Page(index_page([renamed(assessment(), "Odd", identifier)]))
    assert [href for href in page.all("href") if href.endswith(".html")] == ["index.html", "rules.html"]


@pytest.mark.parametrize(
    "text",
    [
        "5 proposals assessed",
        "2 establish",
        "1 defer: evidence is missing",
        "1 not assessed",
        "then by how many criteria are met, then by how firm the outcome is, then by title.",
        "Line 12, column 3",
        "Found nothing.",
    ],
)
def test_an_index_shows(text):
    assert text in Page(index_page(ASSESSED, BROKEN)).text()


def test_no_count_of_nothing_is_shown() -> None:
    assert "0 revise" not in Page(index_page(ASSESSED)).text()
