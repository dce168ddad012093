"""Faults of returns: pieces of the sound return replaced, by a table, and what lies around it changed."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
import yaml
from review_samples import DIGEST, HERE, NAME, SOUND, TODAY, around, examined, replaced

from scn_criteria.diagnostics import Diagnostic
from scn_criteria.document.dates import PartialDate
from scn_criteria.document.loader import load
from scn_criteria.establishment.review import checks
from scn_criteria.establishment.review.examination import examine_return
from scn_criteria.establishment.review.model import Return
from scn_criteria.establishment.review.related_files import ProposalFound, ReturnContext
from scn_criteria.register.decision_record import (
    DecisionRecord,
    ProposalVersion,
    Recommended,
    RulesetVersion,
    Signature,
    Verdict,
)
from scn_criteria.terms import Outcome

FAULTS: list[dict[str, Any]] = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))
RECORDED = ("    proposal: cancer.yaml\n", "    proposal: cancer.yaml\n    record: cancer.decision.yaml\n")


def line(found: Diagnostic) -> str:
    start = found.span.start
    return f"{start.line}:{start.column} {found.code.number} {found.message}"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"])
def test_a_fault_is_found_at_its_place(fault: dict[str, Any]) -> None:
    text = replaced(*((before, after) for before, after in fault["replace"]))
    assert fault["expected"] == [line(found) for found in examined(text).diagnostics]


def test_the_sound_return_has_no_fault() -> None:
    assert examined(SOUND).diagnostics == ()


def found_with(surroundings: ReturnContext, text: str = SOUND) -> list[str]:
    """What is found where other things lie around the return."""

    def look(_report: Return) -> ReturnContext:
        return surroundings

    return [line(found) for found in examine_return(load(text.encode(), NAME), look, TODAY).diagnostics]


SURROUNDED = around(examined(SOUND).case.report) if examined(SOUND).case else ReturnContext()  # type: ignore[union-attr]


def proposal(outcome: Outcome | None, sha256: str = DIGEST) -> ReturnContext:
    return replace(SURROUNDED, proposal=ProposalFound("cancer", sha256, outcome))


def recorded(verdict: Verdict, outcome: Outcome = Outcome.ESTABLISH, sha256: str = DIGEST) -> ReturnContext:
    record = DecisionRecord(
        ProposalVersion("cancer", sha256),
        RulesetVersion("way-forward-2012", "1.0.0", "b" * 64),
        PartialDate.parse("2012-11-30"),
        Recommended(outcome, 1),
        verdict,
        (Signature((), "A. Example", "Chair", "", PartialDate.parse("2012-12-14")),),
    )
    return replace(SURROUNDED, record=record)


AT_PROPOSAL, AT_DIGEST = "11:15", "12:13"
AROUND = [
    ("nothing there", replace(SURROUNDED, proposal=None), f'{AT_PROPOSAL} SCN341 no proposal is found at "cancer.yaml"'),
    ("declined", proposal(Outcome.DECLINE), f'{AT_PROPOSAL} SCN341 the proposal "cancer.yaml" comes to "decline"'),
    ("not assessed", proposal(None), f'{AT_PROPOSAL} SCN341 the proposal "cancer.yaml" cannot be assessed'),
    ("changed", proposal(Outcome.ESTABLISH, "c" * 64), f'{AT_DIGEST} SCN342 the version "aaaaaaaaaaaa..." is not'),
    ("another name", replace(SURROUNDED, file_name="x.yaml"), '3:5 SCN340 the id is "cancer-wessex-year-1" but'),
]


ABOUT = ProposalFound("cancer", DIGEST, Outcome.ESTABLISH, ("Cancer",), ("Wessex", "London"), 5)
SUBJECTS = [
    ("as proposed", ABOUT, ""),
    ("by another name of it", replace(ABOUT, names=("Malignant disease", "cancer")), ""),
    ("another condition", replace(ABOUT, names=("Asthma",)), '8:14 SCN341 "Cancer" is not what the proposal is about'),
    ("another area", replace(ABOUT, areas=("London",)), '9:9 SCN341 the proposal does not cover "Wessex"'),
    ("a shorter term", replace(ABOUT, term_years=3), '14:15 SCN343 the term is "5" years, but the proposal asked for 3'),
]


@pytest.mark.parametrize(("proposal", "expected"), [case[1:] for case in SUBJECTS], ids=[case[0] for case in SUBJECTS])
def test_a_return_is_about_what_was_proposed(proposal: ProposalFound, expected: str) -> None:
    found = found_with(replace(SURROUNDED, proposal=proposal))
    assert [one[: len(expected)] for one in found] == ([expected] if expected else [])


@pytest.mark.parametrize(("surroundings", "expected"), [case[1:] for case in AROUND], ids=[case[0] for case in AROUND])
def test_what_lies_around_a_return_is_looked_at(surroundings: ReturnContext, expected: str) -> None:
    (found,) = found_with(surroundings)
    assert found.startswith(expected)


RECORDS = [
    ("agreed", recorded(Verdict(agree=True)), ""),
    ("decided otherwise", recorded(Verdict(agree=False, outcome=Outcome.ESTABLISH), Outcome.REVISE), ""),
    ("declined", recorded(Verdict(agree=False, outcome=Outcome.DECLINE)), "SCN341"),
    ("of another version", recorded(Verdict(agree=True), sha256="c" * 64), "SCN342"),
    ("none that can be read", SURROUNDED, "SCN341"),
]


@pytest.mark.parametrize(("surroundings", "expected"), [case[1:] for case in RECORDS], ids=[case[0] for case in RECORDS])
def test_a_decision_record_counts_where_one_is_named(surroundings: ReturnContext, expected: str) -> None:
    found = found_with(replace(surroundings, proposal=replace_outcome(surroundings)), replaced(RECORDED))
    assert expected == " ".join(one.split()[1] for one in found)


def replace_outcome(surroundings: ReturnContext) -> ProposalFound:
    """The proposal, of which nobody asks what it would come to today."""
    assert surroundings.proposal is not None
    return replace(surroundings.proposal, outcome=None)


def test_what_comes_from_standard_input_lies_nowhere() -> None:
    assert found_with(ReturnContext(today=TODAY)) == []


def test_every_topic_is_registered() -> None:
    topics = [import_module(f"{checks.__name__}.{module.name}") for module in pkgutil.iter_modules(checks.__path__)]
    assert {check for topic in topics for check in topic.CHECKS} == set(checks.CHECKS)


def test_a_check_is_named_after_its_rule() -> None:
    names = [f"check_{check.rule.name.replace('-', '_')}" for check in checks.CHECKS]
    assert names == [check.find.__name__ for check in checks.CHECKS]


def test_codes_are_unique_and_in_order_from_340() -> None:
    numbers = [check.rule.number for check in checks.CHECKS]
    assert (sorted(set(numbers)), "SCN340") == (numbers, numbers[0])


def test_each_kind_of_fault_stands_in_a_table_here() -> None:
    shown = {expected.split()[1] for fault in FAULTS for expected in fault["expected"]}
    shown |= {case[2].split()[1] for case in AROUND}
    assert {check.rule.number for check in checks.CHECKS} - shown == set()
