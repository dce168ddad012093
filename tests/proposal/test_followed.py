"""Facts of C1: which measure follows what is compared, and what speaks against. ``followed.yaml`` holds the cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from scn_criteria.document.loader import load
from scn_criteria.proposal.examination import examine_proposal
from scn_criteria.proposal.facts.criterion_1 import FACTS
from scn_criteria.ruleset.vocabulary import Value

CASES = yaml.safe_load(Path(__file__).with_name("followed.yaml").read_text(encoding="utf-8"))
LOWEST = 20
"""Places have the figures 20, 21, 22 and so on."""
ROLES = ("set_up_by", "hosted_by", "paid_by")
SAID = ("indicator", "follows", "published", "number_of_places", "lowest", "highest")


def item(given: dict[str, Any], **also: Any) -> dict[str, Any]:
    """An item about an indicator, with what every such item needs."""
    kept = {key: given[key] for key in SAID if key in given}
    if "framework" in given:
        reference, edition = given["framework"]
        kept["framework"] = {"reference": str(reference), "edition": edition}
    direction = given.get("direction", "higher_is_worse")
    return {"unit": "per 100", "direction": direction, "source": "report", **kept, **also}


def compared(given: dict[str, Any]) -> dict[str, Any]:
    home, others = {"place": "England", "value": given["home"]}, [{"place": "France", "value": given["other"]}]
    return item(given, period=2010, home=home, comparators=others)


def varied(given: dict[str, Any]) -> dict[str, Any]:
    ends = {end: {"value": given[end]} for end in ("lowest", "highest") if end in given}
    places = [{"place": f"Place {number}", "value": LOWEST + number} for number in range(given.get("places", 0))]
    listed = {"places": places} if places else {}
    return item(given, period=2010, between=given.get("between", "regions"), **ends, **listed)


def content(case: dict[str, Any]) -> dict[str, Any]:
    found = {
        "measures": [item(one, baseline={"value": 10, "period": 2010}) for one in case["measures"]],
        "international": [compared(one) for one in case.get("international", ())],
        "variation": [varied(one) for one in case.get("variation", ())],
    }
    return {
        "format": "scn-proposal/1",
        "id": "made-up",
        "title": "A network",
        "summary": "No more than the schema asks for, and what these facts rest on.",
        "condition": {"name": "Example condition"},
        "sponsor": {"organisation": "Example", "type": "other"},
        "submitted": "2012-11-30",
        "function": {"main_purpose": "improve_outcomes", "service": "Example service", **dict.fromkeys(ROLES, "ccg")},
        "criteria": {"measurable_improvement": {name: items for name, items in found.items() if items}},
        "sources": {"report": {"title": "A report", "published": 2011}},
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_measure_follows_and_what_speaks_against(case: dict[str, Any]) -> None:
    text = yaml.safe_dump(content(case), sort_keys=False).encode()
    examined = examine_proposal(load(text, "made-up.yaml")).case
    assert examined is not None
    derived = {one.definition.name: rounded(one.derive(examined).value) for one in FACTS}
    assert case["facts"] == {name: derived[name] for name in case["facts"]}


def rounded(value: Value | None) -> float | None:
    assert not isinstance(value, str)
    return None if value is None else round(float(value), 2)
