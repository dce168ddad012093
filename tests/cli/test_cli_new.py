"""``scn new``: a draft that can be checked and assessed from the first minute."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from running import Ran

from scn_criteria import resources
from scn_criteria.cli.new import draft
from scn_criteria.diagnostics import Severity
from scn_criteria.document.loader import load
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.proposal.template_sentences import TEMPLATE_SENTENCES

Run = Callable[..., Ran]


def test_it_writes_a_file_and_says_what_to_do_next(desk: Path, run: Run) -> None:
    ran = run("new", "heart-failure")
    assert (ran.code, ran.out) == (
        0,
        "heart-failure.yaml written, and proposal.schema.json for your editor. "
        "Fill it in, then: scn lint heart-failure.yaml\n",
    )
    assert (desk / "heart-failure.yaml").is_file()


def test_the_draft_has_no_error_but_its_own_sentences(desk: Path, run: Run) -> None:
    run("new", "heart-failure")
    ran = run("lint", "heart-failure.yaml", "-f", "json")
    numbers = {found["code"] for found in json.loads(ran.out)["diagnostics"]}
    assert (1, {"SCN226"}) == (ran.code, {number for number in numbers if number < "SCN3"})


def test_the_draft_is_without_error_once_its_sentences_are_written_over(desk: Path, run: Run) -> None:
    run("new", "heart-failure")
    file = desk / "heart-failure.yaml"
    text = file.read_text(encoding="utf-8")
    for sentence in TEMPLATE_SENTENCES:
        text = text.replace(sentence, "Words of our own, which say what is proposed.")
    file.write_text(text, encoding="utf-8")
    assert run("lint", "heart-failure.yaml").code == 0


def test_the_draft_is_deferred_until_it_is_filled_in(desk: Path, run: Run) -> None:
    run("new", "heart-failure")
    (one,) = json.loads(run("assess", "heart-failure.yaml", "-f", "json").out)["assessments"]
    assert ("defer", {"not_evidenced"}) == (one["outcome"]["id"], {finding["rating"] for finding in one["criteria"]})


def test_the_draft_has_no_strength_at_all(desk: Path, run: Run) -> None:
    run("new", "heart-failure")
    (one,) = json.loads(run("assess", "heart-failure.yaml", "-f", "json").out)["assessments"]
    strengths = [(finding["id"], finding["strength"]) for finding in one["criteria"]]
    assert [(f"C{number}", None) for number in range(1, 10)] == strengths
    assert {"0"} == {one["strength"][key]["share"] for key in ("score", "greatest", "established")}


EDITED = re.compile(r"^( *)# ?|(?<=criteria:)() \{\}", re.MULTILINE)
NOTE = re.compile(r"^# [A-Z`].*\n", re.MULTILINE)
NOT_ASKED = {
    *("criteria.rationale", "coverage.areas", "coverage.ccgs", "coverage.places", "budget.top_up_total"),
    *("present_provision.source", "present_provision.note"),
}
"""Keys of parts that the draft leaves to the reference: an argument in words, lists that its notes name, and the like."""


def whole_draft() -> str:
    """The draft with every example in use."""
    return EDITED.sub(r"\1", NOTE.sub("", draft("heart-failure", date(2012, 11, 30))))


def keys_asked() -> set[str]:
    """Every key of a proposal, and every key of a part of it, by the schema; those of the nine criteria as one part."""
    schema = json.loads(resources.schema_file("proposal").read_text(encoding="utf-8"))["properties"]
    parts = {f"{name}.{key}" for name, part in schema.items() for key in part.get("properties", ())}
    criteria = schema["criteria"]["properties"].values()
    return {*schema, *parts, *(f"criteria.{key}" for part in criteria for key in part["properties"])}


def test_the_draft_asks_for_every_key() -> None:
    document = load(whole_draft().encode(), "heart-failure.yaml").document
    assert document is not None
    data: Any = document.data
    given = {f"{name}.{key}" for name, part in data.items() if isinstance(part, dict) for key in part}
    given |= {f"criteria.{key}" for part in data["criteria"].values() for key in part}
    assert keys_asked() - NOT_ASKED - {*data, *given} == set()


def test_a_draft_with_every_example_in_use_is_of_the_right_form() -> None:
    found = examine_proposal(load(whole_draft().encode(), "heart-failure.yaml")).diagnostics
    assert {one.code.number for one in found if one.severity is Severity.ERROR} == {"SCN226"}


def test_it_never_writes_over_a_file(desk: Path, run: Run) -> None:
    (desk / "heart-failure.yaml").write_text("mine")
    ran = run("new", "heart-failure")
    assert (ran.code, ran.err) == (2, 'Error: "heart-failure.yaml" exists already; nothing was written\n')
    assert (desk / "heart-failure.yaml").read_text() == "mine"


def test_it_prints_the_draft(desk: Path, run: Run) -> None:
    ran = run("new", "heart-failure", "-o", "-")
    assert draft("heart-failure", date.today()) == ran.out
    assert [path.name for path in desk.iterdir()] == ["good"]


def test_it_writes_to_the_file_named(desk: Path, run: Run) -> None:
    run("new", "heart-failure", "-o", "good/heart-failure.yaml")
    assert (desk / "good" / "heart-failure.yaml").is_file()


def test_the_draft_has_its_blanks_filled_in() -> None:
    text = draft("heart-failure", date(2012, 7, 26))
    assert "@" not in text
    assert [
        line.partition("#")[0].strip() for line in text.splitlines() if line.startswith(("id:", "title:", "submitted:"))
    ] == ["id: heart-failure", "title: Heart failure", "submitted: 2012-07-26"]


@pytest.mark.parametrize(
    "bad", ["Heart", "heart failure", "heart_failure", "-heart", "heart-", "../heart", "a--b", "é", "a" * 81]
)
def test_a_bad_id(bad: str, desk: Path, run: Run) -> None:
    ran = run("new", "--", bad)
    assert (ran.code, f'"{bad}" cannot be an id; expected lower case letters' in ran.err) == (2, True)
    assert [path.name for path in desk.iterdir()] == ["good"]


@pytest.mark.parametrize("good", ["a", "a1", "1a", "a-b-c", "a" * 80])
def test_a_good_id(good: str, desk: Path, run: Run) -> None:
    assert run("new", good).code == 0
