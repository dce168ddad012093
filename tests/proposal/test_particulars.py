"""What is shown and read by no rule: it changes no answer, stands on the page, and is an edit; and real applications."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria import resources
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.evaluation import CompiledRuleset
from scn_criteria.decision.findings import Assessment
from scn_criteria.decision.proposal_comparison import edits
from scn_criteria.decision.vocabulary import vocabulary
from scn_criteria.diagnostics import Severity
from scn_criteria.document.loader import load
from scn_criteria.proposal.case import WEAKENS
from scn_criteria.proposal.evidence import Item
from scn_criteria.proposal.model import in_one_word
from scn_criteria.proposal.particulars import Particular
from scn_criteria.report.report_view import render_report
from scn_criteria.ruleset.loader import load_ruleset

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
APPLICATIONS = ROOT / "tests" / "cases" / "applications"
sys.path.append(str(ROOT / "tests" / "report"))

from html_page import Page, faults  # noqa: E402

WHOLE = HERE / "particulars.yaml"
UNREAD = (
    *("version", "stage", "authors", "audience", "related_documents", "present_provision", "options", "impact"),
    *("support", "searched", "criteria.measurable_improvement.trends", "outcomes.process_aims", "governance.leadership"),
    "governance.core_committee",
)
"""The keys that no rule reads."""
SHOWN = (*UNREAD, "stakeholders", "coverage.places", "criteria.wide_involvement.organisations")
LISTS = ("function.set_up_by", "function.hosted_by", "function.paid_by")
WORDS = {
    *("nhs_commissioning_board", "ccg", "primary_care", "drug_and_alcohol_services", "higher_is_worse", "report-2011"),
    *("network_model", "already"),
}
"""Words of ours, which the page says otherwise, and keys of sources, for which it has their titles."""
DATES = {"date", "by"}


@lru_cache(maxsize=1)
def compiled() -> CompiledRuleset:
    ruleset = load_ruleset(resources.ruleset_folder(), "rules", vocabulary()).ruleset
    assert ruleset is not None
    return compiled_ruleset(ruleset)


def content(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8").replace(": 2012-11-30", ": '2012-11-30'"))


def judged(path: Path, data: Any = None) -> Assessment:
    """A file assessed, or other content or another text in its place."""
    raw = path.read_bytes() if data is None else data.encode() if isinstance(data, str) else as_yaml(data)
    found = assess(load(raw, path.name), path.name, compiled())
    assert isinstance(found, Assessment)
    return found


def as_yaml(data: Any) -> bytes:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode()


def held(data: Any, place: str) -> Any:
    for key in place.split("."):
        data = data[key]
    return data


def without(data: Any, place: str) -> Any:
    """The same content without what stands at a place."""
    changed = deepcopy(data)
    *above, last = place.split(".")
    del (held(changed, ".".join(above)) if above else changed)[last]
    return changed


def answers(found: Assessment) -> Any:
    """Everything that is decided, with the facts it rests on."""
    parts: tuple[Any, ...] = (*found.criteria, *found.situations, *found.conditions, found.network_type)
    facts = [(fact.name, fact.value) for part in parts for fact in part.facts]
    decided = [part.decided.rule for part in (*parts, found.home_domain, found.outcome)]
    return found.outcome.outcome, found.outcome.possible, facts, decided, found.support.established


def texts(data: Any, key: str = "") -> Iterator[str]:
    """Every text at a place, but for words of ours and dates, which the page writes out."""
    if isinstance(data, dict):
        for name, part in data.items():
            yield from texts(part, name)
    elif isinstance(data, list):
        for part in data:
            yield from texts(part, key)
    elif isinstance(data, str) and data not in WORDS and key not in DATES:
        yield data


# What no rule reads


@pytest.mark.parametrize("key", UNREAD)
def test_no_rule_reads_it(key: str) -> None:
    whole = content(WHOLE)
    assert answers(judged(WHOLE)) == answers(judged(WHOLE, without(whole, key)))


@pytest.mark.parametrize("year", ["1990", "2012-11-30", "2040"])
def test_no_date_of_it_counts(year: str) -> None:
    dated, count = re.subn(r"\b(date|by): [0-9-]+", rf"\1: {year}", WHOLE.read_text(encoding="utf-8"))
    assert count == 5
    assert answers(judged(WHOLE)) == answers(judged(WHOLE, dated))


def test_none_of_it_is_evidence() -> None:
    assert not issubclass(Particular, Item)


@pytest.mark.parametrize("key", [*SHOWN, *LISTS])
def test_every_text_of_it_is_on_the_page(key: str) -> None:
    page = Page(render_report(judged(WHOLE))).text()
    assert [text for text in texts(held(content(WHOLE), key)) if " ".join(text.split()) not in page] == []


NUMBERS = [
    "90,000 GBP a year",
    "10,000 GBP once",
    "17.5 of 25",
    "9 of 25",
    "27.5%",
    "Members: 35",
    "Meetings a year: 5",
    "1.5",
]
DAYS = ["15 October 2012", "June 2013", "October 2012", "2011"]


@pytest.mark.parametrize("text", [*NUMBERS, *DAYS, "CCGs", "The NHS Commissioning Board", "primary care", WEAKENS[1:]])
def test_its_figures_and_dates_are_on_the_page(text: str) -> None:
    assert text in Page(render_report(judged(WHOLE))).text()


def test_the_page_is_well_made() -> None:
    assert faults(render_report(judged(WHOLE))) == []


@pytest.mark.parametrize("key", [*SHOWN, *LISTS])
def test_without_it_the_file_is_another(key: str) -> None:
    whole = content(WHOLE)
    before, after = (load(as_yaml(data), "particulars.yaml").document for data in (whole, without(whole, key)))
    assert before is not None
    assert after is not None
    assert [("removed", key)] == [(one.kind.value, one.place) for one in edits(before, after)]


EDITS = [
    ("17.5", "18", 'options, "A network of both clinics".score.value'),
    ("Both clinics would join.", "Both would.", 'support, "The made-up chief of both clinics".statement'),
    ("date: 2012-10\n", "date: 2012-09\n", 'searched, "Trials with two clinics or more".date'),
    ("27.5", "28", 'criteria.measurable_improvement.trends, "Made-up waits over thirteen weeks".values, "2010/11".value'),
    ("by: 2013-06", "by: 2013-07", 'outcomes.process_aims, "Write one list of all who wait".by'),
    ("lead nurse", "nurse", 'authors, "A made-up author".role'),
]


@pytest.mark.parametrize(("old", "new", "place"), EDITS)
def test_an_edit_is_named_by_what_it_is_about(old: str, new: str, place: str) -> None:
    text = WHOLE.read_text(encoding="utf-8")
    assert text.count(old) == 1
    before, after = (load(one.encode(), "particulars.yaml").document for one in (text, text.replace(old, new)))
    assert before is not None
    assert after is not None
    assert [("changed", place)] == [(one.kind.value, one.place) for one in edits(before, after)]


# Evidence that weakens


CANCER = ROOT / "proposals" / "cancer.yaml"
WEAKENED = [
    "measurable_improvement.measures",
    "wide_involvement.professions",
    "wide_involvement.organisations",
    "nice_guidance.guidance",
    "network_model.reasons",
    "whole_england.reasons",
    "risk_of_absence.risks",
]


@pytest.mark.parametrize("place", WEAKENED)
def test_what_weakens_counts_for_nothing(place: str) -> None:
    whole = plain(CANCER.read_text(encoding="utf-8"))
    marked = deepcopy(whole)
    for item in held(marked, f"criteria.{place}"):
        item["weakens"] = True
    found = judged(CANCER, marked)
    assert answers(judged(CANCER, without(whole, f"criteria.{place}"))) == answers(found)
    at = tuple(f"criteria.{place}".split("."))
    reasons = {item.why_not for criterion in found.criteria for item in criterion.evidence if item.at[:3] == at}
    assert {WEAKENS} == reasons


def plain(text: str) -> Any:
    """The content of a file as its own loader reads it, in plain values."""
    document = load(text.encode(), "cancer.yaml").document
    assert document is not None
    return as_plain(document.data)


def as_plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: as_plain(one) for key, one in data.items()}
    if isinstance(data, list):
        return [as_plain(one) for one in data]
    return data if isinstance(data, bool | int | str) else float(data)


# Founders, hosts and payers in partnership


@pytest.mark.parametrize(
    ("bodies", "word"),
    [
        ("ccg", "ccg"),
        ("several", "several"),
        (("ccg",), "several"),
        (("A council",), "several"),
        (("ccg", "providers"), "several"),
        (("ccg", "A council"), "several"),
    ],
)
def test_bodies_in_one_word(bodies: str | tuple[str, ...], word: str) -> None:
    assert word == in_one_word(bodies)


@pytest.mark.parametrize(
    ("written", "word"),
    [("[nhs_commissioning_board]", "several"), ("[nhs_commissioning_board, A council]", "several")],
)
def test_a_list_is_read_as_several_so_that_no_name_left_out_helps(written: str, word: str) -> None:
    text = CANCER.read_text(encoding="utf-8")
    old = "set_up_by: nhs_commissioning_board"
    assert text.count(old) == 1
    listed, single = (judged(CANCER, plain(text.replace(old, f"set_up_by: {one}"))) for one in (written, word))
    assert answers(single) == answers(listed)


# Three real applications, written down whole


EXPECTED = {
    "alberta-don": ("defer", "undecided", ["establish", "revise", "refer", "decline"], {}),
    "gm-respiratory": ("defer", "undecided", ["establish", "revise", "refer", "decline"], {}),
    "scot-hearing": ("defer", "undecided", ["revise", "refer", "decline"], {"C4": "partly_met"}),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_application_has_its_outcome(name: str) -> None:
    found = judged(APPLICATIONS / f"{name}.yaml")
    ratings = {one.criterion.name: one.rating.value for one in found.criteria if one.rating.value != "not_evidenced"}
    possible = [one.value for one in found.outcome.possible]
    assert EXPECTED[name] == (found.outcome.outcome.value, found.network_type.type.value, possible, ratings)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_application_has_no_error(name: str) -> None:
    found = judged(APPLICATIONS / f"{name}.yaml")
    assert [one.message for one in found.diagnostics if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_every_text_of_a_real_application_is_on_the_page(name: str) -> None:
    path = APPLICATIONS / f"{name}.yaml"
    data, page = content(path), Page(render_report(judged(path))).text()
    for key in ("format", "id", "criteria", "condition", "sources"):
        data.pop(key, None)
    shown = [text for key in SHOWN if "." not in key and key in data for text in texts(data[key])]
    shown += [text for key in LISTS for text in texts(held(data, key)) if text != "several"]
    shown += [text for text in texts(data.get("outcomes", {}).get("process_aims", [])) if text != "framework-2019"]
    shown += list(texts(data["coverage"]["places"]))
    shown += [text for key in ("leadership", "core_committee") for text in texts(data.get("governance", {}).get(key, []))]
    assert [text for text in shown if text not in page] == []


def test_every_application_is_expected() -> None:
    assert set(EXPECTED) == {path.stem for path in APPLICATIONS.glob("*.yaml")}
