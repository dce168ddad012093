"""Evidence in the detail of a criterion: named once, shown once, and with the lines where it stands."""

from dataclasses import replace

import pytest
from html_page import Page
from sample import assessment, cited
from shipped_pages import shipped_assessments

from scn_criteria.report.citations import EvidenceRow, runs
from scn_criteria.report.report_view import render_report, report_view

CANCER = next(one for one in shipped_assessments() if one.proposal.id == "cancer")


def row(line, source="atlas", kind="measures", why_not=""):
    return EvidenceRow(replace(cited(line, f"Statement {line}", source, why_not), kind=kind), None)


RUNS = {
    "nothing": ([], []),
    "two alike": ([row(1), row(2)], [[1], [2]]),
    "three alike": ([row(1), row(2), row(3)], [[1, 2, 3]]),
    "another source": ([row(1), row(2), row(3, "other")], [[1], [2], [3]]),
    "another kind": ([row(1), row(2), row(3, kind="benefits")], [[1], [2], [3]]),
    "another reason": ([row(1), row(2), row(3, why_not="too late")], [[1], [2], [3]]),
    "told elsewhere": ([row(1, "a", "risks"), row(2, "b", "risks"), row(3)], [[1, 2], [3]]),
}


@pytest.mark.parametrize(("rows", "expected"), RUNS.values(), ids=RUNS)
def test_what_rests_on_the_same_stands_together(rows, expected):
    assert expected == [[one.cited.line for one in run.rows] for run in runs(rows)]


def test_no_evidence_is_lost() -> None:
    for found in report_view(CANCER).criteria:
        shown = [one for run in (*found.evidence, *found.apart) for one in run.rows]
        assert [*found.counting, *found.not_counting] == shown


SHOWN = [
    ("cancer", "Lines 209 to 214, under professions."),
    ("cancer", "4 items under alternatives, lines 317, 323, 328 and 333: told under Other means considered."),
    ("dental-services", "1 item under risks, line 161: told under Risks without a network."),
    ("cancer", "situations.large_scale_change.pathways, items 1 to 4"),
    ("dental-services", "The proposal marks 3 of 5 as not verified; so does this list."),
    ("dental-services", "No public source. Cited for C5."),
    ("cancer", "How much worse is in percent of the lower figure."),
]


@pytest.mark.parametrize(("name", "text"), SHOWN)
def test_a_report_shows(name, text):
    proposal = next(one for one in shipped_assessments() if one.proposal.id == name)
    assert text in Page(render_report(proposal)).text()


def test_a_risk_is_reported_once() -> None:
    risk = CANCER.proposal.criteria.risk_of_absence.risks[0].risk.rstrip(".")
    assert Page(render_report(CANCER)).text().count(risk) == 1


def test_sources_that_nobody_doubts_are_said_to_be_so() -> None:
    given = assessment()
    checked = replace(given.proposal, sources=given.proposal.sources[:1])
    assert (
        "The proposal marks none of these as not verified." in Page(render_report(replace(given, proposal=checked))).text()
    )
