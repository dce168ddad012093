from dataclasses import replace

import pytest
from html_page import Page, faults
from sample import PATH, assessment, deferred, ruleset

from scn_criteria.decision.vocabulary import words_of
from scn_criteria.report.citations import command
from scn_criteria.report.report_view import render_report
from scn_criteria.resources import folder
from scn_criteria.ruleset.difference import fingerprint
from scn_criteria.ruleset.model import Reading
from scn_criteria.terms import Criterion, NetworkType, Outcome, Rating

EMPTY = replace(assessment(), conditions=(), diagnostics=(), situations=())
REPORTS = {
    "establish": assessment(),
    "revise": assessment(Outcome.REVISE, {Criterion.C6: Rating.PARTLY_MET}),
    "refer": assessment(Outcome.REFER, network=NetworkType.PROFESSIONAL),
    "decline": assessment(Outcome.DECLINE, {Criterion.C1: Rating.NOT_MET}),
    "defer": deferred(),
    "empty": EMPTY,
}


@pytest.mark.parametrize("given", REPORTS.values(), ids=REPORTS)
def test_a_report_is_well_made(given):
    assert faults(render_report(given)) == []


@pytest.mark.parametrize("given", REPORTS.values(), ids=REPORTS)
def test_a_report_is_small(given):
    assert len(render_report(given).encode()) < 150_000


def test_two_renders_are_equal() -> None:
    assert render_report(deferred()) == render_report(deferred())


def test_the_stylesheet_is_light() -> None:
    assert len((folder("templates") / "report.css").read_bytes()) <= 12_000


SHOWN = [
    "Assessed as on 30 November 2012",
    "A person decides; this is support for that decision.",
    "9 met",
    "1 of 11 not yet satisfied",
    "The proposer writes: Deaths are counted everywhere in the same way.",
    "Does not count: Published 3 May 2013, after the assessment date.",
    "Source: Atlas of variation Not verified",
    "255,000 people",
    "line 40",
    "23.40 per 100000 (2010)",
    "The document says so",
    "scn assess proposals/respiratory-disease.yaml --assessed-on 2012-11-30",
    "a" * 64,
    "b" * 64,
    fingerprint(ruleset(), words_of(ruleset())),
    "Patient safety (domain 5) built in",
]


@pytest.mark.parametrize("text", SHOWN)
def test_a_report_shows(text):
    assert text in Page(render_report(assessment())).text()


@pytest.mark.parametrize("text", ["0 met", "0 not met", "Where:", "What is missing"])
def test_a_report_of_a_full_case_does_not_show(text):
    assert text not in Page(render_report(assessment())).text()


@pytest.mark.parametrize(
    "text",
    ["What is missing", "Add evidence with its source: C5 (Links to NICE guidance)", "under criteria.nice_guidance"],
)
def test_a_deferred_report_names_what_is_missing(text):
    assert text in Page(render_report(deferred())).text()


def test_a_step_names_file_and_line() -> None:
    given = assessment(Outcome.REVISE, {Criterion.C6: Rating.PARTLY_MET})
    assert f"{PATH}:40" in Page(render_report(given)).text()


def test_the_command_repeats_what_was_changed() -> None:
    reading = Reading("situations", "both", {}, "", ruleset().deferral.source)
    changed = replace(ruleset({"situations": "both", "fold": "1.6"}), readings={"situations": reading})
    expected = f"scn assess {PATH} --assessed-on 2012-11-30 --set fold=1.6 --reading situations=both"
    assert expected == command(replace(assessment(), ruleset=changed))


def test_the_command_quotes_odd_paths() -> None:
    odd = replace(assessment(), origin=replace(assessment().origin, path="my files/a;b.yaml"))
    assert command(odd).startswith("scn assess 'my files/a;b.yaml' ")
