"""What prose is worth: placeholders are as good as nothing, and ratings that rest on prose alone are marked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from shipped import FOLDER, NAMES, compiled, judged, shipped

from scn_criteria.cli.new import draft
from scn_criteria.decision.assessment import assess, compiled_ruleset
from scn_criteria.decision.findings import Assessment, NotAssessed, assessment_record
from scn_criteria.document.loader import load

ARGUED = {
    "cancer": ["C6"],
    "cardiovascular-disease": ["C2", "C6"],
    "dental-services": ["C2", "C7", "C9"],
    "end-of-life-care-draft": [],
    "falls-and-fragility-fractures": ["C2", "C6", "C7", "C9"],
    "major-trauma": ["C6"],
    "maternity-and-children": ["C2", "C6"],
    "mental-health-dementia-neurology": ["C6"],
    "neonatal-critical-care": ["C2", "C6", "C7", "C9"],
    "respiratory-disease": ["C2", "C6"],
}
ARGUMENTS = frozenset(
    {
        "pathway",
        "why_plan",
        "why_deliver",
        "why",
        "why_best",
        "change",
        "challenge",
        "joint_work",
        "explanation",
        "link",
        "impact",
    }
)
"""The keys of arguments."""


def with_arguments(held: object, argument: str) -> object:
    """A part of a proposal with every argument replaced."""
    if isinstance(held, dict):
        return {key: argument if key in ARGUMENTS else with_arguments(part, argument) for key, part in held.items()}
    return [with_arguments(part, argument) for part in held] if isinstance(held, list) else held


def cancer_arguing(argument: str) -> str:
    """The proposal for cancer with every argument replaced."""
    document = load((FOLDER / "cancer.yaml").read_bytes(), "cancer.yaml").document
    assert document is not None
    return json.dumps(with_arguments(document.data, argument), default=float)


def found(raw: str, name: str = "cancer") -> Assessment:
    made = judged(raw.encode(), f"{name}.yaml")
    assert not isinstance(made, NotAssessed)
    return made


@pytest.mark.parametrize("name", NAMES)
def test_ratings_that_rest_on_prose_alone_are_marked(name: str) -> None:
    record = assessment_record(shipped(name))
    assert ARGUED[name] == [one["id"] for one in record["criteria"] if one["argued"]]


@pytest.mark.parametrize(
    "placeholder", ["tbc", "n/a", "to follow", "because because because", "Because.", "How it bears on the work."]
)
def test_placeholders_are_worth_as_much_as_nothing(placeholder: str) -> None:
    hollow = found(cancer_arguing(placeholder))
    ratings = {finding.criterion.name: finding.rating.value for finding in hollow.criteria}
    applies = [finding.applies for finding in hollow.situations]
    unmet = {name for name, rating in ratings.items() if rating != "met"}
    assert ({"C4", "C5", "C6", "C8", "C9"}, [None, None]) == (unmet, applies)
    assert hollow.outcome.outcome.value != "establish"


def test_a_draft_as_written_is_deferred_and_nothing_in_it_counts() -> None:
    made = found(draft("heart-failure", date(2012, 11, 30)), "heart-failure")
    ratings = {finding.rating.value for finding in made.criteria}
    assert ("defer", {"not_evidenced"}) == (made.outcome.outcome.value, ratings)


@pytest.mark.parametrize(("words", "rating"), [(3, "met"), (12, "not_evidenced")])
def test_how_long_an_argument_is_depends_on_the_ruleset(words: int, rating: str) -> None:
    rules = compiled().ruleset
    parameter = replace(rules.parameters["argument_words"], value=words)
    varied = compiled_ruleset(replace(rules, parameters={**rules.parameters, "argument_words": parameter}))
    raw = cancer_arguing("Seven words are enough for a reason.")
    made = assess(load(raw.encode(), "cancer.yaml"), "cancer.yaml", varied)
    assert isinstance(made, Assessment)
    assert rating == made["C6"].rating.value
