"""The sentences that say why."""

from __future__ import annotations

from typing import Any

import pytest
from shipped import NAMES, empty, shipped

from scn_criteria.decision.findings import Assessment, Decided


def assessed(name: str) -> Assessment:
    return empty() if name == "empty" else shipped(name)


def all_decided(one: Assessment) -> list[Decided]:
    findings: tuple[Any, ...] = (
        *one.criteria,
        *one.situations,
        one.network_type,
        one.outcome,
        one.home_domain,
        *one.conditions,
    )
    return [finding.decided for finding in findings]


@pytest.mark.parametrize("name", [*NAMES, "empty"])
def test_no_blank_is_left_open(name: str) -> None:
    assert [one.because for one in all_decided(assessed(name)) if "{" in one.because or "}" in one.because] == []


@pytest.mark.parametrize("name", [*NAMES, "empty"])
def test_each_is_a_sentence(name: str) -> None:
    sentences = [one.because for one in all_decided(assessed(name))]
    assert [
        because for because in sentences if not (because[0].isupper() or because[0].isdigit()) or because[-1] != "."
    ] == []


@pytest.mark.parametrize("name", [*NAMES, "empty"])
def test_each_rests_on_a_section_of_a_document(name: str) -> None:
    one = assessed(name)
    assert {decided.source.document for decided in all_decided(one)} <= set(one.ruleset.documents)
    assert all(decided.source.section for decided in all_decided(one))


@pytest.mark.parametrize("name", [*NAMES, "empty"])
def test_the_facts_of_a_finding_are_those_of_its_table(name: str) -> None:
    one = assessed(name)
    for finding in one.criteria:
        shown = [fact.name for fact in finding.facts]
        assert len(shown) == len(set(shown)) > 0


@pytest.mark.parametrize("name", [*NAMES, "empty"])
def test_a_criterion_is_never_failed_for_want_of_evidence(name: str) -> None:
    failed = [one.criterion.name for one in assessed(name).criteria if one.rating.value == "not_met" and not one.evidence]
    # C8 can be failed by what the proposal says of its coverage, which is not an item of evidence.
    assert [number for number in failed if number != "C8"] == []
